//! `near-duplicate-names`: two entities of one sort with nearly the same name.
//!
//! # What it does
//!
//! Compares the names of actors with each other, those of locations, and those of sources, without
//! regard to case, accents and punctuation: they are the same, or one word of seven letters or more
//! differs by one letter. Names that differ in a digit never count.
//!
//! # Why it matters
//!
//! Two files for one body split its page, its timeline and its figures, and each half looks
//! complete.
//!
//! # Example
//!
//! ```yaml
//! # locations/saraqib.md
//! name: Saraqib
//! # locations/saraqeb.md
//! name: Saraqeb
//! ```
//!
//! # How to silence it
//!
//! Make one of them an alias of the other, or give the names what tells them apart: “Tripoli
//! (Lebanon)”. For the whole site: `checks: { near-duplicate-names: off }`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Check;
use crate::atlas::{Atlas, EntityIx, fold};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::Family;
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "near-duplicate-names",
    about: "two entities of one sort with nearly the same name",
    level: CheckLevel::Warn,
    run,
};

/// Shorter words are different words when a letter differs.
const SHORTEST: usize = 7;
/// What is longer is a sentence, and only an equal one is looked for.
const LONGEST: usize = 80;

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    for family in [Family::Actor, Family::Location, Family::Source] {
        let mut first_of: BTreeMap<Vec<String>, EntityIx> = BTreeMap::new();
        for ix in atlas.entities.of(family).filter(|ix| atlas.declaration(*ix).is_some()) {
            let words = words(&atlas.entities.get(ix).name);
            match first_of.get(&words) {
                Some(first) => report.push(problem(atlas, *first, ix)),
                None if words.is_empty() => {}
                None => {
                    first_of.insert(words, ix);
                }
            }
        }
        let names: Vec<_> = first_of.into_iter().collect();
        for (one, other) in near(&names) {
            let (one, other) = (one.min(other), one.max(other));
            report.push(problem(atlas, one, other));
        }
    }
}

/// A name's words, folded; what is neither letter nor digit parts them.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The pairs of which one word differs by a letter. Two such words are equal once the right letter
/// is taken out of each or of one, so only names that share such a form are compared at all.
fn near(names: &[(Vec<String>, EntityIx)]) -> HashSet<(EntityIx, EntityIx)> {
    let mut forms: HashMap<u64, Vec<usize>> = HashMap::new();
    for (index, (words, _)) in names.iter().enumerate() {
        if words.iter().map(String::len).sum::<usize>() > LONGEST {
            continue;
        }
        let mut own = HashSet::new();
        // The longer of two such words has one letter more at most.
        let long = |(_, word): &(usize, &String)| word.chars().count() + 1 >= SHORTEST;
        for (at, word) in words.iter().enumerate().filter(long) {
            own.insert(form(words, at, word));
            for (cut, letter) in word.char_indices().filter(|(_, letter)| letter.is_alphabetic()) {
                let without = format!("{}{}", &word[..cut], &word[cut + letter.len_utf8()..]);
                own.insert(form(words, at, &without));
            }
        }
        own.into_iter().for_each(|form| forms.entry(form).or_default().push(index));
    }
    let mut found = HashSet::new();
    for alike in forms.values().filter(|alike| alike.len() > 1) {
        for (at, one) in alike.iter().enumerate() {
            for other in &alike[at + 1..] {
                let ((left, one), (right, other)) = (&names[*one], &names[*other]);
                if differ_by_a_letter(left, right) {
                    found.insert((*one.min(other), *one.max(other)));
                }
            }
        }
    }
    found
}

/// The hash of a name in which one word is replaced.
fn form(words: &[String], at: usize, word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&words[..at], word, &words[at + 1..]).hash(&mut hasher);
    hasher.finish()
}

fn differ_by_a_letter(left: &[String], right: &[String]) -> bool {
    let mut differing = left.iter().zip(right).filter(|(left, right)| left != right);
    let (Some((left_word, right_word)), None) = (differing.next(), differing.next()) else { return false };
    let length = left_word.chars().count().max(right_word.chars().count());
    let digits = |word: &str| word.chars().filter(|c| !c.is_alphabetic()).collect::<String>();
    left.len() == right.len()
        && length >= SHORTEST
        && digits(left_word) == digits(right_word)
        && strsim::damerau_levenshtein(left_word, right_word) <= 1
}

fn problem(atlas: &Atlas, one: EntityIx, other: EntityIx) -> Diagnostic {
    let (first, second) = (atlas.entities.get(one), atlas.entities.get(other));
    let message = format!("`{}` is nearly the name of `{}`, `{}`", second.name, first.id, first.name);
    let mut problem = Diagnostic::warning(CHECK.code, message);
    if let (Some(first), Some(second)) = (atlas.declaration(one), atlas.declaration(other)) {
        let related = parse::place(first, "name");
        problem = problem.at(parse::place(second, "name")).related(related, "the other one");
    }
    problem.help("If they are one, make this an alias of the other; if not, tell them apart in the names.")
}

//! Every name and alias of every entity: looked up by `[[…]]`, found in running text.

use crate::model::Map;
use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, Input, MatchKind};

use super::EntityIx;
use super::fold::{Folded, fold};

/// The names of a site. Immutable.
#[derive(Debug)]
pub(super) struct Names {
    /// All names by their folded form.
    by_name: Map<String, Vec<Bearer>>,
    /// The strong ones, as they are searched for.
    patterns: Vec<Pattern>,
    automaton: Option<AhoCorasick>,
}

/// An entity that bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bearer {
    entity: EntityIx,
    weak: bool,
}

#[derive(Debug)]
struct Pattern {
    /// Who bears it; more than one is ambiguous.
    bearers: Vec<EntityIx>,
    /// The written form that the text must have to the letter: an acronym such as UN is no `un`.
    exact: Vec<String>,
    /// Whether some bearer's written form may be matched in any case.
    any_case: bool,
    /// The longest other pattern that this one begins with.
    shorter: Option<usize>,
    /// Length of the folded form in bytes.
    len: usize,
}

/// A name found in running text, in bytes of the text as written.
pub(super) struct Found<'n> {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Who bears the name; more than one is ambiguous.
    pub(super) bearers: &'n [EntityIx],
}

/// What a `[[name]]` means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Lookup {
    /// One entity.
    One(EntityIx),
    /// Several, none of them by right.
    Many(Vec<EntityIx>),
    /// None.
    None,
}

impl Names {
    /// Collects names: each with its entity and whether it is weak.
    pub(super) fn new<'a>(names: impl Iterator<Item = (EntityIx, &'a str, bool)>) -> Self {
        let mut by_name: Map<String, Vec<Bearer>> = Map::default();
        let mut strong: BTreeMap<String, Pattern> = BTreeMap::new();
        for (entity, name, weak) in names {
            let folded = fold(name);
            if folded.is_empty() {
                continue;
            }
            let bearers = by_name.entry(folded.clone()).or_default();
            if !bearers.iter().any(|known| known.entity == entity && known.weak <= weak) {
                bearers.push(Bearer { entity, weak });
            }
            if weak {
                continue;
            }
            let len = folded.len();
            let pattern = strong.entry(folded).or_insert_with(|| Pattern {
                bearers: Vec::new(),
                exact: Vec::new(),
                any_case: false,
                shorter: None,
                len,
            });
            if !pattern.bearers.contains(&entity) {
                pattern.bearers.push(entity);
            }
            match is_acronym(name) {
                true => pattern.exact.push(name.trim().to_owned()),
                false => pattern.any_case = true,
            }
        }
        let shorter: Vec<Option<usize>> = longest_prefixes(strong.keys());
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(strong.keys()).ok();
        let mut patterns: Vec<Pattern> = strong.into_values().collect();
        for (pattern, shorter) in patterns.iter_mut().zip(shorter) {
            pattern.shorter = shorter;
        }
        Self { by_name, patterns, automaton }
    }

    /// Who is meant by a name in `[[…]]`: strong names come before weak ones.
    pub(super) fn lookup(&self, name: &str) -> Lookup {
        let Some(bearers) = self.by_name.get(&fold(name)) else { return Lookup::None };
        let pick = |weak: bool| -> Vec<EntityIx> {
            bearers.iter().filter(|bearer| bearer.weak == weak).map(|bearer| bearer.entity).collect()
        };
        let mut candidates = pick(false);
        if candidates.is_empty() {
            candidates = pick(true);
        }
        match candidates.as_slice() {
            [] => Lookup::None,
            [one] => Lookup::One(*one),
            _ => Lookup::Many(candidates),
        }
    }

    /// All names in their folded form, for suggestions.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Finds strong names in running text: from the left, the longest first, whole words only.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(Found<'_>)) {
        let Some(automaton) = &self.automaton else { return };
        if self.patterns.is_empty() {
            return;
        }
        let folded = Folded::new(text);
        let mut at = 0;
        while let Some(hit) = automaton.find(Input::new(&folded.text).range(at..)) {
            match self.accept(text, &folded, hit.start(), hit.pattern().as_usize()) {
                Some((pattern, end)) => {
                    found(Found {
                        start: folded.original(hit.start()),
                        end: folded.original(end),
                        bearers: &pattern.bearers,
                    });
                    at = end;
                }
                None => at = next_char(&folded.text, hit.start()),
            }
        }
    }

    /// The longest pattern at `start`, beginning with a given one, that stands there as whole words.
    fn accept(&self, text: &str, folded: &Folded, start: usize, pattern: usize) -> Option<(&Pattern, usize)> {
        if folded.text[..start].chars().next_back().is_some_and(is_word) {
            return None;
        }
        let mut candidate = Some(pattern);
        while let Some(index) = candidate {
            let pattern = &self.patterns[index];
            let end = start + pattern.len;
            let whole = !folded.text[end..].chars().next().is_some_and(is_word);
            if whole {
                let written = &text[folded.original(start)..folded.original(end)];
                if pattern.any_case || pattern.exact.iter().any(|exact| exact == written) {
                    return Some((pattern, end));
                }
            }
            candidate = pattern.shorter;
        }
        None
    }
}

/// For each of the sorted names, the longest other one that it begins with.
fn longest_prefixes<'a>(names: impl Iterator<Item = &'a String>) -> Vec<Option<usize>> {
    let mut prefixes = Vec::new();
    // In sorted order, what a name begins with stands before it, on a stack of nested prefixes.
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (index, name) in names.enumerate() {
        while open.last().is_some_and(|(_, prefix)| !name.starts_with(prefix)) {
            open.pop();
        }
        prefixes.push(open.last().map(|(prefix, _)| *prefix));
        open.push((index, name));
    }
    prefixes
}

/// Whether a name is written in capitals alone, so that its lower-case form is another word.
fn is_acronym(name: &str) -> bool {
    let mut letters = name.chars().filter(|c| c.is_lowercase() || c.is_uppercase());
    let count = letters.clone().count();
    (2..=6).contains(&count) && letters.all(char::is_uppercase)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn next_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

//! The words of ICD 203 in running text: likelihoods of both rows, and levels of confidence.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::model::front::Briefing;
use crate::model::{Document, Likelihood};

/// A term of likelihood in a text.
pub(super) struct Found {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Whether it is of the directive's second row.
    pub(super) second_row: bool,
}

struct Terms {
    automaton: Option<AhoCorasick>,
    /// For each pattern, whether it is of the second row.
    second_row: Vec<bool>,
}

impl Terms {
    fn new(terms: Vec<(&str, bool)>) -> Self {
        let patterns = terms.iter().map(|(term, _)| term);
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(patterns);
        Self { automaton: automaton.ok(), second_row: terms.into_iter().map(|(_, second)| second).collect() }
    }

    /// The terms that stand in a text as whole words.
    fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> + 'a {
        let whole = |range: &Range<usize>| {
            let before = text[..range.start].chars().next_back();
            let after = text[range.end..].chars().next();
            ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        };
        let found = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        found
            .map(|hit| Found { range: hit.range(), second_row: self.second_row[hit.pattern().as_usize()] })
            .filter(move |found| whole(&found.range))
    }
}

static LIKELIHOODS: LazyLock<Terms> = LazyLock::new(|| {
    let first =
        Likelihood::ALL.iter().map(|term| (term.as_str(), false)).chain([("almost certainly", false)]);
    // Alone, the word says how far away something is, or how it is controlled.
    let second = Likelihood::second_row().filter(|term| *term != "remote").map(|term| (term, true));
    Terms::new(first.chain(second).chain([("nearly certainly", true), ("highly probably", true)]).collect())
});

static CONFIDENCE: LazyLock<Terms> = LazyLock::new(|| {
    let levels = ["high confidence", "moderate confidence", "medium confidence", "low confidence"];
    let adverbs = ["highly confident", "moderately confident", "high-confidence", "low-confidence"];
    Terms::new(levels.into_iter().chain(adverbs).map(|term| (term, false)).collect())
});

/// The terms of likelihood in a text, in order.
pub(super) fn likelihoods(text: &str) -> impl Iterator<Item = Found> {
    LIKELIHOODS.find(text)
}

/// The first level of confidence in a text.
pub(super) fn confidence(text: &str) -> Option<Range<usize>> {
    CONFIDENCE.find(text).next().map(|found| found.range)
}

/// Whether a file holds terms of both rows somewhere, be it in a quotation. Few do, and only they
/// need be read as Markdown.
pub(super) fn may_mix(document: &Document, briefing: &Briefing) -> bool {
    if !document.hints.second_row {
        return false;
    }
    let mut rows = [briefing.claims.iter().any(|claim| claim.likelihood.is_some()), false];
    likelihoods(&document.text()).any(|found| {
        rows[usize::from(found.second_row)] = true;
        rows == [true, true]
    })
}

/// Whether a file holds a level of confidence somewhere.
pub(super) fn may_speak_of_confidence(document: &Document) -> bool {
    document.hints.confidence && confidence(&document.text()).is_some()
}

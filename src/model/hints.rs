//! Whether a file may hold words that checks look for. It is found out while the text is at hand, so
//! that a check reads the few files again that may concern it, and not all of them.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::{Deserialize, Serialize};

/// What a file may hold, somewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hints {
    /// Terms of the second row of ICD 203's likelihoods.
    pub second_row: bool,
    /// A level of confidence.
    pub confidence: bool,
}

/// Parts of terms, after the letter that may be a capital: a search for these few is many times
/// faster than one for the terms. Words in capitals alone are not looked for.
const PARTS: [&str; 5] = ["onfiden", "robab", "emote chance", "ven odds", "early certain"];

static AUTOMATON: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(PARTS).ok());

impl Hints {
    /// The hints of a whole file.
    pub fn of(text: &str) -> Self {
        let Some(automaton) = AUTOMATON.as_ref() else { return Self { second_row: true, confidence: true } };
        let mut hints = Self::default();
        for hit in automaton.find_iter(text) {
            let is_confidence = hit.pattern().as_usize() == 0;
            hints.confidence |= is_confidence;
            hints.second_row |= !is_confidence;
        }
        hints
    }
}

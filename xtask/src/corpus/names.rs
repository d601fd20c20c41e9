//! Invents names of people and places: Latin and Arabic, no two alike, none an English word here.
//!
//! It knows syllables and what was handed out before, nothing of what a name is for.

use std::collections::HashSet;

use super::{rng::Rng, words};

/// Consonants that open a syllable, with the Arabic letter of each.
const OPENINGS: &[(&str, &str)] = &[
    ("b", "ب"),
    ("d", "د"),
    ("f", "ف"),
    ("gh", "غ"),
    ("h", "ه"),
    ("j", "ج"),
    ("k", "ك"),
    ("kh", "خ"),
    ("l", "ل"),
    ("m", "م"),
    ("n", "ن"),
    ("q", "ق"),
    ("r", "ر"),
    ("s", "س"),
    ("sh", "ش"),
    ("t", "ت"),
    ("w", "و"),
    ("z", "ز"),
];

/// Vowels, with the Arabic letter of each.
const VOWELS: &[(&str, &str)] = &[("a", "ا"), ("i", "ي"), ("u", "و")];

/// Consonants that close a syllable, with the Arabic letter of each.
const CLOSINGS: &[(&str, &str)] =
    &[("", ""), ("", ""), ("n", "ن"), ("r", "ر"), ("l", "ل"), ("m", "م"), ("sh", "ش"), ("b", "ب")];

/// An invented stem in both scripts.
#[derive(Clone)]
pub(crate) struct Stem {
    /// In Latin letters, with a capital.
    pub(crate) latin: String,
    /// In Arabic letters.
    pub(crate) arabic: String,
}

/// Hands out names and remembers them.
pub(crate) struct Names {
    rng: Rng,
    taken: HashSet<String>,
}

impl Names {
    /// A source of names.
    pub(crate) fn new() -> Self {
        let taken = words::all().map(str::to_lowercase).collect();
        Self { rng: Rng::new(1, 0), taken }
    }

    /// A new stem, of two or three syllables.
    pub(crate) fn stem(&mut self) -> Stem {
        loop {
            let (mut latin, mut arabic) = (String::new(), String::new());
            for _ in 0..2 + self.rng.below(2) {
                for part in [OPENINGS, VOWELS, CLOSINGS] {
                    let (roman, letter) = part[self.rng.below(part.len())];
                    latin.push_str(roman);
                    arabic.push_str(letter);
                }
            }
            // A short one might be a word of some language, or of an acronym.
            if latin.len() >= 6 && !self.taken.contains(&arabic) && self.claim(&latin) {
                self.taken.insert(arabic.clone());
                return Stem { latin: capital(&latin), arabic };
            }
        }
    }

    /// Takes a name, unless somebody has it; letter case makes no difference.
    pub(crate) fn claim(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_lowercase())
    }
}

/// The same with its first letter as a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same as an id: small letters and hyphens.
pub(crate) fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

//! Headings and their anchors.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Heading {
    /// 1 to 6, as written; pages print it one level lower than a page's title.
    pub level: u8,
    /// Its anchor, one of a kind in the text.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// Gives every heading of one text an anchor of its own.
#[derive(Debug, Default)]
pub struct HeadingIds {
    taken: HashMap<String, usize>,
}

/// Anchors that every theme gives to parts of the page around a text.
const RESERVED: [&str; 2] = ["main", "toc-title"];
/// Those of the sections that a theme puts below a text begin so.
const SECTION: &str = "ledger-";

/// Whether an anchor is a theme's own, so that nothing else on a page may have it.
pub fn is_theme_anchor(anchor: &str) -> bool {
    RESERVED.contains(&anchor) || anchor.starts_with(SECTION)
}

impl HeadingIds {
    /// Headings of a page on which some anchors stand already, such as those of its ledger.
    pub fn new<'a>(taken: impl Iterator<Item = &'a str>) -> Self {
        let taken = taken.chain(RESERVED);
        Self { taken: taken.map(|anchor| (anchor.to_owned(), 1)).collect() }
    }

    /// The anchor of the next heading: the one that it asks for, or else one made of its words; a
    /// number is added to one that is taken.
    pub fn next(&mut self, wanted: Option<&str>, words: &str) -> String {
        let base = match wanted {
            Some(wanted) => wanted.to_owned(),
            None => from_words(words),
        };
        let base = match base.as_str() {
            "" => "section".to_owned(),
            clash if clash.starts_with(SECTION) => format!("section-{clash}"),
            _ => base,
        };
        let count = self.taken.entry(base.clone()).or_insert(0);
        *count += 1;
        if *count == 1 {
            return base;
        }
        let mut number = *count;
        loop {
            let candidate = format!("{base}-{number}");
            if !self.taken.contains_key(&candidate) {
                self.taken.insert(candidate.clone(), 1);
                return candidate;
            }
            number += 1;
        }
    }
}

/// Words as an anchor: letters and digits of any script in lower case, hyphens between them.
fn from_words(words: &str) -> String {
    let mut id = String::with_capacity(words.len());
    for character in words.nfc().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with('-') && character != '\'' && character != '’' {
            id.push('-');
        }
    }
    id.trim_end_matches('-').to_owned()
}

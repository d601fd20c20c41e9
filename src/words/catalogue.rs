//! Messages by dotted key.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use icu_plurals::{PluralCategory, PluralRules};

use crate::diag::Report;
use crate::model::{Digest, Hasher, Lang};
use crate::yaml;

/// The messages of one language.
pub struct Words {
    messages: BTreeMap<String, Message>,
    plurals: Option<PluralRules>,
    digest: Digest,
}

enum Message {
    Text(String),
    List(Vec<String>),
}

impl Words {
    /// Reads a catalogue: each layer is a file's path and text, and lies over those before it, key by
    /// key. `lang` is the language of the last one; its plurals are used.
    pub fn read(layers: &[(Arc<str>, Arc<str>)], lang: &Lang) -> (Self, Report) {
        let mut report = Report::default();
        let mut messages = BTreeMap::new();
        let mut hasher = Hasher::default();
        for (path, text) in layers {
            hasher.update(text.as_bytes());
            let source = yaml::Source { path, file: text, range: 0..text.len() };
            let (tree, problems) = yaml::read::<BTreeMap<String, serde_json::Value>>(&source);
            report.merge(problems);
            for (key, value) in tree {
                flatten(&mut messages, key, value);
            }
        }
        let locale = lang.as_str().parse::<icu_locale_core::Locale>().ok();
        let plurals = locale.and_then(|locale| PluralRules::try_new_cardinal((&locale).into()).ok());
        (Self { messages, plurals, digest: hasher.finish() }, report)
    }

    /// The catalogue's hash.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The message of a key, as it is written.
    pub fn get(&self, key: &str) -> Option<&str> {
        match self.messages.get(key) {
            Some(Message::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The message of a key that has one for each plural category, for a number.
    pub fn plural(&self, key: &str, number: f64) -> Option<&str> {
        let category = match &self.plurals {
            // Only whole numbers are counted in messages; a fraction takes the general form.
            Some(rules) if number.fract() == 0.0 && number.abs() < 9e15 => {
                rules.category_for(number.abs() as u64)
            }
            _ => PluralCategory::Other,
        };
        let word = match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        self.get(&format!("{key}.{word}")).or_else(|| self.get(&format!("{key}.other")))
    }

    /// An item of a list, such as a month's name, from 0.
    pub fn item(&self, key: &str, index: usize) -> Option<&str> {
        match self.messages.get(key) {
            Some(Message::List(items)) => items.get(index).map(String::as_str),
            _ => None,
        }
    }

    /// The keys that are known, for suggestions.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    /// A pattern filled in; the key itself when there is no such message, so that a gap is seen.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key).unwrap_or(key), values)
    }
}

/// A pattern with each `{name}` replaced.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after.split_once('}').and_then(|(name, after)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, after))
        });
        match found {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

fn flatten(messages: &mut BTreeMap<String, Message>, key: String, value: serde_json::Value) {
    match value {
        serde_json::Value::Object(entries) => {
            for (name, value) in entries {
                flatten(messages, format!("{key}.{name}"), value);
            }
        }
        serde_json::Value::Array(items) => {
            let texts = items.iter().map(|item| text_of(item).into_owned()).collect();
            messages.insert(key, Message::List(texts));
        }
        other => {
            messages.insert(key, Message::Text(text_of(&other).into_owned()));
        }
    }
}

fn text_of(value: &serde_json::Value) -> Cow<'_, str> {
    match value {
        serde_json::Value::String(text) => Cow::Borrowed(text),
        serde_json::Value::Null => Cow::Borrowed(""),
        other => Cow::Owned(other.to_string()),
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("messages", &self.messages.len()).finish_non_exhaustive()
    }
}

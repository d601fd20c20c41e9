//! What all value types share: how text crosses serde and JSON Schema, and how a refusal is worded.
//!
//! It knows no value type; each of them calls it.

use std::{fmt, marker::PhantomData, str::FromStr};

use schemars::{Schema, json_schema};
use serde::de::{Deserializer, Error, Visitor};

use super::{Invalid, nearest::nearest};

/// Gives a type that has `Display` and `FromStr<Err = Invalid>` its serde form, which is its text,
/// and its JSON Schema.
macro_rules! text_value {
    ($type:ident, $expected:literal, $schema:expr) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::value::deserialize(deserializer, $expected)
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema
            }
        }
    };
}
pub(super) use text_value;

/// Reads a value from its text. YAML reads an unquoted `2020` as a number, so whole numbers are
/// taken by their digits; `expected` completes "expected …" in serde's own messages.
pub(super) fn deserialize<'de, T, D>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
where
    T: FromStr<Err = Invalid>,
    D: Deserializer<'de>,
{
    let visitor = TextVisitor { expected, value: PhantomData };
    // Binary formats cannot say what comes next; they hold what `Serialize` wrote, a string.
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(visitor)
    } else {
        deserializer.deserialize_str(visitor)
    }
}

/// The schema of a value that is one word of a list.
pub(super) fn word_schema(description: &str, words: &[&str]) -> Schema {
    json_schema!({ "type": "string", "description": description, "enum": words })
}

/// The one of `all` that is written `text`; a refusal names the nearest, or all of them.
pub(super) fn choose<T: Copy>(
    text: &str,
    what: &str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Result<T, Invalid> {
    all.iter()
        .copied()
        .find(|candidate| name(*candidate) == text)
        .ok_or_else(|| unknown(text, what, &names(all, name)))
}

/// The written forms of `all`, in their order.
pub(super) fn names<T: Copy>(all: &[T], name: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|item| name(*item)).collect()
}

/// The refusal of a word that is not in the list.
pub(super) fn unknown(text: &str, what: &str, words: &[&str]) -> Invalid {
    let refusal = Invalid::new(format!("{} is not {what}", quoted(text)));
    match nearest(text, words.iter().copied()) {
        Some(word) => refusal.help(format!("Did you mean `{word}`?")),
        None => refusal.help(format!("Use one of: {}.", words.join(", "))),
    }
}

/// Text in backticks for a message, on one line and not too long: [`Invalid`] keeps its help after
/// the first newline, so a quoted newline would cut the message in two.
pub fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown = String::with_capacity(text.len().min(LONGEST) + 2);
    shown.push('`');
    for (count, character) in text.chars().enumerate() {
        if count == LONGEST {
            shown.push('…');
            break;
        }
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown.push('`');
    shown
}

/// Takes text, and whole numbers by their digits.
struct TextVisitor<T> {
    expected: &'static str,
    value: PhantomData<T>,
}

impl<T: FromStr<Err = Invalid>> TextVisitor<T> {
    fn parse<E: Error>(text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    fn unquoted<E: Error>(&self, found: &str) -> E {
        let message = format!("expected {}, but YAML reads this as {found}", self.expected);
        E::custom(Invalid::new(message).help("Put the value in quotation marks."))
    }
}

impl<T: FromStr<Err = Invalid>> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Self::parse(text)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        Self::parse(&number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        Self::parse(&number.to_string())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<T, E> {
        Self::parse(&number.to_string())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<T, E> {
        Self::parse(&number.to_string())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<T, E> {
        Err(self.unquoted("a decimal number"))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<T, E> {
        Err(self.unquoted(if truth { "the truth value true" } else { "the truth value false" }))
    }
}

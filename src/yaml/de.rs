//! From the tree into any type that serde knows. An error names the node that it stands at.

use std::cell::Cell;
use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Unexpected, Visitor};

use super::scalar::{Scalar, finite, resolve};
use super::tree::{Content, NodeId, Tree};
use crate::model::{Invalid, quoted};

/// Aliases may repeat values, but not without end: so often each, and some.
const MAX_REPEATS: usize = 100;
const MIN_VISITS: usize = 10_000;
/// Aliases may stand in each other, but recursion must end. `serde_yaml` has the same limit.
const MAX_DEPTH: usize = 128;

#[derive(Debug)]
pub(super) struct Error {
    pub(super) node: Option<NodeId>,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    UnknownField {
        field: String,
        expected: &'static [&'static str],
    },
    UnknownVariant {
        found: String,
        expected: &'static [&'static str],
    },
    MissingField(&'static str),
    WrongType {
        found: String,
        expected: String,
    },
    /// Aliases blow the value up; what else is wrong with it is not worth finding out.
    Exploding,
    Other(Invalid),
}

pub(super) fn from_tree<T: DeserializeOwned>(tree: &Tree<'_>) -> Result<T, Error> {
    let visits = Cell::new(0);
    T::deserialize(Value { tree, node: tree.root(), depth: 0, visits: &visits })
}

#[derive(Clone, Copy)]
struct Value<'t, 'a> {
    tree: &'t Tree<'a>,
    node: NodeId,
    depth: usize,
    visits: &'t Cell<usize>,
}

impl<'t> Value<'t, '_> {
    fn to(self, node: NodeId) -> Self {
        Self { node, depth: self.depth + 1, ..self }
    }

    /// Says where an error stands, unless a value further in has said so already.
    fn here<T>(self, result: Result<T, Error>) -> Result<T, Error> {
        result.map_err(|error| Error { node: error.node.or(Some(self.node)), ..error })
    }

    fn text(self) -> Option<&'t str> {
        match self.tree.content(self.node) {
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    fn is_null(self) -> bool {
        self.plain().is_some_and(|text| matches!(resolve(text), Scalar::Null))
    }

    fn plain(self) -> Option<&'t str> {
        match self.tree.content(self.node) {
            Content::Scalar { text, plain: true } => Some(text),
            _ => None,
        }
    }

    fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.visits.set(self.visits.get() + 1);
        let most = MIN_VISITS + MAX_REPEATS * self.tree.len();
        if self.visits.get() > most || self.depth > MAX_DEPTH {
            return Err(Error { node: None, what: What::Exploding });
        }
        match self.tree.content(self.node) {
            Content::Scalar { text, plain: false } => visitor.visit_str(text),
            Content::Scalar { text, plain: true } => match resolve(text) {
                Scalar::Null => visitor.visit_unit(),
                Scalar::Bool(value) => visitor.visit_bool(value),
                Scalar::Unsigned(value) => visitor.visit_u64(value),
                Scalar::Signed(value) => visitor.visit_i64(value),
                Scalar::Float(value) => visitor.visit_f64(value),
                Scalar::Text => visitor.visit_str(text),
            },
            Content::Sequence(items) => visitor.visit_seq(Items { value: self, rest: items.iter() }),
            Content::Mapping(entries) => {
                visitor.visit_map(Entries { value: self, rest: entries.iter(), pending: None })
            }
        }
    }
}

impl<'de> de::Deserializer<'de> for Value<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let result = self.visit(visitor);
        self.here(result)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.text() {
            // Where text is wanted, `~` and `true` are text, too.
            Some(text) => self.here(visitor.visit_str(text)),
            None => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Some(text) = self.plain() else { return self.deserialize_any(visitor) };
        self.here(match (finite(text), resolve(text)) {
            (Some(number), _) | (None, Scalar::Float(number)) => visitor.visit_f64(number),
            // A number in another base is whole; here it is text.
            _ => Err(de::Error::invalid_type(Unexpected::Str(text), &visitor)),
        })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.plain() {
            // `tags:` with nothing after it is an empty list.
            Some("") => self.here(visitor.visit_seq(Items { value: self, rest: [].iter() })),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (self.plain(), self.tree.content(self.node)) {
            (Some(""), _) => {
                self.here(visitor.visit_map(Entries { value: self, rest: [].iter(), pending: None }))
            }
            // Serde's structs would take a list of their fields' values.
            (_, Content::Sequence(_)) => {
                self.here(Err(de::Error::invalid_type(Unexpected::Seq, &"a mapping")))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let result = if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) };
        self.here(result)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let result = visitor.visit_newtype_struct(self);
        self.here(result)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.text() {
            Some(text) => self.here(visitor.visit_enum(text.into_deserializer())),
            None => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier ignored_any
    }
}

struct Items<'t, 'a> {
    value: Value<'t, 'a>,
    rest: std::slice::Iter<'t, NodeId>,
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(node) = self.rest.find(|node| !self.value.tree.is_removed(**node)) else {
            return Ok(None);
        };
        let item = self.value.to(*node);
        item.here(seed.deserialize(item)).map(Some)
    }
}

struct Entries<'t, 'a> {
    value: Value<'t, 'a>,
    rest: std::slice::Iter<'t, (NodeId, NodeId)>,
    pending: Option<NodeId>,
}

impl<'de> de::MapAccess<'de> for Entries<'_, '_> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let tree = self.value.tree;
        let next = self.rest.find(|(key, value)| !tree.is_removed(*key) && !tree.is_removed(*value));
        let Some((key, value)) = next else { return Ok(None) };
        self.pending = Some(*value);
        let key = self.value.to(*key);
        // A key is a name, even where it looks like a number.
        let result = match key.text() {
            Some(text) => seed.deserialize(text.into_deserializer()),
            None => Err(de::Error::custom("a key must be a plain word")),
        };
        key.here(result).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let node = self.pending.take().ok_or_else(|| <Error as de::Error>::custom("a key has no value"))?;
        let value = self.value.to(node);
        value.here(seed.deserialize(value))
    }
}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { node: None, what: What::Other(Invalid::from_text(&message.to_string())) }
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self { node: None, what: What::UnknownField { field: field.to_owned(), expected } }
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        Self { node: None, what: What::UnknownVariant { found: found.to_owned(), expected } }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { node: None, what: What::MissingField(field) }
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let found = match found {
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "a mapping".to_owned(),
            Unexpected::Unit | Unexpected::Option => "empty".to_owned(),
            Unexpected::Str(text) => format!("the text {}", quoted(text)),
            Unexpected::Unsigned(number) => format!("the number {number}"),
            Unexpected::Signed(number) => format!("the number {number}"),
            Unexpected::Float(number) => format!("the number {number}"),
            Unexpected::Bool(value) => format!("`{value}`"),
            other => other.to_string(),
        };
        Self { node: None, what: What::WrongType { found, expected: reader_word(&expected.to_string()) } }
    }
}

/// Rust's name for what was expected, in a reader's words.
fn reader_word(expected: &str) -> String {
    match expected {
        "a string" => "a text",
        "a sequence" => "a list",
        "a map" => "a mapping",
        "a boolean" => "`true` or `false`",
        "f64" => "a number",
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number, not below zero",
        "i32" | "i64" => "a whole number",
        other if other.starts_with("struct ") => "a mapping",
        other => other,
    }
    .to_owned()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.what)
    }
}

impl std::error::Error for Error {}

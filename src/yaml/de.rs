//! From the tree into any type that serde knows. An error names the node that it stands at.

use std::cell::Cell;
use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Unexpected, Visitor};

use super::scalar::{Scalar, resolve};
use super::tree::{Content, NodeId, Tree};
use crate::model::Invalid;

/// Aliases may repeat values, but not without end.
const MAX_VISITS: usize = 200_000;

#[derive(Debug)]
pub(super) struct Error {
    pub(super) node: Option<NodeId>,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    UnknownField { field: String, expected: &'static [&'static str] },
    UnknownVariant { found: String, expected: &'static [&'static str] },
    MissingField(&'static str),
    WrongType { found: String, expected: String },
    Other(Invalid),
}

pub(super) fn from_tree<T: DeserializeOwned>(tree: &Tree<'_>) -> Result<T, Error> {
    let visits = Cell::new(0);
    T::deserialize(Value { tree, node: tree.root(), visits: &visits })
}

#[derive(Clone, Copy)]
struct Value<'t, 'a> {
    tree: &'t Tree<'a>,
    node: NodeId,
    visits: &'t Cell<usize>,
}

impl<'t> Value<'t, '_> {
    fn to(self, node: NodeId) -> Self {
        Self { node, ..self }
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
        matches!(self.tree.content(self.node), Content::Scalar { text, plain: true } if matches!(resolve(text), Scalar::Null))
    }

    fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.visits.set(self.visits.get() + 1);
        if self.visits.get() > MAX_VISITS {
            return Err(de::Error::custom("aliases repeat too much\nWrite the values out, or use fewer aliases."));
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
            Some(text) if !self.is_null() => self.here(visitor.visit_str(text)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
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
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
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

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let found = match found {
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "a mapping".to_owned(),
            Unexpected::Unit | Unexpected::Option => "empty".to_owned(),
            Unexpected::Str(text) => format!("the text `{text}`"),
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

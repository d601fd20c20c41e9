//! A file's text, held or left where it can be had again.
//!
//! A million texts do not fit into memory, and most are needed twice: once to be parsed and once to
//! be rendered. Where a text comes from is not known here.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use super::Digest;

/// Where texts can be had again.
pub trait Texts: Send + Sync {
    /// The text of a file, if it still has this digest. Otherwise an empty one, and whoever owns the
    /// texts knows that what was made of it is not to be trusted.
    fn again(&self, path: &str, digest: Digest) -> Arc<str>;
}

/// The text of one file.
#[derive(Clone)]
pub struct Text {
    digest: Digest,
    held: Held,
}

#[derive(Clone)]
enum Held {
    Here(Arc<str>),
    There(Arc<dyn Texts>),
}

impl Text {
    /// A text that is held.
    pub fn new(text: Arc<str>) -> Self {
        Self { digest: Digest::of(text.as_bytes()), held: Held::Here(text) }
    }

    /// A text of this digest that is had again when it is asked for.
    pub fn left(digest: Digest, texts: Arc<dyn Texts>) -> Self {
        Self { digest, held: Held::There(texts) }
    }

    /// Whether it is held in memory.
    pub fn is_held(&self) -> bool {
        matches!(self.held, Held::Here(_))
    }

    /// The digest of the whole text.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The text of the file at this path.
    pub fn get(&self, path: &str) -> Arc<str> {
        match &self.held {
            Held::Here(text) => Arc::clone(text),
            Held::There(texts) => texts.again(path, self.digest),
        }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({})", self.digest)
    }
}

/// A part of a text; it reads like a `&str`.
#[derive(Debug, Clone)]
pub struct Part {
    text: Arc<str>,
    range: Range<usize>,
}

impl Part {
    /// The bytes of a range; nothing where the text is another one than the range is of.
    pub(super) fn new(text: Arc<str>, range: Range<usize>) -> Self {
        let range = if text.get(range.clone()).is_some() { range } else { 0..0 };
        Self { text, range }
    }
}

impl Deref for Part {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text[self.range.clone()]
    }
}

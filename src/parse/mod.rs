//! Bytes to documents. Pure, one file at a time: nothing here knows of any other document.

mod address;
mod document;
mod validate;

pub mod markdown;
pub mod schema;

use std::ops::Range;

pub use document::{Kind, document, is_markdown};

use crate::diag::Place;
use crate::model::Document;
use crate::yaml;

/// The place of a front matter value, such as `events[1].date`.
pub fn place(document: &Document, value: &str) -> Place {
    let text = document.text();
    if text.get(document.front.clone()).is_none() {
        return Place::file(document.path.clone());
    }
    let source = yaml::Source { path: &document.path, file: &text, range: document.front.clone() };
    yaml::locate_read(&source, value, &document.unread)
}

/// The place of some bytes of a document's Markdown.
pub fn place_in_body(document: &Document, range: Range<usize>) -> Place {
    let start = document.body.start;
    Place::range(document.path.clone(), &document.text(), start + range.start..start + range.end)
}

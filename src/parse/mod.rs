//! Bytes to documents. Pure, one file at a time: nothing here knows of any other document.

mod address;
mod document;
mod validate;

pub mod markdown;
pub mod schema;

pub use document::{Kind, document, is_markdown};

use crate::diag::Place;
use crate::model::Document;
use crate::yaml;

/// The place of a front matter value, such as `events[1].date`.
pub fn place(document: &Document, value: &str) -> Place {
    let source = yaml::Source { path: &document.path, file: &document.text, range: document.front.clone() };
    yaml::locate_read(&source, value, &document.unread)
}

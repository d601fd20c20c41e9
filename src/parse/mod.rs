//! Bytes to documents. Pure, one file at a time: nothing here knows of any other document.

mod address;
mod document;
mod validate;

pub mod markdown;
pub mod schema;

pub use document::{Kind, document};

use std::sync::Arc;

use crate::diag::Place;
use crate::model::Document;
use crate::yaml;

/// The place of a front matter value, such as `events[1].date`.
pub fn place(document: &Document, value: &str) -> Place {
    locate(&document.path, &document.text, document.front.clone(), value)
}

fn locate(path: &Arc<str>, text: &str, front: std::ops::Range<usize>, value: &str) -> Place {
    yaml::locate(&yaml::Source { path, file: text, range: front }, value)
}

//! Diagnostics: what is wrong with the content, where, and what to do.
//!
//! This stage knows nothing of briefings or pages. A diagnostic carries its own excerpt, so that a
//! printer needs no file access.

mod code;
mod report;

pub mod print;

pub use report::Report;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A diagnostic's code. Codes live as long as the program.
pub type Code = &'static str;

/// One problem, at one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Where it is; `None` for a problem of no single file.
    pub place: Option<Place>,
    /// A stable name in kebab case, such as `unknown-field`.
    #[serde(deserialize_with = "code::deserialize")]
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong: one clause without a full stop.
    pub message: String,
    /// What to do: one sentence.
    pub help: Option<String>,
    /// Other places that matter, each with a short label ("first declared here").
    pub related: Vec<(Place, String)>,
}

/// How bad a problem is; only an error stops a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The site is written; `--strict` makes it an error.
    Warning,
}

/// A place in a text file, with the line that holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The path from the site's root, with `/`.
    pub path: Arc<str>,
    /// From 1; 0 means the file as a whole, and the other numbers are 0 as well.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// One past the last character that is meant, on the same line; never below `column`.
    pub end_column: u32,
    /// The line's text, without its line break; cut to some 200 characters around the column.
    pub excerpt: String,
}

impl Diagnostic {
    /// An error; add its place and help with the methods below.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message.into())
    }

    /// A warning.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message.into())
    }

    fn new(severity: Severity, code: &'static str, message: String) -> Self {
        Self { place: None, code, severity, message, help: None, related: Vec::new() }
    }

    /// Says where it is.
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Points at another place that matters.
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push((place, label.into()));
        self
    }
}

impl Place {
    /// A file as a whole.
    pub fn file(path: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), line: 0, column: 0, end_column: 0, excerpt: String::new() }
    }

    /// The byte range of a file's text; it is cut at the end of its first line.
    pub fn range(path: impl Into<Arc<str>>, text: &str, range: std::ops::Range<usize>) -> Self {
        let start = floor_char(text, range.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = floor_char(text, range.end).clamp(start, line_end);
        let line = text[line_start..line_end].trim_end_matches('\r');
        let before = text[line_start..start].chars().count();
        let marked = text[start..end].chars().count().max(1);
        Self {
            path: path.into(),
            line: 1 + count(text[..line_start].matches('\n').count()),
            column: count(before + 1),
            end_column: count(before + 1 + marked),
            excerpt: line.chars().take(before + 200).collect(),
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn floor_char(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

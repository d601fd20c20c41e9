//! One file's text, taken apart into front matter and Markdown.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::{address, validate};
use crate::diag::{Diagnostic, Place, Report};
use crate::model::{Document, Meta};
use crate::yaml;

/// What kind of document a file is, by its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `content/briefings/**`.
    Briefing,
    /// `content/actors/*`.
    Actor,
    /// `content/locations/*`.
    Location,
    /// `content/sources/*`.
    Source,
    /// `content/pages/**`.
    Page,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Briefing, Self::Actor, Self::Location, Self::Source, Self::Page];

    /// The kind's name: `briefing`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Briefing => "briefing",
            Self::Actor => "actor",
            Self::Location => "location",
            Self::Source => "source",
            Self::Page => "page",
        }
    }

    /// The folder of its documents, with a slash at its end.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Briefing => "content/briefings/",
            Self::Actor => "content/actors/",
            Self::Location => "content/locations/",
            Self::Source => "content/sources/",
            Self::Page => "content/pages/",
        }
    }

    /// The kind of the document at a path, if it is one.
    pub fn of(path: &str) -> Option<Self> {
        let markdown = path.ends_with(".md") || path.ends_with(".markdown");
        Self::ALL.into_iter().find(|kind| markdown && path.starts_with(kind.folder()))
    }
}

/// Parses a document. There is none when its file has no front matter or its address can't be
/// told; then the report says why.
pub fn document(kind: Kind, path: &Arc<str>, text: Arc<str>) -> (Option<Document>, Report) {
    let mut report = Report::default();
    let (front, body) = match split(path, &text) {
        Ok(parts) => parts,
        Err(problem) => {
            report.push(*problem);
            return (None, report);
        }
    };
    let source = yaml::Source { path, file: &text, range: front.clone() };
    let meta = match kind {
        Kind::Briefing => Meta::Briefing(read(&source, &mut report)),
        Kind::Actor => Meta::Actor(read(&source, &mut report)),
        Kind::Location => Meta::Location(read(&source, &mut report)),
        Kind::Source => Meta::Source(read(&source, &mut report)),
        Kind::Page => Meta::Page(read(&source, &mut report)),
    };
    let place = |value: &str| yaml::locate(&source, value);
    let problems = validate::front_matter(&meta, &report, place);
    report.merge(problems);
    let (id, route) = match address::of(kind, path, &meta, place) {
        Ok(address) => address,
        Err(problem) => {
            report.push(*problem);
            return (None, report);
        }
    };
    let document = Document { path: path.clone(), text, front, body, id, route, meta };
    (Some(document), report)
}

fn read<T: DeserializeOwned + Default>(source: &yaml::Source<'_>, report: &mut Report) -> Box<T> {
    let (meta, problems) = yaml::read(source);
    report.merge(problems);
    Box::new(meta)
}

/// Finds front matter and body: a line `---`, YAML, a line `---`, Markdown.
fn split(path: &Arc<str>, text: &str) -> Result<(Range<usize>, Range<usize>), Box<Diagnostic>> {
    let refuse = |message: &str, help: &str, at: Range<usize>| {
        let place = Place::range(path.clone(), text, at);
        Err(Box::new(Diagnostic::error("front-matter", message).at(place).help(help)))
    };
    if text.trim().is_empty() {
        return refuse("the file is empty", "Begin it with front matter: `---`, `title: …`, `---`.", 0..0);
    }
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        return refuse(
            "there is no front matter",
            "Begin the file with a line `---`, then YAML, then a line `---`.",
            0..first.trim_end().len(),
        );
    }
    let start = first.len();
    let mut at = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Ok((start..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    refuse("the front matter is not closed", "End it with a line `---`.", 0..3)
}

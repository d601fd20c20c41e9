//! One file's text, taken apart into front matter and Markdown.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::{address, validate};
use crate::diag::{Diagnostic, Place, Report};
use crate::model::{Digest, Document, Hints, Meta, Text, Unread};
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
        let markdown = is_markdown(path);
        Self::ALL.into_iter().find(|kind| markdown && path.starts_with(kind.folder()))
    }
}

/// Whether a file is Markdown by its name, in any case: what is not is an asset, and a document
/// that were taken for one would be published as it is, front matter and all.
pub fn is_markdown(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["md", "markdown", "mdown", "mkdn", "mkd", "mdx"]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

/// Parses a document. There is none when its address can't be told; then the report says why.
/// With faulty front matter there is one all the same, so that links to it are not blamed, too.
pub fn document(kind: Kind, path: &Arc<str>, text: Arc<str>) -> (Option<Document>, Report) {
    let mut report = Report::default();
    let mut unread = Unread::default();
    let (front, body) = split(path, &text).unwrap_or_else(|problem| {
        report.push(*problem);
        unread = Unread::everything();
        (0..0, 0..0)
    });
    let source = yaml::Source { path, file: &text, range: front.clone() };
    let mut meta = match kind {
        Kind::Briefing => Meta::Briefing(read(&source, &mut unread, &mut report)),
        Kind::Actor => Meta::Actor(read(&source, &mut unread, &mut report)),
        Kind::Location => Meta::Location(read(&source, &mut unread, &mut report)),
        Kind::Source => Meta::Source(read(&source, &mut unread, &mut report)),
        Kind::Page => Meta::Page(read(&source, &mut unread, &mut report)),
    };
    if has_extra(&meta) && !report.has_errors() {
        report.merge(yaml::duplicate_keys(&source));
    }
    let place = |value: &str| yaml::locate_read(&source, value, &unread);
    let problems = validate::front_matter(&meta, &unread, place);
    report.merge(problems);
    let (id, route) = match address::of(kind, path, &meta) {
        Ok(address) => address,
        Err(problem) => {
            report.push(*problem);
            return (None, report);
        }
    };
    if let Meta::Briefing(briefing) = &mut meta {
        Arc::make_mut(briefing).shrink_to_fit();
    }
    let hints = Hints::of(&text);
    let front_digest = Digest::of(&text.as_bytes()[front.clone()]);
    let text = Text::new(text);
    let document =
        Document { path: path.clone(), text, front, front_digest, body, id, route, meta, hints, unread };
    (Some(document), report)
}

fn read<T: DeserializeOwned + Default>(
    source: &yaml::Source<'_>,
    unread: &mut Unread,
    report: &mut Report,
) -> Arc<T> {
    let reading = yaml::read_noting(source);
    report.merge(reading.report);
    reading.unread.iter().for_each(|path| unread.add(path.to_owned()));
    Arc::new(reading.value)
}

/// Whether there are free fields, the only ones that could be given twice without being refused.
fn has_extra(meta: &Meta) -> bool {
    match meta {
        Meta::Briefing(meta) => !meta.extra.is_empty(),
        Meta::Actor(meta) => !meta.extra.is_empty(),
        Meta::Location(meta) => !meta.extra.is_empty(),
        Meta::Source(meta) => !meta.extra.is_empty(),
        Meta::Page(meta) => !meta.extra.is_empty(),
    }
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

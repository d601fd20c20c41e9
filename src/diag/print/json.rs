//! JSON lines: one object a diagnostic, for scripts and editors.
//!
//! The field names are a promise to other programs: they are only ever added to. An object has
//! `severity` ("error" or "warning"), `code`, `message`, `help` (a string or null), `place` (an
//! object or null) and `related` (a list of objects with `place` and `label`). A place has `path`
//! and, unless it means the file as a whole, `line`, `column` and `end_column` (from 1, in
//! characters, the end exclusive) and `excerpt`, the text of the line.

use std::io;

use serde::Serialize;

use super::{Report, escape_json, severity_name};
use crate::diag::{Diagnostic, Place};

#[derive(Serialize)]
struct Line<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    place: Option<Spot<'a>>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    place: Spot<'a>,
    label: &'a str,
}

#[derive(Serialize)]
struct Spot<'a> {
    path: &'a str,
    #[serde(flatten)]
    range: Option<Range<'a>>,
}

#[derive(Serialize)]
struct Range<'a> {
    line: u32,
    column: u32,
    end_column: u32,
    excerpt: &'a str,
}

pub(super) fn print(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    for diagnostic in report.iter() {
        let json = serde_json::to_string(&line(diagnostic))?;
        writeln!(out, "{}", escape_json(&json))?;
    }
    Ok(())
}

fn line(diagnostic: &Diagnostic) -> Line<'_> {
    Line {
        severity: severity_name(diagnostic.severity),
        code: diagnostic.code,
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        place: diagnostic.place.as_ref().map(spot),
        related: diagnostic
            .related
            .iter()
            .map(|(place, label)| Related { place: spot(place), label })
            .collect(),
    }
}

fn spot(place: &Place) -> Spot<'_> {
    let range = (place.line > 0).then(|| Range {
        line: place.line,
        column: place.column,
        end_column: place.end_column,
        excerpt: &place.excerpt,
    });
    Spot { path: &place.path, range }
}

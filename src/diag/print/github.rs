//! GitHub workflow commands: `::error file=…,line=…::message`, which the runner turns into
//! annotations on the changed lines of a pull request.
//!
//! A command is one line, and its parts end at `,` and `::`; the runner undoes the percent-escapes
//! written here. Content must not be able to end a command and begin another.

use std::io;

use super::{Report, severity_name, visible};
use crate::diag::{Diagnostic, Place};

pub(super) fn print(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    report.iter().try_for_each(|diagnostic| command(diagnostic, out))
}

fn command(diagnostic: &Diagnostic, out: &mut dyn io::Write) -> io::Result<()> {
    write!(out, "::{} ", severity_name(diagnostic.severity))?;
    if let Some(place) = &diagnostic.place {
        write!(out, "file={},", property(&place.path))?;
        if place.line > 0 {
            let Place { line, column, end_column, .. } = place;
            write!(out, "line={line},col={column},endColumn={end_column},")?;
        }
    }
    writeln!(out, "title={}::{}", property(diagnostic.code), data(diagnostic))
}

/// The message, the help and the related places, each on a line of its own.
fn data(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.iter().map(|help| visible(help).into_owned());
    let related = diagnostic.related.iter().map(|(place, label)| {
        let Place { path, line, column, .. } = place;
        let at = if *line > 0 { format!(":{line}:{column}") } else { String::new() };
        visible(&format!("{label}: {path}{at}")).into_owned()
    });
    let lines: Vec<String> = std::iter::once(visible(&diagnostic.message).into_owned())
        .chain(help)
        .chain(related)
        .map(|line| line.replace('%', "%25"))
        .collect();
    lines.join("%0A")
}

/// A property's value: no line break, no colon, no comma.
fn property(value: &str) -> String {
    visible(value).replace('%', "%25").replace(':', "%3A").replace(',', "%2C")
}

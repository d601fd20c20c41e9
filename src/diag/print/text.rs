//! Text for people, laid out as the Rust compiler lays out its own: the message, the line it is
//! about with the words marked, other places as notes, and what to do.
//!
//! The excerpt is content, and content may be hostile: what a terminal would obey is shown instead.

use std::io;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Report, control_picture, is_treacherous, visible};
use crate::diag::{Diagnostic, Place, Severity};

/// How much of a line is shown, in columns.
const WIDTH: usize = 100;

/// The longest mark, in characters. A line of prose can be a whole paragraph; the renderer shows the
/// part of it around the mark, as long as the mark itself fits.
const LONGEST_MARK: usize = 80;

pub(super) fn print(report: &Report, colour: bool, out: &mut dyn io::Write) -> io::Result<()> {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    for diagnostic in report.iter() {
        writeln!(out, "{}\n", renderer.render(&groups(diagnostic)))?;
    }
    Ok(())
}

/// A diagnostic as a first group with the message and its help, and one group for each related
/// place.
fn groups(diagnostic: &Diagnostic) -> Vec<Group<'_>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.code);
    let mut main = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        main = main.elements(elements(place));
    }
    if let Some(help) = &diagnostic.help {
        main = main.element(Level::HELP.message(visible(help)));
    }
    let notes = diagnostic.related.iter().map(|(place, label)| {
        Group::with_title(Level::NOTE.secondary_title(visible(label))).elements(elements(place))
    });
    std::iter::once(main).chain(notes).collect()
}

/// The place's address and, unless it is the file as a whole, its line.
fn elements(place: &Place) -> Vec<Element<'_>> {
    let path = visible(&place.path);
    if place.line == 0 {
        return vec![Origin::path(path).into()];
    }
    let line = place.line as usize;
    let source = readable(&place.excerpt);
    match mark(place, &source) {
        Some(mark) => {
            vec![Snippet::source(source).path(path).line_start(line).annotation(mark).into()]
        }
        // The excerpt was cut before the column, so there is nothing to point at.
        None => vec![Origin::path(path).line(line).char_column(place.column as usize).into()],
    }
}

/// The mark below the words that are meant, if the excerpt reaches as far.
fn mark(place: &Place, source: &str) -> Option<Annotation<'static>> {
    let start = place.column.saturating_sub(1) as usize;
    let end = (place.end_column.saturating_sub(1) as usize).clamp(start + 1, start + LONGEST_MARK);
    let mut offsets = source.char_indices().map(|(offset, _)| offset).chain([source.len()]);
    let begin = offsets.by_ref().nth(start)?;
    let end = offsets.nth(end - start - 1).unwrap_or(source.len());
    Some(AnnotationKind::Primary.span(begin..end))
}

/// A line with each treacherous character replaced by one that shows; by one, because the renderer
/// counts columns in what it is given. It expands tabs itself.
fn readable(line: &str) -> String {
    let replace = |character| match character {
        '\t' => '\t',
        '\0'..='\u{1f}' | '\u{7f}' => control_picture(character),
        _ if is_treacherous(character) => char::REPLACEMENT_CHARACTER,
        _ => character,
    };
    line.chars().map(replace).collect()
}

//! Printers: a report as text for people, or in a form that another program reads.
//!
//! A printer knows diagnostics and nothing else. It opens no file: every place carries its own
//! excerpt. It decides no exit code and counts nothing; the command that prints does both.

mod github;
mod json;
mod sarif;
mod text;

use std::{borrow::Cow, fmt::Write as _, io, str::FromStr};

use super::{Report, Severity};

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For people: the message, the line it is about, and what to do.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
    /// One SARIF 2.1.0 document, for code scanning services and editors.
    Sarif,
    /// GitHub's workflow commands, which become annotations on a pull request.
    Github,
}

impl Format {
    /// Every format with the name it is asked for by.
    pub const ALL: [(&'static str, Self); 4] =
        [("text", Self::Text), ("json", Self::Json), ("sarif", Self::Sarif), ("github", Self::Github)];
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, format)| *format).ok_or_else(|| {
            let known = Self::ALL.map(|(known, _)| known).join(", ");
            format!("unknown format `{name}`: it is one of {known}")
        })
    }
}

/// Prints a report, in the order it stands in. Colour matters to text only.
pub fn print(format: Format, report: &Report, colour: bool, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Text => text::print(report, colour, out),
        Format::Json => json::print(report, out),
        Format::Sarif => sarif::print(report, out),
        Format::Github => github::print(report, out),
    }
}

/// The name that every machine-readable format uses.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Whether a terminal or a viewer would obey this character instead of showing it: controls, what
/// reorders bidirectional text, line separators, and invisible tags.
fn is_treacherous(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// The picture of a control character: `␛` for an escape.
fn control_picture(character: char) -> char {
    match character {
        '\u{7f}' => '\u{2421}',
        _ => char::from_u32(0x2400 + u32::from(character)).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// Text whose every character shows, so that content cannot trick the reader of a terminal or
/// log: `␛` for an escape, `\u{202e}` for what turns the reading direction.
fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_treacherous) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '\0'..='\u{1f}' | '\u{7f}' => shown.push(control_picture(character)),
            _ if is_treacherous(character) => shown.extend(character.escape_unicode()),
            _ => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// JSON text with treacherous characters as `\uXXXX`. It reads back as the same value, and it is
/// safe to look at: outside its strings, JSON has none of these but the line breaks we write.
fn escape_json(json: &str) -> Cow<'_, str> {
    let unsafe_here = |character: char| character != '\n' && is_treacherous(character);
    if !json.chars().any(unsafe_here) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if unsafe_here(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing into a string cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

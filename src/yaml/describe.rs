//! What went wrong in reading, in words for the author.

use super::Source;
use super::de::What;
use super::tree::{NodeId, Tree};
use crate::diag::Diagnostic;
use crate::model::{nearest, quoted};

pub(super) fn describe(source: &Source<'_>, tree: &Tree<'_>, at: NodeId, what: &What) -> Diagnostic {
    let place = source.place(tree.range(at));
    let path = tree.path(at);
    match what {
        What::UnknownField { field, expected } => {
            let help = match nearest(field, expected.iter().copied()) {
                Some(known) => format!("Did you mean `{known}`?"),
                None => format!("Known fields are {}.", list(expected)),
            };
            Diagnostic::error("unknown-field", format!("unknown field {}", quoted(field)))
                .at(place)
                .help(help)
        }
        What::UnknownVariant { found, expected } => {
            let help = match nearest(found, expected.iter().copied()) {
                Some(known) => format!("Did you mean `{known}`? It may be {}.", list(expected)),
                None => format!("It may be {}.", list(expected)),
            };
            Diagnostic::error("invalid-value", format!("{} can't be {}", quoted(&path), quoted(found)))
                .at(place)
                .help(help)
        }
        What::MissingField(field) => {
            let inside = if path.is_empty() { String::new() } else { format!(" in {}", quoted(&path)) };
            Diagnostic::error("missing-field", format!("`{field}` is missing{inside}"))
                .at(place)
                .help(format!("Add `{field}:`."))
        }
        What::WrongType { found, expected } => {
            let name = if path.is_empty() { "this".to_owned() } else { quoted(&path) };
            let message = format!("{name} should be {expected}, not {found}");
            let mut diagnostic = Diagnostic::error("wrong-type", message).at(place);
            diagnostic.help = retyped(tree.text(at), expected, found);
            diagnostic
        }
        What::Exploding => {
            let name = if path.is_empty() { String::new() } else { format!("{}: ", quoted(&path)) };
            Diagnostic::error("invalid-value", format!("{name}aliases repeat too much"))
                .at(place)
                .help("Write the values out, or use fewer aliases.")
        }
        What::Other(invalid) => {
            let name = if path.is_empty() { String::new() } else { format!("{}: ", quoted(&path)) };
            let mut diagnostic =
                Diagnostic::error("invalid-value", format!("{name}{}", invalid.message)).at(place);
            diagnostic.help = invalid.help.clone();
            diagnostic
        }
    }
}

/// The known field that an unknown one was probably meant to be.
pub(super) fn meant(what: &What) -> Option<&'static str> {
    match what {
        What::UnknownField { field, expected } => nearest(field, expected.iter().copied()),
        _ => None,
    }
}

/// How a value of the wrong type would be written.
fn retyped(text: &str, expected: &str, found: &str) -> Option<String> {
    match expected {
        "a text" if !found.starts_with('`') => {
            Some("Write a text; one that begins with `[` or `{` needs quotes.".to_owned())
        }
        "a list" if !text.is_empty() => {
            Some(format!("Put brackets around it: {}.", quoted(&format!("[{text}]"))))
        }
        "a list" if found == "a mapping" => Some("Begin each item with a hyphen and a space.".to_owned()),
        "a number" | "a whole number" | "a whole number, not below zero" => {
            let digits = text.replace([',', '_', ' ', '\u{a0}', '\u{202f}'], "");
            let is_number = !digits.is_empty() && digits.parse::<f64>().is_ok_and(f64::is_finite);
            is_number.then(|| format!("Write the number alone, without quotes and separators: `{digits}`."))
        }
        "a mapping" => Some("Write one field a line: its name, a colon, a space, its value.".to_owned()),
        _ => None,
    }
}

pub(super) fn syntax_error(source: &Source<'_>, at: usize, message: &str) -> Diagnostic {
    let yaml = source.yaml();
    let at = yaml.floor_char_boundary(at);
    let line_start = yaml[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = yaml[line_start..].lines().next().unwrap_or_default();
    let tab_indents = yaml.lines().any(|line| line.trim_start_matches(' ').starts_with('\t'));
    let help = if tab_indents || line.contains('\t') {
        "YAML is indented with spaces; replace the tabs."
    } else if message.contains("mapping values are not allowed") {
        "Put a text that holds `: ` into quotes, and begin the fields of one mapping in one column."
    } else if message.contains("unexpected character") {
        "Put a text that begins with this character into quotes."
    } else if message.contains("quoted scalar") {
        "Close the quotes on this line."
    } else if message.contains("anchor") || message.contains("alias") {
        "Put a text that begins with `*` or `&` into quotes."
    } else {
        "Check quotes, brackets and indentation on this line and the one above."
    };
    Diagnostic::error("yaml-syntax", format!("this is not YAML: {message}"))
        .at(source.place(at..at))
        .help(help)
}

fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

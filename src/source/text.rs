//! From bytes to text: UTF-8, with or without a byte order mark.

use std::sync::Arc;

use crate::diag::{Diagnostic, Place};

/// Decodes a file's text; a byte order mark is dropped.
///
/// # Errors
/// A diagnostic at the line that holds the first byte that is not UTF-8, or a NUL.
pub fn decode(path: &Arc<str>, bytes: &[u8]) -> Result<Arc<str>, Diagnostic> {
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(not_utf8(path, bytes, 0, "the file is UTF-16"));
    }
    match std::str::from_utf8(body) {
        Ok(text) => match text.find('\0') {
            None => Ok(text.into()),
            Some(at) => Err(Diagnostic::error("encoding", "the file holds a NUL character")
                .at(Place::range(path.clone(), text, at..at + 1))
                .help("It may be no text file; if it is one, remove the character.")),
        },
        Err(error) => {
            let at = error.valid_up_to();
            let message = format!("byte 0x{:02X} is not UTF-8", body[at]);
            Err(not_utf8(path, body, at, &message))
        }
    }
}

fn not_utf8(path: &Arc<str>, bytes: &[u8], at: usize, message: &str) -> Diagnostic {
    // What comes before the fault is valid; replacing the rest keeps lines and columns.
    let text = String::from_utf8_lossy(bytes);
    Diagnostic::error("encoding", message)
        .at(Place::range(path.clone(), &text, at..at + 1))
        .help("Save the file as UTF-8.")
}

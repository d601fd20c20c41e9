//! The id and the address of a document, from its front matter or else its file's name.

use crate::diag::{Diagnostic, Place};
use crate::model::{Id, Invalid, Meta, Route};

use super::Kind;

/// The id and route of a document.
pub(super) fn of(kind: Kind, path: &str, meta: &Meta) -> Result<(Id, Route), Box<Diagnostic>> {
    let inside = &path[kind.folder().len()..];
    let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let name = stem(inside.rsplit('/').next().unwrap_or(inside));
    let given = match meta {
        Meta::Briefing(meta) => meta.slug.clone(),
        Meta::Actor(meta) => meta.id.clone(),
        Meta::Location(meta) => meta.id.clone(),
        Meta::Source(meta) => meta.id.clone(),
        Meta::Page(_) => None,
    };
    let refuse = |name: &str, field: &str, invalid: Invalid| {
        let help = match (Id::from_title(name), field) {
            (Some(id), "") => format!("Rename it: `{id}`."),
            (Some(id), field) => format!("Rename the file, or set `{field}: {id}`."),
            (None, "") => "Rename it with small Latin letters, digits and hyphens.".to_owned(),
            (None, field) => format!("Set `{field}:` to a short name of Latin letters, digits and hyphens."),
        };
        let what = if field.is_empty() { "path" } else { "name" };
        let message = format!("the file's {what} gives no address: {}", invalid.message);
        Box::new(Diagnostic::error("invalid-id", message).at(Place::file(path)).help(help))
    };
    if kind == Kind::Page {
        let mut segments = Vec::new();
        for part in stem(inside).split('/') {
            segments.push(part.parse::<Id>().map_err(|invalid| refuse(part, "", invalid))?);
        }
        let id = segments.last().cloned().ok_or_else(|| refuse(&name, "", Invalid::new("it is empty")))?;
        if id.as_str() == "index" && segments.len() > 1 {
            segments.pop();
        }
        return Ok((id, Route::page(segments.iter().map(Id::as_str))));
    }
    let id = match given {
        Some(id) => id,
        None => {
            let (name, field) = match kind {
                Kind::Briefing => (without_date(&name), "slug"),
                _ => (name.as_str(), "id"),
            };
            name.parse().map_err(|invalid| refuse(name, field, invalid))?
        }
    };
    let section = match kind {
        Kind::Briefing | Kind::Page => "briefings",
        Kind::Actor => "actors",
        Kind::Location => "locations",
        Kind::Source => "sources",
    };
    let route = Route::page([section, id.as_str()]);
    Ok((id, route))
}

/// A file's name without the date before it: `2020-02-01-saraqib` is `saraqib`.
fn without_date(name: &str) -> &str {
    let bytes = name.as_bytes();
    let dated = bytes.len() > 11
        && bytes[..11].iter().enumerate().all(|(at, byte)| match at {
            4 | 7 | 10 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if dated { &name[11..] } else { name }
}

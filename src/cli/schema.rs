//! `dateline schema`.

use super::args::{SchemaArgs, SchemaKind};
use super::outcome::{Outcome, out};
use crate::parse::{Kind, schema as schemas};

/// Prints one schema, or all of them by name.
pub(super) fn schema(args: &SchemaArgs) -> Outcome {
    let value = match args.kind {
        Some(SchemaKind::Briefing) => schemas::of(Kind::Briefing).into(),
        Some(SchemaKind::Actor) => schemas::of(Kind::Actor).into(),
        Some(SchemaKind::Location) => schemas::of(Kind::Location).into(),
        Some(SchemaKind::Source) => schemas::of(Kind::Source).into(),
        Some(SchemaKind::Page) => schemas::of(Kind::Page).into(),
        Some(SchemaKind::Site) => schemas::site().into(),
        None => {
            let all = Kind::ALL.iter().map(|kind| (kind.as_str().to_owned(), schemas::of(*kind).into()));
            serde_json::Value::Object(all.chain([("site".to_owned(), schemas::site().into())]).collect())
        }
    };
    out(format!("{value:#}\n").as_bytes());
    Outcome::Fine
}

//! The JSON Schema of every document kind, from the same types that the parser fills.

use schemars::{Schema, schema_for};

use super::Kind;
use crate::config::SiteFile;
use crate::model::front;

/// The schema of a document kind's front matter.
pub fn of(kind: Kind) -> Schema {
    let required: &[&str] = match kind {
        Kind::Briefing => &["title", "date"],
        Kind::Actor | Kind::Location | Kind::Source => &["name"],
        Kind::Page => &["title"],
    };
    require(of_type(kind), required)
}

fn of_type(kind: Kind) -> Schema {
    match kind {
        Kind::Briefing => schema_for!(front::Briefing),
        Kind::Actor => schema_for!(front::Actor),
        Kind::Location => schema_for!(front::Location),
        Kind::Source => schema_for!(front::Source),
        Kind::Page => schema_for!(front::Page),
    }
}

/// The schema of `site.yaml`.
pub fn site() -> Schema {
    require(schema_for!(SiteFile), &["title", "base_url"])
}

/// Names the fields that a document must have. The types give every field a default, so that one
/// missing field does not hide the others' faults; an editor must not take that for an offer.
fn require(mut schema: Schema, required: &[&str]) -> Schema {
    schema.insert("required".to_owned(), required.into());
    if let Some(properties) = schema.get_mut("properties").and_then(|value| value.as_object_mut()) {
        for field in required {
            if let Some(property) = properties.get_mut(*field).and_then(|value| value.as_object_mut()) {
                property.remove("default");
            }
        }
    }
    schema
}

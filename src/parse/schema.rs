//! The JSON Schema of every document kind, from the same types that the parser fills.

use schemars::{Schema, schema_for};

use super::Kind;
use crate::config::SiteFile;
use crate::model::front;

/// The schema of a document kind's front matter.
pub fn of(kind: Kind) -> Schema {
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
    schema_for!(SiteFile)
}

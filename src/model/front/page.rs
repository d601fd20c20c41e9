//! The front matter of a free page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Extra, Status};
use crate::model::{Lang, Stamp, Tlp};

/// A page of the site that is no briefing: About, methodology.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Page {
    /// The heading.
    #[schemars(length(min = 1))]
    pub title: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Whether the site's navigation names it.
    pub nav: bool,
    /// Where it stands in the navigation, small numbers first.
    pub order: i32,
    /// When it was last changed.
    pub updated: Option<Stamp>,
    /// The language of the text; by default the site's.
    pub lang: Option<Lang>,
    /// Who may read it (TLP 2.0); CLEAR where none is given.
    pub tlp: Option<Tlp>,
    /// Where the document stands in its life.
    pub status: Status,
    /// Earlier addresses that lead here.
    pub redirect_from: Vec<String>,
    /// Free fields for templates.
    pub extra: Extra,
}

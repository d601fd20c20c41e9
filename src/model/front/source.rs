//! The front matter of a source.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Alias, Extra, Status};
use crate::model::{Id, Lang, Reliability, Sha256, Stamp, Tlp, WebUrl};

/// Where a fact comes from: a document, monitor, agency, outlet or person.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Source {
    /// The name that pages use.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Its id; by default the file's name.
    pub id: Option<Id>,
    /// Other names.
    pub aliases: Vec<Alias>,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// One line under the name.
    pub role: Option<String>,
    /// The id of the actor that it is, if it is one.
    pub actor: Option<Id>,
    /// How reliable it is (Admiralty A–F).
    pub reliability: Option<Reliability>,
    /// Where it is on the web.
    pub url: Option<WebUrl>,
    /// Where a copy is kept.
    pub archived_url: Option<WebUrl>,
    /// When it was published.
    pub published: Option<Stamp>,
    /// When it was read.
    pub accessed: Option<Stamp>,
    /// SHA-256 of the kept copy.
    pub sha256: Option<Sha256>,
    /// The language of the profile; by default the site's.
    pub lang: Option<Lang>,
    /// Who may read this page (TLP 2.0); CLEAR where none is given.
    pub tlp: Option<Tlp>,
    /// Where the document stands in its life.
    pub status: Status,
    /// Earlier addresses that lead here.
    pub redirect_from: Vec<String>,
    /// Free fields for templates.
    pub extra: Extra,
}

/// What kind of source it is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A body that watches and counts.
    Monitor,
    /// A news agency.
    Agency,
    /// A government or an international body.
    Official,
    /// A newspaper, a channel, a site.
    Media,
    /// A report, a paper, a letter.
    #[default]
    Document,
    /// Someone who saw it.
    Witness,
    /// Data.
    Dataset,
}

words!(SourceKind {
    Monitor => "monitor",
    Agency => "agency",
    Official => "official",
    Media => "media",
    Document => "document",
    Witness => "witness",
    Dataset => "dataset",
});

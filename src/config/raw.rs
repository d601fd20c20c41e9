//! `site.yaml` as it is written: every setting, with its default.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::front::{Autolink, Extra};
use crate::model::{Audience, Id, Lang, WebUrl};

/// The settings of a site.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SiteFile {
    /// The site's name.
    #[schemars(length(min = 1))]
    pub title: String,
    /// A few words under the name.
    pub tagline: Option<String>,
    /// One sentence about the site, for search engines and feeds.
    pub description: Option<String>,
    /// Where the site will stand: `https://desk.example/idlib/`.
    #[schemars(with = "WebUrl")]
    pub base_url: Option<WebUrl>,
    /// The language of the interface, and of documents that do not name theirs.
    pub lang: Option<Lang>,
    /// Who builds are for, unless `--audience` says otherwise.
    pub audience: Audience,
    /// The theme: `default`, or a folder below `themes/`.
    pub theme: String,
    /// Authors by id.
    pub authors: BTreeMap<Id, Author>,
    /// Series by id.
    pub series: BTreeMap<Id, SeriesInfo>,
    /// Sentences at the foot of every page that say where data comes from.
    pub credits: Vec<String>,
    /// Whether the first mention of a known name in a section becomes a link.
    pub autolink: Autolink,
    /// What happens to HTML in Markdown.
    pub raw_html: RawHtml,
    /// Whether straight quotes and double hyphens become typographic ones.
    pub smart_punctuation: bool,
    /// How many rows a list holds on the front page, the archive's and those of actors, places and
    /// sources; years have the rest.
    #[schemars(range(min = 1))]
    pub list_length: usize,
    /// How many rows a year's page holds before it is split by month, and how many a page of the
    /// ledger, a tag or a series before it is split by year.
    #[schemars(range(min = 1))]
    pub year_length: usize,
    /// Checks by name: each silent, a warning or an error. They show on no page.
    #[serde(skip_serializing)]
    pub checks: BTreeMap<String, CheckLevel>,
    /// Free settings for templates.
    pub extra: Extra,
}

/// Who wrote a briefing.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Author {
    /// The name to print.
    pub name: String,
}

/// Briefings that belong together, in order.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeriesInfo {
    /// The title to print.
    pub title: String,
    /// One or two sentences.
    #[serde(default)]
    pub summary: Option<String>,
}

/// What happens to HTML in Markdown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RawHtml {
    /// Scripts, event handlers, frames and the like are taken out.
    #[default]
    Sanitise,
    /// It stays as it is; only for sites whose every author may run scripts on its pages.
    Trusted,
}

/// What becomes of what a check finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CheckLevel {
    /// The check does not run.
    Off,
    /// It warns.
    Warn,
    /// It stops the build.
    Error,
}

impl CheckLevel {
    /// The word that `site.yaml` uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }
}

impl Default for SiteFile {
    fn default() -> Self {
        Self {
            title: String::new(),
            tagline: None,
            description: None,
            base_url: None,
            lang: None,
            audience: Audience::default(),
            theme: "default".to_owned(),
            authors: BTreeMap::new(),
            series: BTreeMap::new(),
            credits: Vec::new(),
            autolink: Autolink::default(),
            raw_html: RawHtml::default(),
            smart_punctuation: true,
            list_length: 50,
            year_length: 200,
            checks: BTreeMap::new(),
            extra: Extra::new(),
        }
    }
}

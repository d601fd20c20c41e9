//! The front matter of a briefing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Claim, Event, Extra, Figure, IdList};
use crate::model::{Id, Lang, Stamp, Tlp};

/// One document of analysis or reporting; the unit that is published.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Briefing {
    /// The headline.
    #[schemars(length(min = 1))]
    pub title: String,
    /// The last part of its address; by default the file's name without a leading date.
    pub slug: Option<Id>,
    /// When it was published: a date, or a date-time with an offset.
    #[schemars(with = "Stamp")]
    pub date: Option<Stamp>,
    /// When it was last changed.
    pub updated: Option<Stamp>,
    /// The information cut-off, shown on the page.
    pub as_of: Option<Stamp>,
    /// What kind of text it is.
    pub kind: BriefingKind,
    /// One or two sentences.
    pub summary: Option<String>,
    /// The points to take away, a sentence each.
    pub takeaways: Vec<String>,
    /// Ids of the actors it is about; those that the text mentions are added.
    pub actors: IdList,
    /// Ids of the locations it is about; those that the text mentions are added.
    pub locations: IdList,
    /// The series it belongs to.
    pub series: Option<Id>,
    /// Free keywords.
    pub tags: Vec<String>,
    /// Ids of its authors, as named in `site.yaml`.
    pub authors: IdList,
    /// The language of the text; by default the site's.
    pub lang: Option<Lang>,
    /// Who may read it (TLP 2.0); CLEAR where none is given.
    pub tlp: Option<Tlp>,
    /// Where it stands in its life.
    pub status: Status,
    /// Why it was withdrawn; shown on the page that stays in its place.
    pub withdrawn_reason: Option<String>,
    /// Not published before this moment.
    pub publish_at: Option<Stamp>,
    /// Not published from this moment on.
    pub expires_at: Option<Stamp>,
    /// Earlier addresses, each a path on this site, that lead here.
    pub redirect_from: Vec<String>,
    /// Whether the first mention of a known name in a section becomes a link; by default as in `site.yaml`.
    pub autolink: Option<Autolink>,
    /// Dated happenings that it reports.
    pub events: Vec<Event>,
    /// Numbers that it reports.
    pub figures: Vec<Figure>,
    /// Statements by someone that it reports.
    pub claims: Vec<Claim>,
    /// What was wrong in earlier versions.
    pub corrections: Vec<Correction>,
    /// A picture for its page and for shared links, as a path.
    pub image: Option<String>,
    /// Free fields for templates.
    pub extra: Extra,
}

impl Briefing {
    /// Gives back the memory that lists took in advance: a site holds a million of them.
    pub fn shrink_to_fit(&mut self) {
        let Self { takeaways, actors, locations, tags, authors, .. } = self;
        [takeaways, tags].into_iter().for_each(Vec::shrink_to_fit);
        [actors, locations, authors].into_iter().for_each(Vec::shrink_to_fit);
        let Self { events, figures, claims, .. } = self;
        events.shrink_to_fit();
        figures.shrink_to_fit();
        claims.shrink_to_fit();
        let of_events = events.iter_mut().flat_map(|event| [&mut event.actors, &mut event.locations]);
        let of_figures = figures.iter_mut().flat_map(|figure| [&mut figure.actors, &mut figure.locations]);
        let of_claims = claims.iter_mut().flat_map(|claim| [&mut claim.about, &mut claim.in_tension_with]);
        of_events.chain(of_figures).chain(of_claims).for_each(Vec::shrink_to_fit);
    }
}

/// What kind of text a briefing is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BriefingKind {
    /// A short note.
    #[default]
    Brief,
    /// A situation report.
    Sitrep,
    /// An assessment.
    Analysis,
    /// How something works.
    Explainer,
    /// What came before.
    Backgrounder,
}

/// Where a document stands in its life.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not in a build without `--drafts`.
    Draft,
    /// In every build whose audience it fits.
    #[default]
    Published,
    /// Its page says that it was withdrawn, and why.
    Withdrawn,
}

/// Which mentions of known names become links by themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Autolink {
    /// The first in each section.
    #[default]
    First,
    /// Every one.
    All,
    /// None.
    Off,
}

/// A dated note of what was wrong.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// When it was corrected.
    pub date: Stamp,
    /// What was wrong and what is right.
    pub text: String,
}

words!(BriefingKind {
    Brief => "brief",
    Sitrep => "sitrep",
    Analysis => "analysis",
    Explainer => "explainer",
    Backgrounder => "backgrounder",
});

//! Events, figures and claims: the items of the ledger, as a briefing's front matter states them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::IdList;
use crate::model::{Credibility, Edtf, EventType, Hxl, Id, Likelihood, Stamp, Tlp};

/// A dated happening.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its id, one of a kind in the whole site.
    pub id: Id,
    /// When it happened (EDTF, levels 0 and 1).
    pub date: Edtf,
    /// The date as the source words it, where that says more: "night of 31 January".
    #[serde(default)]
    pub date_text: Option<String>,
    /// What happened, in one line.
    pub title: String,
    /// ACLED event type and sub-type, such as `Battles/Armed clash`.
    #[serde(rename = "type", default)]
    pub event_type: Option<EventType>,
    /// Who took part.
    #[serde(default)]
    pub actors: IdList,
    /// Where.
    #[serde(default)]
    pub locations: IdList,
    /// Who says so: the id of a source or an actor.
    #[serde(default)]
    pub source: Option<Id>,
    /// How credible this item is (Admiralty 1–6).
    #[serde(default)]
    pub credibility: Option<Credibility>,
    /// How exact the date is (ACLED 1–3).
    #[serde(default)]
    #[schemars(range(min = 1, max = 3))]
    pub time_precision: Option<u8>,
    /// How exact the place is (ACLED 1–3).
    #[serde(default)]
    #[schemars(range(min = 1, max = 3))]
    pub geo_precision: Option<u8>,
    /// The id of an event of another briefing that tells the same happening under another id.
    #[serde(default)]
    pub same_as: Option<Id>,
    /// A stricter label than the document's, for this item alone.
    #[serde(default)]
    pub tlp: Option<Tlp>,
}

/// A number with its unit, period and source.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Its id, one of a kind in the whole site.
    pub id: Id,
    /// What is counted or measured.
    pub metric: String,
    /// The value; leave it out where `min` or `max` is given.
    #[serde(default)]
    pub value: Option<f64>,
    /// The lower end of a range.
    #[serde(default)]
    pub min: Option<f64>,
    /// The upper end of a range.
    #[serde(default)]
    pub max: Option<f64>,
    /// How the value is to be read.
    #[serde(default)]
    pub qualifier: Qualifier,
    /// What one of it is: `people`, `%`, `km`.
    #[serde(default)]
    pub unit: Option<String>,
    /// The interval that the number covers (EDTF).
    #[serde(default)]
    pub period: Option<Edtf>,
    /// When it was true.
    #[serde(default)]
    pub as_of: Option<Stamp>,
    /// Whom it is about.
    #[serde(default)]
    pub actors: IdList,
    /// Where.
    #[serde(default)]
    pub locations: IdList,
    /// Who says so: the id of a source or an actor.
    #[serde(default)]
    pub source: Option<Id>,
    /// How credible this item is (Admiralty 1–6).
    #[serde(default)]
    pub credibility: Option<Credibility>,
    /// Its HXL tag, such as `#affected+displaced`.
    #[serde(default)]
    pub hxl: Option<Hxl>,
    /// More about it, in one line.
    #[serde(default)]
    pub note: Option<String>,
    /// A stricter label than the document's, for this item alone.
    #[serde(default)]
    pub tlp: Option<Tlp>,
}

/// How a figure's value is to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// As it stands.
    #[default]
    Exact,
    /// About.
    Approx,
    /// More than.
    MoreThan,
    /// Less than.
    LessThan,
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
}

/// A statement by someone.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its id, one of a kind in the whole site.
    pub id: Id,
    /// What is said, in one sentence.
    pub text: String,
    /// Who says it: the id of an actor or a source.
    pub by: Id,
    /// Where it is said: the id of a source or an actor.
    #[serde(default)]
    pub source: Option<Id>,
    /// When it was said (EDTF).
    #[serde(default)]
    pub date: Option<Edtf>,
    /// Ids of the actors and locations that it is about.
    #[serde(default)]
    pub about: IdList,
    /// How credible this item is (Admiralty 1–6).
    #[serde(default)]
    pub credibility: Option<Credibility>,
    /// How likely what it says is (ICD 203).
    #[serde(default)]
    pub likelihood: Option<Likelihood>,
    /// Ids of claims that it does not fit with.
    #[serde(default)]
    pub in_tension_with: IdList,
    /// A stricter label than the document's, for this item alone.
    #[serde(default)]
    pub tlp: Option<Tlp>,
}

words!(Qualifier {
    Exact => "exact",
    Approx => "approx",
    MoreThan => "more-than",
    LessThan => "less-than",
    AtLeast => "at-least",
    AtMost => "at-most",
});

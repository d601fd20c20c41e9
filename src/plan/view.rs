//! The rows that several page kinds show. Each is plain data, ready for a template: addresses are
//! final, dates and numbers are in their neutral form and are put into words by the theme.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;

use super::shared::Shared;

/// An actor, location or source, wherever one is named.
pub type EntityRef<'a> = &'a Shared<EntityView>;
/// What other pages show of a briefing: a [`BriefingView`].
pub type BriefingRef = Arc<Shared<()>>;
/// A dated happening, on any page but its briefing's: an [`EventView`].
pub type EventRef = Arc<Shared<()>>;
/// A number, on any page but its briefing's: a [`FigureView`].
pub type FigureRef = Arc<Shared<()>>;
/// A statement, on any page but its briefing's: a [`ClaimView`].
pub type ClaimRef = Arc<Shared<()>>;

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinkView {
    /// The words.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// A name with the language it is in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NameView {
    /// The name.
    pub text: String,
    /// BCP 47 tag, where it is known.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, where the language is known.
    pub dir: Option<&'static str>,
}

/// An actor, location or source, wherever one is named.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntityView {
    /// Its id.
    pub id: String,
    /// `actor`, `location` or `source`.
    pub family: &'static str,
    /// Its kind within the family, such as `armed-group`.
    pub kind: String,
    /// The name that pages use.
    pub name: String,
    /// Its first name in another script, if it has one.
    pub native: Option<NameView>,
    /// Its page.
    pub url: String,
}

/// An entity with how often it counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CountView<'a> {
    /// The entity.
    pub entity: EntityRef<'a>,
    /// In how many briefings.
    pub count: usize,
    /// One line about it.
    pub role: Option<String>,
    /// The date of the last of these briefings.
    pub last: Option<String>,
}

/// What other pages show of a briefing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BriefingView {
    /// Headline.
    pub title: String,
    /// Its page.
    pub url: String,
    /// When it was published, as written.
    pub date: String,
    /// When it was last changed.
    pub updated: Option<String>,
    /// The information cut-off.
    pub as_of: Option<String>,
    /// `brief`, `sitrep`, `analysis`, `explainer` or `backgrounder`.
    pub kind: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// `TLP:CLEAR` and so on.
    pub tlp: &'static str,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// The first place that it is about.
    pub place: Option<String>,
}

/// Briefings of one month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthView {
    /// `2020-02`.
    pub month: String,
    /// Newest first.
    pub briefings: Vec<BriefingRef>,
}

/// A year or month that has a page of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PeriodView {
    /// `2020` or `2020-02`.
    pub period: String,
    /// Its page.
    pub url: String,
    /// How many rows it holds, all lists together; none where the page is about another period.
    pub count: Option<usize>,
}

/// A briefing with the sentence that mentions an entity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MentionView<'a> {
    /// The briefing.
    pub briefing: BriefingRef,
    /// The sentence up to the mention; all three are empty where only front matter names the entity.
    pub before: Cow<'a, str>,
    /// The mention as it stands.
    pub mention: Cow<'a, str>,
    /// The sentence from the mention on.
    pub after: Cow<'a, str>,
}

/// Who says something, and how good that is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AttributionView {
    /// The source or actor.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Admiralty grade as far as it is given: `C2`, `C`, `2`.
    pub grade: Option<String>,
    /// The number of the note that names it, on the page of a briefing.
    pub note: Option<usize>,
}

/// A dated happening.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventView<'a> {
    /// Its id; also its anchor.
    pub id: String,
    /// EDTF.
    pub date: String,
    /// The month under which it stands in a long list, or the year: `2020-01`, `2012`.
    pub period: Option<String>,
    /// The date as the source words it, where that says more.
    pub date_text: Option<String>,
    /// What happened.
    pub title: String,
    /// ACLED type and sub-type.
    pub event_type: Option<String>,
    /// The same as a reader needs it: the rest-class of a type is no news.
    pub event_type_words: Option<String>,
    /// Who took part.
    pub actors: Vec<EntityRef<'a>>,
    /// Where.
    pub locations: Vec<EntityRef<'a>>,
    /// Who says so.
    pub source: Option<AttributionView>,
    /// The briefing that reports it.
    pub briefing: LinkView,
    /// The other briefings that report it.
    pub also: Vec<TellingView>,
}

/// Another report of the same happening.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TellingView {
    /// Its date, where it is another one (EDTF).
    pub date: Option<String>,
    /// Who says so.
    pub source: Option<AttributionView>,
    /// The briefing.
    pub briefing: LinkView,
}

/// A number with its unit, period and source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureView<'a> {
    /// Its id; also its anchor.
    pub id: String,
    /// What is counted.
    pub metric: String,
    /// The value, unless it is a range.
    pub value: Option<f64>,
    /// The lower end of a range.
    pub min: Option<f64>,
    /// The upper end of a range.
    pub max: Option<f64>,
    /// `exact`, `approx`, `more-than`, `less-than`, `at-least`, `at-most`.
    pub qualifier: String,
    /// `people`, `%`, `km`.
    pub unit: Option<String>,
    /// EDTF interval.
    pub period: Option<String>,
    /// When it was true.
    pub as_of: Option<String>,
    /// Where.
    pub locations: Vec<EntityRef<'a>>,
    /// More about it.
    pub note: Option<String>,
    /// Who says so.
    pub source: Option<AttributionView>,
    /// The briefing that reports it.
    pub briefing: LinkView,
}

/// A statement by someone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClaimView<'a> {
    /// Its id; also its anchor.
    pub id: String,
    /// What is said.
    pub text: String,
    /// Who says it.
    pub by: EntityRef<'a>,
    /// When it was said (EDTF).
    pub date: Option<String>,
    /// Where it is said, with its grade.
    pub source: Option<AttributionView>,
    /// The grade, when the speaker is the source.
    pub grade: Option<String>,
    /// ICD 203 term.
    pub likelihood: Option<String>,
    /// Whom and what it is about.
    pub about: Vec<EntityRef<'a>>,
    /// Claims that it does not fit with, whichever of the two says so.
    pub tensions: Vec<TensionView<'a>>,
    /// The briefing that reports it.
    pub briefing: LinkView,
}

/// The other one of two claims that do not fit together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TensionView<'a> {
    /// What is said.
    pub title: String,
    /// Where it stands in its briefing.
    pub url: String,
    /// Who says it.
    pub by: EntityRef<'a>,
}

/// How the page's subject stands to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelationView<'a> {
    /// The relation's type: `supports`.
    pub relation: String,
    /// True when the other party is the one that acts.
    pub inverse: bool,
    /// The other party.
    pub other: EntityRef<'a>,
    /// EDTF.
    pub since: Option<String>,
    /// EDTF.
    pub until: Option<String>,
    /// More about it.
    pub note: Option<String>,
    /// Who says so.
    pub source: AttributionView,
}

/// A heading of a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeadingView {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its words.
    pub text: String,
}

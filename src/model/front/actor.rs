//! The front matter of an actor.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Alias, Extra, Ids, Status};
use crate::model::{ActorType, Edtf, Id, Lang, Reliability, Tlp};

/// A person, state, armed group, force, organisation, body, coalition or collective that acts.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Actor {
    /// The name that pages use.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Its id; by default the file's name.
    pub id: Option<Id>,
    /// Other names, in any script.
    pub aliases: Vec<Alias>,
    /// What kind of actor it is.
    pub kind: ActorKind,
    /// Its type in ACLED's terms.
    pub acled_type: Option<ActorType>,
    /// One line under the name.
    pub role: Option<String>,
    /// How it stands to others; each with a source.
    pub relations: Vec<Relation>,
    /// How reliable it is as a source (Admiralty A–F).
    pub reliability: Option<Reliability>,
    /// What it is called in other registers.
    pub ids: Ids,
    /// A picture, as a path.
    pub image: Option<String>,
    /// What the picture shows, for those who do not see it.
    pub image_alt: Option<String>,
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

/// What kind of actor it is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A state.
    State,
    /// A ministry, a government, a court.
    PublicBody,
    /// The armed force of a state.
    ArmedForce,
    /// An armed group of no state.
    ArmedGroup,
    /// A party or movement.
    Political,
    /// An alliance.
    Coalition,
    /// An organisation.
    #[default]
    Organisation,
    /// A newspaper, a channel, an agency.
    Media,
    /// A person.
    Person,
    /// Many people who act alike, without one body.
    Collective,
}

/// How one actor stands to another actor or to a place.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// What it is, in kebab case, read from this actor to the other: `supports`.
    #[serde(rename = "type")]
    pub relation: Id,
    /// The other party: the id of an actor or a location.
    pub to: Id,
    /// Since when (EDTF).
    #[serde(default)]
    pub since: Option<Edtf>,
    /// Until when (EDTF).
    #[serde(default)]
    pub until: Option<Edtf>,
    /// Who says so: the id of a source or an actor.
    pub source: Id,
    /// More about it, in one line.
    #[serde(default)]
    pub note: Option<String>,
}

words!(ActorKind {
    State => "state",
    PublicBody => "public-body",
    ArmedForce => "armed-force",
    ArmedGroup => "armed-group",
    Political => "political",
    Coalition => "coalition",
    Organisation => "organisation",
    Media => "media",
    Person => "person",
    Collective => "collective",
});

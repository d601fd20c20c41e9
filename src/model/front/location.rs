//! The front matter of a location.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Alias, Extra, IdList, Ids, Status};
use crate::model::{Edtf, Id, Lang, Point, Precision, Tlp};

/// A place: a country, governorate, town, area, road, crossing or site.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Location {
    /// The name that pages use.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Its id; by default the file's name.
    pub id: Option<Id>,
    /// Other names, in any script.
    pub aliases: Vec<Alias>,
    /// What kind of place it is.
    pub kind: LocationKind,
    /// One line under the name.
    pub role: Option<String>,
    /// The place that holds it.
    pub within: Option<Id>,
    /// Where it is (WGS 84).
    pub point: Option<Point>,
    /// What the point stands for.
    pub precision: Option<Precision>,
    /// Its area or line: a GeoJSON file below `content/`, `#`, a feature's id or name.
    pub geometry: Option<String>,
    /// For a road route: the places that it joins.
    pub connects: IdList,
    /// The road routes that meet here.
    pub at_junction_of: IdList,
    /// Who held it, from when.
    pub control: Vec<Control>,
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

/// What kind of place it is, from large to small.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum LocationKind {
    /// A country.
    Country,
    /// A province, the first level below a country.
    Governorate,
    /// The level below a governorate.
    District,
    /// A large town.
    City,
    /// A town.
    Town,
    /// A village.
    Village,
    /// A region without an administration of its own.
    #[default]
    Area,
    /// A road.
    Route,
    /// A border crossing.
    Crossing,
    /// A single place: a base, a camp, a dam.
    Site,
}

/// Who held a place, from a date on.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Control {
    /// From when (EDTF).
    pub date: Edtf,
    /// Who holds it: the id of an actor; leave it out where nobody says.
    #[serde(default)]
    pub by: Option<Id>,
    /// How firmly.
    pub status: ControlStatus,
    /// Who says so: the id of a source or an actor.
    #[serde(default)]
    pub source: Option<Id>,
    /// More about it, in one line.
    #[serde(default)]
    pub note: Option<String>,
}

/// How firmly a place is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ControlStatus {
    /// One side holds it.
    Controlled,
    /// It is fought over.
    Contested,
    /// It is held by those inside and cut off by those outside.
    Besieged,
    /// Nobody says who holds it.
    Unknown,
}

words!(LocationKind {
    Country => "country",
    Governorate => "governorate",
    District => "district",
    City => "city",
    Town => "town",
    Village => "village",
    Area => "area",
    Route => "route",
    Crossing => "crossing",
    Site => "site",
});

words!(ControlStatus {
    Controlled => "controlled",
    Contested => "contested",
    Besieged => "besieged",
    Unknown => "unknown",
});

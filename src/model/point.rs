//! A place on the globe in WGS 84 degrees, and how exactly it is known.
//!
//! It knows no file format: GeoJSON and KML write longitude first, GeoRSS latitude first.

use std::{
    borrow::Cow,
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::{
    Invalid,
    value::{choose, text_value, word_schema},
};

/// Latitude −90 to 90 and longitude −180 to 180, finite: `{ lat: 35.86447, lon: 36.80591 }`.
///
/// Two values that could as well be each other's are not questioned.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Raw")]
pub struct Point {
    lat: f64,
    lon: f64,
}

/// How well a point stands for its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// The place itself.
    Exact,
    /// Near the place.
    Approximate,
    /// The middle of an area.
    Centroid,
    /// Somewhere on it, so that a map can show it: a point of a road.
    Schematic,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Point")]
struct Raw {
    lat: f64,
    lon: f64,
}

impl Point {
    /// A point; refuses what is not on the globe.
    pub fn new(lat: f64, lon: f64) -> Result<Self, Invalid> {
        // A value that is not a number is in no range.
        if !(-90.0..=90.0).contains(&lat) {
            let refusal = Invalid::new(format!("latitude {lat} is not between -90 and 90"));
            return Err(if (-180.0..=180.0).contains(&lat) && (-90.0..=90.0).contains(&lon) {
                refusal.help(format!("Did you mean `lat: {lon}` and `lon: {lat}`?"))
            } else {
                refusal.help("Give degrees north as a decimal number, such as `35.86447`.")
            });
        }
        if !(-180.0..=180.0).contains(&lon) {
            return Err(Invalid::new(format!("longitude {lon} is not between -180 and 180"))
                .help("Give degrees east as a decimal number, such as `36.80591`."));
        }
        // Adding zero turns negative zero, which would hash apart from zero, into zero.
        Ok(Self { lat: lat + 0.0, lon: lon + 0.0 })
    }

    /// Degrees north.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east.
    pub fn lon(self) -> f64 {
        self.lon
    }
}

// Only finite values are held, so equality is reflexive.
impl Eq for Point {}

impl Hash for Point {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.lat.to_bits().hash(state);
        self.lon.to_bits().hash(state);
    }
}

impl TryFrom<Raw> for Point {
    type Error = Invalid;

    fn try_from(raw: Raw) -> Result<Self, Invalid> {
        Self::new(raw.lat, raw.lon)
    }
}

impl JsonSchema for Point {
    fn schema_name() -> Cow<'static, str> {
        "Point".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "A place in WGS 84 degrees: latitude north, longitude east.",
            "properties": {
                "lat": { "type": "number", "description": "Degrees north.",
                    "minimum": -90, "maximum": 90 },
                "lon": { "type": "number", "description": "Degrees east.",
                    "minimum": -180, "maximum": 180 },
            },
            "required": ["lat", "lon"],
            "additionalProperties": false,
            "examples": [{ "lat": 35.86447, "lon": 36.80591 }],
        })
    }
}

impl Precision {
    /// All, from the most exact to the least.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Approximate, Self::Centroid, Self::Schematic];

    /// The word as front matter holds it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approximate => "approximate",
            Self::Centroid => "centroid",
            Self::Schematic => "schematic",
        }
    }
}

impl FromStr for Precision {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        choose(text, "a precision", &Self::ALL, Self::as_str)
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

text_value!(
    Precision,
    "a precision such as exact",
    word_schema(
        "How well the point stands for the place: exact, approximate, the centroid of an area, or \
         schematic.",
        &Precision::ALL.map(Precision::as_str),
    )
);

//! Handling labels: the Traffic Light Protocol, version 2.0 (FIRST).
//!
//! It knows the labels and their order; which build may hold which is for
//! [`Audience`](super::Audience) to say.

use std::{fmt, str::FromStr};

use schemars::json_schema;

use super::{
    Invalid,
    value::{quoted, text_value, unknown},
};

/// How far a document may travel; a greater label is a stricter one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Tlp {
    /// May be published to the world.
    #[default]
    Clear,
    /// For the community, never through publicly accessible channels.
    Green,
    /// For the recipients' organisation and its clients.
    Amber,
    /// For the recipients' organisation only.
    AmberStrict,
    /// For the named recipients only.
    Red,
}

impl Tlp {
    /// All labels, from the widest to the strictest.
    pub const ALL: [Self; 5] = [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    /// The label without its prefix, as front matter holds it: `AMBER+STRICT`.
    pub fn as_str(self) -> &'static str {
        self.label().trim_start_matches("TLP:")
    }

    /// The label as the standard prints it: `TLP:AMBER+STRICT`. It is never translated.
    pub fn label(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
        }
    }
}

impl FromStr for Tlp {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::ALL
            .into_iter()
            .find(|label| text == label.as_str() || text == label.label())
            .ok_or_else(|| refusal(text))
    }
}

impl fmt::Display for Tlp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

fn refusal(text: &str) -> Invalid {
    // Spaces, other joints and small letters are what people write instead.
    let bare: String = text.chars().filter(|character| character.is_alphanumeric()).collect();
    let bare = bare.to_uppercase();
    let bare = bare.strip_prefix("TLP").unwrap_or(&bare);
    if bare == "WHITE" {
        return Invalid::new(format!("{} is a label of TLP 1", quoted(text)))
            .help("Write `CLEAR`: TLP 2.0 renamed it.");
    }
    match Tlp::ALL.iter().find(|label| label.as_str().replace('+', "") == bare) {
        Some(label) => Invalid::new(format!("{} is not how TLP writes its label", quoted(text)))
            .help(format!("Write `{label}`: TLP labels are in capitals and without spaces.")),
        None => unknown(text, "a TLP 2.0 label", &Tlp::ALL.map(Tlp::as_str)),
    }
}

text_value!(
    Tlp,
    "a TLP 2.0 label such as CLEAR",
    json_schema!({
        "type": "string",
        "description": "Handling label of the Traffic Light Protocol 2.0; the default is CLEAR.",
        "enum": Tlp::ALL.iter().flat_map(|tlp| [tlp.as_str(), tlp.label()]).collect::<Vec<_>>(),
        "examples": ["CLEAR", "AMBER+STRICT"],
    })
);

//! Who a build is for, and with that which handling labels it may hold.
//!
//! It knows no document: the gate asks it one question, [`Audience::admits`].

use std::{fmt, str::FromStr};

use super::{
    Invalid, Tlp,
    value::{choose, text_value, word_schema},
};

/// The readers of a build, from the widest circle to the narrowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Audience {
    /// The world: CLEAR only.
    #[default]
    Public,
    /// A closed community: up to GREEN.
    Community,
    /// Partner organisations: up to AMBER.
    Partners,
    /// One's own organisation: up to AMBER+STRICT.
    Internal,
    /// Named persons: everything, RED included.
    Named,
}

impl Audience {
    /// All audiences, from the widest to the narrowest.
    pub const ALL: [Self; 5] = [Self::Public, Self::Community, Self::Partners, Self::Internal, Self::Named];

    /// Whether a build for these readers may hold a document with this label.
    pub fn admits(self, tlp: Tlp) -> bool {
        tlp <= self.widest()
    }

    /// The label that reaches furthest up the scale of those that these readers may see.
    pub fn widest(self) -> Tlp {
        match self {
            Self::Public => Tlp::Clear,
            Self::Community => Tlp::Green,
            Self::Partners => Tlp::Amber,
            Self::Internal => Tlp::AmberStrict,
            Self::Named => Tlp::Red,
        }
    }

    /// The word as settings hold it: `public`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Community => "community",
            Self::Partners => "partners",
            Self::Internal => "internal",
            Self::Named => "named",
        }
    }
}

impl FromStr for Audience {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        choose(text, "an audience", &Self::ALL, Self::as_str)
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

text_value!(
    Audience,
    "an audience such as public",
    word_schema(
        "Who a build is for: public holds TLP:CLEAR, community also GREEN, partners also AMBER, \
         internal also AMBER+STRICT, named also RED.",
        &Audience::ALL.map(Audience::as_str),
    )
);

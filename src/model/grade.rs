//! Grades of the Admiralty code: how reliable a source is, and how credible one item of it.
//!
//! The two are rated independently: reliability stands on the source, credibility on the item.
//! Printed side by side they read `C2`.

use std::{borrow::Cow, fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Invalid,
    value::{self, choose, quoted, text_value, word_schema},
};

/// How reliable a source is; `A` orders first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged, which is not worse than `E`.
    F,
}

/// How credible an item is; 1 orders first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Credibility {
    /// 1: confirmed by other sources.
    Confirmed = 1,
    /// 2: probably true.
    ProbablyTrue,
    /// 3: possibly true.
    PossiblyTrue,
    /// 4: doubtful.
    Doubtful,
    /// 5: improbable.
    Improbable,
    /// 6: cannot be judged, which is not worse than 5.
    CannotBeJudged,
}

impl Reliability {
    /// All grades, in their order.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// The letter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }

    /// What the letter means, in the standard's words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "cannot be judged",
        }
    }
}

impl Credibility {
    /// All grades, in their order.
    pub const ALL: [Self; 6] = [
        Self::Confirmed,
        Self::ProbablyTrue,
        Self::PossiblyTrue,
        Self::Doubtful,
        Self::Improbable,
        Self::CannotBeJudged,
    ];

    /// The grade, 1 to 6.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// What the number means, in the standard's words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed by other sources",
            Self::ProbablyTrue => "probably true",
            Self::PossiblyTrue => "possibly true",
            Self::Doubtful => "doubtful",
            Self::Improbable => "improbable",
            Self::CannotBeJudged => "cannot be judged",
        }
    }
}

impl FromStr for Reliability {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        choose(text, "a reliability", &Self::ALL, Self::as_str).map_err(|_| refusal(text, true))
    }
}

impl FromStr for Credibility {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::ALL
            .into_iter()
            .find(|grade| text.parse() == Ok(grade.number()) && text.len() == 1)
            .ok_or_else(|| refusal(text, false))
    }
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Credibility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number())
    }
}

/// Both halves are often written as one, so the refusal of one says where the other goes.
fn refusal(text: &str, of_reliability: bool) -> Invalid {
    let (what, range) = if of_reliability {
        ("an Admiralty reliability", "a letter from A (completely reliable) to F (cannot be judged)")
    } else {
        ("an Admiralty credibility", "a number from 1 (confirmed) to 6 (cannot be judged)")
    };
    let refusal = Invalid::new(format!("{} is not {what}", quoted(text)));
    let upper = text.trim().to_uppercase();
    let letter = Reliability::ALL.iter().find(|grade| upper.starts_with(grade.as_str()));
    let number = Credibility::ALL.iter().find(|grade| upper.ends_with(&grade.to_string()));
    match (letter, number, upper.len()) {
        (Some(letter), Some(number), 2) => refusal.help(format!(
            "Grades are given apart: `reliability: {letter}` on the source, `credibility: {number}` \
             on the item."
        )),
        (Some(letter), None, 1) if of_reliability => refusal.help(format!("Write `{letter}`.")),
        _ => refusal.help(format!("Give {range}.")),
    }
}

text_value!(
    Reliability,
    "an Admiralty reliability, A to F",
    word_schema(
        "Admiralty reliability of a source: A completely reliable, B usually reliable, C fairly \
         reliable, D not usually reliable, E unreliable, F cannot be judged.",
        &Reliability::ALL.map(Reliability::as_str),
    )
);

impl Serialize for Credibility {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The one value that is a number in the standard; other formats keep the text.
        if serializer.is_human_readable() {
            serializer.serialize_u8(self.number())
        } else {
            serializer.collect_str(self)
        }
    }
}

impl<'de> Deserialize<'de> for Credibility {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        value::deserialize(deserializer, "an Admiralty credibility, 1 to 6")
    }
}

impl JsonSchema for Credibility {
    fn schema_name() -> Cow<'static, str> {
        "Credibility".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "integer",
            "description": "Admiralty credibility of an item: 1 confirmed by other sources, 2 \
                probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.",
            "minimum": 1,
            "maximum": 6,
            "examples": [2],
        })
    }
}

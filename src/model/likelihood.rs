//! Words of estimative probability: Intelligence Community Directive 203, its first row of terms.
//!
//! It knows the terms and their ranges; whether prose mixes the two rows is a check's business.

use std::{fmt, str::FromStr};

use super::{
    Invalid,
    value::{choose, quoted, text_value, word_schema},
};

/// How likely a claim says something is, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Likelihood {
    /// 1–5 %.
    AlmostNoChance,
    /// 5–20 %.
    VeryUnlikely,
    /// 20–45 %.
    Unlikely,
    /// 45–55 %.
    RoughlyEvenChance,
    /// 55–80 %.
    Likely,
    /// 80–95 %.
    VeryLikely,
    /// 95–99 %.
    AlmostCertain,
}

/// The second row of the directive, with the adverbs it gives beside them. It says that the rows
/// may not be mixed, so one of them is refused.
const SECOND_ROW: [(&str, Likelihood); 10] = [
    ("remote", Likelihood::AlmostNoChance),
    ("remote chance", Likelihood::AlmostNoChance),
    ("highly improbable", Likelihood::VeryUnlikely),
    ("improbable", Likelihood::Unlikely),
    ("improbably", Likelihood::Unlikely),
    ("roughly even odds", Likelihood::RoughlyEvenChance),
    ("probable", Likelihood::Likely),
    ("probably", Likelihood::Likely),
    ("highly probable", Likelihood::VeryLikely),
    ("nearly certain", Likelihood::AlmostCertain),
];

impl Likelihood {
    /// All terms, from the least likely to the most.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::RoughlyEvenChance,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    /// The terms of the directive's second row, which texts that use the first may not hold.
    pub fn second_row() -> impl Iterator<Item = &'static str> {
        SECOND_ROW.iter().map(|(term, _)| *term)
    }

    /// The lower and the upper bound, in per cent.
    pub fn range(self) -> (u8, u8) {
        match self {
            Self::AlmostNoChance => (1, 5),
            Self::VeryUnlikely => (5, 20),
            Self::Unlikely => (20, 45),
            Self::RoughlyEvenChance => (45, 55),
            Self::Likely => (55, 80),
            Self::VeryLikely => (80, 95),
            Self::AlmostCertain => (95, 99),
        }
    }

    /// The term: `roughly even chance`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "almost no chance",
            Self::VeryUnlikely => "very unlikely",
            Self::Unlikely => "unlikely",
            Self::RoughlyEvenChance => "roughly even chance",
            Self::Likely => "likely",
            Self::VeryLikely => "very likely",
            Self::AlmostCertain => "almost certain",
        }
    }
}

impl FromStr for Likelihood {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let lower = text.to_lowercase();
        if let Some((_, term)) = SECOND_ROW.iter().find(|(synonym, _)| *synonym == lower) {
            let message = format!("{} is of ICD 203's second row of terms", quoted(text));
            return Err(Invalid::new(message).help(format!("Write `{term}`: the two rows may not be mixed.")));
        }
        choose(text, "an ICD 203 likelihood", &Self::ALL, Self::as_str)
    }
}

impl fmt::Display for Likelihood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

text_value!(
    Likelihood,
    "an ICD 203 likelihood such as likely",
    word_schema(
        "How likely, as ICD 203 says it: almost no chance 1–5 %, very unlikely 5–20 %, unlikely \
         20–45 %, roughly even chance 45–55 %, likely 55–80 %, very likely 80–95 %, almost certain \
         95–99 %.",
        &Likelihood::ALL.map(Likelihood::as_str),
    )
);

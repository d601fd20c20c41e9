//! Front matter: one struct a document kind, field by field as the author writes it.
//!
//! A field is added here and nowhere else: its name, type, doc comment and default are what the
//! parser checks, what `dateline schema` prints and what editors complete. These types hold what
//! was written; they know nothing of files or of other documents.

/// Gives an enum whose variants serde writes in kebab case the same words as `as_str`.
macro_rules! words {
    ($kind:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $kind {
            /// The word that front matter uses.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }
    };
}

mod actor;
mod briefing;
mod ledger;
mod location;
mod page;
mod source;

pub use actor::{Actor, ActorKind, Relation};
pub use briefing::{Autolink, Briefing, BriefingKind, Correction, Status};
pub use ledger::{Claim, Event, Figure, Qualifier};
pub use location::{Control, ControlStatus, Location, LocationKind};
pub use page::Page;
pub use source::{Source, SourceKind};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Id, Lang, Wikidata};

/// Fields that Dateline does not know and hands to templates as they are.
pub type Extra = std::collections::BTreeMap<String, serde_json::Value>;

/// Another name of an entity: plain text, or text with its language and strength.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(from = "WrittenAlias")]
#[schemars(with = "WrittenAlias")]
pub struct Alias {
    /// The name itself, in any script.
    pub text: String,
    /// The language it is in.
    pub lang: Option<Lang>,
    /// A weak alias is linked only where a text asks for it by `[[…]]`.
    pub weak: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(untagged, expecting = "an alias is a text, or `{ text: …, lang: …, weak: … }`")]
#[schemars(rename = "Alias")]
enum WrittenAlias {
    /// A name.
    Text(String),
    /// A name with its language and strength.
    Full(FullAlias),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FullAlias {
    /// The name itself, in any script.
    text: String,
    /// The language it is in, such as `ar`.
    #[serde(default)]
    lang: Option<Lang>,
    /// True for a name that links only where a text asks for it by `[[…]]`.
    #[serde(default)]
    weak: bool,
}

impl From<WrittenAlias> for Alias {
    fn from(written: WrittenAlias) -> Self {
        match written {
            WrittenAlias::Text(text) => Self { text, lang: None, weak: false },
            WrittenAlias::Full(full) => Self { text: full.text, lang: full.lang, weak: full.weak },
        }
    }
}

/// What an entity is called in other people's registers. Leave out what is not certain.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Ids {
    /// Wikidata item, such as `Q42`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wikidata: Option<Wikidata>,
    /// GeoNames number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geonames: Option<u64>,
    /// OCHA place code, such as `SY07`; not a FIPS code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pcode: Option<String>,
    /// ISO 3166-2 code, such as `SY-ID`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso3166_2: Option<String>,
    /// ISO 3166-1 code, such as `SY`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso3166_1: Option<String>,
}

/// A list of entity ids.
pub type IdList = Vec<Id>;

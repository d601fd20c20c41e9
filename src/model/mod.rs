//! Plain data that crosses stages: values with their standard forms, front matter, documents,
//! routes, hashes. No file access, no knowledge of any stage.

pub mod acled;
pub mod audience;
pub mod codes;
pub mod edtf;
pub mod front;
pub mod grade;
pub mod id;
pub mod lang;
pub mod likelihood;
pub mod point;
pub mod stamp;
pub mod tlp;

mod calendar;
mod collections;
mod digest;
mod document;
mod hints;
mod invalid;
mod nearest;
mod route;
mod text;
mod unread;
mod value;

pub use acled::{ActorType, EventType};
pub use audience::Audience;
pub use codes::{Hxl, Sha256, WebUrl, Wikidata};
pub use collections::{Map, Set};
pub use digest::{Digest, Hasher};
pub use document::{Document, Family, Meta};
pub use edtf::Edtf;
pub use grade::{Credibility, Reliability};
pub use hints::Hints;
pub use id::Id;
pub use invalid::Invalid;
pub use lang::Lang;
pub use likelihood::Likelihood;
pub use nearest::nearest;
pub use point::{Point, Precision};
pub use route::Route;
pub use stamp::Stamp;
pub use text::{Part, Text, Texts};
pub use tlp::Tlp;
pub use unread::Unread;
pub use value::quoted;

//! The theme's message catalogue: the words, dates and numbers of the interface in one language.
//!
//! It knows patterns and grammar, and nothing of pages.

mod catalogue;
mod date;
mod number;

pub use catalogue::{Words, fill};
pub use date::Style;

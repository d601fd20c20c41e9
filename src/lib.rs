//! Dateline turns a folder of Markdown briefings into a static site in which every actor and every
//! location has its own page, every number has a source, and nothing withheld leaks.
//!
//! One stage, one folder; imports point left only:
//!
//! ```text
//! model ← diag ← yaml ← config ← source ← words ← parse ← gate ← atlas ← { check, plan }
//!       ← render ← emit ← cache ← pipeline ← serve ← cli
//! ```

pub mod atlas;
pub mod cache;
pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod emit;
pub mod gate;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod plan;
pub mod render;
pub mod serve;
pub mod source;
pub mod words;
pub mod yaml;

//! The one integration binary; its folders mirror `src/`.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]
#![allow(clippy::disallowed_methods, reason = "tests make and read files of their own")]

mod cli;
mod commonmark;
mod config;
mod diag;
mod emit;
mod model;
mod parse;
mod render;
mod source;
mod support;
mod tidy;
mod yaml;

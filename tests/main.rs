//! The one integration binary; its folders mirror `src/`.

#![allow(unreachable_pub, reason = "nothing of a test binary can be reached")]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]
#![allow(clippy::disallowed_methods, reason = "tests make and read files of their own")]

mod atlas;
mod cache;
mod check;
mod cli;
mod commonmark;
mod config;
mod diag;
mod emit;
mod gate;
mod model;
mod parse;
mod pipeline;
mod plan;
mod render;
mod sample;
mod serve;
mod source;
mod support;
mod tidy;
mod words;
mod yaml;

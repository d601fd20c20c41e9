//! The one integration binary; its folders mirror `src/`.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]
#![allow(clippy::disallowed_methods, reason = "tests make and read files of their own")]

mod commonmark;
mod diag;
mod emit;
mod model;
mod render;
mod support;
mod tidy;

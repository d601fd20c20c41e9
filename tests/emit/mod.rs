//! Where outputs go.

#![allow(clippy::result_large_err, reason = "a test fails once")]

mod disk;
#[cfg(unix)]
mod links;
mod memory;
mod place;
mod refusals;

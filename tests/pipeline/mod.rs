//! Builds as wholes: the same input gives the same bytes, and a second build does what it must.

mod incremental;
mod same_bytes;
mod session;
pub(crate) mod walk;
mod written;

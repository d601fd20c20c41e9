//! Builds as wholes: the same input gives the same bytes, and a second build does what it must.

mod incremental;
mod same_bytes;
pub(crate) mod walk;
mod written;

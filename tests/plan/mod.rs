//! Which pages there are, and which of them an edit touches.

mod archives;
mod notes;
mod routes;
mod years;

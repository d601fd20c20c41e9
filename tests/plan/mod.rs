//! Which pages there are, and which of them an edit touches.

mod archives;
mod routes;
mod years;

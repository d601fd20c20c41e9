//! Which pages there are, and which of them an edit touches.

mod archives;
mod changes;
mod ledger_pages;
mod notes;
mod routes;
mod series_of_figures;
mod years;

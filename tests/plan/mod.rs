//! Which pages there are, and which of them an edit touches.

mod archives;
mod bounded;
mod changes;
mod crawl;
mod ledger_pages;
mod long_lists;
mod notes;
mod routes;
mod series_of_figures;
mod years;

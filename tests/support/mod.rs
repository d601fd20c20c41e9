//! How most tests speak: a site in memory, built into memory.

mod site_test;

pub use site_test::{Built, Page, SiteTest};

//! How most tests speak: a site in memory, built into memory; or one on the disk, with a cache.

mod disk_site;
mod site_test;

pub use disk_site::{DiskSite, OUT, Ran, below, differing, ended};
pub use site_test::{Built, Page, SiteTest};

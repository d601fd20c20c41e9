//! Rules over the atlas: what is no error of form, and yet a mistake.
//!
//! A check is one file and one row in [`CHECKS`]. It knows the atlas and the settings, and no page.

mod missing_image;
mod tag_address;
mod unknown_author;
mod unknown_series;

use crate::atlas::Atlas;
use crate::config::Site;
use crate::diag::Report;

/// A rule.
pub struct Check {
    /// Its name, which is also the code of what it reports.
    pub code: &'static str,
    /// What it looks for, in one line.
    pub about: &'static str,
    run: fn(&Atlas, &Site, &mut Report),
}

/// Every check.
pub const CHECKS: &[Check] =
    &[missing_image::CHECK, tag_address::CHECK, unknown_author::CHECK, unknown_series::CHECK];

/// Runs every check.
pub fn run(atlas: &Atlas, site: &Site) -> Report {
    let mut report = Report::default();
    for check in CHECKS {
        (check.run)(atlas, site, &mut report);
    }
    report
}

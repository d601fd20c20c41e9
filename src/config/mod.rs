//! `site.yaml`: first as written, then resolved and checked.
//!
//! This stage knows the site's settings and nothing of its documents.

mod raw;
mod resolve;

pub use raw::{Author, CheckLevel, RawHtml, SeriesInfo, SiteFile};
pub use resolve::{Overrides, Site, base_url, resolve};

use std::sync::Arc;

use crate::diag::{Diagnostic, Place, Report};
use crate::yaml;

/// The file that makes a folder a site.
pub const FILE: &str = "site.yaml";

/// Reads and resolves the settings from the text of `site.yaml`.
pub fn read(text: &str, overrides: &Overrides) -> (Site, Report) {
    let path: Arc<str> = FILE.into();
    let source = yaml::Source { path: &path, file: text, range: 0..text.len() };
    let yaml::Reading { value: file, unread, mut report } = yaml::read_noting::<SiteFile>(&source);
    if !report.has_errors() {
        report.merge(yaml::duplicate_keys(&source));
    }
    let (mut site, problems) = resolve(file, &unread, overrides, |setting| yaml::locate(&source, setting));
    let key = |code: &String| (code.clone(), yaml::locate_key(&source, &format!("checks.{code}")));
    site.check_places = site.file.checks.keys().map(key).collect();
    report.merge(problems);
    (site, report)
}

/// What to say when there is no `site.yaml`.
pub fn missing() -> Diagnostic {
    Diagnostic::error("no-site", "there is no site.yaml here")
        .at(Place::file(FILE))
        .help("Run this in a site's folder, name one with --root, or make one with `dateline init DIR`.")
}

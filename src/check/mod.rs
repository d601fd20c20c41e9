//! Rules over the atlas: what is no error of form, and yet a mistake.
//!
//! A check is one file and one row in [`CHECKS`]. It knows the atlas and the settings, and no page.
//! What the head of its file says is its section in `docs/checks.md`, too.

mod claim_without_source;
mod confidence_with_likelihood;
mod date_after_as_of;
mod event_without_source;
mod figure_conflict;
mod figure_without_source;
mod image_without_alt;
mod likelihood_mixed;
mod missing_image;
mod missing_tlp;
mod near_duplicate_names;
mod orphan_entity;
mod outside_parent;
mod prose;
mod series;
mod shared_alias;
mod source_without_reliability;
mod tag_address;
mod terms;
mod undeclared_mention;
mod unit_change;
mod unknown_author;
mod unknown_series;
mod unmentioned_declaration;
mod url_without_archive;

use rayon::prelude::*;

use crate::atlas::{Atlas, DocIx};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report, Severity};
use crate::model::front::Briefing;
use crate::model::{Document, nearest};

/// A rule.
pub struct Check {
    /// Its name, which is also the code of what it reports.
    pub code: &'static str,
    /// What it looks for, in one line.
    pub about: &'static str,
    /// What becomes of what it finds, unless `checks:` in `site.yaml` says otherwise.
    pub level: CheckLevel,
    run: fn(&Atlas, &Site, &mut Report),
}

/// Every check, by name.
pub const CHECKS: &[Check] = &[
    claim_without_source::CHECK,
    confidence_with_likelihood::CHECK,
    date_after_as_of::CHECK,
    event_without_source::CHECK,
    figure_conflict::CHECK,
    figure_without_source::CHECK,
    image_without_alt::CHECK,
    likelihood_mixed::CHECK,
    missing_image::CHECK,
    missing_tlp::CHECK,
    near_duplicate_names::CHECK,
    orphan_entity::CHECK,
    outside_parent::CHECK,
    shared_alias::CHECK,
    source_without_reliability::CHECK,
    tag_address::CHECK,
    undeclared_mention::CHECK,
    unit_change::CHECK,
    unknown_author::CHECK,
    unknown_series::CHECK,
    unmentioned_declaration::CHECK,
    url_without_archive::CHECK,
];

/// Runs every check that is not off; each finding has the severity that the check's level gives it.
pub fn run(atlas: &Atlas, site: &Site) -> Report {
    let mut report = unknown(site);
    let found = CHECKS.par_iter().map(|check| {
        let mut report = Report::default();
        let severity = match site.file.checks.get(check.code).copied().unwrap_or(check.level) {
            CheckLevel::Off => return report,
            CheckLevel::Warn => Severity::Warning,
            CheckLevel::Error => Severity::Error,
        };
        (check.run)(atlas, site, &mut report);
        report.make_all(severity);
        report
    });
    found.collect::<Vec<_>>().into_iter().for_each(|found| report.merge(found));
    report
}

/// What `checks:` names and is no check.
fn unknown(site: &Site) -> Report {
    let codes = || CHECKS.iter().map(|check| check.code);
    let unknown = site.check_places.iter().filter(|(code, _)| codes().all(|known| known != code.as_str()));
    let problems = unknown.map(|(code, place)| {
        let help = match nearest(code, codes()) {
            Some(known) => format!("Did you mean `{known}`?"),
            None => "`dateline check --list` names all of them.".to_owned(),
        };
        Diagnostic::error("unknown-check", format!("there is no check `{code}`")).at(place.clone()).help(help)
    });
    problems.collect()
}

/// Hands every briefing to a check, several at a time.
fn each_briefing(
    atlas: &Atlas,
    report: &mut Report,
    check: impl Fn(DocIx, &Document, &Briefing, &mut Report) + Sync,
) {
    let of_each = atlas.briefings.par_iter().map(|ix| {
        let mut report = Report::default();
        let document = atlas.document(*ix);
        if let Some(briefing) = document.briefing() {
            check(*ix, document, briefing, &mut report);
        }
        report
    });
    of_each.collect::<Vec<_>>().into_iter().for_each(|found| report.merge(found));
}

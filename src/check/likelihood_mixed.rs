//! `likelihood-mixed`: terms of both rows of ICD 203 in one text.
//!
//! # What it does
//!
//! Looks in the title, summary, takeaways and text of each English briefing for terms of the second
//! row (probable, improbable, nearly certain, remote chance, roughly even odds) beside terms of the
//! first (likely, unlikely, almost certain, almost no chance, roughly even chance). A claim’s
//! `likelihood:` is of the first row. Quotations and code are left out: others may choose their
//! words.
//!
//! # Why it matters
//!
//! Each row names the same seven ranges. Readers who meet both take “probable” for something other
//! than “likely”, and ICD 203 rules mixing out.
//!
//! # Example
//!
//! ```markdown
//! The army is likely to move on Saraqib. A new truce is improbable.
//! ```
//!
//! # How to silence it
//!
//! Keep to the first row: likely for probable, unlikely for improbable, almost certain for nearly
//! certain. For the whole site: `checks: { likelihood-mixed: off }`.

use super::{Check, each_briefing, prose, terms};
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};

pub(super) const CHECK: Check = Check {
    code: "likelihood-mixed",
    about: "terms of both rows of ICD 203 in one text",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, site: &Site, report: &mut Report) {
    each_briefing(atlas, report, |_, document, briefing, report| {
        if !prose::is_english(document, site) || !terms::may_mix(document, briefing) {
            return;
        }
        let texts = prose::of(document, briefing);
        let likelihood = |second_row: bool| {
            texts.iter().find_map(|text| {
                let found = terms::likelihoods(&text.words).find(|found| found.second_row == second_row)?;
                Some((text, found.range))
            })
        };
        let first = likelihood(false);
        let is_first_row = first.is_some() || briefing.claims.iter().any(|claim| claim.likelihood.is_some());
        let Some((text, range)) = likelihood(true).filter(|_| is_first_row) else { return };
        let term = &text.words[range.clone()];
        let message = format!("`{term}` is of ICD 203's second row, and this text uses the first, too");
        let mut problem = Diagnostic::warning(CHECK.code, message).at(text.place(document, range));
        if let Some((text, range)) = first {
            problem = problem.related(text.place(document, range), "a term of the first row");
        }
        report.push(problem.help("Keep to one row: likely for probable, unlikely for improbable."));
    });
}

//! `unknown-series`: a series that `site.yaml` does not name.
//!
//! # What it does
//!
//! Looks up a briefing’s `series:` in those of `site.yaml`.
//!
//! # Why it matters
//!
//! The pages would print the bare id where a title belongs; a slip of the pen begins a second series.
//!
//! # Example
//!
//! ```yaml
//! series: idlib-2002     # site.yaml names `idlib-2020`
//! ```
//!
//! # How to silence it
//!
//! Add the series to `series:` in `site.yaml`. For the whole site: `checks: { unknown-series: off }`.

use super::Check;
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::{Id, nearest};
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "unknown-series",
    about: "a series that `site.yaml` does not name",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, site: &Site, report: &mut Report) {
    for ix in &atlas.briefings {
        let document = atlas.document(*ix);
        let Some(series) = document.briefing().and_then(|briefing| briefing.series.as_ref()) else {
            continue;
        };
        if site.file.series.contains_key(series) {
            continue;
        }
        let help = match nearest(series.as_str(), site.file.series.keys().map(Id::as_str)) {
            Some(known) => format!("Did you mean `{known}`?"),
            None => format!("Add `{series}: {{ title: … }}` to `series:` in site.yaml."),
        };
        let problem = Diagnostic::warning(CHECK.code, format!("site.yaml names no series `{series}`"));
        report.push(problem.at(parse::place(document, "series")).help(help));
    }
}

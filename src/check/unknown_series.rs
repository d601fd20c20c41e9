//! `unknown-series`: a briefing belongs to a series that `site.yaml` does not name. Its page would
//! print the bare id.

use super::Check;
use crate::atlas::Atlas;
use crate::config::Site;
use crate::diag::{Diagnostic, Report};
use crate::model::{Id, nearest};
use crate::parse;

pub(super) const CHECK: Check =
    Check { code: "unknown-series", about: "a series that `site.yaml` does not name", run };

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

//! `figure-without-source`: a figure without a source.
//!
//! # What it does
//!
//! Looks for figures without `source:`.
//!
//! # Why it matters
//!
//! A number that nobody stands behind can be neither weighed nor corrected, and readers take it for
//! the desk’s own count.
//!
//! # Example
//!
//! ```yaml
//! figures:
//!   - { id: displaced, metric: people displaced, value: 388000, as_of: 2020-02-01 }
//! ```
//!
//! # How to silence it
//!
//! Name the source. Where there is none to name, declare a source for what is unattributed, with
//! `reliability: F`. For the whole site: `checks: { figure-without-source: off }`.

use super::{Check, each_briefing};
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::parse;

pub(super) const CHECK: Check =
    Check { code: "figure-without-source", about: "a figure without a source", level: CheckLevel::Warn, run };

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    each_briefing(atlas, report, |_, document, briefing, report| {
        // What could not be read was reported then; it is not missing as well.
        if document.unread.touches("figures") {
            return;
        }
        for figure in briefing.figures.iter().filter(|figure| figure.source.is_none()) {
            let problem =
                Diagnostic::warning(CHECK.code, format!("the figure `{}` has no source", figure.id));
            let place = parse::place(document, &format!("figures[#{}]", figure.id));
            report.push(problem.at(place).help(
                "Add `source:`; for what nobody is named for, declare a source with `reliability: F`.",
            ));
        }
    });
}

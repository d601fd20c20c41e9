//! `event-without-source`: an event without a source.
//!
//! # What it does
//!
//! Looks for events without `source:`.
//!
//! # Why it matters
//!
//! Every row of a timeline says where it comes from. One that does not can’t be graded or checked.
//!
//! # Example
//!
//! ```yaml
//! events:
//!   - { id: maarrat-captured, date: 2020-01-29, title: Government forces take Maarrat al-Numan }
//! ```
//!
//! # How to silence it
//!
//! Name the source. Where there is none to name, declare a source for what is unattributed, with
//! `reliability: F`. For the whole site: `checks: { event-without-source: off }`.

use super::{Check, each_briefing};
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::parse;

pub(super) const CHECK: Check =
    Check { code: "event-without-source", about: "an event without a source", level: CheckLevel::Warn, run };

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    each_briefing(atlas, report, |_, document, briefing, report| {
        // What could not be read was reported then; it is not missing as well.
        if document.unread.touches("events") {
            return;
        }
        for event in briefing.events.iter().filter(|event| event.source.is_none()) {
            let problem = Diagnostic::warning(CHECK.code, format!("the event `{}` has no source", event.id));
            let place = parse::place(document, &format!("events[#{}]", event.id));
            report.push(problem.at(place).help(
                "Add `source:`; for what nobody is named for, declare a source with `reliability: F`.",
            ));
        }
    });
}

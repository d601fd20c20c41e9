//! `date-after-as-of`: an event or figure dated after the information cut-off.
//!
//! # What it does
//!
//! Looks for events and figures that lie after the `as_of:` of their briefing: an event that
//! begins, a figure that was true, or the period it covers that begins, after that day.
//!
//! # Why it matters
//!
//! `as_of:` tells readers where the desk’s knowledge ends. What lies beyond it is a wrong date, or
//! a cut-off that was not moved.
//!
//! # Example
//!
//! ```yaml
//! as_of: 2020-02-01
//! events:
//!   - { id: maarrat-captured, date: 2020-02-29, title: Government forces take Maarrat al-Numan }
//! ```
//!
//! # How to silence it
//!
//! Correct the date, or move `as_of:`. For the whole site: `checks: { date-after-as-of: off }`.

use super::{Check, each_briefing};
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::{Edtf, Stamp};
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "date-after-as-of",
    about: "an event or figure dated after the information cut-off",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    each_briefing(atlas, report, |_, document, briefing, report| {
        let Some(as_of) = briefing.as_of.as_ref().map(Stamp::date) else { return };
        let mut late = |what: &str, path: String| {
            let message = format!("the {what} lies after the briefing's `as_of`, {as_of}");
            let problem = Diagnostic::warning(CHECK.code, message).at(parse::place(document, &path));
            report.push(problem.help("Correct the date, or move `as_of:`."));
        };
        for event in &briefing.events {
            if event.date.lower().is_some_and(|day| day > as_of) {
                late("event", format!("events[#{}].date", event.id));
            }
        }
        for figure in &briefing.figures {
            if figure.as_of.as_ref().is_some_and(|stamp| stamp.date() > as_of) {
                late("figure", format!("figures[#{}].as_of", figure.id));
            } else if figure.period.as_ref().and_then(Edtf::lower).is_some_and(|day| day > as_of) {
                late("figure's period", format!("figures[#{}].period", figure.id));
            }
        }
    });
}

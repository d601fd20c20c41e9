//! `figure-conflict`: one source gives two values for the same thing.
//!
//! # What it does
//!
//! Looks for two figures of one metric, of the same places and actors, with one unit, period,
//! `as_of` and source, whose values differ. A figure without `as_of:` has that of its briefing.
//!
//! # Why it matters
//!
//! Sources that differ stand side by side, and a value that changed has a new `as_of`. One source
//! with two values at one moment is a slip, or a correction that was not made everywhere.
//!
//! # Example
//!
//! ```yaml
//! figures:
//!   - { id: killed, metric: civilians killed, value: 260, as_of: 2020-02-01, source: sohr }
//!   - { id: killed-again, metric: civilians killed, value: 206, as_of: 2020-02-01, source: sohr }
//! ```
//!
//! # How to silence it
//!
//! Correct one of them, or say what tells them apart: `as_of:`, `period:`, `locations:` or
//! `actors:`. For the whole site: `checks: { figure-conflict: off }`.

use std::collections::HashMap;

use super::Check;
use super::series::{Series, as_of};
use crate::atlas::{Atlas, Item};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::front::Figure;
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "figure-conflict",
    about: "one source gives two values for the same thing",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    let mut seen: HashMap<_, (Item, &Figure)> = HashMap::new();
    for item in &atlas.ledger.figures {
        let document = atlas.document(item.document);
        let Some(figure) = item.figure(&atlas.documents) else { continue };
        let (Some(source), Some(as_of)) = (&figure.source, as_of(document, figure)) else { continue };
        let mut actors: Vec<_> = figure.actors.iter().collect();
        actors.sort_unstable();
        let of = (Series::of(figure), actors, figure.unit.as_deref(), figure.period, as_of, source);
        let (first, other) = *seen.entry(of).or_insert((*item, figure));
        let value = |figure: &Figure| (figure.value, figure.min, figure.max, figure.qualifier);
        if value(figure) == value(other) {
            continue;
        }
        let message = format!("`{source}` gives another value for what `{}` counts", other.id);
        let place = |item: Item, figure: &Figure| {
            parse::place(atlas.document(item.document), &format!("figures[#{}]", figure.id))
        };
        let problem = Diagnostic::warning(CHECK.code, message).at(place(*item, figure));
        let problem = problem.related(place(first, other), "the other value");
        report.push(problem.help("Correct one, or tell them apart by `as_of:`, `period:` or `locations:`."));
    }
}

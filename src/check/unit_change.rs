//! `unit-change`: a series of figures whose unit changes.
//!
//! # What it does
//!
//! Puts the figures of one metric and the same places in the order of `as_of`, and looks for a unit
//! that is not that of the figure before.
//!
//! # Why it matters
//!
//! A chart and a table draw the values of a series on one scale. Families after people, or tonnes
//! after kilograms, make a leap that never happened.
//!
//! # Example
//!
//! ```yaml
//! figures:
//!   - { id: displaced-january, metric: people displaced, value: 350000, unit: people, as_of: 2020-01-01 }
//!   - { id: displaced, metric: people displaced, value: 70, unit: thousand families, as_of: 2020-02-01 }
//! ```
//!
//! # How to silence it
//!
//! Convert the value, or name another `metric:` for what is counted otherwise. For the whole site:
//! `checks: { unit-change: off }`.

use std::collections::BTreeMap;

use super::Check;
use super::series::{Series, as_of};
use crate::atlas::{Atlas, Item};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::front::Figure;
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "unit-change",
    about: "a series of figures whose unit changes",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    let mut series: BTreeMap<Series<'_>, Vec<(Item, &Figure)>> = BTreeMap::new();
    for item in &atlas.ledger.figures {
        if let Some(figure) = item.figure(&atlas.documents) {
            series.entry(Series::of(figure)).or_default().push((*item, figure));
        }
    }
    for figures in series.values_mut().filter(|figures| figures.len() > 1) {
        figures.sort_by_key(|(item, figure)| (as_of(atlas.document(item.document), figure), *item));
        for pair in figures.windows(2) {
            let ((first, before), (item, figure)) = (pair[0], pair[1]);
            if figure.unit == before.unit {
                continue;
            }
            let unit = |figure: &Figure| {
                figure.unit.as_ref().map_or_else(|| "no unit".to_owned(), |unit| format!("`{unit}`"))
            };
            let message = format!("the series changes from {} to {}", unit(before), unit(figure));
            let place = |item: Item, figure: &Figure| {
                parse::place(atlas.document(item.document), &format!("figures[#{}].unit", figure.id))
            };
            let problem = Diagnostic::warning(CHECK.code, message).at(place(item, figure));
            let problem = problem.related(place(first, before), "the figure before it");
            report.push(problem.help("Convert the value, or name another `metric:`."));
        }
    }
}

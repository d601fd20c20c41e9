//! Which figures belong together: those that count the same in the same places.

use jiff::civil::Date;

use crate::atlas::fold;
use crate::model::front::Figure;
use crate::model::{Document, Id, Stamp};

/// What a series counts, and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Series<'a> {
    metric: String,
    locations: Vec<&'a Id>,
}

impl<'a> Series<'a> {
    /// The series of a figure.
    pub(super) fn of(figure: &'a Figure) -> Self {
        let mut locations: Vec<_> = figure.locations.iter().collect();
        locations.sort_unstable();
        Self { metric: fold(&figure.metric), locations }
    }
}

/// The day on which a figure was true: its own, or else that of its briefing.
pub(super) fn as_of(document: &Document, figure: &Figure) -> Option<Date> {
    let of_briefing = || document.briefing().and_then(|briefing| briefing.as_of.as_ref());
    figure.as_of.as_ref().or_else(of_briefing).map(Stamp::date)
}

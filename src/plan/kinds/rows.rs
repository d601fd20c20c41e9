//! Rows of the ledger on the pages of an entity: the newest on its own page, those of a year or
//! month on the period's. Each list is cut out of one that stands in order.

use serde::Serialize;

use crate::atlas::{Backlink, EntityIx, Item};
use crate::plan::figure_series::{self, SeriesView};
use crate::plan::view::{BriefingRef, ClaimRef, EventRef, FigureRef};
use crate::plan::{Period, Row, Scope};

/// A part of what there is of an entity, each list newest first.
#[derive(Clone, Copy, Default)]
pub(super) struct Part<'a> {
    pub briefings: &'a [Backlink],
    pub events: &'a [Row],
    pub figures: &'a [Row],
    pub claims: &'a [Row],
    pub about: &'a [Row],
}

/// What the ledger says of an actor or place. Where a list has fewer rows than its total, the page
/// shows the newest.
#[derive(Serialize)]
pub(super) struct Said<'a> {
    events: Vec<EventRef>,
    events_total: usize,
    series: Vec<SeriesView<'a>>,
    figures_listed: usize,
    figures_total: usize,
    claims_by: Vec<ClaimRef>,
    claims_by_total: usize,
    claims_about: Vec<ClaimRef>,
    claims_about_total: usize,
}

/// What cites a source, or names it.
#[derive(Serialize)]
pub(super) struct Cited {
    events: Vec<EventRef>,
    events_total: usize,
    figures: Vec<FigureRef>,
    figures_total: usize,
    claims: Vec<ClaimRef>,
    claims_total: usize,
    briefings: Vec<BriefingRef>,
    briefings_total: usize,
}

impl<'a> Part<'a> {
    /// All that there is.
    pub(super) fn whole(scope: &Scope<'a>, ix: EntityIx) -> Self {
        let holding = &scope.index.holdings[ix as usize];
        Self {
            briefings: scope.atlas.backlinks.of(ix),
            events: &holding.events,
            figures: &holding.figures,
            claims: &holding.claims,
            about: &holding.about,
        }
    }

    /// The newest of each list, as many as one page holds.
    pub(super) fn newest(self, scope: &Scope<'_>) -> Self {
        let length = scope.site.file.list_length;
        let newest = |rows: &'a [Row]| &rows[..rows.len().min(length)];
        Self {
            briefings: &self.briefings[..self.briefings.len().min(length)],
            events: newest(self.events),
            figures: newest(self.figures),
            claims: newest(self.claims),
            about: newest(self.about),
        }
    }

    /// What is of a period.
    pub(super) fn of(self, scope: &Scope<'_>, period: Period) -> Self {
        let rows = |rows: &'a [Row]| period.cut(rows, |(day, _)| *day);
        Self {
            briefings: period.cut(self.briefings, |backlink| scope.date(backlink.document)),
            events: rows(self.events),
            figures: rows(self.figures),
            claims: rows(self.claims),
            about: rows(self.about),
        }
    }
}

impl<'a> Said<'a> {
    /// The rows that a page shows of all that it could.
    pub(super) fn new(scope: &Scope<'a>, shown: Part<'_>, all: Part<'_>) -> Self {
        let series = figure_series::group(scope, shown.figures);
        Self {
            events: events(scope, shown.events),
            events_total: all.events.len(),
            // Those with the newest values first.
            series: series.into_iter().map(|(_, series)| series).collect(),
            figures_listed: shown.figures.len(),
            figures_total: all.figures.len(),
            claims_by: claims(scope, shown.claims),
            claims_by_total: all.claims.len(),
            claims_about: claims(scope, shown.about),
            claims_about_total: all.about.len(),
        }
    }
}

impl<'a> Cited {
    /// The rows that a page shows of all that it could.
    pub(super) fn new(scope: &Scope<'a>, shown: Part<'_>, all: Part<'_>) -> Self {
        let figures = as_told(scope, shown.figures).into_iter();
        let briefings = shown.briefings.iter().map(|backlink| scope.briefing(backlink.document));
        Self {
            events: events(scope, shown.events),
            events_total: all.events.len(),
            figures: figures.filter_map(|item| scope.figure_row(item)).collect(),
            figures_total: all.figures.len(),
            claims: claims(scope, shown.claims),
            claims_total: all.claims.len(),
            briefings: briefings.collect(),
            briefings_total: all.briefings.len(),
        }
    }
}

/// Events, the earliest first.
pub(super) fn events<'a>(scope: &Scope<'a>, rows: &[Row]) -> Vec<EventRef> {
    rows.iter().rev().filter_map(|(_, item)| scope.event_row(*item)).collect()
}

fn claims<'a>(scope: &Scope<'a>, rows: &[Row]) -> Vec<ClaimRef> {
    as_told(scope, rows).into_iter().filter_map(|item| scope.claim_row(item)).collect()
}

/// Items by their briefings, the oldest first; within one, as its author put them.
fn as_told(scope: &Scope<'_>, rows: &[Row]) -> Vec<Item> {
    let mut items: Vec<Item> = rows.iter().map(|(_, item)| *item).collect();
    items.sort_by_cached_key(|item| (scope.date(item.document), *item));
    items
}

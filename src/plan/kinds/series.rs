//! Series: their list, and the briefings of each, oldest first, with a page for every year once there
//! are too many.

use std::ops::Range;

use serde::Serialize;

use super::rows;
use crate::model::Route;
use crate::plan::view::{BriefingRef, EventRef, LinkView, PeriodView};
use crate::plan::views::{period_route, plain};
use crate::plan::{Inputs, Kind, Page, Period, Row, Scope, Subject};

pub(super) const INDEX: Kind = Kind { name: "series-index", pages: index_pages, inputs: index };
pub(super) const KIND: Kind = Kind { name: "series", pages, inputs };

#[derive(Serialize)]
struct Index {
    series: Vec<SeriesRow>,
}

#[derive(Serialize)]
struct SeriesRow {
    title: String,
    url: String,
    count: usize,
    summary: Option<String>,
}

#[derive(Serialize)]
struct SeriesPage {
    /// Its count is that of the page's period, for another year's briefings must not change it.
    series: SeriesRow,
    period: Option<String>,
    periods: Vec<PeriodView>,
    /// The place in the whole series of the first briefing that is listed.
    first: usize,
    briefings: Vec<BriefingRef>,
    events: Vec<EventRef>,
    events_total: usize,
}

fn index_pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let any = !scope.index.series.is_empty();
    any.then(|| (Route::page(["series"]), Subject::Site)).into_iter().collect()
}

fn index<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let title = scope.words.fill("series.title", &[]);
    let series = (0..scope.index.series.len()).map(|at| row(scope, at)).collect();
    plain(scope.page("series-index", "series", &page.route, title), Index { series })
}

fn pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let mut pages = Vec::new();
    for (at, series) in scope.index.series.iter().enumerate() {
        let base = ["series", series.id.as_str()];
        pages.push((Route::page(base), Subject::Series(at, None)));
        let periods = series.split.iter().flat_map(|split| split.pages());
        pages.extend(periods.map(|period| (period_route(&base, period), Subject::Series(at, Some(period)))));
    }
    pages
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Series(at, period) = page.subject else { unreachable!("series have numbers") };
    let row = row(scope, at);
    let mut view = scope.page("series", "series", &page.route, row.title.clone());
    view.breadcrumbs = vec![scope.section_link("series")];
    match period {
        Some(period) => {
            view.title = format!("{}, {period}", row.title);
            view.breadcrumbs.push(LinkView { title: row.title.clone(), url: row.url.clone() });
        }
        None => view.description = row.summary.clone(),
    }
    let series = &scope.index.series[at];
    let part = part(scope, at, period);
    let periods = series
        .split
        .as_ref()
        .map(|split| scope.periods(split, period.map(Period::year), &["series", series.id.as_str()]));
    let data = SeriesPage {
        series: SeriesRow { count: part.briefings_total, ..row },
        period: period.map(|period| period.to_string()),
        periods: periods.unwrap_or_default(),
        first: part.briefings.start + 1,
        briefings: series.briefings[part.briefings].iter().map(|ix| scope.briefing(*ix)).collect(),
        events: rows::events(scope, part.events),
        events_total: part.events_total,
    };
    plain(view, data)
}

/// The part of a series that one page shows.
struct Part<'a> {
    briefings: Range<usize>,
    briefings_total: usize,
    /// Newest first.
    events: &'a [Row],
    events_total: usize,
}

/// What the page of a period shows; without one, all, or the newest where there is too much of it.
fn part<'a>(scope: &Scope<'a>, at: usize, period: Option<Period>) -> Part<'a> {
    let series = &scope.index.series[at];
    let Some(period) = period else {
        let (list_length, year_length) = (scope.site.file.list_length, scope.site.file.year_length);
        let total = series.briefings.len();
        let first = if total > year_length { total.saturating_sub(list_length) } else { 0 };
        return Part {
            briefings: first..total,
            briefings_total: total,
            events: &series.events[..series.events.len().min(year_length)],
            events_total: series.events.len(),
        };
    };
    let briefings = period.range(&series.briefings, |ix| scope.date(*ix));
    let events = period.cut(&series.events, |(day, _)| *day);
    let (briefings_total, events_total) = (briefings.len(), events.len());
    // A year that is split shows its months instead of its rows.
    let in_months = series.split.as_ref().is_some_and(|split| split.months.contains_key(&period));
    match in_months {
        true => Part { briefings: 0..0, briefings_total, events: &[], events_total },
        false => Part { briefings, briefings_total, events, events_total },
    }
}

fn row(scope: &Scope<'_>, at: usize) -> SeriesRow {
    let series = &scope.index.series[at];
    SeriesRow {
        title: scope.series_title(&series.id),
        url: scope.url(&Route::page(["series", series.id.as_str()])),
        count: series.briefings.len(),
        summary: scope.site.file.series.get(&series.id).and_then(|info| info.summary.clone()),
    }
}

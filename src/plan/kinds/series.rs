//! Series: their list, and the briefings of each, oldest first.

use std::collections::HashSet;

use serde::Serialize;

use crate::atlas::{Item, order};
use crate::model::Route;
use crate::plan::view::{BriefingRef, EventView};
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

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
struct SeriesPage<'a> {
    series: SeriesRow,
    briefings: Vec<BriefingRef<'a>>,
    events: Vec<EventView<'a>>,
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
    let series = scope.index.series.iter().enumerate();
    series.map(|(at, series)| (Route::page(["series", series.id.as_str()]), Subject::Series(at))).collect()
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Series(at) = page.subject else { unreachable!("series have numbers") };
    let series = row(scope, at);
    let mut view = scope.page("series", "series", &page.route, series.title.clone());
    view.description = series.summary.clone();
    view.breadcrumbs = vec![scope.section_link("series")];
    let briefings = scope.index.series[at].briefings.iter().map(|ix| scope.briefing(*ix)).collect();
    let (events, events_total) = events(scope, at);
    plain(view, SeriesPage { series, briefings, events, events_total })
}

/// What the briefings of a series tell, oldest first, each happening once: the newest that one page
/// holds, and how many there are in all.
fn events<'a>(scope: &Scope<'a>, at: usize) -> (Vec<EventView<'a>>, usize) {
    let documents = &scope.atlas.documents;
    let mut seen = HashSet::new();
    let mut told = Vec::new();
    for ix in &scope.index.series[at].briefings {
        let events = scope.atlas.document(*ix).briefing().map_or(&[][..], |briefing| &briefing.events);
        for index in 0..u32::try_from(events.len()).unwrap_or(u32::MAX) {
            let item = Item { document: *ix, index };
            if seen.insert(scope.atlas.ledger.tellings(&item).first().copied().unwrap_or(item)) {
                told.push(item);
            }
        }
    }
    told.sort_by_cached_key(|item| item.event(documents).map(|event| (order(event), event.id.clone())));
    let newest = told.len().saturating_sub(scope.site.file.year_length);
    (told[newest..].iter().filter_map(|item| scope.event(*item)).collect(), told.len())
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

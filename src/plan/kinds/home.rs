//! The front page: the newest briefing, key figures, newest events, who and what is in the news.

use serde::Serialize;

use crate::atlas::EntityIx;
use crate::model::front::Status;
use crate::model::{Family, Route};
use crate::plan::view::{BriefingRef, CountView, EventRef, FigureRef, MonthView};
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "home", pages, inputs };

/// How many rows each table of the front page has.
const FIGURES: usize = 5;
const EVENTS: usize = 8;
const ENTITIES: usize = 8;

#[derive(Serialize)]
struct Home<'a> {
    lead: Option<BriefingRef>,
    lead_takeaways: Vec<String>,
    figures: Vec<FigureRef>,
    figures_total: usize,
    events: Vec<EventRef>,
    actors: Vec<CountView<'a>>,
    locations: Vec<CountView<'a>>,
    months: Vec<MonthView>,
    more: Option<String>,
    briefings_total: usize,
}

fn pages(_: &Scope<'_>) -> Vec<(Route, Subject)> {
    vec![(Route::page([]), Subject::Site)]
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let atlas = scope.atlas;
    let shown =
        atlas.briefings.iter().copied().filter(|ix| atlas.document(*ix).status() != Status::Withdrawn);
    let mut shown = shown.take(scope.site.file.list_length);
    let lead = shown.next();
    let takeaways =
        lead.and_then(|ix| atlas.document(ix).briefing()).map(|briefing| briefing.takeaways.clone());
    // Figures of the newest briefings first; within one, as its author put them.
    let newest = atlas.briefings.iter().take(scope.site.file.list_length);
    let figures = newest.flat_map(|ix| {
        let count = atlas.document(*ix).briefing().map_or(0, |briefing| briefing.figures.len());
        (0..count).filter_map(|index| {
            scope.figure_row(crate::atlas::Item {
                document: *ix,
                index: u32::try_from(index).unwrap_or(u32::MAX),
            })
        })
    });
    let home = Home {
        lead: lead.map(|ix| scope.briefing(ix)),
        lead_takeaways: takeaways.unwrap_or_default(),
        figures: figures.take(FIGURES).collect(),
        figures_total: scope.index.registers.figures.len(),
        events: atlas
            .ledger
            .events
            .iter()
            .rev()
            .take(EVENTS)
            .filter_map(|item| scope.event_row(*item))
            .collect(),
        actors: in_the_news(scope, Family::Actor),
        locations: in_the_news(scope, Family::Location),
        months: scope.months(shown),
        more: (atlas.briefings.len() > 1).then(|| scope.url(&Route::page(["briefings"]))),
        briefings_total: atlas.briefings.len(),
    };
    let mut view = scope.page("home", "home", &page.route, scope.site.file.title.clone());
    view.description = scope.site.file.description.clone();
    plain(view, home)
}

/// The entities that the newest briefings name most often.
fn in_the_news<'a>(scope: &Scope<'a>, family: Family) -> Vec<CountView<'a>> {
    let newest = scope.atlas.briefings.iter().take(scope.site.file.list_length);
    let mut counts: std::collections::BTreeMap<EntityIx, usize> = std::collections::BTreeMap::new();
    for entity in newest.flat_map(|ix| scope.atlas.backlinks.entities(*ix)) {
        if scope.atlas.entities.get(*entity).family == family {
            *counts.entry(*entity).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(entity, count)| (std::cmp::Reverse(*count), *entity));
    counts
        .into_iter()
        .take(ENTITIES)
        .map(|(entity, count)| CountView { count, ..scope.count(entity) })
        .collect()
}

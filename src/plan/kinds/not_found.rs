//! What a host shows for an address that leads nowhere.

use serde::Serialize;

use crate::model::{Family, Route};
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "404", pages, inputs };

#[derive(Serialize)]
struct NotFound {
    counts: Counts,
}

/// How much each section holds.
#[derive(Serialize)]
struct Counts {
    briefings: usize,
    actors: usize,
    locations: usize,
    timeline: usize,
    figures: usize,
    claims: usize,
    corrections: usize,
    sources: usize,
    tags: usize,
    series: usize,
}

fn pages(_: &Scope<'_>) -> Vec<(Route, Subject)> {
    vec![(Route::file("404.html"), Subject::Site)]
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let title = scope.words.fill("missing.title", &[]);
    let entities = |family: Family| scope.atlas.entities.of(family).count();
    let registers = &scope.index.registers;
    let counts = Counts {
        briefings: scope.atlas.briefings.len(),
        actors: entities(Family::Actor),
        locations: entities(Family::Location),
        timeline: registers.events.len(),
        figures: registers.figures.len(),
        claims: registers.claims.len(),
        corrections: registers.notices.len(),
        sources: entities(Family::Source),
        tags: scope.index.tags.len(),
        series: scope.index.series.len(),
    };
    plain(scope.page("404", "page", &page.route, title), NotFound { counts })
}

//! A briefing.

use serde::Serialize;

use crate::atlas::{DocIx, Item, order};
use crate::model::front::{Briefing, Status};
use crate::model::{Family, Route};
use crate::plan::body::Body;
use crate::plan::view::*;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "briefing", pages, inputs };

#[derive(Serialize)]
struct BriefingPage {
    briefing: BriefingView,
    takeaways: Vec<String>,
    toc: Vec<HeadingView>,
    authors: Vec<String>,
    series: Option<SeriesView>,
    actors: Vec<EntityView>,
    locations: Vec<EntityView>,
    events: Vec<EventView>,
    figures: Vec<FigureView>,
    claims: Vec<ClaimView>,
    sources: Vec<AttributionView>,
    tags: Vec<LinkView>,
    corrections: Vec<CorrectionView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
    image: Option<String>,
}

/// The series that a briefing belongs to, and its neighbours there.
#[derive(Serialize)]
struct SeriesView {
    title: String,
    url: String,
    index: usize,
    count: usize,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

#[derive(Serialize)]
struct CorrectionView {
    date: String,
    text: String,
}

fn pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let documents = scope.atlas.briefings.iter().map(|ix| (*ix, scope.atlas.document(*ix)));
    let shown = documents.filter(|(_, document)| document.status() != Status::Withdrawn);
    shown.map(|(ix, document)| (document.route.clone(), Subject::Document(ix))).collect()
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Document(ix) = page.subject else { unreachable!("briefings are documents") };
    let document = scope.atlas.document(ix);
    let Some(briefing) = document.briefing() else { unreachable!("only briefings are listed") };
    let named = scope.atlas.backlinks.entities(ix);
    let of = |family: Family| {
        let entities = named.iter().filter(move |entity| scope.atlas.entities.get(**entity).family == family);
        entities.map(|entity| scope.entity(*entity)).collect()
    };
    let item = |index: usize| Item { document: ix, index: u32::try_from(index).unwrap_or(u32::MAX) };
    let mut events: Vec<_> = (0..briefing.events.len()).collect();
    events.sort_by_key(|index| order(&briefing.events[*index]));
    let (previous, next) = neighbours(scope, ix);
    let data = BriefingPage {
        briefing: scope.briefing(ix),
        takeaways: briefing.takeaways.clone(),
        toc: scope.headings(ix),
        authors: briefing.authors.iter().map(|id| scope.author(id)).collect(),
        series: series(scope, ix, briefing),
        actors: of(Family::Actor),
        locations: of(Family::Location),
        events: events.into_iter().filter_map(|index| scope.event(item(index))).collect(),
        figures: (0..briefing.figures.len()).filter_map(|index| scope.figure(item(index))).collect(),
        claims: (0..briefing.claims.len()).filter_map(|index| scope.claim(item(index))).collect(),
        sources: sources(scope, briefing),
        tags: briefing.tags.iter().filter_map(|tag| scope.tag_link(tag)).collect(),
        corrections: briefing
            .corrections
            .iter()
            .map(|correction| CorrectionView {
                date: correction.date.to_string(),
                text: correction.text.clone(),
            })
            .collect(),
        previous,
        next,
        image: scope.image(ix),
    };
    let mut view = scope.document_page("briefing", "briefings", ix);
    view.description = briefing.summary.clone();
    view.og_type = "article";
    view.breadcrumbs = vec![scope.section_link("briefings")];
    Inputs {
        template: "briefing",
        page: view,
        data: Box::new(data),
        body: Body::of(scope, ix).map(|body| ("body", body)),
    }
}

/// The briefings before and after this one, by date.
fn neighbours(scope: &Scope<'_>, ix: DocIx) -> (Option<LinkView>, Option<LinkView>) {
    let at = scope.index.position(ix);
    let link =
        |at: Option<usize>| at.and_then(|at| scope.atlas.briefings.get(at)).map(|other| scope.link(*other));
    (link(at.map(|at| at + 1)), link(at.and_then(|at| at.checked_sub(1))))
}

fn series(scope: &Scope<'_>, ix: DocIx, briefing: &Briefing) -> Option<SeriesView> {
    let id = briefing.series.as_ref()?;
    let (number, index) = scope.index.series_position(ix)?;
    let series = &scope.index.series[number];
    let link = |at: Option<usize>| at.and_then(|at| series.briefings.get(at)).map(|other| scope.link(*other));
    Some(SeriesView {
        title: scope.series_title(id),
        url: scope.url(&Route::page(["series", id.as_str()])),
        index: index + 1,
        count: series.briefings.len(),
        previous: link(index.checked_sub(1)),
        next: link(Some(index + 1)),
    })
}

/// Every source that the briefing's ledger cites, once, in order.
fn sources(scope: &Scope<'_>, briefing: &Briefing) -> Vec<AttributionView> {
    let events = briefing.events.iter().filter_map(|event| event.source.as_ref());
    let figures = briefing.figures.iter().filter_map(|figure| figure.source.as_ref());
    let claims = briefing.claims.iter().filter_map(|claim| claim.source.as_ref());
    let mut seen = std::collections::HashSet::new();
    let each_once = events.chain(figures).chain(claims).filter(|id| seen.insert(*id));
    each_once.filter_map(|id| scope.attribution(Some(id), None)).collect()
}

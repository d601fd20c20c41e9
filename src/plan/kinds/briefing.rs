//! A briefing.

use serde::Serialize;

use crate::atlas::{DocIx, EntityIx, Item, order};
use crate::model::front::{Briefing, Status};
use crate::model::{Family, Meta, Route};
use crate::plan::body::Body;
use crate::plan::notes::{self, Note, Notes};
use crate::plan::view::*;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "briefing", pages, inputs };

#[derive(Serialize)]
struct BriefingPage<'a> {
    briefing: BriefingRef,
    takeaways: Vec<String>,
    toc: Vec<HeadingView>,
    authors: Vec<String>,
    series: Option<SeriesView>,
    actors: Vec<EntityRef<'a>>,
    locations: Vec<EntityRef<'a>>,
    events: Vec<EventView<'a>>,
    figures: Vec<FigureView<'a>>,
    claims: Vec<ClaimView<'a>>,
    sources: Vec<NoteView>,
    tags: Vec<LinkView>,
    corrections: Vec<CorrectionView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
    image: Option<String>,
}

/// The series that a briefing belongs to, and its neighbours there. How many there are in all is not
/// said: each new one would change the pages of all.
#[derive(Serialize)]
struct SeriesView {
    title: String,
    url: String,
    index: usize,
    previous: Option<LinkView>,
    next: Option<LinkView>,
}

/// A source that the briefing uses, as a numbered note.
#[derive(Serialize)]
struct NoteView {
    number: usize,
    /// The note's own anchor.
    id: String,
    source: AttributionView,
    /// Where a copy is kept.
    archived_url: Option<String>,
    /// The anchors of the places in the text that refer to it.
    references: Vec<String>,
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
    let notes = Notes::of(scope, ix, briefing);
    let sources = sources(scope, &notes);
    let mut events: Vec<_> = events.into_iter().filter_map(|index| scope.event(item(index))).collect();
    let mut figures: Vec<_> =
        (0..briefing.figures.len()).filter_map(|index| scope.figure(item(index))).collect();
    let mut claims: Vec<_> =
        (0..briefing.claims.len()).filter_map(|index| scope.claim(item(index))).collect();
    let cited = events.iter_mut().filter_map(|event| event.source.as_mut());
    let cited = cited.chain(figures.iter_mut().filter_map(|figure| figure.source.as_mut()));
    for attribution in cited.chain(claims.iter_mut().filter_map(|claim| claim.source.as_mut())) {
        attribution.note =
            sources.iter().find(|note| note.source.url == attribution.url).map(|note| note.number);
    }
    let data = BriefingPage {
        briefing: scope.briefing(ix),
        takeaways: briefing.takeaways.clone(),
        toc: scope.headings(ix),
        authors: briefing.authors.iter().map(|id| scope.author(id)).collect(),
        series: series(scope, ix, briefing),
        actors: of(Family::Actor),
        locations: of(Family::Location),
        events,
        figures,
        claims,
        sources,
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
        body: Body::of(scope, ix, &notes.links).map(|body| ("body", body)),
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
        previous: link(index.checked_sub(1)),
        next: link(Some(index + 1)),
    })
}

fn sources(scope: &Scope<'_>, notes: &Notes) -> Vec<NoteView> {
    let note = |(number, note): (usize, &Note)| NoteView {
        number,
        id: notes::anchor(number),
        source: scope.attributed(note.source, None),
        archived_url: archived_url(scope, note.source),
        references: note.references.clone(),
    };
    (1..).zip(&notes.sources).map(note).collect()
}

fn archived_url(scope: &Scope<'_>, source: EntityIx) -> Option<String> {
    match &scope.atlas.declaration(source)?.meta {
        Meta::Source(source) => source.archived_url.as_ref().map(ToString::to_string),
        _ => None,
    }
}

//! A location's page: where it lies, who held it, what happened in it and in the places within.

use serde::Serialize;

use super::dossier::{self, Head, Mentions};
use super::rows::{Part, Said};
use crate::atlas::EntityIx;
use crate::model::front;
use crate::model::{Family, Id, Meta};
use crate::plan::view::*;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind =
    Kind { name: "location", pages: |scope| dossier::pages(scope, Family::Location), inputs };

#[derive(Serialize)]
struct Location<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    path: Vec<EntityRef<'a>>,
    within: Vec<CountView<'a>>,
    routes: Vec<EntityRef<'a>>,
    connects: Vec<EntityRef<'a>>,
    junctions: Vec<EntityRef<'a>>,
    point: Option<PointView>,
    control: Vec<ControlView<'a>>,
    relations: Vec<RelationView<'a>>,
    #[serde(flatten)]
    said: Said<'a>,
    actors: Vec<CountView<'a>>,
    together: Vec<CountView<'a>>,
    #[serde(flatten)]
    mentions: Mentions<'a>,
    last: Option<String>,
    periods: Vec<PeriodView>,
}

#[derive(Serialize)]
struct PointView {
    lat: f64,
    lon: f64,
    precision: Option<&'static str>,
}

/// Who held the place, from a date on.
#[derive(Serialize)]
struct ControlView<'a> {
    date: String,
    by: Option<EntityRef<'a>>,
    status: &'static str,
    source: Option<AttributionView>,
    note: Option<String>,
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Entity(ix) = page.subject else { unreachable!("locations are entities") };
    let meta = match scope.atlas.declaration(ix).map(|document| &document.meta) {
        Some(Meta::Location(location)) => Some(&**location),
        _ => None,
    };
    let entity = |ix: &EntityIx| scope.entity(*ix);
    let all = Part::whole(scope, ix);
    let shown = all.newest(scope);
    let together = scope.atlas.backlinks.together(ix);
    let location = Location {
        head: dossier::head(scope, ix),
        path: scope.atlas.hierarchy.path(ix).iter().map(entity).collect(),
        within: scope.atlas.hierarchy.children(ix).iter().map(|child| scope.count(*child)).collect(),
        routes: meta.map_or(Vec::new(), |meta| scope.entities(&meta.at_junction_of)),
        connects: meta.map_or(Vec::new(), |meta| scope.entities(&meta.connects)),
        junctions: scope.index.junctions[ix as usize].iter().map(entity).collect(),
        point: meta.and_then(point),
        control: meta.map_or(Vec::new(), |meta| control(scope, meta)),
        relations: scope.relations(ix),
        said: Said::new(scope, shown, all),
        actors: scope.together(&together, Family::Actor),
        together: scope.together(&together, Family::Location),
        mentions: dossier::mentions(scope, shown, all),
        last: scope.count(ix).last,
        periods: dossier::periods(scope, ix, None),
    };
    dossier::inputs(scope, "location", ix, location)
}

fn point(meta: &front::Location) -> Option<PointView> {
    let point = meta.point?;
    Some(PointView {
        lat: point.lat(),
        lon: point.lon(),
        precision: meta.precision.map(crate::model::Precision::as_str),
    })
}

/// Who held the place, the earliest first. What this audience may not see is left out whole: half
/// a line would say something else.
fn control<'a>(scope: &Scope<'a>, meta: &front::Location) -> Vec<ControlView<'a>> {
    let admitted =
        |id: &Option<Id>| id.as_ref().is_none_or(|id| scope.atlas.entities.find(id.as_str()).is_some());
    let mut items: Vec<_> = meta.control.iter().filter(|item| admitted(&item.by)).collect();
    items.sort_by_key(|item| item.date);
    let row = |item: &front::Control| ControlView {
        date: item.date.to_string(),
        by: item.by.as_ref().and_then(|id| scope.atlas.entities.find(id.as_str())).map(|by| scope.entity(by)),
        status: item.status.as_str(),
        source: scope.attribution(item.source.as_ref(), None),
        note: item.note.clone(),
    };
    items.into_iter().map(row).collect()
}

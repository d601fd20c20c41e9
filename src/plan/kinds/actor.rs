//! An actor's page: names, relations, events, figures, claims, where and with whom, every mention.

use serde::Serialize;

use super::dossier::{self, Head, Mentions};
use crate::model::{Family, Meta};
use crate::plan::figure_series::SeriesView;
use crate::plan::view::*;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind =
    Kind { name: "actor", pages: |scope| dossier::pages(scope, Family::Actor), inputs };

#[derive(Serialize)]
struct Actor<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    acled_type: Option<String>,
    reliability: Option<String>,
    relations: Vec<RelationView<'a>>,
    events: Vec<EventView<'a>>,
    series: Vec<SeriesView<'a>>,
    claims_by: Vec<ClaimView<'a>>,
    claims_about: Vec<ClaimView<'a>>,
    together: Vec<CountView<'a>>,
    places: Vec<CountView<'a>>,
    #[serde(flatten)]
    mentions: Mentions<'a>,
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Entity(ix) = page.subject else { unreachable!("actors are entities") };
    let at = ix as usize;
    let acled_type = match scope.atlas.declaration(ix).map(|document| &document.meta) {
        Some(Meta::Actor(actor)) => actor.acled_type.map(|kind| kind.to_string()),
        _ => None,
    };
    let together = scope.atlas.backlinks.together(ix);
    let actor = Actor {
        head: dossier::head(scope, ix),
        acled_type,
        reliability: scope.reliability(ix).map(|reliability| reliability.to_string()),
        relations: scope.relations(ix),
        events: dossier::events(scope, &scope.index.events[at]),
        series: dossier::series(scope, &scope.index.figures[at]),
        claims_by: dossier::claims(scope, &scope.index.claims_by[at]),
        claims_about: dossier::claims(scope, &scope.index.claims_about[at]),
        places: scope.together(&together, Family::Location),
        together: scope.together(&together, Family::Actor),
        mentions: dossier::mentions(scope, ix),
    };
    dossier::inputs(scope, "actor", ix, actor)
}

//! An actor's page: names, relations, events, figures, claims, where and with whom, every mention.

use serde::Serialize;

use super::dossier::{self, Head, Mentions};
use super::rows::{Part, Said};
use crate::model::{Family, Meta};
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
    #[serde(flatten)]
    said: Said<'a>,
    together: Vec<CountView<'a>>,
    places: Vec<CountView<'a>>,
    #[serde(flatten)]
    mentions: Mentions<'a>,
    last: Option<String>,
    periods: Vec<PeriodView>,
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Entity(ix) = page.subject else { unreachable!("actors are entities") };
    let acled_type = match scope.atlas.declaration(ix).map(|document| &document.meta) {
        Some(Meta::Actor(actor)) => actor.acled_type.map(|kind| kind.to_string()),
        _ => None,
    };
    let all = Part::whole(scope, ix);
    let shown = all.newest(scope);
    let together = scope.atlas.backlinks.together(ix);
    let actor = Actor {
        head: dossier::head(scope, ix),
        acled_type,
        reliability: scope.reliability(ix).map(|reliability| reliability.to_string()),
        relations: scope.relations(ix),
        said: Said::new(scope, shown, all),
        places: scope.together(&together, Family::Location),
        together: scope.together(&together, Family::Actor),
        mentions: dossier::mentions(scope, shown, all),
        last: scope.count(ix).last,
        periods: dossier::periods(scope, ix, None),
    };
    dossier::inputs(scope, "actor", ix, actor)
}

//! A source's page: what it is, how reliable, and what cites it.

use serde::Serialize;

use super::dossier::{self, Head};
use super::rows::{Cited, Part};
use crate::model::{Family, Meta};
use crate::plan::view::*;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind =
    Kind { name: "source", pages: |scope| dossier::pages(scope, Family::Source), inputs };

#[derive(Serialize)]
struct Source<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    reliability: Option<String>,
    actor: Option<EntityRef<'a>>,
    url: Option<String>,
    archived_url: Option<String>,
    published: Option<String>,
    accessed: Option<String>,
    sha256: Option<String>,
    #[serde(flatten)]
    cited: Cited,
    relations: Vec<SubjectRelation<'a>>,
    periods: Vec<PeriodView>,
}

/// A relation with the actor that it is stated of.
#[derive(Serialize)]
struct SubjectRelation<'a> {
    subject: EntityRef<'a>,
    #[serde(flatten)]
    relation: RelationView<'a>,
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Entity(ix) = page.subject else { unreachable!("sources are entities") };
    let meta = match scope.atlas.declaration(ix).map(|document| &document.meta) {
        Some(Meta::Source(source)) => Some(&**source),
        _ => None,
    };
    let relations = scope.index.holdings[ix as usize].relations.iter().filter_map(|stand| {
        Some(SubjectRelation { subject: scope.entity(stand.subject), relation: scope.relation(stand)? })
    });
    let text = |stamp: Option<&crate::model::Stamp>| stamp.map(ToString::to_string);
    let all = Part::whole(scope, ix);
    let source = Source {
        head: dossier::head(scope, ix),
        reliability: scope.reliability(ix).map(|reliability| reliability.to_string()),
        actor: meta
            .and_then(|meta| scope.atlas.entities.find(meta.actor.as_ref()?.as_str()))
            .map(|actor| scope.entity(actor)),
        url: meta.and_then(|meta| meta.url.as_ref()).map(ToString::to_string),
        archived_url: meta.and_then(|meta| meta.archived_url.as_ref()).map(ToString::to_string),
        published: text(meta.and_then(|meta| meta.published.as_ref())),
        accessed: text(meta.and_then(|meta| meta.accessed.as_ref())),
        sha256: meta.and_then(|meta| meta.sha256.as_ref()).map(ToString::to_string),
        cited: Cited::new(scope, all.newest(scope), all),
        relations: relations.collect(),
        periods: dossier::periods(scope, ix, None),
    };
    dossier::inputs(scope, "source", ix, source)
}

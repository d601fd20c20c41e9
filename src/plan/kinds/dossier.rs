//! What the pages of actors, locations and sources have in common.

use serde::Serialize;

use super::rows::Part;
use crate::atlas::EntityIx;
use crate::model::front::Ids;
use crate::model::{Family, Meta, Route};
use crate::plan::body::Body;
use crate::plan::view::*;
use crate::plan::views::period_route;
use crate::plan::{Inputs, PageView, Period, Scope, Subject};

/// Who or what the page is about.
#[derive(Serialize)]
pub(super) struct Head<'a> {
    entity: EntityRef<'a>,
    names: Vec<NameView>,
    role: Option<String>,
    ids: Vec<IdView>,
    image: Option<String>,
    image_alt: Option<String>,
    generated: bool,
    /// Replaced by the rendered text where there is one.
    profile: &'static str,
}

/// The entity in someone else's register.
#[derive(Serialize)]
struct IdView {
    key: &'static str,
    value: String,
    url: Option<String>,
}

/// The briefings that name the entity.
#[derive(Serialize)]
pub(super) struct Mentions<'a> {
    mentions: Vec<MentionView<'a>>,
    mentions_total: usize,
}

pub(super) fn head<'a>(scope: &Scope<'a>, ix: EntityIx) -> Head<'a> {
    let document = scope.atlas.entities.get(ix).document;
    let meta = document.map(|ix| &scope.atlas.document(ix).meta);
    let (ids, image_alt) = match meta {
        Some(Meta::Actor(actor)) => (ids(&actor.ids), actor.image_alt.clone()),
        Some(Meta::Location(location)) => (ids(&location.ids), location.image_alt.clone()),
        _ => (Vec::new(), None),
    };
    Head {
        entity: scope.entity(ix),
        names: scope.names(ix),
        role: scope.role(ix),
        ids,
        image: document.and_then(|ix| scope.image(ix)),
        image_alt,
        generated: document.is_none(),
        profile: "",
    }
}

/// The briefings that a page shows of all that name an entity.
pub(super) fn mentions<'a>(scope: &Scope<'a>, shown: Part<'_>, all: Part<'_>) -> Mentions<'a> {
    Mentions {
        mentions: shown.briefings.iter().map(|backlink| scope.mention(*backlink)).collect(),
        mentions_total: all.briefings.len(),
    }
}

/// The years that have pages of their own, when the entity's page can't show all; on the page of a
/// year that is split, and on those below it, its months.
pub(super) fn periods(scope: &Scope<'_>, ix: EntityIx, of: Option<Period>) -> Vec<PeriodView> {
    let entity = scope.atlas.entities.get(ix);
    let base = [entity.family.section(), entity.id.as_str()];
    let split = scope.index.splits[ix as usize].as_ref();
    split.map_or(Vec::new(), |split| scope.periods(split, of.map(Period::year), &base))
}

pub(super) fn period_page(scope: &Scope<'_>, ix: EntityIx, period: Period) -> Route {
    let entity = scope.atlas.entities.get(ix);
    period_route(&[entity.family.section(), entity.id.as_str()], period)
}

/// The pages of all entities of a family.
pub(super) fn pages(scope: &Scope<'_>, family: Family) -> Vec<(Route, Subject)> {
    let entities = scope.atlas.entities.of(family);
    entities.map(|ix| (scope.atlas.entity_route(ix), Subject::Entity(ix))).collect()
}

/// The inputs of an entity's page, with its profile.
pub(super) fn inputs<'a>(
    scope: &Scope<'a>,
    kind: &'static str,
    ix: EntityIx,
    data: impl Serialize + 'a,
) -> Inputs<'a> {
    let document = scope.atlas.entities.get(ix).document;
    let mut page = view(scope, kind, ix, &scope.atlas.entity_route(ix));
    page.description = scope.role(ix);
    page.og_type = "profile";
    let body = document.and_then(|ix| Body::of(scope, ix, &[])).map(|body| ("profile", body));
    Inputs { template: kind, page, data: Box::new(data), body }
}

/// The view of a page about an entity.
pub(super) fn view(scope: &Scope<'_>, kind: &'static str, ix: EntityIx, route: &Route) -> PageView {
    let entity = scope.atlas.entities.get(ix);
    let section = entity.family.section();
    let mut page = match entity.document {
        Some(document) => scope.document_page(kind, section, document),
        None => scope.page(kind, section, route, entity.name.clone()),
    };
    page.url = scope.url(route);
    page.canonical = format!("{}{}", scope.site.base, route.href(""));
    page.breadcrumbs = vec![scope.section_link(section)];
    // It gathers from briefings of any label that the build may hold.
    page.tlp = scope.site.audience.widest().label();
    page
}

fn ids(ids: &Ids) -> Vec<IdView> {
    let wikidata = ids.wikidata.as_ref().map(|id| IdView {
        key: "wikidata",
        value: id.to_string(),
        url: Some(format!("https://www.wikidata.org/wiki/{id}")),
    });
    let geonames = ids.geonames.map(|id| IdView {
        key: "geonames",
        value: id.to_string(),
        url: Some(format!("https://www.geonames.org/{id}/")),
    });
    let code = |key, value: &Option<String>| value.clone().map(|value| IdView { key, value, url: None });
    let pcode = code("pcode", &ids.pcode);
    let iso2 = code("iso3166_2", &ids.iso3166_2);
    let iso1 = code("iso3166_1", &ids.iso3166_1);
    [wikidata, geonames, pcode, iso2, iso1].into_iter().flatten().collect()
}

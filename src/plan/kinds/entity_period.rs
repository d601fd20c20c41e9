//! What there is of an entity in a year or month, when there is too much for its own page: the
//! briefings that name it, and the events, figures and claims of that time.

use serde::Serialize;

use super::dossier::{self, Mentions};
use super::rows::{Cited, Part, Said};
use crate::atlas::EntityIx;
use crate::model::{Family, Route};
use crate::plan::view::{EntityRef, LinkView, PeriodView};
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Period, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "entity-period", pages, inputs };

/// `R` is what the family of the entity has.
#[derive(Serialize)]
struct EntityPeriod<'a, R> {
    entity: EntityRef<'a>,
    period: String,
    periods: Vec<PeriodView>,
    counts: Counts,
    #[serde(flatten)]
    rows: R,
}

/// What a period holds, whether the page lists it or leads to its months.
#[derive(Serialize)]
struct Counts {
    briefings: usize,
    events: usize,
    figures: usize,
    claims: usize,
}

/// The rows of an actor or place.
#[derive(Serialize)]
struct Named<'a> {
    #[serde(flatten)]
    mentions: Mentions<'a>,
    #[serde(flatten)]
    said: Said<'a>,
}

fn pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let mut pages = Vec::new();
    for (ix, _) in scope.atlas.entities.iter() {
        let periods = scope.index.splits[ix as usize].iter().flat_map(|split| split.pages());
        let page = |period| (dossier::period_page(scope, ix, period), Subject::EntityPeriod(ix, period));
        pages.extend(periods.map(page));
    }
    pages
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::EntityPeriod(ix, period) = page.subject else { unreachable!("periods of entities") };
    let all = Part::whole(scope, ix).of(scope, period);
    // A year that is split shows its months instead of its rows.
    let split = scope.index.splits[ix as usize].as_ref();
    let in_months = split.is_some_and(|split| split.months.contains_key(&period));
    let shown = if in_months { Part::default() } else { all };
    match scope.atlas.entities.get(ix).family {
        Family::Source => open(scope, page, (ix, period), all, Cited::new(scope, shown, all)),
        Family::Actor | Family::Location => {
            let mentions = dossier::mentions(scope, shown, all);
            open(scope, page, (ix, period), all, Named { mentions, said: Said::new(scope, shown, all) })
        }
    }
}

fn open<'a>(
    scope: &Scope<'a>,
    page: &Page,
    (ix, period): (EntityIx, Period),
    all: Part<'_>,
    rows: impl Serialize + 'a,
) -> Inputs<'a> {
    let mut view = dossier::view(scope, "entity-period", ix, &page.route);
    let entity = scope.entity(ix);
    view.breadcrumbs.push(LinkView { title: entity.name.clone(), url: entity.url.clone() });
    view.title = format!("{}, {period}", entity.name);
    let data = EntityPeriod {
        entity,
        period: period.to_string(),
        periods: dossier::periods(scope, ix, Some(period)),
        counts: counts(scope, ix, all),
        rows,
    };
    plain(view, data)
}

fn counts(scope: &Scope<'_>, ix: EntityIx, all: Part<'_>) -> Counts {
    // What it says about itself stands in both lists, and is one claim.
    let others = all.about.iter().filter(|(_, item)| {
        let claim = item.claim(&scope.atlas.documents);
        claim.is_some_and(|claim| scope.atlas.entities.find(claim.by.as_str()) != Some(ix))
    });
    Counts {
        briefings: all.briefings.len(),
        events: all.events.len(),
        figures: all.figures.len(),
        claims: all.claims.len() + others.count(),
    }
}

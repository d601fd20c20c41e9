//! The briefings of a year or month that name an entity, when there are too many for its own page.

use serde::Serialize;

use super::dossier;
use crate::model::{Family, Route};
use crate::plan::view::{EntityRef, MentionView, PeriodView};
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Period, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "entity-period", pages, inputs };

#[derive(Serialize)]
struct EntityPeriod<'a> {
    entity: EntityRef<'a>,
    period: String,
    periods: Vec<PeriodView>,
    mentions: Vec<MentionView<'a>>,
}

fn pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let mut pages = Vec::new();
    for family in [Family::Actor, Family::Location] {
        for ix in scope.atlas.entities.of(family) {
            let Some(split) = &scope.index.splits[ix as usize] else { continue };
            let periods = split.pages();
            pages.extend(
                periods.map(|period| {
                    (dossier::period_page(scope, ix, period), Subject::EntityPeriod(ix, period))
                }),
            );
        }
    }
    pages
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::EntityPeriod(ix, period) = page.subject else { unreachable!("periods of entities") };
    let Some(split) = &scope.index.splits[ix as usize] else {
        unreachable!("only split entities have periods")
    };
    // A year that is split shows its months instead of its briefings.
    let listed = !split.months.contains_key(&period);
    let backlinks = if listed { scope.atlas.backlinks.of(ix) } else { &[] };
    let mentions = period.cut(backlinks, |backlink| scope.date(backlink.document));
    let year = match period {
        Period::Month(year, _) => Period::Year(year),
        year => year,
    };
    let mut view = dossier::view(scope, "entity-period", ix, &page.route);
    let entity = scope.entity(ix);
    view.breadcrumbs
        .push(crate::plan::view::LinkView { title: entity.name.clone(), url: entity.url.clone() });
    view.title = format!("{}, {period}", entity.name);
    let data = EntityPeriod {
        period: period.to_string(),
        periods: dossier::periods(scope, ix, split, Some(year)),
        mentions: mentions.iter().map(|backlink| scope.mention(*backlink)).collect(),
        entity,
    };
    plain(view, data)
}

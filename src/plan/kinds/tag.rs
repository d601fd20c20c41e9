//! Tags: their list, and the briefings of each, with a page for every year once there are too many.

use serde::Serialize;

use crate::model::Route;
use crate::plan::view::{LinkView, MonthView, PeriodView};
use crate::plan::views::{period_route, plain};
use crate::plan::{Inputs, Kind, Page, Period, Scope, Subject};

pub(super) const INDEX: Kind = Kind { name: "tags", pages: index_pages, inputs: index };
pub(super) const KIND: Kind = Kind { name: "tag", pages, inputs };

#[derive(Serialize)]
struct Tags {
    tags: Vec<TagView>,
}

#[derive(Serialize)]
struct TagView {
    title: String,
    url: String,
    count: usize,
}

#[derive(Serialize)]
struct TagPage {
    /// Its count is that of the page's period, for another year's briefings must not change it.
    tag: TagView,
    period: Option<String>,
    periods: Vec<PeriodView>,
    listed: usize,
    months: Vec<MonthView>,
}

fn index_pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let any = !scope.index.tags.is_empty();
    any.then(|| (Route::page(["tags"]), Subject::Site)).into_iter().collect()
}

fn index<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let title = scope.words.fill("tags.title", &[]);
    let tags = (0..scope.index.tags.len()).map(|at| view(scope, at)).collect();
    plain(scope.page("tags", "tags", &page.route, title), Tags { tags })
}

fn pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let mut pages = Vec::new();
    for (at, tag) in scope.index.tags.iter().enumerate() {
        let base = ["tags", tag.slug.as_str()];
        pages.push((Route::page(base), Subject::Tag(at, None)));
        let periods = tag.briefings.split().into_iter().flat_map(|split| split.pages());
        pages.extend(periods.map(|period| (period_route(&base, period), Subject::Tag(at, Some(period)))));
    }
    pages
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Tag(at, period) = page.subject else { unreachable!("tags have numbers") };
    let tag = &scope.index.tags[at];
    let row = view(scope, at);
    let mut view = scope.page("tag", "tags", &page.route, row.title.clone());
    view.breadcrumbs = vec![scope.section_link("tags")];
    if let Some(period) = period {
        view.title = format!("{}, {period}", row.title);
        view.breadcrumbs.push(LinkView { title: row.title.clone(), url: row.url.clone() });
    }
    let listing = match period {
        Some(period) => tag.briefings.of(period),
        None => tag.briefings.opening(scope.site.file.list_length),
    };
    let periods = tag
        .briefings
        .split()
        .map(|split| scope.periods(split, period.map(Period::year), &["tags", &tag.slug]));
    let data = TagPage {
        tag: TagView { count: listing.total, ..row },
        period: period.map(|period| period.to_string()),
        periods: periods.unwrap_or_default(),
        listed: listing.items.len(),
        months: scope.months(listing.items.iter().map(|(_, ix)| *ix)),
    };
    plain(view, data)
}

fn view(scope: &Scope<'_>, at: usize) -> TagView {
    let tag = &scope.index.tags[at];
    let url = scope.url(&Route::page(["tags", tag.slug.as_str()]));
    TagView { title: tag.title.clone(), url, count: tag.briefings.len() }
}

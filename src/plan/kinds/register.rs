//! What the pages of the site-wide ledger have in common: the newest, and a page for every year
//! once there are too many for one.

use serde::Serialize;

use crate::model::Route;
use crate::plan::view::PeriodView;
use crate::plan::views::period_route;
use crate::plan::{Dated, Listing, Page, PageView, Period, Scope, Subject};

/// Where the page stands among those of its list.
#[derive(Serialize)]
pub(super) struct Head {
    period: Option<String>,
    periods: Vec<PeriodView>,
    total: usize,
    listed: usize,
}

/// The pages of a list: none while it is empty.
pub(super) fn pages<T>(list: &Dated<T>, section: &str) -> Vec<(Route, Subject)> {
    if list.is_empty() {
        return Vec::new();
    }
    let periods = list.split().into_iter().flat_map(|split| split.pages());
    let periods = periods.map(|period| (period_route(&[section], period), Subject::Period(period)));
    std::iter::once((Route::page([section]), Subject::Site)).chain(periods).collect()
}

/// A page of a list, with what stands on it.
pub(super) fn open<'a, T>(
    scope: &Scope<'a>,
    page: &Page,
    section: &'static str,
    list: &'a Dated<T>,
) -> (PageView, Head, Listing<'a, T>) {
    let title = scope.words.fill(&format!("{section}.title"), &[]);
    let mut view = scope.page(section, section, &page.route, title);
    let period = match page.subject {
        Subject::Period(period) => Some(period),
        _ => None,
    };
    if let Some(period) = period {
        view.breadcrumbs = vec![scope.section_link(section)];
        view.title = format!("{}, {period}", view.title);
    }
    let listing = match period {
        Some(period) => list.of(period),
        None => list.newest(scope.site.file.year_length),
    };
    let year = match period {
        Some(Period::Month(year, _)) => Some(Period::Year(year)),
        other => other,
    };
    let head = Head {
        period: period.map(|period| period.to_string()),
        periods: list.split().map_or(Vec::new(), |split| scope.periods(split, year, &[section])),
        total: listing.total,
        listed: listing.items.len(),
    };
    (view, head, listing)
}

//! The archive of briefings: the newest, and a page for every year and large month.

use serde::Serialize;

use crate::atlas::DocIx;
use crate::model::Route;
use crate::plan::view::{MonthView, PeriodView};
use crate::plan::views::{period_route, plain};
use crate::plan::{Inputs, Kind, Page, Period, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "briefings", pages, inputs };

const BASE: [&str; 1] = ["briefings"];

#[derive(Serialize)]
struct Archive {
    period: Option<String>,
    periods: Vec<PeriodView>,
    months: Vec<MonthView>,
    total: usize,
}

fn pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let split = &scope.index.archive;
    let years = split.pages().map(|period| (period_route(&BASE, period), Subject::Period(period)));
    std::iter::once((Route::page(BASE), Subject::Site)).chain(years).collect()
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let split = &scope.index.archive;
    let all = scope.atlas.briefings.as_slice();
    let mut view =
        scope.page("briefings", "briefings", &page.route, scope.words.fill("briefings.title", &[]));
    let (period, briefings, total): (Option<Period>, &[DocIx], usize) = match page.subject {
        Subject::Period(period) => {
            view.breadcrumbs = vec![scope.section_link("briefings")];
            view.title = format!("{}, {period}", view.title);
            // A year that is split shows its months instead of its briefings.
            let cut = period.cut(all, |ix| scope.date(*ix));
            let listed = if split.months.contains_key(&period) { &[] } else { cut };
            (Some(period), listed, cut.len())
        }
        _ => (None, &all[..all.len().min(scope.site.file.list_length)], all.len()),
    };
    let year = match period {
        Some(Period::Month(year, _)) => Some(Period::Year(year)),
        other => other,
    };
    let archive = Archive {
        period: period.map(|period| period.to_string()),
        periods: scope.periods(split, year, &BASE),
        months: scope.months(briefings.iter().copied()),
        total,
    };
    plain(view, archive)
}

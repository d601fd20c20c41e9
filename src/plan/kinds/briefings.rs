//! The archive of briefings: the newest, and a page for every year and large month.

use serde::Serialize;

use crate::atlas::DocIx;
use crate::model::Route;
use crate::plan::view::{MonthView, PeriodView};
use crate::plan::views::{period_route, plain};
use crate::plan::{Inputs, Kind, Page, Period, Scope, Split, Subject, split};

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
    let split = split_all(scope);
    let years = split.pages().map(|period| (period_route(&BASE, period), Subject::Period(period)));
    std::iter::once((Route::page(BASE), Subject::Site)).chain(years).collect()
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let split = split_all(scope);
    let all = scope.atlas.briefings.iter().copied();
    let mut view = scope.page("briefings", "briefings", &page.route, scope.words.fill("briefings.title", &[]));
    let (period, briefings): (Option<Period>, Vec<DocIx>) = match page.subject {
        Subject::Period(period) => {
            view.breadcrumbs = vec![scope.section_link("briefings")];
            view.title = format!("{}, {period}", view.title);
            // A year that is split shows its months instead of its briefings.
            let listed = !split.months.contains_key(&period);
            (Some(period), all.filter(|ix| listed && period.holds(scope.date(*ix))).collect())
        }
        _ => (None, all.take(scope.site.file.list_length).collect()),
    };
    let total = match period {
        Some(period) => scope.atlas.briefings.iter().filter(|ix| period.holds(scope.date(**ix))).count(),
        None => scope.atlas.briefings.len(),
    };
    let year = match period {
        Some(Period::Month(year, _)) => Some(Period::Year(year)),
        other => other,
    };
    let archive = Archive {
        period: period.map(|period| period.to_string()),
        periods: scope.periods(&split, year, &BASE),
        months: scope.months(briefings.into_iter()),
        total,
    };
    plain(view, archive)
}

fn split_all(scope: &Scope<'_>) -> Split {
    split(scope.atlas.briefings.iter().map(|ix| scope.date(*ix)), scope.site.file.year_length)
}

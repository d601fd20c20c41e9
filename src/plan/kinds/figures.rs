//! The figures: every number of the site, in series of one metric and place, newest first.

use serde::Serialize;

use super::register::{self, Head};
use crate::plan::figure_series::{self, SeriesView};
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Period, Scope};

pub(super) const KIND: Kind = Kind {
    name: "figures",
    pages: |scope| register::pages(&scope.index.registers.figures, "figures"),
    inputs,
};

#[derive(Serialize)]
struct Figures<'a> {
    #[serde(flatten)]
    head: Head,
    months: Vec<Month<'a>>,
}

/// The series whose newest value on the page is of a month.
#[derive(Serialize)]
struct Month<'a> {
    month: String,
    series: Vec<SeriesView<'a>>,
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let (view, head, listing) = register::open(scope, page, "figures", &scope.index.registers.figures);
    let mut months: Vec<Month<'a>> = Vec::new();
    for (day, series) in figure_series::group(scope, listing.items) {
        let month = Period::month_of(day).to_string();
        match months.last_mut().filter(|last| last.month == month) {
            Some(last) => last.series.push(series),
            None => months.push(Month { month, series: vec![series] }),
        }
    }
    plain(view, Figures { head, months })
}

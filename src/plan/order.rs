//! In which order pages are made: those of one time together.
//!
//! A briefing stands on its own page and in the lists of its year and month. Made one after the
//! other, these pages share its views, and then nobody needs them any more. No page knows of it.

use std::cmp::Reverse;

use super::{Page, Period, Scope, Subject, index};

/// The pages: first those of no time, then the newest; a year's before its months'.
pub fn by_time<'a>(scope: &Scope<'_>, pages: &'a [Page]) -> Vec<&'a Page> {
    let mut pages: Vec<&Page> = pages.iter().collect();
    pages.sort_by_cached_key(|page| time(scope, page).map(Reverse));
    pages
}

/// The year and month that a page is of; months count from 1, and 13 is the whole year.
fn time(scope: &Scope<'_>, page: &Page) -> Option<(i16, i8)> {
    match page.subject {
        Subject::Document(ix) => {
            let day = scope.atlas.document(ix).briefing().map(|_| index::day(scope.atlas, ix));
            day.map(|day| (day.year(), day.month()))
        }
        Subject::EntityPeriod(_, period)
        | Subject::Period(period)
        | Subject::Tag(_, Some(period))
        | Subject::Series(_, Some(period)) => Some(match period {
            Period::Year(year) => (year, 13),
            Period::Month(year, month) => (year, month),
        }),
        Subject::Site
        | Subject::Entity(_)
        | Subject::Tag(_, None)
        | Subject::Series(_, None)
        | Subject::Moved(_) => None,
    }
}

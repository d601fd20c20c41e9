//! The timeline: every event of the site, oldest first, by year and month.

use jiff::civil::Date;
use serde::Serialize;

use super::register::{self, Head};
use crate::atlas::Item;
use crate::plan::registers;
use crate::plan::view::EventRef;
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Period, Scope};

pub(super) const KIND: Kind = Kind {
    name: "timeline",
    pages: |scope| register::pages(&scope.index.registers.events, "timeline"),
    inputs,
};

#[derive(Serialize)]
struct Timeline {
    #[serde(flatten)]
    head: Head,
    months: Vec<Month>,
}

/// The events of a month; of a year where none of them says in which month it began.
#[derive(Serialize)]
struct Month {
    month: String,
    events: Vec<EventRef>,
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let (view, head, listing) = register::open(scope, page, "timeline", &scope.index.registers.events);
    // The list stands newest first, and a timeline is read the other way round.
    let mut items: Vec<(Date, Item)> = listing.items.to_vec();
    items.reverse();
    let month = |(a, _): &(Date, Item), (b, _): &(Date, Item)| Period::month_of(*a) == Period::month_of(*b);
    let months = items.chunk_by(month).map(|items| Month {
        month: heading(scope, items),
        events: items.iter().filter_map(|(_, item)| scope.event_row(*item)).collect(),
    });
    plain(view, Timeline { head, months: months.collect() })
}

/// What the events of a month stand under: "January 2012" would be more than "since 2012" says.
fn heading(scope: &Scope<'_>, items: &[(Date, Item)]) -> String {
    let names_month = |(_, item): &(Date, Item)| {
        item.event(&scope.atlas.documents).is_some_and(|event| registers::names_month(&event.date))
    };
    let day = items.first().map_or(Date::MIN, |(day, _)| *day);
    let period = if items.iter().any(names_month) { Period::month_of(day) } else { Period::Year(day.year()) };
    period.to_string()
}

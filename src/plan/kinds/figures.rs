//! The figures: every number of the site, in series of one metric and place, newest first.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

use super::register::{self, Head};
use crate::atlas::Item;
use crate::model::front::Figure;
use crate::plan::chart::{ChartView, Point, chart};
use crate::plan::registers::figure_day;
use crate::plan::view::{EntityView, FigureView};
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Period, Scope};

pub(super) const KIND: Kind = Kind {
    name: "figures",
    pages: |scope| register::pages(&scope.index.registers.figures, "figures"),
    inputs,
};

#[derive(Serialize)]
struct Figures {
    #[serde(flatten)]
    head: Head,
    months: Vec<Month>,
}

/// The series whose newest value on the page is of a month.
#[derive(Serialize)]
struct Month {
    month: String,
    series: Vec<Series>,
}

/// Values of one metric, in one unit, of the same places.
#[derive(Serialize)]
struct Series {
    metric: String,
    unit: Option<String>,
    locations: Vec<EntityView>,
    figures: Vec<FigureView>,
    chart: Option<ChartView>,
}

/// What makes a number one of a series: metric, unit, places in any order.
type SeriesKey<'a> = (&'a str, Option<&'a str>, Vec<&'a str>);

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let (view, head, listing) = register::open(scope, page, "figures", &scope.index.registers.figures);
    // The list stands newest first, and so do the series, by the first that is met of each.
    let mut numbers: HashMap<SeriesKey<'_>, usize> = HashMap::new();
    let mut groups: Vec<(Date, Vec<(Item, &Figure)>)> = Vec::new();
    for (day, item) in listing.items {
        let Some(figure) = item.figure(&scope.atlas.documents) else { continue };
        let number = *numbers.entry(key(figure)).or_insert(groups.len());
        match groups.get_mut(number) {
            Some((_, values)) => values.push((*item, figure)),
            None => groups.push((*day, vec![(*item, figure)])),
        }
    }
    let mut months: Vec<Month> = Vec::new();
    for (day, values) in groups {
        let month = Period::month_of(day).to_string();
        let Some(series) = series(scope, &values) else { continue };
        match months.last_mut().filter(|last| last.month == month) {
            Some(last) => last.series.push(series),
            None => months.push(Month { month, series: vec![series] }),
        }
    }
    plain(view, Figures { head, months })
}

fn key(figure: &Figure) -> SeriesKey<'_> {
    let mut places: Vec<&str> = figure.locations.iter().map(|id| id.as_str()).collect();
    places.sort_unstable();
    places.dedup();
    (figure.metric.trim(), figure.unit.as_deref(), places)
}

fn series(scope: &Scope<'_>, values: &[(Item, &Figure)]) -> Option<Series> {
    let (_, newest) = values.first()?;
    let points = values.iter().filter_map(|(_, figure)| point(scope, figure)).collect();
    Some(Series {
        metric: newest.metric.clone(),
        unit: newest.unit.clone(),
        locations: scope.entities(&newest.locations),
        figures: values.iter().filter_map(|(item, _)| scope.figure(*item)).collect(),
        chart: chart(points, scope.site.lang.dir() == "rtl"),
    })
}

/// Where a figure stands in its series' chart; one without a day has no place there.
fn point(scope: &Scope<'_>, figure: &Figure) -> Option<Point> {
    let source = scope.attribution(figure.source.as_ref(), None).map(|source| source.name);
    let (low, high) = match (figure.value, figure.min, figure.max) {
        (Some(value), ..) => (value, None),
        (None, Some(min), max) => (min, max),
        (None, None, max) => (max?, None),
    };
    Some(Point { source, day: figure_day(figure)?, low, high, words: scope.words.quantity(figure) })
}

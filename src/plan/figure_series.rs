//! Figures in series: the values of one metric, in one unit, of the same places, newest first.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

use super::Scope;
use super::chart::{ChartView, Point, chart};
use super::registers::figure_day;
use super::view::{EntityRef, FigureRef};
use crate::atlas::Item;
use crate::model::front::Figure;

/// Values of one metric, in one unit, of the same places.
#[derive(Serialize)]
pub struct SeriesView<'a> {
    /// What is counted.
    pub metric: String,
    /// `people`, `%`, `km`.
    pub unit: Option<String>,
    /// Where.
    pub locations: Vec<EntityRef<'a>>,
    /// The values, newest first.
    pub figures: Vec<FigureRef>,
    /// Its steps, where it has values of two days or more.
    pub chart: Option<ChartView>,
}

/// What makes a number one of a series: metric, unit, places in any order.
type SeriesKey<'a> = (&'a str, Option<&'a str>, Vec<&'a str>);

/// Groups figures that stand newest first; the series stand in the order of their newest values,
/// each with the day of it.
pub(super) fn group<'a>(scope: &Scope<'a>, figures: &[(Date, Item)]) -> Vec<(Date, SeriesView<'a>)> {
    let mut numbers: HashMap<SeriesKey<'_>, usize> = HashMap::new();
    let mut groups: Vec<(Date, Vec<(Item, &Figure)>)> = Vec::new();
    for (day, item) in figures {
        let Some(figure) = item.figure(&scope.atlas.documents) else { continue };
        let number = *numbers.entry(key(figure)).or_insert(groups.len());
        match groups.get_mut(number) {
            Some((_, values)) => values.push((*item, figure)),
            None => groups.push((*day, vec![(*item, figure)])),
        }
    }
    groups.into_iter().filter_map(|(day, values)| Some((day, series(scope, &values)?))).collect()
}

fn key(figure: &Figure) -> SeriesKey<'_> {
    let mut places: Vec<&str> = figure.locations.iter().map(|id| id.as_str()).collect();
    places.sort_unstable();
    places.dedup();
    (figure.metric.trim(), figure.unit.as_deref(), places)
}

fn series<'a>(scope: &Scope<'a>, values: &[(Item, &Figure)]) -> Option<SeriesView<'a>> {
    let (_, newest) = values.first()?;
    let points = values.iter().filter_map(|(_, figure)| point(scope, figure)).collect();
    Some(SeriesView {
        metric: newest.metric.clone(),
        unit: newest.unit.clone(),
        locations: scope.entities(&newest.locations),
        figures: values.iter().filter_map(|(item, _)| scope.figure_row(*item)).collect(),
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

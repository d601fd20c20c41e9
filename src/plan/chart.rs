//! Step charts of figures: where each line, dot, label and tick stands. Only integers reach the
//! template: across, thousandths of the width; down, pixels. The text of a chart so keeps its size
//! however wide the page is.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Serialize;

/// How high a chart is, with the line of dates under it.
const HEIGHT: i32 = 192;
/// Where the axis of the highest tick lies; above it is room for a label.
const TOP: i32 = 28;
/// Where the lowest tick lies.
const BASE: i32 = 164;
/// Across: where lines begin, right of the numbers of the ticks.
const START: i32 = 80;
/// Across: where lines end.
const END: i32 = 990;
/// Labels stand at least so far apart.
const LABEL: i32 = 16;
/// Values that differ by less are not drawn.
const SMALLEST: f64 = 1e-6;
/// More labels than these would cover the lines.
const LABELS: usize = 8;

/// A value of a series, on its day.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Who says so; the values of one source make one line.
    pub source: Option<String>,
    /// The day for which it is true.
    pub day: Date,
    /// The value, or the lower end of a range.
    pub low: f64,
    /// The upper end of a range.
    pub high: Option<f64>,
    /// The value in words.
    pub words: String,
}

/// A step chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChartView {
    /// How many pixels high it is.
    height: i32,
    /// The first day.
    from: String,
    /// The last day.
    to: String,
    /// How many values it draws.
    count: usize,
    /// Where zero lies.
    zero: i32,
    /// The horizontal rules, from the lowest to the highest.
    ticks: Vec<TickView>,
    /// The days at both ends of the axis.
    days: Vec<DayView>,
    /// One line a source.
    lines: Vec<LineView>,
}

/// A horizontal rule with its number.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct TickView {
    x: i32,
    y: i32,
    value: f64,
}

/// A day on the axis.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct DayView {
    x: i32,
    date: String,
    anchor: &'static str,
}

/// The values of one source.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct LineView {
    source: Option<String>,
    /// The steps, as the path of a drawing.
    path: String,
    dots: Vec<DotView>,
    label: Option<LabelView>,
    /// The first value in words, and the last.
    first: String,
    last: String,
}

/// A value on its day.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct DotView {
    x: i32,
    y: i32,
    /// The upper end of a range.
    high: Option<i32>,
}

/// The last value, at the end of its line.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct LabelView {
    x: i32,
    y: i32,
    anchor: &'static str,
}

/// From numbers and days to places.
struct Scale {
    first: Date,
    days: i32,
    low: f64,
    high: f64,
    mirrored: bool,
}

impl Scale {
    fn x(&self, day: Date) -> i32 {
        let passed = i64::from((day - self.first).get_days());
        let across = passed * i64::from(END - START) / i64::from(self.days);
        self.turn(START + i32::try_from(across).unwrap_or_default())
    }

    fn turn(&self, x: i32) -> i32 {
        if self.mirrored { 1000 - x } else { x }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the share of the height is between 0 and 1")]
    fn y(&self, value: f64) -> i32 {
        let share = (value - self.low) / (self.high - self.low);
        BASE - (share * f64::from(BASE - TOP)).round() as i32
    }
}

/// Draws a series that has values on two days or more; fewer make no line. `mirrored` for pages
/// that are read from right to left.
pub fn chart(mut points: Vec<Point>, mirrored: bool) -> Option<ChartView> {
    points.sort_by_key(|point| point.day);
    let (first, last) = (points.first()?.day, points.last()?.day);
    let days = (last - first).get_days();
    let values = points.iter().flat_map(|point| [Some(point.low), point.high]).flatten();
    // An axis begins at zero: cut off, it would make a small change look large.
    let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    // What no axis has room or numbers for stays in the table alone.
    let spread = high - low;
    if days == 0 || !spread.is_finite() || (spread > 0.0 && spread < SMALLEST) {
        return None;
    }
    let ticks = ticks(low, high);
    let scale = Scale { first, days, low: *ticks.first()?, high: *ticks.last()?, mirrored };
    let mut by_source: HashMap<Option<&str>, usize> = HashMap::new();
    let mut lines: Vec<Vec<&Point>> = Vec::new();
    for point in &points {
        let at = *by_source.entry(point.source.as_deref()).or_insert(lines.len());
        match lines.get_mut(at) {
            Some(line) => line.push(point),
            None => lines.push(vec![point]),
        }
    }
    let mut lines: Vec<LineView> = lines.iter().filter_map(|points| line(&scale, points)).collect();
    set_apart(&mut lines);
    let day = |day: Date, anchor| DayView { x: scale.x(day), date: day.to_string(), anchor };
    Some(ChartView {
        height: HEIGHT,
        from: first.to_string(),
        to: last.to_string(),
        count: points.len(),
        zero: scale.y(0.0),
        ticks: ticks
            .iter()
            .map(|value| TickView { x: scale.turn(0), y: scale.y(*value), value: *value })
            .collect(),
        days: vec![day(first, "start"), day(last, "end")],
        lines,
    })
}

/// The steps of one source: a value holds until the next one, and the last ends the line.
fn line(scale: &Scale, points: &[&Point]) -> Option<LineView> {
    let (first, last) = (points.first()?, points.last()?);
    let dot = |point: &&Point| DotView {
        x: scale.x(point.day),
        y: scale.y(point.low),
        high: point.high.map(|high| scale.y(high)),
    };
    let dots: Vec<DotView> = points.iter().map(dot).collect();
    let mut path = format!("M{} {}", dots[0].x, dots[0].y);
    for dot in &dots[1..] {
        path.push_str(&format!("H{}V{}", dot.x, dot.y));
    }
    let end = dots.last()?;
    // On the side away from the step that leads here.
    let falls = dots.len() > 1 && dots[dots.len() - 2].y < end.y;
    let near_end = (end.x > 500) != scale.mirrored;
    let label = LabelView {
        x: end.x,
        y: if falls && end.y + LABEL < BASE { end.y + LABEL } else { end.high.unwrap_or(end.y) - 9 },
        anchor: if near_end { "end" } else { "start" },
    };
    Some(LineView {
        source: first.source.clone(),
        path,
        label: Some(label),
        first: first.words.clone(),
        last: last.words.clone(),
        dots,
    })
}

/// Moves labels apart that would lie on each other, upwards from the lowest.
fn set_apart(lines: &mut [LineView]) {
    for line in lines.iter_mut().skip(LABELS) {
        line.label = None;
    }
    let mut labels: Vec<&mut LabelView> = lines.iter_mut().filter_map(|line| line.label.as_mut()).collect();
    labels.sort_by_key(|label| label.y);
    let mut free = HEIGHT;
    for label in labels.iter_mut().rev() {
        label.y = label.y.min(free);
        free = label.y - LABEL;
    }
    // What was moved out at the top comes in again.
    let mut free = LABEL - 4;
    for label in &mut labels {
        label.y = label.y.max(free);
        free = label.y + LABEL;
    }
}

/// Three to six round numbers from zero to the values' ends: 1, 2 or 5 times a power of ten apart.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let (low, high) = if low < high { (low, high) } else { (0.0, 1.0) };
    let rough = (high - low) / 4.0;
    let power = rough.log10().floor();
    let base = 10_f64.powf(power);
    let factor = [1.0, 2.0, 5.0].into_iter().find(|factor| factor * base >= rough).unwrap_or(10.0);
    // Divided rather than multiplied below one, so that 0.3 stays 0.3.
    let value = |number: f64| {
        if power < 0.0 { number * factor / 10_f64.powf(-power) } else { number * factor * base }
    };
    let (mut number, mut ticks) = ((low / (factor * base)).floor(), Vec::new());
    while value(number) < high {
        ticks.push(value(number));
        number += 1.0;
    }
    ticks.push(value(number));
    ticks
}

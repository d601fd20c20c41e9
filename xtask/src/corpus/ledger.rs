//! Events, figures and claims of a synthetic briefing, with valid field values.
//!
//! Written as YAML that both generators read: Dateline as its ledger, Hugo as parameters.

use std::fmt::Write as _;

use super::{briefing::Briefing, dates::Day, rng::Rng, text::MARKER, words, world::World};

/// ACLED types with a sub-type.
const EVENT_TYPES: &[&str] = &[
    "Battles/Armed clash",
    "Battles/Government regains territory",
    "Explosions/Remote violence/Shelling/artillery/missile attack",
    "Explosions/Remote violence/Air/drone strike",
    "Violence against civilians/Attack",
    "Protests/Peaceful protest",
    "Strategic developments/Agreement",
    "Strategic developments/Non-violent transfer of territory",
];

/// What is counted: metric, unit, HXL tag.
const METRICS: &[(&str, &str, &str)] = &[
    ("displaced people", "people", "#affected+displaced"),
    ("civilians killed", "people", "#affected+killed"),
    ("localities taken", "localities", ""),
    ("households without water", "households", ""),
];

/// ICD 203 terms.
const LIKELIHOODS: &[&str] = &["unlikely", "roughly even chance", "likely", "very likely"];

/// A number that the text quotes.
pub(crate) struct Figure {
    /// Its id.
    pub(crate) id: String,
    /// Its value.
    pub(crate) value: i64,
    /// Its unit.
    pub(crate) unit: &'static str,
    metric: &'static str,
    hxl: &'static str,
}

impl Figure {
    /// Every fourth briefing has one.
    pub(crate) fn new(number: usize) -> Option<Self> {
        let mut rng = Rng::new(42, number);
        let (metric, unit, hxl) = METRICS[rng.below(METRICS.len())];
        let value = rng.between(12, 4_000) * 10;
        let id = format!("figure-{number}");
        number.is_multiple_of(4).then_some(Self { id, value, unit, metric, hxl })
    }
}

/// The three lists as YAML, every line behind `indent`.
pub(crate) fn yaml(briefing: &Briefing, world: &World, indent: &str) -> String {
    let mut rng = Rng::new(43, briefing.number);
    let mut lines = Vec::new();
    if briefing.number.is_multiple_of(3) {
        lines.push("events:".to_owned());
        for index in 0..1 + rng.below(2) {
            lines.extend(event(briefing, world, index, &mut rng));
        }
    }
    if let Some(item) = &briefing.figure {
        lines.push("figures:".to_owned());
        lines.extend(figure(item, briefing, world, &mut rng));
    }
    if briefing.number.is_multiple_of(5) {
        lines.push("claims:".to_owned());
        lines.extend(claim(briefing, world, &mut rng));
    }
    let mut out = String::new();
    for line in lines {
        let _ = writeln!(out, "{indent}{line}");
    }
    out
}

fn event(briefing: &Briefing, world: &World, index: usize, rng: &mut Rng) -> Vec<String> {
    let day = briefing.head.date.minus(rng.between(0, 6));
    let (actor, location) = subjects(briefing, world, rng);
    let title = format!(
        "{}{} {} at {}",
        marker(briefing),
        rng.pick(words::MOODS),
        rng.pick(words::TOPICS),
        world.locations[location].entity.name
    );
    vec![
        format!("  - id: event-{}-{index}", briefing.number),
        format!("    date: {}", edtf(day, rng)),
        format!("    title: \"{title}\""),
        format!("    type: {}", rng.pick(EVENT_TYPES)),
        format!("    actors: [{}]", world.actors[actor].id),
        format!("    locations: [{}]", world.locations[location].entity.id),
        format!("    source: {}", source(world, rng)),
        format!("    credibility: {}", rng.between(1, 6)),
    ]
}

fn figure(item: &Figure, briefing: &Briefing, world: &World, rng: &mut Rng) -> Vec<String> {
    let (_, location) = subjects(briefing, world, rng);
    let day = briefing.head.date;
    let qualifier = rng.pick(&["exact", "approx", "more-than", "at-least"]);
    let mut lines = vec![
        format!("  - id: {}", item.id),
        format!("    metric: \"{}{}\"", marker(briefing), item.metric),
        format!("    value: {}", item.value),
        format!("    qualifier: {qualifier}"),
        format!("    unit: {}", item.unit),
        format!("    period: {}/{day}", day.minus(rng.between(7, 60))),
        format!("    as_of: {day}"),
        format!("    locations: [{}]", world.locations[location].entity.id),
        format!("    source: {}", source(world, rng)),
    ];
    if !item.hxl.is_empty() {
        lines.push(format!("    hxl: \"{}\"", item.hxl));
    }
    lines
}

fn claim(briefing: &Briefing, world: &World, rng: &mut Rng) -> Vec<String> {
    let (by, location) = subjects(briefing, world, rng);
    let number = briefing.number;
    let text = format!(
        "{}The {} {} {} the {}.",
        marker(briefing),
        rng.pick(words::QUALITIES),
        rng.pick(words::NOUNS),
        rng.pick(words::VERBS),
        rng.pick(words::NOUNS)
    );
    let mut lines = vec![
        format!("  - id: claim-{number}"),
        format!("    text: \"{text}\""),
        format!("    by: {}", world.actors[by].id),
        format!("    source: {}", source(world, rng)),
        format!("    date: {}", briefing.head.date.minus(rng.between(0, 3))),
        format!("    about: [{}]", world.locations[location].entity.id),
        format!("    credibility: {}", rng.between(1, 6)),
    ];
    if rng.chance(50) {
        lines.push(format!("    likelihood: {}", rng.pick(LIKELIHOODS)));
    }
    // The claim that it contradicts is in a briefing that is never withheld.
    if number.is_multiple_of(25) && number > 0 {
        lines.push(format!("    in_tension_with: [claim-{}]", number - 25));
    }
    lines
}

/// One of the actors and one of the places that the briefing declares.
fn subjects(briefing: &Briefing, world: &World, rng: &mut Rng) -> (usize, usize) {
    debug_assert!(briefing.actors.iter().all(|index| *index < world.actors.len()));
    let actor = briefing.actors[rng.below(briefing.actors.len())];
    let location = briefing.locations[rng.below(briefing.locations.len())];
    (actor, location)
}

fn source<'a>(world: &'a World, rng: &mut Rng) -> &'a str {
    &world.sources[rng.skewed(world.sources.len())].id
}

/// A date of a level that real desks use: a day, about a day, an interval, an open one, a month.
fn edtf(day: Day, rng: &mut Rng) -> String {
    match rng.below(10) {
        0 => format!("{day}~"),
        1 => format!("{}/{day}", day.minus(rng.between(1, 9))),
        2 => format!("{}/..", day.month()),
        3 => day.month(),
        _ => day.to_string(),
    }
}

fn marker(briefing: &Briefing) -> String {
    if briefing.withheld { format!("{MARKER} ") } else { String::new() }
}

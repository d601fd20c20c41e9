//! The synthetic site as Dateline reads it: `site.yaml` and the entities' documents.
//!
//! Briefings write themselves; this file knows the front matter of everything else.

use std::{fmt::Write as _, path::Path};

use anyhow::Result;

use super::{
    dates::{DECADE, Day},
    rng::Rng,
    world::{Entity, Place, World},
    write_file,
};

/// Relations between actors.
const RELATIONS: &[&str] = &["supports", "fights", "opposes", "finances", "negotiates-with"];

/// Writes everything but the briefings.
pub(crate) fn write(world: &World, dir: &Path) -> Result<()> {
    write_file(dir, "site.yaml", &settings(world))?;
    for (number, actor) in world.actors.iter().enumerate() {
        let front = actor_fields(world, number, actor);
        let file = format!("content/actors/{}.md", actor.id);
        write_file(dir, &file, &document(&front, &profile(actor)))?;
    }
    for (number, place) in world.locations.iter().enumerate() {
        let front = place_fields(world, number, place);
        let file = format!("content/locations/{}.md", place.entity.id);
        write_file(dir, &file, &document(&front, &profile(&place.entity)))?;
    }
    for (number, source) in world.sources.iter().enumerate() {
        let front = source_fields(number, source);
        let file = format!("content/sources/{}.md", source.id);
        write_file(dir, &file, &document(&front, &profile(source)))?;
    }
    let about = document("title: About\ntlp: CLEAR\n", "Every name, place and number here is invented.\n");
    write_file(dir, "content/pages/about.md", &about)
}

/// A document's two parts put together.
pub(crate) fn document(front: &str, body: &str) -> String {
    format!("---\n{front}---\n\n{body}")
}

/// The text of an entity's own page.
pub(crate) fn profile(entity: &Entity) -> String {
    format!("{} is an invented {}.\n", entity.name, entity.kind.replace('-', " "))
}

fn settings(world: &World) -> String {
    let mut out = String::from(
        "title: Synthetic desk\nbase_url: https://example.org/\nlang: en\naudience: public\nseries:\n",
    );
    for (id, title) in &world.series {
        let _ = writeln!(out, "  {id}: {{ title: \"{title}\" }}");
    }
    out.push_str("authors:\n");
    for (id, name) in &world.authors {
        let _ = writeln!(out, "  {id}: {{ name: \"{name}\" }}");
    }
    out
}

/// Name, aliases and kind, as every entity has them.
fn entity_fields(entity: &Entity) -> String {
    let mut out = format!("name: \"{}\"\ntlp: CLEAR\n", entity.name);
    if !entity.aliases.is_empty() || entity.arabic.is_some() || entity.weak.is_some() {
        out.push_str("aliases:\n");
    }
    for alias in &entity.aliases {
        let _ = writeln!(out, "  - \"{alias}\"");
    }
    if let Some(arabic) = &entity.arabic {
        let _ = writeln!(out, "  - {{ text: \"{arabic}\", lang: ar }}");
    }
    if let Some(weak) = &entity.weak {
        let _ = writeln!(out, "  - {{ text: \"{weak}\", weak: true }}");
    }
    let _ = writeln!(out, "kind: {}", entity.kind);
    out
}

fn actor_fields(world: &World, number: usize, actor: &Entity) -> String {
    let mut rng = Rng::new(50, number);
    let mut out = entity_fields(actor);
    if let Some(acled_type) = actor.acled_type {
        let _ = writeln!(out, "acled_type: {acled_type}");
    }
    let _ = writeln!(out, "role: \"An invented {}\"", actor.kind.replace('-', " "));
    let others = rng.below(4);
    if others > 0 {
        out.push_str("relations:\n");
    }
    for step in 1..=others {
        // A step round the circle never meets the actor itself, nor another one twice.
        let to = &world.actors[(number + step * 37) % world.actors.len()].id;
        let source = &world.sources[rng.skewed(world.sources.len())].id;
        let relation = rng.pick(RELATIONS);
        let since = Day(rng.between(0, DECADE - 1)).month();
        let _ = writeln!(out, "  - {{ type: {relation}, to: {to}, since: {since}, source: {source} }}");
    }
    out
}

fn place_fields(world: &World, number: usize, place: &Place) -> String {
    let mut rng = Rng::new(51, number);
    let mut out = entity_fields(&place.entity);
    if let Some(within) = place.within {
        let _ = writeln!(out, "within: {}", world.locations[within].entity.id);
    }
    let (lat, lon) = place.point;
    let _ = writeln!(out, "point: {{ lat: {}, lon: {} }}", degrees(lat), degrees(lon));
    let small = matches!(place.entity.kind, "city" | "town" | "village");
    let _ = writeln!(out, "precision: {}", if small { "exact" } else { "centroid" });
    if small && number.is_multiple_of(3) {
        out.push_str("control:\n");
        let mut day = rng.between(0, 900);
        for _ in 0..1 + rng.below(3) {
            let by = &world.actors[rng.skewed(world.actors.len())].id;
            let status = rng.pick(&["controlled", "contested", "besieged"]);
            let source = &world.sources[rng.skewed(world.sources.len())].id;
            let date = Day(day);
            let _ = writeln!(out, "  - {{ date: {date}, by: {by}, status: {status}, source: {source} }}");
            day += rng.between(30, 900);
        }
    }
    out
}

fn source_fields(number: usize, source: &Entity) -> String {
    let mut rng = Rng::new(52, number);
    let mut out = entity_fields(source);
    let grade = rng.pick(&["A", "B", "C", "D", "E", "F"]);
    let accessed = Day(rng.between(0, DECADE - 1));
    let _ = writeln!(out, "reliability: {grade}");
    let _ = writeln!(out, "url: https://example.org/sources/{}", source.id);
    let _ = writeln!(out, "archived_url: https://archive.example.org/sources/{}", source.id);
    let _ = writeln!(out, "accessed: {accessed}");
    out
}

/// Hundred-thousandths of a degree as degrees, without floating point.
fn degrees(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:05}", value.abs() / 100_000, value.abs() % 100_000)
}

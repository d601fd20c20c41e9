//! What must not take quadratic time: names are many, and many of them are alike.

use std::sync::Arc;
use std::time::{Duration, Instant};

use dateline::atlas::{self, Atlas};
use dateline::config::{self, Overrides, Site};
use dateline::parse::{self, Kind};
use dateline::source::{MemorySource, Reread};
use dateline::{check, gate};

/// The atlas of these locations.
fn locations(names: impl Iterator<Item = String>) -> (Atlas, Site) {
    let overrides = Overrides {
        audience: None,
        base_url: None,
        drafts: false,
        now: "2020-03-01T00:00:00Z".parse().unwrap(),
    };
    let (site, _) = config::read("title: T\nbase_url: https://desk.example\n", &overrides);
    let document = |(number, name): (usize, String)| {
        let path = format!("content/locations/l{number:05}.md").into();
        parse::document(Kind::Location, &path, format!("---\nname: {name}\n---\n").into()).0.unwrap()
    };
    let documents = names.enumerate().map(document).collect();
    let admitted = gate::admit(documents, Vec::new(), &site);
    let (atlas, _) = atlas::build(
        admitted,
        &site,
        &Reread::new(Arc::new(MemorySource::default()), None),
        &atlas::Forgetful,
    );
    (atlas, site)
}

/// Checks so many locations; returns how many problems there are.
fn problems(names: impl Iterator<Item = String>) -> usize {
    let (atlas, site) = locations(names);
    let start = Instant::now();
    let report = check::run(&atlas, &site);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(10), "{} names took {took:?}", atlas.entities.len());
    report.iter().count()
}

#[test]
fn numbered_names_are_not_nearly_the_same() {
    assert_eq!(problems((0..20_000).map(|number| format!("Checkpoint Northern {number}"))), 0);
}

#[test]
fn one_name_for_all_is_told_of_each_but_the_first() {
    assert_eq!(problems((0..2_000).map(|_| "Northport".to_owned())), 1_999);
}

#[test]
fn names_of_the_same_syllables_are_compared_in_no_time() {
    let syllable = |at: usize| ["kaf", "mar", "sur", "tal", "bin", "dov", "jis", "zay"][at % 8];
    let name = |n: usize| {
        format!(
            "{}{}{} {}{}",
            syllable(n),
            syllable(n / 8),
            syllable(n / 64),
            syllable(n / 512),
            syllable(n / 4096)
        )
    };
    // Any two syllables differ by two letters.
    assert_eq!(problems((0..20_000).map(name)), 0);
}

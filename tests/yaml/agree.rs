//! The fast reader is `serde_yaml`; the slow one, which knows places, is ours. Which of them read a
//! document must not show.
//!
//! An unknown field sends a document to the slow reader, so that both can be asked about the same
//! values.

use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;

use dateline::config::SiteFile;
use dateline::diag::Report;
use dateline::model::front::{Actor, Briefing, Location, Page, Source};
use dateline::parse::Kind;
use dateline::yaml;
use proptest::collection::vec;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use walkdir::WalkDir;

fn read<T: DeserializeOwned + Default>(text: &str) -> (T, Report) {
    let path: Arc<str> = "a.yaml".into();
    yaml::read(&yaml::Source { path: &path, file: text, range: 0..text.len() })
}

fn duplicate_keys(text: &str) -> Report {
    let path: Arc<str> = "a.yaml".into();
    yaml::duplicate_keys(&yaml::Source { path: &path, file: text, range: 0..text.len() })
}

/// Fails unless the slow reader finds in this YAML what the fast one found. What the fast one refuses
/// must be refused by the slow one for a reason of its own.
fn assert_agree<T: DeserializeOwned + Default + PartialEq + Debug>(yaml: &str, name: &str) {
    let (fast, mut report) = read::<T>(yaml);
    // Free mappings are asked for double keys apart from their reading.
    report.merge(duplicate_keys(yaml));
    if report.has_errors() {
        for problem in report.iter() {
            let untold =
                problem.message.contains("invalid type") || problem.message.contains("expected struct");
            assert!(!untold, "{name}: only one reader refuses this: {}\n{yaml}", problem.message);
        }
        return;
    }
    let (slow, report) = read::<T>(&format!("{yaml}zz-unknown: 1\n"));
    let found: Vec<_> = report.iter().map(|problem| (problem.code, problem.message.as_str())).collect();
    assert_eq!(found, [("unknown-field", "unknown field `zz-unknown`")], "{name}\n{yaml}");
    assert_eq!(fast, slow, "{name}\n{yaml}");
}

fn assert_document_agrees(kind: Kind, front: &str, name: &str) {
    match kind {
        Kind::Briefing => assert_agree::<Briefing>(front, name),
        Kind::Actor => assert_agree::<Actor>(front, name),
        Kind::Location => assert_agree::<Location>(front, name),
        Kind::Source => assert_agree::<Source>(front, name),
        Kind::Page => assert_agree::<Page>(front, name),
    }
}

/// What stands between the two fences of a text, if it has them.
fn front(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("---\n")?;
    inside.find("\n---\n").map(|end| &inside[..=end])
}

#[test]
fn both_readers_agree_on_the_sample_and_on_all_inputs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sites =
        vec![root.to_path_buf(), root.join("tests/inputs/kinds"), root.join("tests/inputs/ten-mistakes")];
    let mistakes = std::fs::read_dir(root.join("tests/inputs/mistakes")).unwrap();
    sites.extend(mistakes.map(|entry| entry.unwrap().path()));
    let mut count = 0;
    for site in &sites {
        if let Ok(settings) = std::fs::read_to_string(site.join("site.yaml")) {
            assert_agree::<SiteFile>(&settings, &site.display().to_string());
        }
        for entry in WalkDir::new(site.join("content")).into_iter().filter_map(Result::ok) {
            let path = entry.path().strip_prefix(site).unwrap().to_str().unwrap().replace('\\', "/");
            let Some(kind) = Kind::of(&path) else { continue };
            let text = std::fs::read_to_string(entry.path()).unwrap();
            if let Some(front) = front(&text) {
                assert_document_agrees(kind, front, &format!("{} {path}", site.display()));
                count += 1;
            }
        }
    }
    assert!(count > 80, "only {count} documents were found");
}

#[test]
fn both_readers_agree_on_the_corners_of_yaml() {
    let corners = [
        "title: ~",
        "title: null",
        "title:",
        "title: true",
        "title: 5",
        "title: 0x1F",
        "title: 1e5",
        "title: 'it''s'",
        "title: |\n  two\n  lines",
        "title: >-\n  folded\n  line",
        "title: \"\\u0627 \\n\"",
        "title: a # b",
        "title: [a]",
        "summary: ~",
        "summary:",
        "summary: ''",
        "summary: true",
        "tags:",
        "tags: ~",
        "tags: []",
        "tags: [1, 2.5, true, ~, x]",
        "tags:\n- a\n- b",
        "actors: [2020, m4]",
        "actors: [0x10]",
        "actors: [1.5]",
        "actors: [true]",
        "events:",
        "events: ~",
        "events: {}",
        "extra:",
        "extra: ~",
        "extra: { a: 0x1F, b: 0o17, c: 0b11, d: -0x1, e: 012, f: 1e400, g: .5, h: +5, i: -5, j: 1_000 }",
        "extra: { a: [[], {}, ~, '', 1.0, 1e3, yes, 2020-02-01] }",
        "extra: { 1: a, true: b, ~: c }",
        "extra: [a]",
        "figures: [{ id: f, metric: m, value: 012 }]",
        "figures: [{ id: f, metric: m, value: 1e400 }]",
        "figures: [{ id: f, metric: m, value: 0x10 }]",
        "figures: [{ id: f, metric: m, value: -.inf }]",
        "figures: [{ id: f, metric: m, value: +1.5 }]",
        "figures: [{ id: f, metric: m, value: ~ }]",
        "events: [{ id: e, date: 2020, title: T, time_precision: 0x1 }]",
        "events: [{ id: e, date: 2020, title: T, time_precision: 1.0 }]",
        "a: &a 1\ntitle: *a",
        "title: &t T\nsummary: *t",
        "autolink: off",
        "autolink: all",
        "lang: no",
        "lang: pt-BR",
        "kind: brief",
        "tlp: ~",
        "tlp: GREEN",
        "date: 2020-02-01",
        "date: '2020-02-01'",
        "date: 20200201",
        "slug: 2020",
        "slug: ~",
        "? title\n: A",
        "\"title\": A",
        "[a]: b",
        "{ title: A, tags: [b] }",
        "title: A\n...",
        "# only a comment",
        "title: !!str 5",
        "- a",
    ];
    for yaml in corners {
        // A mapping in braces takes no further line.
        if !yaml.starts_with('{') && !yaml.ends_with("...") {
            assert_agree::<Briefing>(&format!("{yaml}\n"), "corner");
        }
    }
}

/// A value as an author might write it, right or wrong.
fn value() -> impl Strategy<Value = String> {
    let plain = prop::sample::select(vec![
        "",
        "~",
        "a",
        "A B",
        "5",
        "-5",
        "0.5",
        "012",
        "true",
        "2020-02-01",
        "2020",
        "[a, b]",
        "[1, ~]",
        "[]",
        "{}",
        "{ a: 1 }",
        "'q'",
        "\"q\"",
        "|\n  a",
        "GREEN",
        "off",
        "[{ id: e, date: 2020, title: T }]",
        "[{ text: a, weak: true }, b]",
        "{ lat: 35.5, lon: 36 }",
        "0x10",
        "1e3",
        "/a/",
    ]);
    plain.prop_map(str::to_owned)
}

fn fields(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    vec((prop::sample::select(names), value()), 1..6)
        .prop_map(|fields| fields.iter().map(|(name, value)| format!("{name}: {value}\n")).collect())
}

proptest! {
    #[test]
    fn both_readers_agree_on_briefings(
        yaml in fields(&["title", "slug", "date", "summary", "actors", "tags", "tlp", "events", "extra", "autolink", "redirect_from", "image"])
    ) {
        assert_agree::<Briefing>(&yaml, "random");
    }

    #[test]
    fn both_readers_agree_on_locations(
        yaml in fields(&["name", "id", "aliases", "kind", "within", "point", "precision", "control", "ids", "tlp", "status", "extra"])
    ) {
        assert_agree::<Location>(&yaml, "random");
    }

    #[test]
    fn both_readers_agree_on_settings(
        yaml in fields(&["title", "base_url", "lang", "audience", "authors", "series", "credits", "list_length", "smart_punctuation", "extra"])
    ) {
        assert_agree::<SiteFile>(&yaml, "random");
    }
}

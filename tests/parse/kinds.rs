//! One complete document of every kind, every field in the form that the guide shows.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use dateline::model::{Document, Meta};
use dateline::parse::{self, Kind};
use serde_json::Value;

use crate::support::SiteTest;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/kinds")
}

/// The complete document of each kind.
const COMPLETE: [(Kind, &str); 5] = [
    (Kind::Briefing, "content/briefings/2020/2020-02-01-harbour.md"),
    (Kind::Actor, "content/actors/harbour-authority.md"),
    (Kind::Location, "content/locations/northport.md"),
    (Kind::Source, "content/sources/bulletin.md"),
    (Kind::Page, "content/pages/about.md"),
];

fn document(kind: Kind, path: &str) -> Document {
    let text = std::fs::read_to_string(folder().join(path)).unwrap();
    let (document, report) = parse::document(kind, &Arc::from(path), text.into());
    assert_eq!(report.iter().next(), None, "{path}");
    document.unwrap()
}

/// The front matter as JSON, as it would be written again.
fn values(document: &Document) -> Value {
    match &document.meta {
        Meta::Briefing(meta) => serde_json::to_value(meta),
        Meta::Actor(meta) => serde_json::to_value(meta),
        Meta::Location(meta) => serde_json::to_value(meta),
        Meta::Source(meta) => serde_json::to_value(meta),
        Meta::Page(meta) => serde_json::to_value(meta),
    }
    .unwrap()
}

/// The front matter as it stands in the file, without types.
fn written(document: &Document) -> Value {
    serde_yaml::from_str(&document.text()[document.front.clone()]).unwrap()
}

#[test]
fn a_site_with_every_field_builds_without_a_word() {
    let built = SiteTest::new().folder(&folder()).build().fine();
    let summary = built.summary.as_ref().unwrap();
    assert_eq!(summary.documents.briefings, 1);
    assert_eq!(summary.documents.actors, 2);
    assert_eq!(summary.documents.locations, 3);
    assert_eq!(summary.documents.sources, 1);
    assert_eq!(summary.documents.pages, 1);
    built.page("/briefings/harbour-closed/").has("Harbour closed");
    built.page("/actors/harbour-authority/").has("هيئة الميناء");
    for past in ["/2020/harbour/", "/harbour/", "/port.html", "/bulletin/", "/who/"] {
        assert!(built.has_page(past), "no redirect at {past}");
    }
}

#[test]
fn every_field_is_read_as_it_is_written() {
    for (kind, path) in COMPLETE {
        let document = document(kind, path);
        let (read, written) = (values(&document), written(&document));
        for (field, value) in written.as_object().unwrap() {
            if field != "aliases" {
                assert_covers(&read[field], value, &format!("{path}: {field}"));
            }
        }
    }
}

/// Fails unless `read` holds all that is `written`; a default may stand beside it.
fn assert_covers(read: &Value, written: &Value, at: &str) {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            for (field, value) in written {
                assert_covers(read.get(field).unwrap_or(&Value::Null), value, &format!("{at}.{field}"));
            }
        }
        (Value::Array(read), Value::Array(written)) => {
            assert_eq!(read.len(), written.len(), "{at}");
            read.iter().zip(written).for_each(|(read, written)| assert_covers(read, written, at));
        }
        (Value::Number(read), Value::Number(written)) => assert_eq!(read.as_f64(), written.as_f64(), "{at}"),
        // A year or a grade is a number to YAML and text to us.
        (Value::String(read), Value::Number(written)) => assert_eq!(*read, written.to_string(), "{at}"),
        (Value::Number(read), Value::String(written)) => assert_eq!(read.to_string(), *written, "{at}"),
        _ => assert_eq!(read, written, "{at}"),
    }
}

#[test]
fn the_complete_documents_leave_no_field_out() {
    for (kind, path) in COMPLETE {
        let given: BTreeSet<String> =
            written(&document(kind, path)).as_object().unwrap().keys().cloned().collect();
        let schema = parse::schema::of(kind).to_value();
        let known: BTreeSet<String> = schema["properties"].as_object().unwrap().keys().cloned().collect();
        let left_out: Vec<_> = known.difference(&given).map(String::as_str).collect();
        let elsewhere: &[&str] = match kind {
            // A briefing that is withdrawn is not published, and a road is no town.
            Kind::Briefing => &["withdrawn_reason"],
            Kind::Location => &["connects", "id"],
            _ => &[],
        };
        assert_eq!(left_out, elsewhere, "{path}");
    }
}

#[test]
fn names_carry_their_script_and_their_strength() {
    let document = document(Kind::Actor, "content/actors/harbour-authority.md");
    let aliases: Vec<_> = document
        .aliases()
        .iter()
        .map(|alias| (alias.text.as_str(), alias.lang.as_ref().map(|lang| lang.as_str()), alias.weak))
        .collect();
    assert_eq!(
        aliases,
        [("HA", None, false), ("هيئة الميناء", Some("ar"), false), ("the authority", None, true)]
    );
}

#[test]
fn a_withdrawn_briefing_says_why() {
    let built = SiteTest::new()
        .briefing(
            "a",
            "title: A\ndate: 2020-02-01\nstatus: withdrawn\nwithdrawn_reason: It was wrong.",
            "Text.",
        )
        .build()
        .fine();
    built.page("/briefings/a/").has("It was wrong.").lacks("Text.");
}

#[test]
fn empty_fields_are_fields_left_out() {
    SiteTest::new()
        .briefing(
            "a",
            "title: A\ndate: 2020-02-01\nsummary:\ntags:\nactors: []\nevents:\nextra:\nseries: ~\n",
            "Text.",
        )
        .build()
        .fine();
}

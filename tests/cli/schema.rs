//! `schema` and `completions`: what editors and shells ask for.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Desk;

fn schema(kind: &[&str]) -> Value {
    let run = Desk::empty().run_in("", &[&["schema"], kind].concat()).fine();
    serde_json::from_str(&run.out).unwrap()
}

fn fields(schema: &Value) -> BTreeSet<&str> {
    schema["properties"].as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn every_field_of_every_kind_is_in_its_schema() {
    let kinds: [(&str, &[&str]); 6] = [
        (
            "briefing",
            &[
                "title",
                "slug",
                "date",
                "updated",
                "as_of",
                "kind",
                "summary",
                "takeaways",
                "actors",
                "locations",
                "series",
                "tags",
                "authors",
                "lang",
                "tlp",
                "status",
                "withdrawn_reason",
                "publish_at",
                "expires_at",
                "redirect_from",
                "autolink",
                "events",
                "figures",
                "claims",
                "corrections",
                "image",
                "extra",
            ],
        ),
        (
            "actor",
            &[
                "name",
                "id",
                "aliases",
                "kind",
                "acled_type",
                "role",
                "relations",
                "reliability",
                "ids",
                "image",
                "image_alt",
                "lang",
                "tlp",
                "status",
                "redirect_from",
                "extra",
            ],
        ),
        (
            "location",
            &[
                "name",
                "id",
                "aliases",
                "kind",
                "role",
                "within",
                "point",
                "precision",
                "geometry",
                "connects",
                "at_junction_of",
                "control",
                "ids",
                "image",
                "image_alt",
                "lang",
                "tlp",
                "status",
                "redirect_from",
                "extra",
            ],
        ),
        (
            "source",
            &[
                "name",
                "id",
                "aliases",
                "kind",
                "role",
                "actor",
                "reliability",
                "url",
                "archived_url",
                "published",
                "accessed",
                "sha256",
                "lang",
                "tlp",
                "status",
                "redirect_from",
                "extra",
            ],
        ),
        (
            "page",
            &[
                "title",
                "summary",
                "nav",
                "order",
                "updated",
                "lang",
                "tlp",
                "status",
                "redirect_from",
                "extra",
            ],
        ),
        (
            "site",
            &[
                "title",
                "tagline",
                "description",
                "base_url",
                "lang",
                "audience",
                "theme",
                "authors",
                "series",
                "credits",
                "autolink",
                "raw_html",
                "smart_punctuation",
                "list_length",
                "year_length",
                "checks",
                "extra",
            ],
        ),
    ];
    let all = schema(&[]);
    for (kind, expected) in kinds {
        let one = schema(&[kind]);
        assert_eq!(fields(&one), expected.iter().copied().collect(), "{kind}");
        assert_eq!(one["additionalProperties"], false, "{kind}");
        assert_eq!(all[kind], one, "{kind}");
        for (field, about) in one["properties"].as_object().unwrap() {
            assert!(about.get("description").is_some(), "{kind}.{field} is not described");
        }
    }
}

#[test]
fn what_must_be_given_is_required() {
    let required =
        |kind: &str| -> Vec<String> { serde_json::from_value(schema(&[kind])["required"].clone()).unwrap() };
    assert_eq!(required("briefing"), ["title", "date"]);
    assert_eq!(required("actor"), ["name"]);
    assert_eq!(required("site"), ["title", "base_url"]);
}

#[test]
fn items_of_the_ledger_are_in_the_schema() {
    let schema = schema(&["briefing"]);
    let item = |name: &str| fields(&schema["$defs"][name]).into_iter().map(str::to_owned).collect::<Vec<_>>();
    assert!(item("Event").contains(&"credibility".to_owned()));
    assert!(item("Figure").contains(&"hxl".to_owned()));
    assert!(item("Claim").contains(&"in_tension_with".to_owned()));
    assert!(item("Correction").contains(&"text".to_owned()));
}

#[test]
fn an_unknown_kind_names_the_known_ones() {
    Desk::empty()
        .run_in("", &["schema", "vessel"])
        .ended(2)
        .says("briefing, actor, location, source, page, site");
}

#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Desk::empty().run_in("", &["completions", shell]).fine();
        for word in ["dateline", "build", "audience", "completions"] {
            assert!(run.out.contains(word), "{shell}: no {word}");
        }
    }
    Desk::empty().run_in("", &["completions", "cmd"]).ended(2).says("possible values");
}

#[test]
fn help_and_version_are_no_failures() {
    let desk = Desk::empty();
    assert!(desk.run_in("", &["--version"]).fine().out.starts_with("dateline "));
    for command in ["build", "check", "init", "new", "schema", "completions"] {
        let run = desk.run_in("", &[command, "--help"]).fine();
        assert!(run.out.contains("Usage: dateline"), "{}", run.out);
    }
}

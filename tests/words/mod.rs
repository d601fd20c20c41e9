//! Dates, numbers and plurals as pages say them, in English, French and Arabic.

use crate::support::SiteTest;

/// What a template of one line makes of the theme's words in a language.
fn say(lang: &str, template: &str) -> String {
    let built = SiteTest::new()
        .setting(&format!("lang: {lang}"))
        .file("templates/404.html", format!("[{template}]"))
        .build_clean()
        .fine();
    let text = built.page("/404.html").text;
    text.trim().trim_start_matches('[').trim_end_matches(']').replace('\u{a0}', "~")
}

fn assert_says(lang: &str, cases: &[(&str, &str)]) {
    for (template, wanted) in cases {
        assert_eq!(say(lang, &format!("{{{{ {template} }}}}")), *wanted, "{lang}: {template}");
    }
}

#[test]
fn days_months_and_years() {
    assert_says(
        "en",
        &[
            ("'2020-02-01' | date", "1~February 2020"),
            ("'2020-02-01' | date(style='short')", "1~Feb 2020"),
            ("'2020-02-01T23:30:00-05:00' | date", "1~February 2020"),
            ("'2020-02' | date", "February 2020"),
            ("'2020' | date", "2020"),
        ],
    );
    assert_says(
        "fr",
        &[("'2020-02-01' | date", "1er~février 2020"), ("'2020-02-02' | date", "2~février 2020")],
    );
    assert_says("ar", &[("'2020-02-01' | date", "1~فبراير 2020")]);
}

#[test]
fn edtf_in_english() {
    assert_says(
        "en",
        &[
            ("'2020-02~' | edtf", "about February 2020"),
            ("'2020-02?' | edtf", "February 2020 (uncertain)"),
            ("'2020%' | edtf", "about 2020 (uncertain)"),
            ("'2019-12-01~/2020-02-01' | edtf", "about 1~December 2019 to 1~February 2020"),
            ("'2012/..' | edtf", "since 2012"),
            ("'../2020-02' | edtf", "by February 2020"),
            ("'/2020' | edtf", "until 2020, start unknown"),
            ("'2020/' | edtf", "from 2020, end unknown"),
            ("'2020-02-XX' | edtf", "a day in February 2020"),
            ("'2020-XX' | edtf", "a month in 2020"),
            ("'201X' | edtf", "the 2010s"),
            ("'20XX' | edtf", "the years 2000 to 2099"),
            ("'2019-24' | edtf", "winter 2019"),
        ],
    );
}

#[test]
fn edtf_in_french_and_arabic_has_no_english_and_no_gap() {
    let dates = [
        "2020-02~",
        "2020-02?",
        "2020%",
        "2019-12-01~/2020-02-01",
        "2012/..",
        "../2020-02",
        "/2020",
        "2020/",
    ];
    for date in dates.into_iter().chain(["2020-02-XX", "2020-XX", "201X", "20XX", "2019-24"]) {
        for lang in ["fr", "ar"] {
            let said = say(lang, &format!("{{{{ '{date}' | edtf }}}}"));
            assert!(!said.contains(['{', '}']) && !said.contains("edtf."), "{lang}: {date}: {said}");
            assert_ne!(said, say("en", &format!("{{{{ '{date}' | edtf }}}}")), "{lang}: {date}");
        }
    }
    assert_says("fr", &[("'2012/..' | edtf", "depuis 2012")]);
}

#[test]
fn what_is_no_date_is_an_error_of_the_template() {
    let built = SiteTest::new().file("templates/404.html", "{{ 'soon' | date }}").build();
    assert!(built.only("template").message.contains("`soon` is no date"), "{}", built.problems());
}

#[test]
fn numbers_are_grouped_as_the_language_does() {
    let cases =
        [("388000", "388,000", "388\u{202f}000"), ("1000", "1,000", "1\u{202f}000"), ("999", "999", "999")];
    for (number, en, fr) in cases {
        assert_says("en", &[(&format!("{number} | number"), en)]);
        assert_says("fr", &[(&format!("{number} | number"), fr)]);
    }
    assert_says(
        "en",
        &[("1234567.25 | number", "1,234,567.25"), ("0.5 | number", "0.5"), ("0 | number", "0")],
    );
    assert_says("en", &[("-1234 | number", "−1,234")]);
    assert_says("fr", &[("0.5 | number", "0,5")]);
}

#[test]
fn quantities_take_qualifier_range_and_unit() {
    let cases = [
        ("value: 388000", "388,000"),
        ("value: 260\nqualifier: more-than\nunit: people", "more than 260"),
        ("value: 5\nqualifier: less-than\nunit: km", "less than 5~km"),
        ("value: 40\nqualifier: approx\nunit: '%'", "about 40~%"),
        ("min: 10\nmax: 20", "10–20"),
        ("min: 10", "at least 10"),
        ("max: 20\nunit: kg", "at most 20~kg"),
        ("value: 3\nqualifier: at-least", "at least 3"),
        ("value: 3\nqualifier: at-most\nunit: vehicles", "at most 3"),
        ("min: 10\nmax: 20\nqualifier: approx\nunit: km", "about 10–20~km"),
    ];
    for (figure, wanted) in cases {
        let figure = figure.replace('\n', ", ");
        let front = format!("title: T\ndate: 2020-02-01\nfigures: [{{ id: it, metric: m, {figure} }}]");
        let built = SiteTest::new().briefing("text", &front, "It is [[figure:it]].").build().fine();
        let wanted = format!("#it\">{}</a>.", wanted.replace('~', "\u{a0}"));
        assert!(built.page("/briefings/text/").text.contains(&wanted), "{figure}: {wanted}");
    }
}

#[test]
fn plurals_follow_the_grammar_of_the_language() {
    let count = |lang: &str, n: &str| say(lang, &format!("{{{{ t(key='count.briefings', n={n}) }}}}"));
    assert_eq!(["0", "1", "2"].map(|n| count("en", n)), ["0 briefings", "1 briefing", "2 briefings"]);
    assert_eq!(count("en", "1200"), "1,200 briefings");
    // In French nothing is singular; in Arabic there are six forms.
    assert_eq!(count("fr", "0").trim_start_matches('0'), count("fr", "1").trim_start_matches('1'));
    assert_ne!(count("fr", "1").trim_start_matches('1'), count("fr", "2").trim_start_matches('2'));
    let forms: std::collections::BTreeSet<String> = ["0", "1", "2", "3", "11", "100"]
        .map(|n| count("ar", n).replace(|c: char| c.is_ascii_digit(), ""))
        .into();
    assert!(forms.len() >= 5, "{forms:?}");
}

#[test]
fn a_message_that_is_missing_is_an_error_with_a_suggestion() {
    let built = SiteTest::new().file("templates/404.html", "{{ t(key='tags.titel') }}").build();
    assert!(built.problems().contains("did you mean `tags.title`?"), "{}", built.problems());
}

#[test]
fn every_language_of_the_theme_has_the_same_messages() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/messages");
    let keys = |lang: &str| {
        let text = std::fs::read_to_string(root.join(format!("{lang}.yaml"))).unwrap();
        let tree: serde_json::Value = serde_yaml::from_str(&text).unwrap();
        let mut keys = std::collections::BTreeSet::new();
        collect(&tree, "", &mut keys);
        keys
    };
    let english = keys("en");
    for lang in ["fr", "ar"] {
        let theirs = keys(lang);
        let differing: Vec<_> = english.symmetric_difference(&theirs).collect();
        assert!(differing.is_empty(), "{lang}: {differing:?}");
    }
}

/// The dotted keys of a catalogue; forms of a plural count as one, as languages differ in them.
fn collect(tree: &serde_json::Value, above: &str, keys: &mut std::collections::BTreeSet<String>) {
    match tree.as_object() {
        Some(entries) if !entries.contains_key("other") => {
            for (name, value) in entries {
                collect(value, &format!("{above}.{name}"), keys);
            }
        }
        _ => {
            keys.insert(above.to_owned());
        }
    }
}

#[test]
fn a_page_in_arabic_runs_from_right_to_left() {
    let built = SiteTest::new().setting("lang: ar").build().fine();
    built.page("/").has("<html lang=\"ar\" dir=\"rtl\">");
}

#[test]
fn a_language_that_the_theme_does_not_speak_gets_english_and_a_warning() {
    let built = SiteTest::new().setting("lang: de").build().built();
    assert_eq!(built.only("no-messages").place.as_ref().map(|place| &*place.path), Some("site.yaml"));
    built.page("/actors/").has("<h1>Actors</h1>");
}

//! `site.yaml`: what it may say, and what a command line sets above it.

use dateline::config::{self, Overrides, Site};
use dateline::diag::Report;
use proptest::prelude::*;

fn overrides() -> Overrides {
    Overrides { audience: None, base_url: None, drafts: false, now: "2020-03-01T00:00:00Z".parse().unwrap() }
}

fn read(text: &str) -> (Site, Report) {
    config::read(text, &overrides())
}

fn found(report: &Report) -> Vec<(u32, &str)> {
    report
        .iter()
        .map(|problem| (problem.place.as_ref().map_or(0, |place| place.line), problem.message.as_str()))
        .collect()
}

#[test]
fn two_settings_are_enough() {
    let (site, report) = read("title: Desk\nbase_url: https://desk.example\n");
    assert_eq!(found(&report), []);
    assert_eq!((site.base.as_str(), site.base_path.as_str()), ("https://desk.example", ""));
    assert_eq!(site.lang.as_str(), "en");
    assert_eq!(site.audience.to_string(), "public");
    assert_eq!(
        (site.file.theme.as_str(), site.file.list_length, site.file.year_length),
        ("default", 50, 200)
    );
    assert!(site.file.smart_punctuation);
}

#[test]
fn a_site_may_stand_below_a_path() {
    for address in ["https://desk.example/idlib", "https://desk.example/idlib/"] {
        let (site, report) = read(&format!("title: Desk\nbase_url: {address}\n"));
        assert_eq!(found(&report), []);
        assert_eq!((site.base.as_str(), site.base_path.as_str()), ("https://desk.example/idlib", "/idlib"));
    }
}

#[test]
fn the_command_line_stands_above_the_file() {
    let above = Overrides {
        audience: Some("partners".parse().unwrap()),
        base_url: Some("https://preview.example/x".parse().unwrap()),
        drafts: true,
        ..overrides()
    };
    let (site, report) =
        config::read("title: Desk\nbase_url: https://desk.example\naudience: internal\n", &above);
    assert_eq!(found(&report), []);
    assert_eq!(site.base, "https://preview.example/x");
    assert_eq!(site.audience.to_string(), "partners");
    assert!(site.drafts);
    // An address on the command line is enough.
    let (_, report) = config::read("title: Desk\n", &above);
    assert_eq!(found(&report), []);
}

#[test]
fn an_empty_file_lacks_what_a_site_needs() {
    for text in ["", "\n", "# nothing\n", "---\n"] {
        let (_, report) = read(text);
        let messages: Vec<_> = found(&report).into_iter().map(|(_, message)| message).collect();
        assert_eq!(messages, ["`title` is missing", "`base_url` is missing"], "{text:?}");
    }
}

#[test]
fn a_faulty_setting_is_not_missing_as_well() {
    let one = |text: &str, line: u32, message: &str| {
        let (_, report) = read(text);
        assert_eq!(found(&report), [(line, message)], "{text}");
    };
    one("title: [a]\nbase_url: https://desk.example", 1, "`title` should be a text, not a list");
    one("tilte: Desk\nbase_url: https://desk.example", 1, "unknown field `tilte`");
    one("title: Desk\nbaseurl: https://desk.example", 2, "unknown field `baseurl`");
    one(
        "title: Desk\nbase_url: https://desk.example#top",
        2,
        "`base_url`: a base URL can't have a query or a fragment",
    );
    one("title: Desk\nbase_url: https://desk.example\nlist_length: 0", 3, "`list_length` can't be 0");
}

#[test]
fn a_base_url_is_an_origin_and_a_path() {
    assert!(config::base_url("https://desk.example/a/b/").is_ok());
    assert!(config::base_url("http://localhost:8000").is_ok());
    for refused in [
        "desk.example",
        "ftp://desk.example",
        "https://desk.example/?a",
        "https://desk.example/#a",
        "",
        "https://",
    ] {
        assert!(config::base_url(refused).is_err(), "{refused}");
    }
}

proptest! {
    #[test]
    fn any_text_is_settings_or_refused(text in "(?s).{0,200}") {
        let (site, report) = read(&text);
        prop_assert!(report.has_errors() || !site.base.is_empty());
    }

    #[test]
    fn any_bytes_of_a_setting_are_read_or_refused(value in "[\\PC\\n\\t]{0,40}") {
        read(&format!("title: {value}\nbase_url: {value}\nauthors: {value}\nextra: {value}\n"));
    }
}

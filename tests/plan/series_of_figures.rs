//! Figures of one metric and place, and their step charts.

use crate::support::{Built, SiteTest};

fn built(lang: &str, figures: &[&str]) -> Built {
    let site = SiteTest::new()
        .setting(&format!("lang: {lang}"))
        .file("content/locations/port.md", "---\nname: Port\nkind: city\n---\n")
        .file("content/locations/coast.md", "---\nname: Coast\nkind: area\n---\n")
        .file("content/sources/bulletin.md", "---\nname: Bulletin\nkind: media\n---\n")
        .file("content/sources/gazette.md", "---\nname: Gazette\nkind: media\n---\n");
    let list = figures.iter().enumerate().map(|(at, figure)| format!("  - {{ id: f{at}, {figure} }}\n"));
    let front = format!("title: Title\ndate: 2020-02-01\nfigures:\n{}", list.collect::<String>());
    site.briefing("title", front.trim_end(), "Text.").build().built()
}

const CREWS: &str = "metric: crews ashore, locations: [port]";

#[test]
fn values_of_one_metric_and_place_are_one_series_newest_first() {
    let built = built(
        "en",
        &[
            &format!("{CREWS}, value: 10, as_of: 2019-01-01, source: bulletin"),
            &format!("{CREWS}, value: 30, as_of: 2020-01-01, source: bulletin"),
            &format!("{CREWS}, value: 33, as_of: 2020-01-01, source: gazette"),
            "metric: crews ashore, locations: [coast], value: 7, as_of: 2019-06-01",
            "metric: crews ashore, unit: '%', locations: [port], value: 8, as_of: 2019-07-01",
        ],
    );
    let page = built.page("/figures/");
    let main = page.main();
    assert_eq!(main.matches("<tbody").count(), 3, "another place or unit is another series");
    let at = |id: &str| main.find(&format!("id=\"{id}\"")).unwrap();
    // The two sources of one day stand side by side, and the older value stays.
    assert!(at("f1") < at("f2") && at("f2") < at("f0") && at("f0") < at("f4") && at("f4") < at("f3"));
    assert_eq!(main.matches("<svg role=\"img\"").count(), 1, "one value makes no line");
}

#[test]
fn a_chart_has_a_title_a_description_labels_and_steps() {
    let built = built(
        "en",
        &[
            &format!("{CREWS}, value: 40, as_of: 2020-01-01, source: bulletin"),
            &format!("{CREWS}, value: 100, qualifier: more-than, as_of: 2020-01-11, source: bulletin"),
            &format!("{CREWS}, value: 80, as_of: 2020-01-21, source: bulletin"),
        ],
    );
    let page = built.page("/figures/");
    page.has("role=\"img\"")
        .has("aria-labelledby=\"ledger-chart-f2 ledger-chart-f2-desc\"")
        .has("<title id=\"ledger-chart-f2\">crews ashore</title>")
        .has("Step chart of 3 values, from 1\u{a0}January 2020 to 21\u{a0}January 2020.")
        .has("Bulletin: first 40, last 80.")
        .has(">80</text>")
        // From zero at the foot: 40, 100 and 80 of a highest tick of 100.
        .has("d=\"M80 110H535V28H990V55\"")
        .has("class=\"tick zero\"")
        .lacks("style=");
}

#[test]
fn each_source_has_a_line_of_its_own() {
    let built = built(
        "en",
        &[
            &format!("{CREWS}, value: 40, as_of: 2020-01-01, source: bulletin"),
            &format!("{CREWS}, value: 41, as_of: 2020-01-11, source: bulletin"),
            &format!("{CREWS}, min: 42, max: 60, as_of: 2020-01-11, source: gazette"),
        ],
    );
    let page = built.page("/figures/");
    assert_eq!(page.main().matches("<path").count(), 2);
    page.has(">Bulletin: 41</text>").has(">Gazette: 42–60</text>").has("class=\"range\"");
    let labels: Vec<i32> = page.main().split("class=\"end\"").skip(1).map(y).collect();
    assert!((labels[0] - labels[1]).abs() >= 16, "they lie on each other: {labels:?}");
}

/// The place of a label, down.
fn y(text: &str) -> i32 {
    let text = &text[text.find(" y=\"").unwrap() + 4..];
    text[..text.find('"').unwrap()].parse().unwrap()
}

#[test]
fn a_chart_is_mirrored_where_the_page_is() {
    let figures = [
        format!("{CREWS}, value: 50, as_of: 2020-01-01, source: bulletin"),
        format!("{CREWS}, value: 100, as_of: 2020-01-11, source: bulletin"),
    ];
    let built = built("ar", &[&figures[0], &figures[1]]);
    built.page("/figures/").has("d=\"M920 96H10V28\"");
}

#[test]
fn odd_numbers_break_no_chart() {
    for (low, high) in [("0", "0"), ("-5", "5"), ("1e300", "-1e300"), ("0.1", "0.3")] {
        let built = built(
            "en",
            &[
                &format!("{CREWS}, value: {low}, as_of: 2020-01-01, source: bulletin"),
                &format!("{CREWS}, value: {high}, as_of: 2020-01-11, source: bulletin"),
            ],
        );
        built.page("/figures/").has("id=\"f0\"").has("id=\"f1\"").has("<path").lacks("0000001<").lacks("NaN");
    }
}

#[test]
fn numbers_that_no_axis_can_tell_apart_stay_in_the_table() {
    let built = built(
        "en",
        &[
            &format!("{CREWS}, value: 1e-320, as_of: 2020-01-01, source: bulletin"),
            &format!("{CREWS}, value: 0, as_of: 2020-01-11, source: bulletin"),
        ],
    );
    built.page("/figures/").has("id=\"f0\"").has("id=\"f1\"").lacks("<path");
}

#[test]
fn a_figure_without_a_day_stands_by_its_period_or_its_briefing() {
    let built = built(
        "en",
        &[
            &format!("{CREWS}, value: 1, period: 2019-01-01/2019-03-05, source: bulletin"),
            &format!("{CREWS}, value: 2, source: bulletin"),
        ],
    );
    let page = built.page("/figures/");
    let main = page.main();
    assert!(main.find("id=\"f1\"").unwrap() < main.find("id=\"f0\"").unwrap());
    page.has("February 2020").lacks("<svg role");
}

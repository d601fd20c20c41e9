//! What stays of a withdrawn briefing: its title, its date and the reason.

use crate::support::{Built, SiteTest};

const FRONT: &str = "title: Gone
date: 2020-02-01
updated: 2020-02-03
summary: Summarised.
takeaways: [Taken away.]
tags: [keyword]
actors: [hts]
locations: [saraqib]
authors: [scrivener]
series: winter-2020
image: photo.svg
status: withdrawn
withdrawn_reason: A source took back what it said.
redirect_from: [/old/gone/]
corrections: [{ date: 2020-02-02, text: Corrected. }]
figures: [{ id: many, metric: tallied, value: 77, source: paper }]
claims: [{ id: word, text: Spoken., by: hts }]
events: [{ id: fall, date: 2020-01-01, title: Happened, locations: [saraqib] }]";

fn built() -> Built {
    let site = SiteTest::new()
        .file("content/actors/hts.md", "---\nname: HTS\n---\n")
        .file("content/locations/saraqib.md", "---\nname: Saraqib\n---\n")
        .file("content/briefings/photo.svg", "<svg/>")
        .file("content/briefings/chart.svg", "<svg/>")
        .briefing("gone", FRONT, "## Section\n\nHTS was seen in Saraqib.\n\n![](chart.svg)")
        .briefing("stays", "title: Stays\ndate: 2020-02-02", LINKS);
    site.build().built()
}

const LINKS: &str =
    "See [[briefing:gone]], [that](gone.md#section), [there](gone.md#fall) and [[figure:many]].";

#[test]
fn the_page_holds_title_date_and_reason_and_nothing_else() {
    let built = built();
    let page = built.page("/briefings/gone/");
    page.has("<h1").has("Gone</h1>").has("A source took back what it said.").has("2020-02-01").has("noindex");
    let gone = [
        "Summarised",
        "Taken away",
        "keyword",
        "was seen in",
        "Corrected.",
        "tallied",
        "Spoken.",
        "Happened",
    ];
    for word in gone.into_iter().chain(["photo.svg", "chart.svg", "winter-2020", "scrivener"]) {
        assert_eq!(built.files_with(word), [""; 0], "`{word}`");
    }
}

#[test]
fn lists_show_it_as_withdrawn_and_entities_no_longer_do() {
    let built = built();
    built.page("/briefings/").has(">Gone<").has("Withdrawn");
    built.page("/old/gone/").has("/briefings/gone/");
    built.page("/actors/hts/").lacks("Gone");
    built.page("/locations/saraqib/").lacks("Gone").lacks("Happened");
}

#[test]
fn links_lead_to_the_page_that_stays() {
    let built = built();
    built
        .page("/briefings/stays/")
        .has("<a class=\"briefing-ref\" href=\"/briefings/gone/\">Gone<")
        .has("<a class=\"briefing-ref\" href=\"/briefings/gone/\">that<")
        .has("and […].");
    assert_eq!(built.report.errors(), 0, "{}", built.problems());
}

#[test]
fn it_is_no_lead_story() {
    built().page("/").has("Stays</a>").lacks("Summarised");
}

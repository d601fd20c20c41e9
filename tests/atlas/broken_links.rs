//! Links that lead nowhere: an error at the link, with what may have been meant.

use super::site;
use crate::support::{Built, SiteTest};

fn built(markdown: &str) -> Built {
    let front = "title: Text\ndate: 2020-02-01\nfigures: [{ id: fled, metric: fled, value: 1 }]\nclaims: [{ id: word, text: W, by: hts }]";
    site()
        .briefing("saraqib-falls", "title: Falls\ndate: 2020-02-01", "## Its road\n")
        .file("content/briefings/map.svg", "<svg/>")
        .briefing("text", front, markdown)
        .build()
}

/// Each broken link with its message and its help.
const CASES: [(&str, &str, &str); 16] = [
    ("[[Saraqip]]", "there is no entity `Saraqip`", "Did you mean `saraqib`?"),
    (
        "[[Zanzibar]]",
        "there is no entity `Zanzibar`",
        "Declare it below `content/`, or take the brackets away.",
    ),
    ("[[briefing:saraqib-fals]]", "there is no briefing `saraqib-fals`", "Did you mean `saraqib-falls`?"),
    ("[[figure:flet]]", "there is no figure `flet`", "Did you mean `fled`?"),
    ("[[claim:wort]]", "there is no claim `wort`", "Did you mean `word`?"),
    (
        "[x](saraqib-fall.md)",
        "`saraqib-fall.md` leads nowhere",
        "Did you mean `content/briefings/saraqib-falls.md`?",
    ),
    ("[x](saraqib-falls.md#its-roat)", "the page has no place `#its-roat`", "Did you mean `#its-road`?"),
    ("[[briefing:saraqib-falls#its-roat]]", "the page has no place `#its-roat`", "Did you mean `#its-road`?"),
    (
        "[x](#fles)",
        "the page has no place `#fles`",
        "Name the id of a heading, event, figure or claim on that page.",
    ),
    ("[x](/actors/htz/)", "`/actors/htz/` leads nowhere", "Did you mean `/actors/hts/`?"),
    ("[x](/actors/hts)", "`/actors/hts` leads nowhere", "Did you mean `/actors/hts/`?"),
    ("![x](mab.svg)", "`mab.svg` leads nowhere", "Did you mean `content/briefings/map.svg`?"),
    (
        "![x](/briefings/mab.svg)",
        "`/briefings/mab.svg` leads nowhere",
        "Did you mean `content/briefings/map.svg`?",
    ),
    ("[x](../../../etc/passwd)", "`../../../etc/passwd` leads nowhere", "It leads out of the site."),
    ("[x](//example.org)", "`//example.org` leads nowhere", "Write `https:` before it."),
    (
        "[x](htps://example.org)",
        "`htps://example.org` leads nowhere",
        "Links may be to http, https, mailto, tel, geo, ftp, xmpp and magnet addresses.",
    ),
];

#[test]
fn each_is_an_error_at_its_place_with_a_suggestion() {
    for (link, message, help) in CASES {
        let built = built(&format!("One line.\n\nÀ propos {link} here."));
        assert!(built.summary.is_none(), "{link}");
        let problem = built.only("broken-link");
        let place = problem.place.as_ref().unwrap();
        let length = u32::try_from(link.chars().count()).unwrap();
        assert_eq!(&*place.path, "content/briefings/text.md");
        assert_eq!((place.line, place.column, place.end_column), (9, 10, 10 + length), "{link}");
        assert_eq!((problem.message.as_str(), problem.help.as_deref().unwrap()), (message, help), "{link}");
    }
}

#[test]
fn all_are_told_in_one_run() {
    let text: String = CASES.iter().map(|(link, ..)| format!("{link}\n\n")).collect();
    assert_eq!(built(&text).report.errors(), CASES.len());
}

#[test]
fn an_ambiguous_name_lists_the_candidates() {
    let site = SiteTest::new()
        .file("content/actors/front.md", "---\nname: National Front\naliases: [the Front]\n---\n")
        .file("content/locations/front-line.md", "---\nname: Front line\naliases: [The Front]\n---\n")
        .briefing("text", "title: Text\ndate: 2020-02-01", "Near [[the front]].");
    let built = site.build();
    let problem = built.only("ambiguous-link");
    assert_eq!(problem.message, "`the front` is the name of 2 entities");
    assert_eq!(problem.help.as_deref(), Some("Write `[[front|the front]]` or `[[front-line|the front]]`."));
    assert_eq!(problem.place.as_ref().unwrap().column, 6);
}

#[test]
fn a_link_in_a_profile_is_checked_too() {
    let built = site().file("content/actors/hts.md", "---\nname: HTS\n---\nNear [[Saraqip]].\n").build();
    let place = built.only("broken-link").place.clone().unwrap();
    assert_eq!((&*place.path, place.line, place.column), ("content/actors/hts.md", 4, 6));
}

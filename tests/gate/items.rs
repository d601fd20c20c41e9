//! Single events, figures and claims with a stricter label than their briefing's.

use crate::support::SiteTest;

const FRONT: &str = "title: Ledger
date: 2020-02-01
locations: [saraqib]
events:
  - { id: open-event, date: 2020-01-01, title: A plain thing, locations: [saraqib], source: paper }
  - { id: shut-event, date: 2020-01-02, title: A hidden thing, locations: [saraqib], source: mole, tlp: AMBER }
figures:
  - { id: open-figure, metric: plain count, value: 11, locations: [saraqib], source: paper }
  - { id: shut-figure, metric: hidden count, value: 77, locations: [saraqib], source: mole, tlp: GREEN }
claims:
  - { id: open-claim, text: Plain words., by: hts, source: paper, about: [saraqib], in_tension_with: [shut-claim] }
  - { id: shut-claim, text: Hidden words., by: hts, source: mole, about: [saraqib], tlp: RED }";

fn site(markdown: &str) -> SiteTest {
    SiteTest::new()
        .file("content/actors/hts.md", "---\nname: HTS\n---\n")
        .file("content/locations/saraqib.md", "---\nname: Saraqib\n---\n")
        .file("content/sources/paper.md", "---\nname: Paper\n---\n")
        .briefing("ledger", FRONT, markdown)
}

#[test]
fn a_stricter_item_is_on_no_page_and_what_only_it_names_does_not_exist() {
    let built = site("Saraqib.").build().fine();
    for word in ["hidden thing", "hidden count", "Hidden words", "shut-", "mole"] {
        assert_eq!(built.files_with(word), [""; 0], "`{word}`");
    }
    for route in ["/briefings/ledger/", "/locations/saraqib/", "/sources/paper/"] {
        built.page(route).has("A plain thing").has("plain count").has("Plain words.");
    }
}

#[test]
fn each_item_shows_from_its_own_audience_on() {
    let shown = |audience: &str| {
        let built = site("Saraqib.").audience(audience).build().built();
        let page = built.page("/briefings/ledger/").text.to_owned();
        ["hidden count", "hidden thing", "Hidden words"].map(|word| page.contains(word))
    };
    assert_eq!(shown("public"), [false, false, false]);
    assert_eq!(shown("community"), [true, false, false]);
    assert_eq!(shown("partners"), [true, true, false]);
    assert_eq!(shown("named"), [true, true, true]);
}

#[test]
fn a_text_that_asks_for_a_withheld_item_shows_that_something_is_left_out() {
    let markdown =
        "Of [[figure:open-figure]], [[figure:shut-figure]] are in Saraqib, [[claim:shut-claim|he said]].";
    let built = site(markdown).build().built();
    built.page("/briefings/ledger/").has("</sup>, […] are in").has("he said.").lacks("shut-");
    built.page("/locations/saraqib/").has("Of 11, […] are in <mark>Saraqib</mark>, he said.");
    assert_eq!((built.report.errors(), built.report.warnings()), (0, 2), "{}", built.problems());
    assert!(built.problems().contains("`figure:shut-figure` is withheld from this audience"));
}

#[test]
fn a_heading_that_asks_for_a_withheld_item_tells_nothing_of_it() {
    let built = site("## One\n\n## Two [[figure:shut-figure]] more\n\n## Three [[figure:open-figure]]\n")
        .build()
        .built();
    assert_eq!(built.files_with("shut-figure"), [""; 0]);
    built.page("/briefings/ledger/").has("<h2 id=\"two-more\">Two […] more</h2>").has(">Three 11<");
}

#[test]
fn a_link_to_the_place_of_a_withheld_item_keeps_its_words() {
    for target in ["#shut-event", "ledger.md#shut-event", "/briefings/ledger/#shut-event"] {
        let built = site(&format!("See [the event]({target}).")).build().built();
        built.page("/briefings/ledger/").has("<p>See the event.</p>");
        assert_eq!(built.only("withheld-link").place.as_ref().unwrap().column, 5);
    }
}

#[test]
fn a_claim_of_a_withheld_speaker_is_withheld() {
    let mut site = site("It was said: [[claim:open-claim]]");
    site.put("content/actors/hts.md", "---\nname: HTS\ntlp: AMBER\n---\n");
    let built = site.build().built();
    assert_eq!(built.report.errors(), 0, "{}", built.problems());
    for word in ["Plain words", "open-claim", "hts"] {
        assert_eq!(built.files_with(word), [""; 0], "`{word}`");
    }
    built.page("/briefings/ledger/").has("It was said: […]");
}

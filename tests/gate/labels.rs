//! The label that a page carries: never a wider one than what is on it.

use crate::support::SiteTest;

fn site() -> SiteTest {
    SiteTest::new()
        .file("content/actors/hts.md", "---\nname: HTS\n---\n")
        .briefing("amber", "title: Second\ndate: 2020-02-01\ntlp: AMBER", "HTS is said to be here.")
        .briefing(
            "mixed",
            "title: Third\ndate: 2020-02-02\nclaims: [{ id: said, text: So., by: hts, tlp: GREEN }]",
            "Nobody.",
        )
        .briefing("clear", "title: Fourth\ndate: 2020-02-03", "Nobody.")
}

/// The label at the head of a page.
fn label(audience: &str, route: &str) -> String {
    let built = site().audience(audience).build_clean().fine();
    let text = built.page(route).text;
    let at = text.find(">TLP:").unwrap() + 1;
    text[at..at + text[at..].find('<').unwrap()].to_owned()
}

#[test]
fn a_page_that_gathers_has_the_strictest_label_of_the_build() {
    for route in ["/", "/briefings/", "/actors/", "/actors/hts/"] {
        assert_eq!(label("public", route), "TLP:CLEAR", "{route}");
        assert_eq!(label("partners", route), "TLP:AMBER", "{route}");
    }
}

#[test]
fn a_briefing_has_its_own_label() {
    assert_eq!(label("partners", "/briefings/amber/"), "TLP:AMBER");
    assert_eq!(label("partners", "/briefings/clear/"), "TLP:CLEAR");
}

#[test]
fn a_stricter_item_makes_its_briefing_stricter_where_it_shows() {
    assert_eq!(label("public", "/briefings/mixed/"), "TLP:CLEAR");
    assert_eq!(label("community", "/briefings/mixed/"), "TLP:GREEN");
}

#[test]
fn what_a_briefing_shows_of_stricter_ones_makes_its_page_stricter() {
    let far = |slug: &str, date: &str, front: &str, text: &str| {
        let strict = format!("title: Strict\ndate: 2020-01-01\ntlp: AMBER\n{front}");
        let between = "title: Between\ndate: 2020-01-15";
        let site = SiteTest::new()
            .file("content/actors/hts.md", "---\nname: HTS\n---\n")
            .file("content/actors/cell.md", "---\nname: The Cell\ntlp: AMBER\n---\n")
            .briefing("strict", &strict, "Text.")
            .briefing("between", between, "Text.")
            .briefing(slug, &format!("title: T\ndate: {date}"), text);
        let built = site.audience("partners").build_clean().fine();
        let page = built.page(&format!("/briefings/{slug}/")).text.to_owned();
        let at = page.find(">TLP:").unwrap() + 1;
        page[at..at + page[at..].find('<').unwrap()].to_owned()
    };
    let figure = "figures: [{ id: dead, metric: killed, value: 5 }]";
    let claim = "claims: [{ id: said, text: So., by: hts }]";
    assert_eq!(far("one", "2020-02-01", "", "Nothing of it."), "TLP:CLEAR");
    assert_eq!(far("one", "2020-02-01", figure, "They were [[figure:dead]]."), "TLP:AMBER");
    assert_eq!(far("one", "2020-02-01", claim, "It was said: [[claim:said]]"), "TLP:AMBER");
    assert_eq!(far("one", "2020-02-01", "", "See [[briefing:strict]]."), "TLP:AMBER");
    assert_eq!(far("one", "2020-02-01", "", "It was The Cell."), "TLP:AMBER");
    // Its neighbour's title stands at its foot.
    assert_eq!(far("one", "2020-01-02", "", "Nothing of it."), "TLP:AMBER");
}

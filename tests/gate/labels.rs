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

//! Which briefings name an entity, and who is named beside it.

use crate::support::SiteTest;

fn site() -> SiteTest {
    SiteTest::new()
        .file("content/actors/army.md", "---\nname: Army\n---\n")
        .file("content/actors/hts.md", "---\nname: HTS\n---\n")
        .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
        .file("content/locations/saraqib.md", "---\nname: Saraqib\n---\n")
        .file("content/locations/aleppo.md", "---\nname: Aleppo\n---\n")
}

#[test]
fn the_newest_come_first_and_of_one_moment_by_slug() {
    let built = site()
        .briefing("b", "title: B-title\ndate: 2020-02-01", "HTS.")
        .briefing("a", "title: A-title\ndate: 2020-02-01", "HTS.")
        .briefing("late", "title: L-title\ndate: 2020-02-01T10:00:00+05:00", "HTS.")
        .briefing("new", "title: N-title\ndate: 2020-02-02", "HTS.")
        .build()
        .fine();
    let page = built.page("/actors/hts/");
    let main = page.main();
    let at = |title: &str| main.find(title).unwrap();
    assert!(at("N-title") < at("L-title") && at("L-title") < at("A-title") && at("A-title") < at("B-title"));
}

#[test]
fn front_matter_alone_is_a_mention_without_a_sentence() {
    let built = site()
        .briefing("one", "title: One\ndate: 2020-02-01\nactors: [hts]\nsummary: In short.", "Nobody.")
        .briefing("two", "title: Two\ndate: 2020-02-02\nactors: [hts]", "Nobody.")
        .build()
        .fine();
    let page = built.page("/actors/hts/");
    page.has("In short.").has("Filed under this name; the text does not use it.").lacks("<mark>");
}

#[test]
fn those_of_the_ledger_are_named_too() {
    let event = "title: One\ndate: 2020-02-01\nevents: [{ id: e, date: 2020, title: Clash, actors: [army], locations: [saraqib] }]";
    let built = site().briefing("one", event, "HTS.").build().fine();
    built.page("/actors/army/").has("Clash").has(">One<").has("in 1 briefing");
    built.page("/briefings/one/").has("/actors/army/").has("/locations/saraqib/");
}

#[test]
fn those_beside_it_are_ranked_by_shared_briefings_then_by_id() {
    let built = site()
        .briefing("one", "title: One\ndate: 2020-02-01", "HTS, Turkey, Saraqib.")
        .briefing("two", "title: Two\ndate: 2020-02-02", "HTS, Turkey, Turkey, the army, Aleppo.")
        .briefing("three", "title: Three\ndate: 2020-02-03", "The army in Aleppo.")
        .build()
        .fine();
    let page = built.page("/actors/hts/");
    let main = page.main();
    let network = &main[main.find("ledger-network").unwrap()..main.find("ledger-briefings").unwrap()];
    let at = |url: &str| network.find(url).unwrap_or_else(|| panic!("{url} in {network}"));
    assert!(at("/actors/turkey/") < at("/actors/army/"), "two shared briefings before one");
    assert!(at("/locations/aleppo/") < at("/locations/saraqib/"), "one each, by id");
    assert!(
        network.contains("title=\"2 briefings\">2<") && !network.contains("title=\"3 briefings\""),
        "{network}"
    );
}

#[test]
fn a_name_in_a_profile_links_and_is_no_briefing() {
    let built =
        site().file("content/actors/army.md", "---\nname: Army\n---\nIt fights HTS.\n").build().fine();
    built.page("/actors/army/").has("<a class=\"entity\" href=\"/actors/hts/\">HTS<");
    built.page("/actors/hts/").lacks("<mark>").lacks("/actors/army/");
}

#[test]
fn a_mention_that_is_gone_is_gone_everywhere() {
    let mut site = site().briefing("one", "title: One\ndate: 2020-02-01", "HTS near Saraqib.");
    site.build().fine().page("/actors/hts/").has("Saraqib").has(">One<");
    site.put("content/briefings/one.md", "---\ntitle: One\ndate: 2020-02-01\n---\nNobody near Saraqib.\n");
    let built = site.build().fine();
    built.page("/actors/hts/").lacks("Saraqib").lacks(">One<");
    built.page("/locations/saraqib/").has("Nobody near <mark>Saraqib</mark>.");
}

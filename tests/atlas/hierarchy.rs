//! Places within places: the tree, the way up, what rolls up, and circles.

use crate::support::SiteTest;

fn place(name: &str, more: &str) -> String {
    format!("---\nname: {name}\n{more}\n---\n")
}

fn site() -> SiteTest {
    let control = "control:
  - { date: 2020-01-29, by: army, status: controlled, source: paper }
  - { date: 2012~, status: contested, note: Since about then. }";
    SiteTest::new()
        .file("content/actors/army.md", "---\nname: Army\n---\n")
        .file("content/sources/paper.md", "---\nname: Paper\n---\n")
        .file("content/locations/syria.md", place("Syria", "kind: country"))
        .file("content/locations/idlib.md", place("Idlib", "kind: governorate\nwithin: syria"))
        .file(
            "content/locations/saraqib.md",
            place("Saraqib", "kind: town\nwithin: idlib\nat_junction_of: [m5]"),
        )
        .file(
            "content/locations/maarrat.md",
            place("Maarrat", &format!("kind: town\nwithin: idlib\n{control}")),
        )
        .file("content/locations/m5.md", place("M5", "kind: route\nconnects: [saraqib, maarrat]"))
}

#[test]
fn the_gazetteer_is_a_tree_larger_places_first() {
    let built = site().build().fine();
    let page = built.page("/locations/").main().to_owned();
    let at = |id: &str| page.find(&format!("href=\"/locations/{id}/\"")).unwrap();
    assert!(at("syria") < at("idlib") && at("idlib") < at("maarrat") && at("maarrat") < at("saraqib"));
    let idlib = &page[at("idlib")..at("maarrat")];
    assert!(idlib.contains("<ul>"), "the towns are a list within: {idlib}");
}

#[test]
fn a_place_shows_the_way_up_and_what_is_right_within() {
    let built = site().build().fine();
    let page = built.page("/locations/saraqib/");
    page.has("/locations/syria/").has("/locations/idlib/").has("/locations/m5/");
    let idlib = built.page("/locations/idlib/");
    idlib.has("/locations/saraqib/").has("/locations/maarrat/");
    built.page("/locations/syria/").has("/locations/idlib/").lacks("/locations/saraqib/");
    built.page("/locations/m5/").has("/locations/saraqib/").has("/locations/maarrat/");
}

#[test]
fn events_roll_up_and_each_stands_once() {
    let front = "title: Text
date: 2020-02-01
events:
  - { id: march, date: 2020-01-30, title: A march, locations: [saraqib, maarrat, idlib], actors: [army], source: paper }
  - { id: halt, date: 2020-01-01, title: A halt, locations: [maarrat], source: paper }
figures: [{ id: fled, metric: who fled, value: 5, locations: [saraqib], source: paper }]";
    let built = site().briefing("text", front, "Text.").build().fine();
    for place in ["syria", "idlib", "maarrat"] {
        let page = built.page(&format!("/locations/{place}/"));
        let main = page.main();
        assert_eq!(main.matches("A march").count(), 1, "{place}");
        assert!(main.find("A halt").unwrap() < main.find("A march").unwrap(), "the earliest first, {place}");
    }
    built.page("/locations/saraqib/").has("A march").lacks("A halt").has("who fled");
    built.page("/locations/syria/").has("who fled");
}

#[test]
fn who_held_a_place_is_told_the_earliest_first() {
    let built = site().build().fine();
    let page = built.page("/locations/maarrat/");
    let main = page.main();
    let (first, second) = (main.find("about 2012").unwrap(), main.find("29\u{a0}Jan 2020").unwrap());
    assert!(first < second);
    page.has("Contested")
        .has("Since about then.")
        .has("Controlled")
        .has("/actors/army/")
        .has("/sources/paper/");
}

#[test]
fn a_circle_is_an_error_that_shows_it() {
    let built = site().file("content/locations/syria.md", place("Syria", "within: saraqib")).build();
    let problem = built.only("hierarchy-cycle");
    let circle = "a place lies within itself: `idlib` within `syria` within `saraqib` within `idlib`";
    assert_eq!(problem.message, circle);
    assert_eq!(&*problem.place.as_ref().unwrap().path, "content/locations/idlib.md");
}

#[test]
fn a_place_within_itself_and_two_circles_are_told() {
    let built = site()
        .file("content/locations/syria.md", place("Syria", "within: syria"))
        .file("content/locations/a.md", place("A", "within: b"))
        .file("content/locations/b.md", place("B", "within: a"))
        .file("content/locations/c.md", place("C", "within: a"))
        .build();
    assert_eq!(built.report.errors(), 2, "{}", built.problems());
    assert!(built.problems().contains("`syria` within `syria`"));
}

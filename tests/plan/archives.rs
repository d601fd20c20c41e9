//! The archive of briefings, tags, series and the front page.

use crate::support::SiteTest;

fn site() -> SiteTest {
    SiteTest::new()
        .setting("series: { winter: { title: The winter, summary: One winter. } }")
        .setting("authors: { desk: { name: The desk } }")
        .briefing("a", "title: A-title\ndate: 2019-12-01\ntags: [Roads rails]\nseries: winter", "Text.")
        .briefing("b", "title: B-title\ndate: 2020-01-15\ntags: [roads rails, طرق]\nauthors: [desk]", "Text.")
        .briefing("c", "title: C-title\ndate: 2020-02-01\nseries: winter\ntakeaways: [Take this.]", "Text.")
}

#[test]
fn the_front_page_leads_with_the_newest() {
    let built = site().build().fine();
    let page = built.page("/");
    let main = page.main();
    let at = |word: &str| main.find(word).unwrap();
    assert!(
        at("C-title") < at("Take this.") && at("Take this.") < at("B-title") && at("B-title") < at("A-title")
    );
}

#[test]
fn the_archive_is_by_year_and_month() {
    let built = site().build().fine();
    built.page("/briefings/").has("February 2020").has("December 2019").has("/briefings/2019/");
    built.page("/briefings/2020/").has("C-title").has("B-title").lacks(">A-title<");
    built.page("/briefings/2019/").has("A-title").lacks("B-title");
}

#[test]
fn tags_that_differ_only_in_form_are_one() {
    let built = site().build().fine();
    built.page("/tags/roads-rails/").has("A-title").has("B-title").lacks("C-title");
    built.page("/tags/طرق/").has("B-title");
    built.page("/briefings/b/").has("href=\"/tags/%D8%B7%D8%B1%D9%82/\"");
}

#[test]
fn a_series_is_told_oldest_first_and_leads_from_part_to_part() {
    let built = site().build().fine();
    let page = built.page("/series/winter/");
    let main = page.main();
    assert!(main.find("A-title").unwrap() < main.find("C-title").unwrap());
    page.has("The winter").has("One winter.").lacks("B-title");
    built.page("/briefings/a/").has("no. 1").has("rel=\"next\"").lacks("rel=\"prev\"");
    built.page("/briefings/c/").has("no. 2").has("rel=\"prev\"").has("/briefings/a/").lacks("/briefings/b/");
}

#[test]
fn a_site_without_anything_has_its_pages() {
    let built = SiteTest::new().build().fine();
    for route in ["/", "/404.html", "/briefings/", "/actors/", "/locations/", "/sources/"] {
        built.page(route).has("<main");
    }
    assert!(!built.has_page("/tags/") && !built.has_page("/series/"), "nothing leads there");
}

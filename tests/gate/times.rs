//! Drafts, embargoes and expiry: what is published when.

use crate::support::SiteTest;

fn site(front: &str) -> SiteTest {
    SiteTest::new()
        .file("content/actors/hts.md", "---\nname: HTS\n---\n")
        .briefing("open", "title: Open\ndate: 2020-01-01", "HTS is here.")
        .briefing("other", &format!("title: Other\ndate: 2020-01-02\n{front}"), "HTS was elsewhere.")
}

#[test]
fn a_draft_is_in_no_build_that_does_not_ask_for_drafts() {
    let site = site("status: draft");
    let built = site.build().fine();
    assert_eq!(built.files_with("other/"), [""; 0]);
    built.page("/actors/hts/").has("HTS</mark> is here").lacks("elsewhere");
    let built = site.drafts().build().fine();
    built.page("/briefings/other/").has("was elsewhere");
    built.page("/actors/hts/").has("was elsewhere");
}

#[test]
fn drafts_of_entities_and_pages_are_held_back_too() {
    let site = SiteTest::new()
        .file("content/actors/hts.md", "---\nname: HTS\nstatus: draft\n---\n")
        .file("content/pages/about.md", "---\ntitle: About us\nnav: true\nstatus: draft\n---\n");
    let built = site.build().fine();
    assert!(!built.has_page("/actors/hts/") && built.files_with("About us").is_empty());
    assert_eq!(built.summary.unwrap().withheld, 2);
    assert!(site.drafts().build().fine().has_page("/about/"));
}

#[test]
fn an_embargo_ends_at_its_moment_and_not_before() {
    let embargo = || site("publish_at: 2020-02-01T06:00:00+02:00");
    assert!(!embargo().now("2020-02-01T03:59:59Z").build().fine().has_page("/briefings/other/"));
    assert!(embargo().now("2020-02-01T04:00:00Z").build().fine().has_page("/briefings/other/"));
}

#[test]
fn a_briefing_expires_at_its_moment() {
    let expiring = || site("expires_at: 2020-02-01T06:00:00Z");
    assert!(expiring().now("2020-02-01T05:59:59Z").build().fine().has_page("/briefings/other/"));
    assert!(!expiring().now("2020-02-01T06:00:00Z").build().fine().has_page("/briefings/other/"));
}

#[test]
fn a_day_without_a_time_begins_at_midnight_utc() {
    let embargo = || site("publish_at: 2020-02-01");
    assert!(!embargo().now("2020-01-31T23:59:59Z").build().fine().has_page("/briefings/other/"));
    assert!(embargo().now("2020-02-01T00:00:00Z").build().fine().has_page("/briefings/other/"));
}

#[test]
fn an_expired_briefing_goes_from_a_site_that_stands() {
    let site = site("expires_at: 2020-02-01T06:00:00Z").now("2020-01-31T00:00:00Z");
    assert!(site.build().fine().has_page("/briefings/other/"));
    let built = site.now("2020-02-02T00:00:00Z").build().fine();
    assert_eq!(built.files_with("elsewhere"), [""; 0]);
    assert!(built.summary.unwrap().tally.deleted >= 1);
}

#[test]
fn the_moment_of_the_build_shows_on_no_page() {
    let early = site("").now("2020-02-02T00:00:00Z").build().fine();
    let late = site("").now("2031-07-09T00:00:00Z").build().fine();
    assert!(early.files == late.files);
}

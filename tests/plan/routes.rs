//! Two things at one address are an error, also where only some file systems tell them apart.

use crate::support::SiteTest;

fn problem(site: &SiteTest) -> String {
    let built = site.build();
    assert!(built.summary.is_none());
    built.only("duplicate-route").message.clone()
}

#[test]
fn a_page_and_a_section_clash() {
    let site = SiteTest::new().file("content/pages/actors.md", "---\ntitle: Actors\n---\n");
    let said = problem(&site);
    assert!(said.contains("content/pages/actors.md") && said.contains("`/actors/`"), "{said}");
}

#[test]
fn files_that_differ_in_case_or_unicode_form_clash() {
    let site = SiteTest::new().file("content/Map.svg", "<svg/>").file("content/map.svg", "<svg/>");
    assert!(problem(&site).contains("differ only in case or Unicode form"));
    let site = SiteTest::new().file("content/caf\u{e9}.txt", "1").file("content/cafe\u{301}.txt", "2");
    assert!(problem(&site).contains("differ only in case or Unicode form"));
}

#[test]
fn a_file_cannot_take_a_page_s_place() {
    let site = SiteTest::new().file("content/briefings/index.html", "<p>Mine</p>");
    assert!(problem(&site).contains("content/briefings/index.html"));
}

#[test]
fn a_file_cannot_take_the_theme_s_place() {
    let site = SiteTest::new().file("content/theme/site.css", "p {}");
    assert!(problem(&site).contains("a file of the theme"));
}

#[test]
fn two_redirects_of_one_address_clash() {
    let site = SiteTest::new()
        .briefing("a", "title: A\ndate: 2020-02-01\nredirect_from: [/old/]", "Text.")
        .briefing("b", "title: B\ndate: 2020-02-01\nredirect_from: [/OLD]", "Text.");
    assert!(problem(&site).contains("redirect"));
}

#[test]
fn a_file_that_would_be_a_folder_of_pages_writes_nothing() {
    let site = SiteTest::new()
        .file("content/actors/hts.md", "---\nname: HTS\n---\n")
        .file("content/pages/about.md", "---\ntitle: About\n---\n")
        .file("content/about", "no extension");
    let built = site.build();
    assert!(built.summary.is_none() && built.files.is_empty(), "{:?}", built.files.keys());
}

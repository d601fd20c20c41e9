//! What a second build writes: nothing when nothing changed, and else the pages that show the
//! change and no other.

use std::collections::BTreeSet;

use crate::support::{Built, SiteTest};

fn site() -> SiteTest {
    SiteTest::new()
        .file("content/actors/hts.md", "---\nname: Hayat Tahrir al-Sham\naliases: [HTS]\n---\n")
        .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
        .file("content/locations/saraqib.md", "---\nname: Saraqib\n---\n")
        .briefing("one", "title: First\ndate: 2020-02-01", ONE)
        .briefing("two", "title: Second\ndate: 2020-02-02", "HTS waits. Nothing else is known.")
        .briefing("three", "title: Third\ndate: 2019-11-05", "The front group is at Saraqib.")
}

const ONE: &str = "Turkey moved. The convoy was long.\n\nIt reached Saraqib at night.";

/// Builds twice with an edit between; the routes that changed, which are those that were written.
fn changed(edit: impl FnOnce(&mut SiteTest)) -> Vec<String> {
    let mut site = site();
    let before = site.build().fine();
    edit(&mut site);
    let after = site.build().built();
    let paths: BTreeSet<&String> = before.files.keys().chain(after.files.keys()).collect();
    let differs = |path: &&String| before.files.get(*path) != after.files.get(*path);
    let mut changed: Vec<String> = paths.into_iter().filter(differs).map(|path| route(path)).collect();
    changed.sort();
    let tally = after.summary.unwrap().tally;
    assert_eq!(tally.written + tally.deleted, changed.len(), "{changed:?}");
    changed
}

fn route(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
}

fn written(built: &Built) -> usize {
    built.summary.as_ref().unwrap().tally.written
}

#[test]
fn a_second_build_of_the_same_writes_nothing() {
    let site = site();
    assert!(written(&site.build().fine()) > 10);
    let second = site.build().fine();
    assert_eq!(written(&second), 0);
    assert_eq!(second.summary.unwrap().tally.unchanged, second.files.len());
}

#[test]
fn a_file_that_is_touched_and_not_changed_writes_nothing() {
    let changed = changed(|site| {
        let same = site.sources()["content/briefings/one.md"].clone();
        site.put("content/briefings/one.md", same);
    });
    assert_eq!(changed, [""; 0]);
}

#[test]
fn an_edit_beside_every_mention_writes_one_file() {
    let changed = changed(|site| edit(site, "one", "The convoy was long.", "The convoy was very long."));
    assert_eq!(changed, ["/briefings/one/"]);
}

#[test]
fn an_edit_of_a_sentence_writes_the_pages_that_show_it() {
    let changed = changed(|site| edit(site, "one", "reached Saraqib at night", "reached Saraqib by day"));
    assert_eq!(changed, ["/briefings/one/", "/locations/saraqib/"]);
}

#[test]
fn a_comment_in_the_front_matter_writes_nothing() {
    assert_eq!(changed(|site| edit(site, "one", "title: First", "# Checked.\ntitle: First")), [""; 0]);
}

#[test]
fn a_new_title_writes_every_page_that_shows_it_and_no_other() {
    let changed = changed(|site| edit(site, "two", "title: Second", "title: Seconded"));
    let wanted = ["/actors/hts/", "/briefings/", "/briefings/2020/", "/briefings/one/", "/briefings/two/"];
    assert_eq!(changed, [&["/"][..], &wanted].concat());
}

#[test]
fn a_new_briefing_writes_what_lists_it() {
    let changed = changed(|site| {
        site.put("content/briefings/four.md", "---\ntitle: Fourth\ndate: 2019-12-01\n---\nHTS is back.\n");
    });
    let wanted = [
        "/",
        "/404.html",
        "/actors/",
        "/actors/hts/",
        "/briefings/",
        "/briefings/2019/",
        "/briefings/four/",
        "/briefings/one/",
        "/briefings/three/",
    ];
    assert_eq!(changed, wanted);
}

#[test]
fn a_new_alias_writes_the_texts_that_hold_it_and_the_pages_of_its_entity() {
    let changed = changed(|site| {
        let text = "---\nname: Hayat Tahrir al-Sham\naliases: [HTS, the front group]\n---\n";
        site.put("content/actors/hts.md", text);
    });
    let wanted = ["/", "/actors/", "/actors/hts/", "/briefings/three/", "/locations/saraqib/"];
    assert_eq!(changed, wanted);
}

#[test]
fn a_setting_that_every_page_shows_writes_every_page() {
    let changed =
        changed(|site| site.put("site.yaml", "title: Other desk\nbase_url: https://desk.example\n"));
    assert!(changed.len() > 10 && !changed.iter().any(|route| route.starts_with("/theme/")), "{changed:?}");
}

#[test]
fn a_deleted_briefing_is_deleted_with_its_address() {
    let mut site = site();
    site.build().fine();
    site.remove("content/briefings/three.md");
    let built = site.build().fine();
    assert!(!built.has_page("/briefings/three/") && !built.has_page("/briefings/2019/"));
    assert_eq!(built.summary.unwrap().tally.deleted, 2);
}

#[test]
fn a_build_with_an_error_leaves_the_last_site_as_it_was() {
    let mut site = site();
    let before = site.build().fine().files;
    edit(&mut site, "one", "Turkey moved.", "[[Turky]] moved.");
    site.remove("content/briefings/two.md");
    let failed = site.build();
    assert!(failed.summary.is_none() && failed.files == before, "{}", failed.problems());
    edit(&mut site, "one", "[[Turky]]", "[[Turkey]]");
    assert!(!site.build().fine().has_page("/briefings/two/"));
}

#[test]
fn a_picture_is_written_again_only_when_it_changes() {
    let mut site = site().file("content/briefings/map.svg", "<svg/>").file("content/notes.txt", "Notes.");
    site.build().fine();
    site.put("content/briefings/map.svg", "<svg xmlns=\"x\"/>");
    let built = site.build().fine();
    assert_eq!(written(&built), 1);
    assert_eq!(built.files["briefings/map.svg"], b"<svg xmlns=\"x\"/>");
}

fn edit(site: &mut SiteTest, slug: &str, from: &str, to: &str) {
    let path = format!("content/briefings/{slug}.md");
    let text = String::from_utf8(site.sources()[&path].clone()).unwrap();
    assert!(text.contains(from));
    site.put(&path, text.replace(from, to));
}

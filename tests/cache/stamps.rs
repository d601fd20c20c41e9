//! What the times of files can and can't tell: an edit is seen whatever a clock or a tool did to
//! them.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use dateline::source::stamp_of;

use crate::support::{DiskSite, SiteTest};

const PATH: &str = "content/briefings/one.md";

fn site() -> DiskSite {
    DiskSite::new(
        SiteTest::new()
            .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
            .briefing("one", "title: One\ndate: 2020-02-01", "Turkey waits for A.")
            .briefing("two", "title: Two\ndate: 2020-02-02", "Turkey waits for X."),
    )
}

fn modified(path: &Path) -> SystemTime {
    path.metadata().unwrap().modified().unwrap()
}

fn set_modified(path: &Path, time: SystemTime) {
    File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn an_edit_within_one_tick_of_the_clock_and_of_the_same_length_is_seen() {
    let mut site = site();
    let mut same_tick = 0;
    for round in 0..30 {
        let letter = |add: u8| char::from(b'A' + (round * 2 + add) % 26);
        let text =
            |add: u8| format!("---\ntitle: One\ndate: 2020-02-01\n---\nTurkey waits for {}.\n", letter(add));
        site.write(PATH, text(0));
        let first = stamp_of(&site.path(PATH).metadata().unwrap());
        site.build().fine().page("/briefings/one/").has(&format!("waits for {}.", letter(0)));
        site.write(PATH, text(1));
        same_tick += usize::from(stamp_of(&site.path(PATH).metadata().unwrap()) == first);
        let ran = site.build();
        ran.page("/briefings/one/").has(&format!("waits for {}.", letter(1)));
        ran.page("/actors/turkey/").has(&format!("waits for {}.", letter(1)));
        site.assert_clean(&ran);
    }
    // Where a build takes longer than a tick, the stamps tell the two apart; both must do.
    assert!(same_tick <= 30);
}

#[test]
fn an_edit_is_seen_whatever_time_its_file_claims_to_be_from() {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400);
    let far_off = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    let mut site = site();
    let path = site.path(PATH);
    for (round, time) in
        [None, Some(long_ago), Some(far_off), None, Some(far_off), Some(long_ago)].into_iter().enumerate()
    {
        site.tick();
        site.build().fine();
        let before = modified(&path);
        site.edit(PATH, "waits for", "waits  for");
        site.edit(PATH, "waits  for ", &format!("waits for {round}"));
        set_modified(&path, time.unwrap_or(before));
        let ran = site.build();
        site.assert_clean(&ran);
        ran.page("/briefings/one/").has(&format!("waits for {round}"));
        let again = site.build();
        assert_eq!(again.rendered, [""; 0]);
        site.assert_clean(&again);
    }
}

#[test]
fn a_file_from_the_future_is_read_each_time_and_an_edit_of_it_is_seen() {
    let mut site = site();
    let future = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    set_modified(&site.path(PATH), future);
    for letter in ["B", "C", "D"] {
        site.tick();
        site.build().fine();
        let text = site.text(PATH);
        let at = text.rfind(" for ").unwrap();
        site.write(PATH, format!("{} for {letter}.\n", &text[..at]));
        set_modified(&site.path(PATH), future);
        let ran = site.build();
        ran.page("/briefings/one/").has(&format!("waits for {letter}."));
        site.assert_clean(&ran);
    }
}

#[cfg(unix)]
#[test]
fn a_briefing_replaced_by_one_of_the_same_size_and_time_is_seen() {
    let mut site = site();
    site.tick();
    site.build().fine();
    let before = modified(&site.path(PATH));
    let text = site.text(PATH).replace("for A", "for B");
    site.rename_over(PATH, &text);
    set_modified(&site.path(PATH), before);
    let ran = site.build();
    ran.page("/briefings/one/").has("waits for B.");
    site.assert_clean(&ran);
    // And where it stands, without another inode.
    site.tick();
    site.build().fine();
    site.write(PATH, text.replace("for B", "for C"));
    set_modified(&site.path(PATH), before);
    let ran = site.build();
    ran.page("/briefings/one/").has("waits for C.");
    site.assert_clean(&ran);
}

#[cfg(unix)]
#[test]
fn two_folders_that_change_places_are_seen() {
    let text = |letter: &str| format!("---\ntitle: One\ndate: 2020-02-01\n---\nIt is {letter}.\n");
    let mut site = DiskSite::new(SiteTest::new().file("content/briefings/a/one.md", text("A")));
    // The other folder lies outside of `content/`: two briefings can't have one slug.
    let other = site.root().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("one.md"), text("B")).unwrap();
    let here = site.path("content/briefings/a");
    set_modified(&other.join("one.md"), modified(&here.join("one.md")));
    site.tick();
    site.build().fine();
    fs::rename(&here, site.root().join("aside")).unwrap();
    fs::rename(&other, &here).unwrap();
    site.noted("content/briefings/a/one.md", text("B"));
    let ran = site.build();
    ran.page("/briefings/one/").has("It is B.");
    site.assert_clean(&ran);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_elsewhere_is_seen() {
    let text = |letter: &str| format!("---\ntitle: One\ndate: 2020-02-01\n---\nIt is {letter}.\n");
    let mut site = DiskSite::new(SiteTest::new());
    for letter in ["A", "B"] {
        fs::write(site.path(letter), text(letter)).unwrap();
        set_modified(&site.path(letter), SystemTime::UNIX_EPOCH);
    }
    let link = site.path("content/briefings/one.md");
    fs::create_dir_all(link.parent().unwrap()).unwrap();
    for letter in ["A", "B"] {
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink(site.path(letter), &link).unwrap();
        site.noted("content/briefings/one.md", text(letter));
        site.tick();
        let ran = site.build();
        ran.page("/briefings/one/").has(&format!("It is {letter}."));
        site.assert_clean(&ran);
    }
}

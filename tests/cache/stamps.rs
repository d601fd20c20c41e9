//! What the times of files can and can't tell: an edit is seen whatever a clock or a tool did to
//! them.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use dateline::diag::{Diagnostic, Report};
use dateline::source::{DiskSource, FileStamp, Source, stamp_of};

use crate::support::{DiskSite, OUT, SiteTest};

const PATH: &str = "content/briefings/one.md";

fn site() -> DiskSite {
    DiskSite::new(
        SiteTest::new()
            .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
            .file(PATH, text('A'))
            .briefing("two", "title: Two\ndate: 2020-02-02", "Turkey waits for X."),
    )
}

fn modified(path: &Path) -> SystemTime {
    path.metadata().unwrap().modified().unwrap()
}

fn set_modified(path: &Path, time: SystemTime) {
    File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

fn text(letter: char) -> String {
    format!("---\ntitle: One\ndate: 2020-02-01\n---\nTurkey waits for {letter}.\n")
}

/// Fails unless a build is right, and its pages show this letter.
fn assert_shows(site: &DiskSite, letter: char) {
    let ran = site.build().fine();
    for route in ["/briefings/one/", "/actors/turkey/"] {
        ran.page(route).has(&format!("waits for {letter}."));
    }
    site.assert_clean(&ran);
}

#[test]
fn two_edits_of_the_same_length_and_hardly_apart_are_both_seen() {
    let mut site = site();
    for letters in ('A'..='Z').zip('B'..='Z') {
        site.write(PATH, text(letters.0));
        assert_shows(&site, letters.0);
        site.write(PATH, text(letters.1));
        assert_shows(&site, letters.1);
    }
}

/// A folder in which a file is saved at the beginning of a tick of the clock, when it is listed, and
/// once more as soon as it was read.
struct Hasty {
    disk: DiskSource,
    file: PathBuf,
    listed: Mutex<Option<FileStamp>>,
    same: AtomicBool,
}

impl Hasty {
    fn save(&self, letter: char) -> FileStamp {
        fs::write(&self.file, text(letter)).unwrap();
        stamp_of(&self.file.metadata().unwrap())
    }
}

impl Source for Hasty {
    fn list(&self) -> (Vec<Arc<str>>, Report) {
        self.disk.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Diagnostic> {
        let read = self.disk.read(path);
        if path == PATH {
            let same = Some(self.save('B')) == *self.listed.lock().unwrap();
            self.same.store(same, Ordering::SeqCst);
        }
        read
    }

    fn stamp(&self, path: &str) -> Option<FileStamp> {
        if path != PATH {
            return self.disk.stamp(path);
        }
        let before = self.save('A').time;
        let listed = std::iter::repeat_with(|| self.save('A')).find(|stamp| stamp.time > before);
        *self.listed.lock().unwrap() = listed;
        listed
    }
}

#[test]
fn an_edit_that_leaves_the_stamp_as_it_was_is_seen() {
    let mut same = 0;
    for _ in 0..40 {
        let mut site = site();
        let hasty = Arc::new(Hasty {
            disk: DiskSource::new(site.root()),
            file: site.path(PATH),
            listed: Mutex::default(),
            same: AtomicBool::default(),
        });
        let source: Arc<dyn Source> = Arc::clone(&hasty) as Arc<dyn Source>;
        let ran = site.build_from(&source, OUT, &site.options).fine();
        ran.page("/briefings/one/").has("waits for A.");
        site.noted(PATH, text('B'));
        assert_shows(&site, 'B');
        // How often the two fall into one tick is the machine's matter.
        same += usize::from(hasty.same.load(Ordering::SeqCst));

        if same == 5 {
            break;
        }
    }
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

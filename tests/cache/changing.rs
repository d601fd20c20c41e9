//! Files that are saved while a build reads them.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dateline::diag::{Diagnostic, Report};
use dateline::source::{DiskSource, FileStamp, Source};

use crate::support::{DiskSite, OUT, SiteTest};

const PATH: &str = "content/briefings/one.md";

/// When somebody saves a file, as a build sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// After all files were listed with their stamps, and before it is read.
    BeforeItIsRead,
    /// As soon as it was read.
    AfterItWasRead,
}

/// A folder in which a file is saved once, at some point of the build.
struct Saved {
    disk: DiskSource,
    file: PathBuf,
    when: When,
    text: String,
    done: AtomicBool,
}

impl Saved {
    fn save(&self) {
        if !self.done.swap(true, Ordering::SeqCst) {
            fs::write(&self.file, &self.text).unwrap();
        }
    }
}

impl Source for Saved {
    fn list(&self) -> (Vec<Arc<str>>, Report) {
        self.disk.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Diagnostic> {
        let is_it = path == PATH;
        if is_it && self.when == When::BeforeItIsRead {
            self.save();
        }
        let read = self.disk.read(path);
        if is_it && self.when == When::AfterItWasRead {
            self.save();
        }
        read
    }

    fn stamp(&self, path: &str) -> Option<FileStamp> {
        self.disk.stamp(path)
    }
}

fn text(letter: char) -> String {
    format!("---\ntitle: One\ndate: 2020-02-01\n---\nTurkey waits for {letter}.\n")
}

fn site() -> DiskSite {
    DiskSite::new(
        SiteTest::new()
            .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
            .file(PATH, text('A'))
            .briefing("two", "title: Two\ndate: 2020-02-02", "Turkey waits for X."),
    )
}

fn saved(site: &DiskSite, when: When, letter: char) -> Arc<dyn Source> {
    Arc::new(Saved {
        disk: DiskSource::new(site.root()),
        file: site.path(PATH),
        when,
        text: text(letter),
        done: AtomicBool::new(false),
    })
}

#[test]
fn a_file_saved_while_the_site_is_built_is_seen_by_the_next_build_at_the_latest() {
    for when in [When::BeforeItIsRead, When::AfterItWasRead] {
        for settled in [false, true] {
            let mut site = site();
            if settled {
                site.tick();
            }
            // The first time nothing is known of it, and the second time its text is.
            for letters in [['A', 'B'], ['C', 'D']] {
                site.write(PATH, text(letters[0]));
                if settled {
                    site.tick();
                }
                let ran = site.build_from(&saved(&site, when, letters[1]), OUT, &site.options).fine();
                let shown = if when == When::BeforeItIsRead { letters[1] } else { letters[0] };
                ran.page("/briefings/one/").has(&format!("waits for {shown}."));
                ran.page("/actors/turkey/").has(&format!("waits for {shown}."));
                site.noted(PATH, text(letters[1]));
                for _ in 0..2 {
                    let next = site.build();
                    site.assert_clean(&next);
                }
            }
        }
    }
}

#[test]
fn a_file_that_changes_between_being_read_and_being_rendered_stops_the_build() {
    let mut site = site();
    site.tick();
    let first = site.build().fine();
    // All pages are rendered, with the texts of briefings that this build did not read before.
    site.write("templates/briefing.html", "{{ body }}");
    let ran = site.build_from(&saved(&site, When::BeforeItIsRead, 'B'), OUT, &site.options);
    assert!(ran.summary.is_none() && ran.files == first.files, "nothing is written");
    let problem = ran.only("read");
    assert_eq!(problem.place.as_ref().map(|place| &*place.path), Some(PATH));
    assert!(problem.message.contains("changed while the site was built"), "{}", ran.problems());
    site.noted(PATH, text('B'));
    let next = site.build();
    next.page("/briefings/one/").has("waits for B.");
    site.assert_clean(&next);
}

#[test]
fn a_file_that_vanishes_between_being_listed_and_being_rendered_stops_the_build() {
    struct Vanishing(DiskSource);
    impl Source for Vanishing {
        fn list(&self) -> (Vec<Arc<str>>, Report) {
            self.0.list()
        }
        fn read(&self, path: &str) -> Result<Vec<u8>, Diagnostic> {
            self.0.read(if path == PATH { "content/briefings/nowhere.md" } else { path })
        }
        fn stamp(&self, path: &str) -> Option<FileStamp> {
            self.0.stamp(path)
        }
    }
    let mut site = site();
    site.tick();
    let first = site.build().fine();
    site.write("templates/briefing.html", "{{ body }}");
    let source: Arc<dyn Source> = Arc::new(Vanishing(DiskSource::new(site.root())));
    let ran = site.build_from(&source, OUT, &site.options);
    assert!(ran.summary.is_none() && ran.files == first.files, "nothing is written");
    assert!(ran.problems().contains("vanished"), "{}", ran.problems());
    site.assert_clean(&site.build());
}

/// Whoever undoes an edit must not find what a build made of a text that it could not read.
#[test]
fn what_was_found_in_a_text_that_changed_is_not_kept() {
    let mut site = site();
    site.tick();
    site.build().fine();
    // Every text is searched anew.
    site.edit("content/actors/turkey.md", "name: Turkey", "name: Turkey\naliases: [X]");
    let ran = site.build_from(&saved(&site, When::BeforeItIsRead, 'B'), OUT, &site.options);
    ran.only("read");
    site.write(PATH, text('A'));
    let next = site.build();
    next.page("/briefings/one/").has("Turkey</a> waits for A.");
    site.assert_clean(&next);
}

#[test]
fn a_text_that_changed_stops_the_build_and_nothing_else_is_said_of_it() {
    let more = "actors: [nobody, turkey]\ntags: [one, '!']\nextra: { a: 1 }";
    let text =
        "A ![picture](map.svg), [[turkey]]. It is probably likely, with high confidence.\n\n## The *head*\n";
    let mut site = DiskSite::new(
        SiteTest::new()
            .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
            .file("content/briefings/map.svg", "<svg/>")
            .briefing("one", &format!("title: One\ndate: 2020-02-01\n{more}"), text),
    );
    let checks = site.text("site.yaml").replace("image-without-alt: off", "image-without-alt: warn");
    site.write("site.yaml", checks);
    site.tick();
    let first = site.build().ok();
    assert!(first.report.warnings() > 1, "{}", first.problems());
    site.write("content/notes.txt", "Notes.");
    let ran = site.build_from(&saved(&site, When::BeforeItIsRead, 'B'), OUT, &site.options);
    assert!(ran.summary.is_none() && ran.files == first.files, "nothing is written");
    ran.only("read");
}

/// Texts of more than two dozen megabytes are not held: they are read once more to be rendered.
#[test]
fn a_text_that_was_too_large_to_hold_and_changes_stops_the_build() {
    let large = |letter: char| {
        format!("---\ntitle: One\ndate: 2020-02-01\n---\n{letter}\n\n```\n{}\n```\n", "x".repeat(25 << 20))
    };
    let site = DiskSite::new(SiteTest::new().file(PATH, large('A')));
    let source: Arc<dyn Source> = Arc::new(Saved {
        disk: DiskSource::new(site.root()),
        file: site.path(PATH),
        when: When::AfterItWasRead,
        text: large('B'),
        done: AtomicBool::new(false),
    });
    let ran = site.build_from(&source, OUT, &site.options);
    assert!(ran.summary.is_none() && ran.files.is_empty(), "nothing is written");
    ran.only("read");
}

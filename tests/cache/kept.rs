//! What is kept of a briefing is what would be read, to the last digit; and it is used.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use dateline::diag::{Diagnostic, Report};
use dateline::source::{DiskSource, FileStamp, Source};
use proptest::prelude::*;

use crate::support::{DiskSite, OUT, SiteTest};

/// A folder that notes which of its files are read.
struct Noting {
    disk: DiskSource,
    read: Mutex<Vec<String>>,
}

impl Source for Noting {
    fn list(&self) -> (Vec<Arc<str>>, Report) {
        self.disk.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Diagnostic> {
        self.read.lock().unwrap().push(path.to_owned());
        self.disk.read(path)
    }

    fn stamp(&self, path: &str) -> Option<FileStamp> {
        self.disk.stamp(path)
    }
}

/// Builds; the briefings that were read for it, each as often as it was.
fn read_by_a_build(site: &DiskSite) -> Vec<String> {
    let noting = Arc::new(Noting { disk: DiskSource::new(site.root()), read: Mutex::default() });
    let source: Arc<dyn Source> = Arc::clone(&noting) as Arc<dyn Source>;
    site.assert_clean(&site.build_from(&source, OUT, &site.options));
    let mut read = noting.read.lock().unwrap().clone();
    read.retain(|path| path.starts_with("content/briefings/"));
    read.sort();
    read
}

#[test]
fn a_briefing_that_was_not_touched_is_not_read() {
    let text = "Turkey is at Saraqib. It waits.";
    let mut site = DiskSite::new(
        SiteTest::new()
            .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
            .briefing("one", "title: One\ndate: 2020-02-01", text)
            .briefing("two", "title: Two\ndate: 2020-02-02", text)
            .briefing("three", "title: Three\ndate: 2020-02-03", text),
    );
    site.tick();
    let all = ["one", "three", "two"].map(|name| format!("content/briefings/{name}.md"));
    assert_eq!(read_by_a_build(&site), all);
    assert_eq!(read_by_a_build(&site), [""; 0]);
    site.edit("content/briefings/two.md", "It waits.", "It stays.");
    // A file that is no older than the build could change once more and look the same.
    site.tick();
    assert_eq!(read_by_a_build(&site), ["content/briefings/two.md"]);
    site.write("content/pages/about.md", "---\ntitle: About\n---\nText.\n");
    assert_eq!(read_by_a_build(&site), [""; 0]);
    site.edit("content/actors/turkey.md", "name: Turkey", "name: Turkey\naliases: [Saraqib]");
    assert_eq!(read_by_a_build(&site), all, "every text may hold the new name");
    site.edit("site.yaml", "title: Test desk", "title: Next desk");
    assert_eq!(read_by_a_build(&site), all, "every page is rendered");
}

#[test]
fn a_briefing_with_every_field_is_the_same_from_the_cache() {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/kinds");
    let mut site = DiskSite::new(SiteTest::new().folder(&input).audience("named"));
    site.tick();
    site.assert_clean(&site.build().ok());
    site.write("templates/briefing.html", "{{ page }}{{ events }}{{ figures }}{{ claims }}{{ body }}");
    let ran = site.build();
    assert_eq!(ran.rendered.len(), ran.summary.as_ref().unwrap().pages);
    site.assert_clean(&ran);
}

#[test]
fn what_checks_find_in_a_text_is_found_again() {
    let text = "It is probable, and likely, that we speak with high confidence. It is likely.";
    let mut site =
        DiskSite::new(SiteTest::new().briefing("one", "title: One\ndate: 2020-02-01", text).briefing(
            "two",
            "title: Two\ndate: 2020-02-02",
            "Text.",
        ));
    site.tick();
    let first = site.build().ok();
    assert_eq!(first.report.warnings(), 2, "{}", first.problems());
    site.edit("content/briefings/two.md", "Text.", "More text.");
    let ran = site.build().ok();
    assert_eq!(ran.report, first.report);
    site.assert_clean(&ran);
}

#[test]
fn an_entity_that_loses_its_file_is_no_longer_found_by_its_name() {
    let mut site =
        DiskSite::new(SiteTest::new().file("content/actors/turkey.md", "---\nname: Turkey\n---\n").briefing(
            "one",
            "title: One\ndate: 2020-02-01\nactors: [turkey]",
            "Turkey waits.",
        ));
    site.tick();
    site.build().fine().page("/actors/turkey/").has("<mark>Turkey</mark> waits");
    site.delete("content/actors/turkey.md");
    let ran = site.build();
    site.assert_clean(&ran);
    ran.page("/actors/turkey/").lacks("<mark>");
    site.write("content/actors/turkey.md", "---\nname: Turkey\n---\n");
    site.assert_clean(&site.build());
}

#[test]
fn what_a_text_holds_is_kept_for_each_audience_apart() {
    let front = "title: One\ndate: 2020-02-01\nevents: [{ id: head, date: 2020, title: It, tlp: AMBER }]";
    let mut site = DiskSite::new(SiteTest::new().briefing("one", front, "## Head\n\nText."));
    site.tick();
    // An anchor is nobody else's: where the event shows, the heading gets another one.
    for (audience, anchor) in [("public", "head"), ("partners", "head-2"), ("public", "head")] {
        site.options.overrides.audience = Some(audience.parse().unwrap());
        let ran = site.build().fine();
        ran.page("/briefings/one/").has(&format!("<h2 id=\"{anchor}\""));
        site.assert_clean(&ran);
    }
}

#[test]
fn a_briefing_that_moves_is_another_briefing() {
    let mut site =
        DiskSite::new(SiteTest::new().briefing("a/one", "title: One\ndate: 2020-02-01", "One.").briefing(
            "b/two",
            "title: Two\ndate: 2020-02-01",
            "Two.",
        ));
    site.tick();
    site.build().fine();
    let text = site.text("content/briefings/a/one.md");
    fs::rename(site.path("content/briefings/a/one.md"), site.path("content/briefings/a/uno.md")).unwrap();
    site.moved("content/briefings/a/one.md", "content/briefings/a/uno.md");
    assert_eq!(site.text("content/briefings/a/uno.md"), text);
    site.assert_clean(&site.build());
}

/// Builds with a template that prints free fields, changes the template, and builds from the cache.
fn prints_free_fields(fields: &str) -> String {
    let template = |mark: &str| format!("{mark} {{{{ page.extra }}}}");
    let mut site = DiskSite::new(
        SiteTest::new()
            .briefing("one", &format!("title: One\ndate: 2020-02-01\nextra: {fields}"), "Text.")
            .file("templates/briefing.html", template("first")),
    );
    site.tick();
    site.build().fine();
    site.write("templates/briefing.html", template("second"));
    let ran = site.build();
    site.assert_clean(&ran);
    ran.page("/briefings/one/").text.to_owned()
}

#[test]
fn free_fields_of_every_form_are_kept() {
    let shown = prints_free_fields(
        "{ z: 1, a: [null, true, -1, 1.0, 1.5e300, 18446744073709551615, -9223372036854775808], \
         deep: { er: { est: [[], {}, '', '\u{202e}\"\\'] } }, \"ключ\": 2020-02-01, no: .inf }",
    );
    assert!(shown.contains("18446744073709551615") && shown.contains("1.0"), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn numbers_in_free_fields_are_kept_to_the_last_digit(numbers in prop::collection::vec(any::<f64>(), 40)) {
        let numbers = numbers.into_iter().filter(|number| number.is_finite());
        let written: Vec<String> = numbers.map(|number| format!("{number:e}")).collect();
        prints_free_fields(&format!("{{ numbers: [{}] }}", written.join(", ")));
    }
}

#[test]
fn what_does_not_fit_into_memory_is_had_again() {
    // What is found in the first of these texts fills the room that there is in memory.
    let links: String =
        (0..3_000).map(|n| format!("[word {n}](https://example.org/a/long/address/{n})\n")).collect();
    let text = |n: usize| format!("{links}\n\n## Head {n}\n\nTurkey waits for number {n}.");
    let briefings = (0..40).fold(SiteTest::new(), |site, n| {
        site.briefing(&format!("b{n}"), &format!("title: T{n}\ndate: 2020-02-01"), &text(n))
    });
    let mut site = DiskSite::new(briefings.file("content/actors/turkey.md", "---\nname: Turkey\n---\n"));
    site.tick();
    for step in ["made", "kept"] {
        let ran = site.build().ok();
        for n in [0, 20, 39] {
            let page = ran.page(&format!("/briefings/b{n}/"));
            page.has("href=\"https://example.org/a/long/address/2999\"").has(&format!("id=\"head-{n}\""));
            ran.page("/actors/turkey/").has(&format!(" waits for number {n}"));
        }
        site.assert_clean(&ran);
        site.edit("content/briefings/b20.md", "number 20", &format!("number 20, {step}"));
        site.tick();
    }
}

//! When a build knows that there is nothing to do, and when it may not think so.

use std::fs;

use dateline::pipeline::Options;

use crate::support::{DiskSite, OUT, Ran, SiteTest, below};

/// One briefing of each fate: seen by everyone, under embargo, expiring, a draft, for partners alone;
/// and one that names somebody who has no file, which is worth a warning.
fn site() -> DiskSite {
    DiskSite::new(
        SiteTest::new()
            .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
            .briefing("open", "title: Open\ndate: 2020-02-01\nactors: [nobody-yet]", "Turkey waits.")
            .briefing("later", "title: Later\ndate: 2020-02-02\npublish_at: 2020-04-01", "Turkey comes.")
            .briefing("gone", "title: Gone\ndate: 2020-02-03\nexpires_at: 2020-05-01", "Turkey goes.")
            .briefing("draft", "title: Draft\ndate: 2020-02-04\nstatus: draft", "Turkey thinks.")
            .briefing("amber", "title: Amber\ndate: 2020-02-05\ntlp: AMBER", "Turkey hides."),
    )
}

/// Builds once all files are older than the build, so that the next one can tell that none changed.
fn settled(site: &DiskSite) -> Ran {
    site.tick();
    site.build().ok()
}

fn with(site: &DiskSite, change: impl FnOnce(&mut Options)) -> Options {
    let mut options = site.options.clone();
    change(&mut options);
    options
}

#[test]
fn a_second_build_renders_nothing_writes_nothing_and_says_the_same() {
    let site = site();
    let first = settled(&site);
    assert!(first.rendered.len() > 10 && first.report.warnings() == 1, "{}", first.problems());
    let before = below(&site.root());
    let second = site.build();
    assert!(second.was_known(), "{:?}", second.stages);
    assert_eq!((&second.rendered[..], second.tally()), (&[][..], (0, first.files.len(), 0)));
    assert_eq!(second.report, first.report);
    let counts = |ran: &Ran| ran.summary.as_ref().map(|found| (found.pages, found.withheld, found.mentions));
    assert_eq!(counts(&second), counts(&first));
    let documents = |ran: &Ran| ran.summary.as_ref().map(|found| found.documents.clone());
    assert_eq!(documents(&second), documents(&first));
    site.assert_clean(&second);
    assert!(before == below(&site.root()), "no file of the site, its output or its cache changed");
}

#[test]
fn a_build_right_after_the_files_were_written_renders_nothing_the_second_time_either() {
    let site = site();
    let first = site.build().ok();
    let second = site.build();
    assert_eq!((&second.rendered[..], second.tally()), (&[][..], (0, first.files.len(), 0)));
    site.assert_clean(&second);
}

#[test]
fn the_moment_matters_only_when_an_embargo_ends_or_a_briefing_expires() {
    let mut site = site();
    settled(&site);
    let mut at = |now: &str| {
        site.options.overrides.now = now.parse().unwrap();
        let ran = site.build();
        site.assert_clean(&ran);
        let page = |name: &str| ran.has_page(&format!("/briefings/{name}/"));
        (ran.was_known(), page("later"), page("gone"))
    };
    assert_eq!(at("2020-03-01T00:00:00Z"), (true, false, true));
    assert_eq!(at("2020-03-31T23:59:59.999999999Z"), (true, false, true));
    assert_eq!(at("2020-04-01T00:00:00Z"), (false, true, true));
    assert_eq!(at("2020-04-30T23:59:59Z"), (true, true, true));
    assert_eq!(at("2020-05-01T00:00:00Z"), (false, true, false));
    assert_eq!(at("2030-01-01T00:00:00Z"), (true, true, false), "nothing is due any more");
    assert_eq!(at("2020-04-02T00:00:00Z"), (false, true, true), "a moment before the last build's");
    assert_eq!(at("2020-03-01T00:00:00Z"), (false, false, true));
}

#[test]
fn what_the_command_line_asks_for_is_never_taken_for_something_else() {
    let mut site = site();
    let plain = site.options.clone();
    let other = [
        with(&site, |options| options.overrides.audience = Some("partners".parse().unwrap())),
        with(&site, |options| options.overrides.drafts = true),
        with(&site, |options| options.overrides.base_url = Some("https://other.example/x".parse().unwrap())),
    ];
    for options in other {
        site.options = plain.clone();
        let first = settled(&site);
        site.options = options;
        let changed = site.build();
        assert!(!changed.was_known() && changed.files != first.files, "{:?}", site.options);
        site.assert_clean(&changed);
        let again = site.build();
        assert!(again.was_known());
        site.assert_clean(&again);
    }
    site.options = plain;
    let back = site.build();
    assert!(!back.was_known(), "the folder holds what another build left");
    site.assert_clean(&back);
}

#[test]
fn a_strict_build_fails_also_where_the_last_one_found_the_same_and_did_not() {
    let mut site = site();
    let first = settled(&site);
    site.options.strict = true;
    let strict = site.build();
    assert!(strict.summary.is_none() && strict.report.errors() == 1, "{}", strict.problems());
    site.assert_same_report(&strict);
    assert!(strict.files == first.files, "nothing was written");
    site.options.strict = false;
    assert!(site.build().was_known());
}

#[test]
fn a_setting_a_template_or_a_theme_that_changes_changes_the_pages() {
    let mut site = site();
    let quiet = site.text("site.yaml");
    let edits: [(&str, String); 5] = [
        ("site.yaml", quiet.replace("title: Test desk", "title: Next desk")),
        ("templates/not-found.html", "<p>{{ page.title }}</p>".to_owned()),
        ("themes/default/static/site.css", "p { color: red }".to_owned()),
        ("themes/mine/theme.yaml", "name: mine\nextends: default\n".to_owned()),
        ("site.yaml", format!("{quiet}theme: mine\n")),
    ];
    for (path, text) in edits {
        settled(&site);
        site.write(path, text);
        let ran = site.build();
        assert!(!ran.was_known(), "{path}");
        site.assert_clean(&ran);
    }
}

#[test]
fn a_file_of_the_output_that_was_deleted_or_changed_is_restored() {
    let site = site();
    let first = settled(&site);
    let page = site.path(&format!("{OUT}/briefings/open/index.html"));
    let text = fs::read_to_string(&page).unwrap();
    let same_length = text.replace("Open", "Shut");
    let spoil: [(&str, &dyn Fn()); 6] = [
        ("deleted", &|| fs::remove_file(&page).unwrap()),
        ("edited", &|| fs::write(&page, "Mine.").unwrap()),
        ("edited, and as long as before", &|| fs::write(&page, &same_length).unwrap()),
        ("its folder deleted", &|| fs::remove_dir_all(page.parent().unwrap()).unwrap()),
        ("the whole output deleted", &|| fs::remove_dir_all(site.path(OUT)).unwrap()),
        ("the list of what was written deleted with it", &|| {
            fs::remove_dir_all(site.path(OUT)).unwrap();
            fs::create_dir(site.path(OUT)).unwrap();
        }),
    ];
    for (what, spoil) in spoil {
        spoil();
        let ran = site.build();
        assert!(!ran.was_known(), "{what}");
        site.assert_clean(&ran);
        assert!(ran.files == first.files, "{what}");
        assert_eq!(ran.report, first.report, "{what}");
        site.tick();
        site.build();
        assert!(site.build().was_known(), "{what}, and two builds later");
    }
}

#[test]
fn a_file_that_is_only_touched_is_read_and_nothing_is_rendered() {
    let mut site = site();
    settled(&site);
    let path = "content/briefings/open.md";
    let text = site.text(path);
    site.write(path, text);
    let ran = site.build();
    assert!(!ran.was_known() && ran.rendered.is_empty(), "{:?}", ran.rendered);
    site.assert_clean(&ran);
    site.tick();
    site.build();
    assert!(site.build().was_known());
}

#[test]
fn a_failed_build_changes_nothing_and_the_next_good_one_is_right() {
    let mut site = site();
    let first = settled(&site);
    let path = "content/briefings/open.md";
    let text = site.text(path);
    site.write(path, text.replace("Turkey waits.", "[[Turky]] waits."));
    let failed = site.build();
    assert!(failed.summary.is_none() && failed.files == first.files, "{}", failed.problems());
    site.assert_same_report(&failed);
    let failed = site.build();
    assert!(failed.summary.is_none(), "it fails again");
    site.assert_same_report(&failed);
    site.write(path, text.replace("waits", "moves"));
    site.assert_clean(&site.build());
    site.write(path, text);
    let back = site.build();
    site.assert_clean(&back);
    assert!(back.files == first.files);
}

#[test]
fn a_check_says_the_same_and_writes_nothing() {
    let mut site = site();
    let fresh = site.copy();
    assert_eq!(fresh.check(), (fresh.clean().report, vec![]));
    assert!(!fresh.cache().exists());
    settled(&site);
    site.edit("content/briefings/open.md", "Turkey waits.", "Turkey probably waits. It is unlikely.");
    let before = below(&site.root());
    let clean = site.clean().report;
    assert_eq!(clean.warnings(), 2);
    assert_eq!(site.check(), (clean, vec![]));
    assert!(before == below(&site.root()));
}

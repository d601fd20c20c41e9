//! `build --verify` proves that what stands is what a clean build writes, or says what is not.

use std::fs::{self, File};

use dateline::emit::{ENGINE, Entry};
use dateline::emit::{Ledger, Sink, Standing, VerifySink};
use dateline::model::Digest;

use crate::support::{DiskSite, OUT, SiteTest};

fn site() -> DiskSite {
    DiskSite::new(SiteTest::new().file("content/actors/turkey.md", "---\nname: Turkey\n---\n").briefing(
        "one",
        "title: One\ndate: 2020-02-01",
        "Turkey waits for A.",
    ))
}

/// Changes a page without changing its length or the time that it says it is from.
fn spoil(site: &DiskSite) {
    let page = site.path(OUT).join("briefings/one/index.html");
    let time = page.metadata().unwrap().modified().unwrap();
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains("waits for A."));
    fs::write(&page, text.replace("waits for A.", "waits for B.")).unwrap();
    File::options().write(true).open(&page).unwrap().set_modified(time).unwrap();
}

#[test]
fn the_sample_is_what_a_clean_build_writes() {
    let site = DiskSite::new(SiteTest::sample());
    for _ in 0..2 {
        site.run(&["build", "--verify", "--strict"], 0).says("verified: ");
    }
    let said = site.run(&["build", "--verify"], 0);
    let count = format!("verified: {} files are those of a clean build", site.output(OUT).len());
    said.says(&count).says("0 written");
}

#[cfg(unix)]
#[test]
fn a_page_that_was_changed_and_set_back_is_repaired_before_anything_is_compared() {
    let site = site();
    site.run(&["build"], 0);
    site.tick();
    site.run(&["build"], 0);
    spoil(&site);
    site.run(&["build", "--verify"], 0).says("1 written").says("verified: ");
    assert_eq!(site.output(OUT), site.clean().files);
}

#[test]
fn a_page_that_the_build_takes_for_its_own_and_is_not_is_found() {
    let site = site();
    site.run(&["build"], 0);
    spoil(&site);
    // The list of what was written seems to be newer than the page, as after a copy of the folder.
    site.tick();
    let list = site.path(OUT).join(".dateline");
    let bytes = fs::read(&list).unwrap();
    fs::write(&list, bytes).unwrap();
    let said = site.run(&["build", "--verify"], 1);
    said.says("0 written").says("error[verify]: `briefings/one/index.html` is not what a clean build writes");
    said.says("1 file differs").says("build again");
    // What it advises helps.
    fs::remove_dir_all(site.cache()).unwrap();
    fs::remove_dir_all(site.path(OUT)).unwrap();
    site.run(&["build", "--verify"], 0).says("verified: ");
}

#[test]
fn what_is_missing_and_what_is_left_over_is_told() {
    let site = site();
    site.run(&["build"], 0);
    let out = site.path(OUT);
    let list = out.join(".dateline");
    let (mut ledger, _) = Ledger::parse(&fs::read_to_string(&list).unwrap(), ENGINE);
    ledger.insert("briefings/gone/index.html", Entry::default());
    fs::write(&list, ledger.to_text(ENGINE)).unwrap();
    fs::remove_file(out.join("index.html")).unwrap();
    let sink = VerifySink::new(&out);
    for (path, bytes) in site.clean().files {
        sink.put(&path, Digest::of(b""), if path == "404.html" { b"other" } else { &bytes }).unwrap();
    }
    let tally = sink.commit().unwrap();
    assert_eq!((tally.written, tally.deleted, tally.unchanged), (0, 0, site.clean().files.len() - 2));
    let told = sink.differences();
    let told: Vec<(&str, Standing)> = told.iter().map(|(path, standing)| (&**path, *standing)).collect();
    let wanted = [
        ("404.html", Standing::Different),
        ("briefings/gone/index.html", Standing::Leftover),
        ("index.html", Standing::Missing),
    ];
    assert_eq!(told, wanted);
    // The build itself puts both right before it compares.
    site.run(&["build", "--verify"], 0).says("verified: ");
}

#[test]
fn a_file_of_other_origin_in_the_output_is_nobody_s_fault() {
    let site = site();
    site.run(&["build"], 0);
    fs::write(site.path(OUT).join("CNAME"), "desk.example").unwrap();
    site.run(&["build", "--verify"], 0).says("verified: ");
    assert!(site.path(OUT).join("CNAME").is_file());
}

#[cfg(unix)]
#[test]
fn a_briefing_replaced_by_one_of_the_same_size_and_time_is_built_and_verified() {
    let mut site = site();
    let path = "content/briefings/one.md";
    site.tick();
    site.run(&["build"], 0);
    let time = site.path(path).metadata().unwrap().modified().unwrap();
    let text = site.text(path).replace("for A", "for B");
    site.rename_over(path, text);
    File::options().write(true).open(site.path(path)).unwrap().set_modified(time).unwrap();
    site.run(&["build", "--verify"], 0).says("verified: ");
    assert_eq!(site.output(OUT), site.clean().files);
}

#[test]
fn a_site_with_errors_is_not_verified() {
    let mut site = site();
    site.run(&["build"], 0);
    site.edit("content/briefings/one.md", "Turkey waits", "[[Turky]] waits");
    let said = site.run(&["build", "--verify"], 1);
    assert!(!said.err.contains("verified") && said.err.contains("nothing was written"), "{}", said.err);
}

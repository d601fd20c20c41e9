//! Exit code 2: what is wrong with the command, the settings or the folders, and not the content.

use std::fs;

use super::Desk;

#[test]
fn without_a_site_nothing_is_made() {
    let desk = Desk::empty();
    for arguments in [&["build"][..], &["check"], &["build", "--root", "nowhere"], &["build", "--out", "out"]]
    {
        desk.run_in("", arguments).ended(2).says("there is no site.yaml here").says("dateline init");
    }
    let left: Vec<_> = fs::read_dir(desk.place()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn usage_says_what_was_meant() {
    let desk = Desk::new();
    desk.run(&["bulid"]).ended(2).says("similar subcommand exists: 'build'");
    desk.run(&["build", "--fromat", "json"]).ended(2).says("--format");
    desk.run(&["build", "--format", "xml"]).ended(2).says("text, json, sarif, github");
    desk.run(&["build", "--audience", "publc"]).ended(2).says("Did you mean `public`?");
    desk.run(&["build", "--base-url", "desk.example"]).ended(2).says("https://desk.example");
    desk.run(&["build", "--base-url", "https://desk.example/?a=b"]).ended(2).says("query or a fragment");
    desk.run(&["build", "--now", "yesterday"]).ended(2).says("2020-02-01");
    desk.run(&["build", "--threads", "0"]).ended(2).says("1..=1024");
    desk.run(&[]).ended(2).says("Usage");
    assert!(!desk.path("public").exists());
}

#[test]
fn settings_that_are_wrong_are_no_content() {
    let desk = Desk::new();
    desk.write("site.yaml", "title: Desk\nbase_url: desk.example\n");
    desk.run(&["build"]).ended(2).says("site.yaml:2:11").says("https://desk.example");
    assert!(!desk.path("public").exists());
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let desk = Desk::new();
    desk.write("public/thesis.txt", "years of work");
    desk.run(&["build"]).ended(2).says("does not own");
    let left: Vec<_> = desk.files("public").into_keys().collect();
    assert_eq!(left, [desk.path("public/thesis.txt")]);
    for out in [".", "..", "site.yaml"] {
        desk.run(&["build", "--out", out]).ended(2).says("refuses to write");
    }
}

#[test]
fn the_site_is_not_written_into_its_own_sources() {
    let desk = Desk::new();
    let before = desk.files("");
    for out in ["content", "content/public", "themes/mine", "templates"] {
        desk.run(&["build", "--out", out]).ended(2).says("among the files of the site");
    }
    assert_eq!(desk.files(""), before);
}

#[test]
fn a_failure_is_told_in_the_format_that_was_asked_for() {
    let desk = Desk::new();
    desk.write("public/thesis.txt", "years of work");
    let run = desk.run(&["build", "--format", "json"]).ended(2);
    let lines = run.lines();
    assert_eq!(lines[0]["code"], "output");
    assert_eq!((&lines[1]["errors"], &lines[1]["written"]), (&1.into(), &0.into()));
    assert_eq!(lines.len(), 2);
    let run = desk.run(&["build", "--format", "sarif"]).ended(2);
    let sarif: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "output");
    assert!(desk.run(&["build", "--format", "github"]).ended(2).out.starts_with("::error "));
}

#[test]
fn content_counts_before_settings() {
    // A site with both is a site with errors in its content.
    let desk = Desk::new();
    desk.write("site.yaml", "title: Desk\nbase_url: https://desk.example\ncolour: red\n");
    desk.write("content/briefings/bad.md", "");
    desk.run(&["check"]).ended(1).says("colour").says("the file is empty");
}

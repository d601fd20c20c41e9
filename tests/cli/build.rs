//! `init`, `build` and `check`, from an empty folder to a site.

use std::fs;

use super::Desk;

#[test]
fn a_new_site_builds_and_builds_again() {
    let desk = Desk::new();
    let first = desk.run(&["build", "--format", "json", "--strict"]).fine().summary();
    assert_eq!((&first["warnings"], &first["errors"], &first["deleted"]), (&0.into(), &0.into(), &0.into()));
    assert!(first["written"].as_u64().unwrap() > 10);
    let second = desk.run(&["build", "--format", "json"]).fine().summary();
    assert_eq!(second["written"], 0);
    assert_eq!(second["unchanged"], first["written"]);
    desk.run(&["build"]).fine().says("0 written").says("no problems");
}

#[test]
fn the_summary_has_exactly_these_fields() {
    let desk = Desk::new();
    for command in ["build", "check"] {
        let summary = desk.run(&[command, "--format", "json"]).fine().summary();
        let mut fields: Vec<_> = summary.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        let expected = [
            "deleted",
            "documents",
            "elapsed_ms",
            "errors",
            "mentions",
            "pages",
            "unchanged",
            "warnings",
            "withheld",
            "written",
        ];
        assert_eq!(fields, expected, "{command}");
        let mut kinds: Vec<_> =
            summary["documents"].as_object().unwrap().keys().map(String::as_str).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["actors", "briefings", "locations", "pages", "sources"]);
    }
}

#[test]
fn check_writes_nothing() {
    let desk = Desk::new();
    let before = desk.files("");
    desk.run(&["check"]).fine().says("no problems");
    assert_eq!(desk.files(""), before);
    assert!(!desk.path("public").exists());
}

#[test]
fn the_site_is_found_from_a_folder_inside_it() {
    let desk = Desk::new();
    desk.run_in("site/content/briefings", &["build"]).fine();
    assert!(desk.path("public/index.html").is_file());
    assert!(!desk.path("content/briefings/public").exists());
    desk.run_in("", &["check", "--root", "site"]).fine();
}

#[test]
fn the_site_goes_where_it_is_told() {
    let desk = Desk::new();
    desk.run(&["build", "--out", "../elsewhere/site"]).fine();
    assert!(desk.path("../elsewhere/site/index.html").is_file());
    assert!(!desk.path("public").exists());
}

#[test]
fn a_briefing_that_goes_takes_its_traces_along() {
    let desk = Desk::new();
    let text = "---\ntitle: Xanadu reopens\ndate: 2020-03-04\nactors: [harbour-authority]\ntags: [xanadu]\n---\nXanadu and [[northport]].\n";
    desk.write("content/briefings/xanadu.md", text);
    desk.run(&["build"]).fine();
    assert!(desk.path("public/briefings/xanadu/index.html").is_file());
    assert!(desk.read("public/actors/harbour-authority/index.html").contains("Xanadu"));
    fs::remove_file(desk.path("content/briefings/xanadu.md")).unwrap();
    let summary = desk.run(&["build", "--format", "json"]).fine().summary();
    assert!(summary["deleted"].as_u64().unwrap() >= 2, "the page and its tag's: {summary}");
    assert!(!desk.path("public/briefings/xanadu").exists());
    for (path, bytes) in desk.files("public") {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("xanadu"), "{} still names it", path.display());
    }
}

#[test]
fn a_build_with_errors_leaves_the_last_site_as_it_was() {
    let desk = Desk::new();
    desk.run(&["build"]).fine();
    let before = desk.files("public");
    desk.write("content/briefings/bad.md", "---\ntitle: Bad\ndate: 2021-04-31\n---\n");
    fs::remove_file(desk.path("content/pages/about.md")).unwrap();
    desk.run(&["build"]).ended(1).says("2021-04-31").says("nothing was written");
    assert_eq!(desk.files("public"), before);
}

#[test]
fn warnings_stop_a_strict_build_only() {
    let desk = Desk::new();
    desk.write("content/briefings/new.md", "---\ntitle: New\ndate: 2020-03-04\nactors: [nobody-yet]\n---\n");
    desk.run(&["check"]).fine().says("1 warning");
    desk.run(&["check", "--strict"]).ended(1).says("1 error");
    desk.run(&["build", "--strict"]).ended(1);
    assert!(!desk.path("public/index.html").exists());
}

#[test]
fn drafts_embargoes_and_audiences_are_asked_for() {
    let desk = Desk::new();
    let briefing = |more: &str| format!("---\ntitle: Later\ndate: 2020-03-04\n{more}\n---\n");
    let is_built = |arguments: &[&str]| {
        desk.run(&[&["build"], arguments].concat()).fine();
        desk.path("public/briefings/later/index.html").is_file()
    };
    desk.write("content/briefings/later.md", &briefing("status: draft"));
    assert!(!is_built(&[]) && is_built(&["--drafts"]));
    desk.write("content/briefings/later.md", &briefing("publish_at: 2020-06-01\nexpires_at: 2020-07-01"));
    assert!(!is_built(&["--now", "2020-05-31T23:59:59Z"]) && is_built(&["--now", "2020-06-01"]));
    assert!(!is_built(&["--now", "2020-07-01"]));
    desk.write("content/briefings/later.md", &briefing("tlp: AMBER"));
    assert!(
        !is_built(&[]) && is_built(&["--audience", "partners"]) && !is_built(&["--audience", "community"])
    );
}

#[test]
fn one_thread_writes_what_many_write() {
    let desk = Desk::new();
    desk.run(&["build", "--threads", "1", "--out", "../one"]).fine();
    desk.run(&["build", "--threads", "7", "--out", "../seven"]).fine();
    let inside = |folder: &str| -> Vec<_> {
        let files = desk.files(folder).into_iter().filter(|(path, _)| !path.ends_with(".dateline"));
        files
            .map(|(path, bytes)| (path.strip_prefix(desk.path(folder)).unwrap().to_path_buf(), bytes))
            .collect()
    };
    assert_eq!(inside("../one"), inside("../seven"));
}

#[test]
fn the_base_url_of_the_command_line_is_used() {
    let desk = Desk::new();
    desk.run(&["build", "--base-url", "https://preview.example/x/"]).fine();
    let home = desk.read("public/index.html");
    assert!(home.contains("https://preview.example/x/") && home.contains("href=\"/x/"), "{home}");
}

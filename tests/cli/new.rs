//! `new` and `init`: files to begin with.

use super::Desk;

#[test]
fn every_kind_is_made_and_builds() {
    let desk = Desk::new();
    let made = [
        (["briefing", "What: \"now\"?"], "content/briefings/2020/2020-03-05-what-now.md"),
        (["actor", "Hayʾat Taḥrīr al-Shām"], "content/actors/hayat-tahrir-al-sham.md"),
        (["location", "Maarrat al-Numan"], "content/locations/maarrat-al-numan.md"),
        (["source", "OCHA #5: {{ it }}"], "content/sources/ocha-5-it.md"),
    ];
    for ([kind, name], path) in made {
        let run = desk.run(&["new", kind, name, "--date", "2020-03-05"]).fine();
        assert_eq!(run.out, format!("{path}\n"));
        assert!(desk.path(path).is_file());
    }
    let summary = desk.run(&["build", "--drafts", "--strict", "--format", "json"]).fine().summary();
    assert_eq!(summary["withheld"], 0);
    assert!(desk.path("public/briefings/what-now/index.html").is_file());
    assert!(desk.read("public/actors/hayat-tahrir-al-sham/index.html").contains("Hayʾat Taḥrīr al-Shām"));
    assert!(desk.read("public/sources/ocha-5-it/index.html").contains("{{ it }}"));
    // Without `--drafts` a new briefing waits.
    desk.run(&["build"]).fine().says("1 withheld");
    assert!(!desk.path("public/briefings/what-now").exists());
}

#[test]
fn a_briefing_of_today_is_found_from_a_subfolder() {
    let desk = Desk::new();
    let run = desk.run_in("site/content", &["new", "briefing", "Today"]).fine();
    let path = run.out.trim();
    assert!(path.ends_with("-today.md") && desk.path(path).is_file(), "{path}");
    desk.run(&["build", "--drafts"]).fine();
}

#[test]
fn nothing_that_exists_is_changed() {
    let desk = Desk::new();
    desk.run(&["new", "actor", "Coast Guard"]).fine();
    desk.write("content/actors/coast-guard.md", "mine");
    desk.run(&["new", "actor", "Coast guard"]).ended(2).says("exists already");
    assert_eq!(desk.read("content/actors/coast-guard.md"), "mine");
}

#[test]
fn names_that_give_no_file_are_refused() {
    let desk = Desk::new();
    let before = desk.files("");
    for name in ["حلب", "", "///", "😀"] {
        desk.run(&["new", "location", name]).ended(2).says("invalid-id");
    }
    desk.run(&["new", "briefing", "A", "--date", "2021-04-31"]).ended(2).says("April has 30 days");
    desk.run(&["new", "vessel", "A"]).ended(2).says("possible values");
    desk.run_in("", &["new", "actor", "A"]).ended(2).says("no-site");
    assert_eq!(desk.files(""), before);
    // A path in a name is no path.
    assert_eq!(desk.run(&["new", "actor", "../../up"]).fine().out, "content/actors/up.md\n");
}

#[test]
fn init_takes_an_empty_folder_only() {
    let desk = Desk::new();
    let before = desk.files("");
    desk.run_in("", &["init", "site"]).ended(2).says("exists and is not empty");
    assert_eq!(desk.files(""), before);
    std::fs::create_dir(desk.path("../empty")).unwrap();
    desk.run_in("empty", &["init", "."]).fine();
    desk.run_in("empty", &["build", "--strict"]).fine();
}

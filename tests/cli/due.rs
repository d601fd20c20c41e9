//! `due`: when a scheduler should build again.

use super::Desk;

const EMBARGOED: &str = "---\ntitle: Zzsealed\ndate: 2020-03-04\npublish_at: 2020-03-05T09:00:00+01:00\nexpires_at: 2020-04-01T00:00:00Z\n---\nZzsealed words.\n";

#[test]
fn it_prints_the_next_moment_and_a_build_changes_there() {
    let desk = Desk::new();
    desk.write("content/briefings/sealed.md", EMBARGOED);
    let due = desk.run(&["due", "--now", "2020-03-01"]).fine();
    assert_eq!(due.out, "2020-03-05T08:00:00Z\n");
    assert!(due.err.contains("content/briefings/sealed.md"), "{}", due.err);

    desk.run(&["build", "--now", "2020-03-05T07:59:59Z"]).fine();
    assert!(!desk.path("public/briefings/sealed/index.html").exists());
    let front = std::fs::read_to_string(desk.path("public/index.html")).unwrap();
    assert!(!front.to_lowercase().contains("zzsealed"));
    desk.run(&["build", "--now", "2020-03-05T08:00:00Z"]).fine();
    assert!(desk.path("public/briefings/sealed/index.html").exists());

    assert_eq!(desk.run(&["due", "--now", "2020-03-05T08:00:00Z"]).fine().out, "2020-04-01T00:00:00Z\n");
    desk.run(&["build", "--now", "2020-04-01T00:00:00Z"]).fine();
    assert!(!desk.path("public/briefings/sealed/index.html").exists());
    assert_eq!(desk.run(&["due", "--now", "2020-04-01T00:00:00Z"]).fine().out, "");
}

#[test]
fn what_the_audience_never_sees_is_not_due() {
    let desk = Desk::new();
    desk.write("content/briefings/sealed.md", &EMBARGOED.replace("title:", "tlp: AMBER\ntitle:"));
    assert_eq!(desk.run(&["due", "--now", "2020-03-01"]).fine().out, "");
    let partners = desk.run(&["due", "--now", "2020-03-01", "--audience", "partners"]).fine();
    assert_eq!(partners.out, "2020-03-05T08:00:00Z\n");
}

#[test]
fn without_a_site_it_fails() {
    assert_eq!(Desk::empty().run_in("", &["due"]).code, 2);
}

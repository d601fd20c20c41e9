//! A site with ten different mistakes in ten files gets ten diagnostics in one run, each where the
//! mistake is, and what was published stays.

use super::Desk;

/// Where each mistake is: path, line, column, end column, code.
const MISTAKES: [(&str, u64, u64, u64, &str); 10] = [
    ("content/actors/authority.md", 3, 1, 4, "unknown-field"),
    ("content/actors/dockers.md", 3, 7, 16, "invalid-value"),
    ("content/briefings/2020-02-01-closed.md", 3, 7, 17, "invalid-value"),
    ("content/briefings/2020-02-02-still-closed.md", 4, 30, 39, "wrong-entity"),
    ("content/briefings/2020-02-03-open.md", 2, 12, 13, "yaml-syntax"),
    ("content/briefings/2020-02-04-after.md", 4, 6, 11, "invalid-value"),
    ("content/locations/coast.md", 2, 7, 18, "wrong-type"),
    ("content/locations/northport.md", 3, 8, 33, "invalid-value"),
    ("content/pages/about.md", 1, 1, 17, "front-matter"),
    ("content/sources/bulletin.md", 3, 6, 22, "invalid-value"),
];

#[test]
fn ten_mistakes_are_ten_diagnostics_at_their_places() {
    let desk = Desk::with_input("ten-mistakes");
    // A site was published before.
    desk.run_in("", &["init", "other"]).fine();
    desk.run_in("", &["build", "--root", "other", "--out", "site/public"]).fine();
    let before = desk.files("public");
    assert!(before.len() > 10);

    let run = desk.run(&["build", "--format", "json"]).ended(1);
    let lines = run.lines();
    let (summary, problems) = lines.split_last().unwrap();
    let found: Vec<_> = problems
        .iter()
        .map(|problem| {
            let place = &problem["place"];
            let number = |field: &str| place[field].as_u64().unwrap();
            let path = place["path"].as_str().unwrap();
            (path, number("line"), number("column"), number("end_column"), problem["code"].as_str().unwrap())
        })
        .collect();
    assert_eq!(found, MISTAKES);
    assert_eq!((&summary["errors"], &summary["warnings"]), (&10.into(), &0.into()));
    assert_eq!(desk.files("public"), before);
}

#[test]
fn each_mistake_shows_its_line() {
    let run = Desk::with_input("ten-mistakes").run(&["build"]).ended(1);
    for (path, line, column, ..) in MISTAKES {
        assert!(
            run.err.contains(&format!("{path}:{line}:{column}\n")),
            "{path}:{line}:{column}\n{}",
            run.err
        );
    }
    assert!(run.err.ends_with("10 errors; nothing was written\n"), "{}", run.err);
}

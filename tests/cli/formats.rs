//! What machines read: `--format json`, `sarif` and `github`.

use dateline::check::CHECKS;
use serde_json::Value;

use super::Desk;

fn desk() -> Desk {
    Desk::with_input("ten-mistakes")
}

#[test]
fn json_is_one_object_a_line() {
    let run = desk().run(&["build", "--format", "json"]).ended(1);
    let lines = run.lines();
    let (summary, problems) = lines.split_last().unwrap();
    assert_eq!(problems.len(), 10);
    for problem in problems {
        assert_eq!(problem["severity"], "error");
        assert!(problem["place"]["excerpt"].is_string(), "{problem}");
    }
    assert_eq!(summary["errors"], 10);
    assert_eq!((&summary["written"], &summary["pages"]), (&0.into(), &0.into()));
}

#[test]
fn sarif_is_one_document() {
    let run = desk().run(&["check", "--format", "sarif"]).ended(1);
    let sarif: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 10);
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["startLine"].as_u64().unwrap() >= 1, "{result}");
    }
}

#[test]
fn sarif_of_a_sound_site_has_no_result() {
    let run = Desk::new().run(&["check", "--format", "sarif"]).fine();
    let sarif: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(sarif["runs"][0]["results"], Value::Array(Vec::new()));
}

#[test]
fn check_lists_every_check_with_its_level() {
    let run = Desk::empty().run_in("", &["check", "--list"]).fine();
    let rows: Vec<&str> = run.out.lines().collect();
    assert!(rows.len() >= 15, "{}", run.out);
    for (row, check) in rows.iter().zip(CHECKS) {
        let columns: Vec<&str> = row.split("  ").map(str::trim).filter(|column| !column.is_empty()).collect();
        assert_eq!(columns, [check.code, check.level.as_str(), check.about]);
    }
    let run = Desk::empty().run_in("", &["check", "--list", "--format", "json"]).fine();
    let first: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    assert_eq!(first["code"], CHECKS[0].code);
    assert_eq!(run.out.lines().count(), CHECKS.len());
}

#[test]
fn github_is_one_command_a_line() {
    let run = desk().run(&["check", "--format", "github"]).ended(1);
    let lines: Vec<_> = run.out.lines().collect();
    assert_eq!(lines.len(), 10);
    for line in lines {
        assert!(line.starts_with("::error file=content/"), "{line}");
    }
}

#[test]
fn text_goes_to_standard_error_without_colour() {
    let run = desk().run(&["check"]).ended(1);
    assert_eq!(run.out, "");
    assert!(!run.err.contains('\u{1b}'), "{}", run.err);
    assert!(run.err.ends_with("10 errors\n"), "{}", run.err);
}

#[test]
fn a_person_is_shown_the_first_of_many_warnings_and_a_machine_all() {
    let desk = Desk::new();
    let authors: Vec<String> = (0..60).map(|number| format!("nobody-{number}")).collect();
    let front = format!("---\ntitle: Many\ndate: 2020-03-04\nauthors: [{}]\n---\n", authors.join(", "));
    desk.write("content/briefings/many.md", &front);
    let text = desk.run(&["check"]).fine();
    assert_eq!(text.err.matches("warning[unknown-author]").count(), 50);
    assert!(text.err.contains("… and 10 more `unknown-author`"), "{}", text.err);
    let json = desk.run(&["check", "--format", "json"]).fine();
    assert_eq!(json.out.matches("\"unknown-author\"").count(), 60);
}

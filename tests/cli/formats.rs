//! What machines read: `--format json`, `sarif` and `github`.

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

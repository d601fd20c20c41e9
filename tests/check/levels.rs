//! `checks:` in `site.yaml`: which checks run, and how bad it is what they find.

use dateline::check::CHECKS;
use dateline::config::CheckLevel;
use dateline::diag::Severity;

use super::inputs;
use crate::support::SiteTest;

fn site(code: &str, checks: &str) -> SiteTest {
    SiteTest::new().folder(&inputs(code).join("trips")).setting(checks)
}

#[test]
fn each_check_can_be_silenced_and_made_an_error() {
    for check in CHECKS {
        site(check.code, &format!("checks: {{ {}: off }}", check.code)).build().fine();
        let built = site(check.code, &format!("checks: {{ {}: error }}", check.code)).build();
        assert!(built.summary.is_none(), "{} stops no build", check.code);
        assert!(built.report.iter().all(|problem| problem.severity == Severity::Error));
    }
}

#[test]
fn without_a_setting_the_level_is_that_of_the_list() {
    for check in CHECKS {
        let built = site(check.code, "").build();
        assert_eq!(built.report.iter().next().is_none(), check.level == CheckLevel::Off, "{}", check.code);
        assert_eq!(built.report.has_errors(), check.level == CheckLevel::Error, "{}", check.code);
    }
}

#[test]
fn strict_makes_errors_of_what_warns_and_not_of_what_is_off() {
    assert!(site("figure-without-source", "").strict().build().report.has_errors());
    site("orphan-entity", "").strict().build().fine();
}

#[test]
fn an_unknown_check_is_an_error_at_its_name() {
    let built = SiteTest::new().file("site.yaml", SETTINGS).build();
    let problem = built.only("unknown-check");
    assert_eq!(problem.help.as_deref(), Some("Did you mean `figure-without-source`?"));
    let place = problem.place.as_ref().unwrap();
    assert_eq!((&*place.path, place.line, place.column, place.end_column), ("site.yaml", 5, 3, 23));
    let built =
        SiteTest::new().file("site.yaml", SETTINGS.replace("figure-without-sauce", "spelling")).build();
    assert!(built.only("unknown-check").help.as_ref().unwrap().contains("check --list"));
}

#[test]
fn an_unknown_level_is_an_error() {
    let settings = SETTINGS.replace("figure-without-sauce: off", "orphan-entity: loud");
    assert_eq!(SiteTest::new().file("site.yaml", settings).build().report.errors(), 1);
}

#[test]
fn levels_touch_no_page() {
    let mut site = SiteTest::sample();
    let before = site.build().fine();
    site = site.setting("checks: { orphan-entity: off }");
    let after = site.build().fine();
    assert_eq!(after.summary.unwrap().tally.written, 0);
    assert!(after.files == before.files);
}

const SETTINGS: &str = "title: T
base_url: https://desk.example
checks:
  tag-address: off
  figure-without-sauce: off
";

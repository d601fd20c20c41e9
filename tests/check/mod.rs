//! Checks: each has a site that trips it and one that it lets pass, in `inputs/checks`, and a section
//! in `docs/checks.md`.

mod docs;
mod levels;
mod scale;

use std::path::{Path, PathBuf};

use dateline::check::CHECKS;
use insta::{assert_snapshot, with_settings};

use crate::support::{Built, SiteTest};

fn inputs(code: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/checks").join(code)
}

/// Builds a site of `inputs/checks` with the check turned on.
fn build(code: &str, site: &str) -> Built {
    let folder = inputs(code).join(site);
    assert!(folder.is_dir(), "{} is missing", folder.display());
    SiteTest::new().folder(&folder).setting(&format!("checks: {{ {code}: warn }}")).build()
}

#[test]
fn what_trips_a_check_is_reported_by_this_check_alone() {
    for check in CHECKS {
        let built = build(check.code, "trips");
        assert!(built.report.iter().next().is_some(), "nothing trips {}", check.code);
        for problem in built.report.iter() {
            assert_eq!(problem.code, check.code, "{}", built.problems());
            assert!(problem.place.is_some() && problem.help.is_some(), "{}", built.problems());
        }
        let built = built.built();
        with_settings!({ snapshot_path => inputs(check.code), prepend_module_to_snapshot => false, omit_expression => true }, {
            assert_snapshot!("expected", built.problems());
        });
    }
}

#[test]
fn what_is_sound_passes() {
    for check in CHECKS {
        build(check.code, "passes").fine();
    }
}

#[test]
fn there_are_no_sites_for_checks_that_are_not() {
    for entry in std::fs::read_dir(inputs("")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(CHECKS.iter().any(|check| check.code == name), "{name} is no check");
    }
}

#[test]
fn checks_stand_in_the_order_of_their_names() {
    assert!(CHECKS.iter().map(|check| check.code).is_sorted());
    assert!(CHECKS.len() >= 15);
}

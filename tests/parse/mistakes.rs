//! Every folder of `inputs/mistakes` is a small site with mistakes; beside it stands what its author
//! is told. A new case is a new folder: `INSTA_UPDATE=always` writes its snapshot.

use std::fs;
use std::path::{Path, PathBuf};

use insta::{assert_snapshot, with_settings};

use crate::support::SiteTest;

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs")
}

#[test]
fn authors_are_told_of_every_mistake_at_its_place() {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(inputs().join("mistakes")).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    for case in cases {
        let built = SiteTest::new().folder(&case).build();
        with_settings!({ snapshot_path => &case, prepend_module_to_snapshot => false, omit_expression => true }, {
            assert_snapshot!("expected", built.problems());
        });
        let has_errors = built.report.has_errors();
        assert!(built.report.iter().next().is_some(), "{}: no problem was found", case.display());
        assert_eq!(built.summary.is_none(), has_errors, "{}", case.display());
        assert_eq!(
            built.files.is_empty(),
            has_errors,
            "{}: a build with errors writes nothing",
            case.display()
        );
    }
}

#[test]
fn one_mistake_is_one_problem() {
    let one = |front: &str| {
        let built = SiteTest::new().briefing("a", front, "Text.").build();
        let found: Vec<_> = built.report.iter().map(|problem| problem.code).collect();
        assert_eq!(found.len(), 1, "{front}\n{}", built.problems());
    };
    // A field that is misspelt is not missing as well.
    one("tittle: A\ndate: 2020-02-01");
    one("title: A\ndaet: 2020-02-01");
    // A value that can't be read is not missing as well, neither here nor in a list.
    one("title: [A]\ndate: 2020-02-01");
    one("title: A\ndate: 2021-04-31");
    one("title: A\ndate: 2020-02-01\nevents:\n  - { id: e, date: 2021-04-31, title: E }");
    one("title: A\ndate: 2020-02-01\nevents:\n  - { id: e, date: 2021, titel: E }");
    one("title: A\ndate: 2020-02-01\nfigures:\n  - { id: f, metric: m, value: many }");
    one("title: A\ndate: 2020-02-01\nfigures:\n  - { id: f, metric: m, valeu: 1 }");
    // What can't be read at all lacks nothing.
    one("title: A: B\ndate: 2020-02-01");
    one("- title: A");
    one("only text");
}

#[test]
fn a_faulty_document_is_still_there_for_those_that_link_to_it() {
    let built = SiteTest::new()
        .file("content/actors/hts.md", "no front matter")
        .file("content/locations/saraqib.md", "---\nname: Saraqib\nkind: twon\n---\n")
        .briefing(
            "a",
            "title: A\ndate: 2020-02-01\nactors: [hts]\nlocations: [saraqib]",
            "[[hts]] [[saraqib]]",
        )
        .build();
    let codes: Vec<_> = built.report.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["front-matter", "invalid-value"], "{}", built.problems());
}

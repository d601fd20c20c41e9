//! Builds of one site by several processes at once, which share its cache.

use std::process::{Child, Stdio};

use dateline::config::Overrides;
use dateline::pipeline::Options;

use crate::support::{DiskSite, SiteTest, differing, ended};

/// A site of some briefings, each of which names two entities.
fn site() -> DiskSite {
    let site = SiteTest::new()
        .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
        .file("content/locations/saraqib.md", "---\nname: Saraqib\n---\n")
        .briefing("amber", "title: Amber\ndate: 2020-02-05\ntlp: AMBER", "Turkey hides.");
    let site = (1..9).fold(site, |site, day| {
        site.briefing(
            &format!("b{day}"),
            &format!("title: Day {day}\ndate: 2020-02-0{day}"),
            &format!("Turkey is at Saraqib on day {day}. It waits."),
        )
    });
    DiskSite::new(site)
}

fn started(site: &DiskSite, arguments: &[&str]) -> Child {
    site.program(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn two_builds_at_once_into_two_folders_are_both_right() {
    let mut site = site();
    let partners = Options {
        overrides: Overrides {
            audience: Some("partners".parse().unwrap()),
            ..site.options.overrides.clone()
        },
        ..site.options.clone()
    };
    for round in 0..10 {
        // Of every round some briefings are new to the cache and others are not.
        for day in (1..9).filter(|day| (day + round) % 3 == 0) {
            let path = format!("content/briefings/b{day}.md");
            site.edit(&path, "It waits.", "It waits. It waits.");
        }
        let one = started(&site, &["build", "--out", "one"]);
        let other = started(&site, &["build", "--out", "other", "--audience", "partners"]);
        for (child, out, options) in [(one, "one", &site.options), (other, "other", &partners)] {
            let said = ended(&child.wait_with_output().unwrap(), 0);
            assert!(!said.err.contains("cache"), "round {round}: {}", said.err);
            let clean = site.clean_with(options).fine();
            assert_eq!(differing(&site.output(out), &clean.files), [""; 0], "{out}, round {round}");
        }
        assert_eq!(site.strays(), [""; 0], "round {round}");
    }
    // What the two left is of use to both.
    site.tick();
    for _ in 0..2 {
        site.run(&["build", "--out", "one"], 0);
        site.run(&["build", "--out", "other", "--audience", "partners"], 0).says("0 written");
    }
}

#[test]
fn two_builds_at_once_into_one_folder_are_one_build_and_one_refusal() {
    let site = site();
    for _ in 0..5 {
        let builds = [(); 2].map(|()| started(&site, &["build"]));
        let codes = builds.map(|build| build.wait_with_output().unwrap().status.code().unwrap());
        assert!(codes.contains(&0) && codes.iter().all(|code| [0, 2].contains(code)), "{codes:?}");
        assert_eq!(differing(&site.output("public"), &site.clean().files), [""; 0]);
        assert_eq!(site.strays(), [""; 0]);
    }
}

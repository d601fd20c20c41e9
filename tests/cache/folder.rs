//! Where the cache lies, what else may lie there, and that it is never published.

use std::fs;
use std::path::Path;

use crate::support::{DiskSite, SiteTest, below};

fn site() -> DiskSite {
    DiskSite::new(
        SiteTest::new()
            .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
            .briefing("one", "title: One\ndate: 2020-02-01", "Turkey waits.")
            .briefing("red", "title: Sandcastle\ndate: 2020-02-02\ntlp: RED", "Turkey builds."),
    )
}

#[test]
fn it_lies_beside_the_settings_and_git_passes_it_over() {
    let site = site();
    site.run(&["build", "--out", "../elsewhere"], 0);
    assert_eq!(fs::read_to_string(site.cache().join(".gitignore")).unwrap(), "*\n");
    assert!(site.cache().join("cards").is_dir());
    assert!(!site.root().join("../elsewhere/cards").exists());
}

#[test]
fn files_of_others_in_it_stay() {
    let site = site();
    fs::create_dir_all(site.cache().join("cards")).unwrap();
    let own =
        [site.cache().join("README"), site.cache().join("cards/note.txt"), site.cache().join("cards/7f.bak")];
    own.iter().for_each(|path| fs::write(path, "Mine.").unwrap());
    for _ in 0..3 {
        site.tick();
        site.assert_clean(&site.build());
    }
    let mine = |path: &Path| fs::read_to_string(path).is_ok_and(|text| text == "Mine.");
    assert!(own.iter().all(|path| mine(path)));
}

#[test]
fn what_dead_builds_left_in_it_goes() {
    let site = site();
    site.build().fine();
    for dead in ["moment-1", "cards/7f.1", "scans/00.4194304", "last/0123456789abcdef0123456789abcdef.77"] {
        fs::write(site.cache().join(dead), "half").unwrap();
    }
    assert_eq!(site.strays().len(), 4);
    site.assert_clean(&site.build());
    assert_eq!(site.strays(), [""; 0]);
}

#[test]
fn no_output_goes_there() {
    let site = site();
    for out in [".dateline", ".dateline/site", "content/../.dateline"] {
        site.run(&["build", "--out", out], 2).says("refuses to write among the files of the site");
    }
    assert!(!site.cache().exists());
    // It knows of what no public reader may see.
    site.run(&["build"], 0);
    let holds = |bytes: &[u8]| bytes.windows(10).any(|window| window == b"Sandcastle");
    assert!(below(&site.cache()).values().any(|bytes| holds(bytes)));
    assert!(!below(&site.path("public")).values().any(|bytes| holds(bytes)));
}

#[test]
fn where_there_is_no_site_none_is_made() {
    let empty = tempfile::tempdir().unwrap();
    for command in ["build", "check"] {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"));
        let output = program.args([command, "--root"]).arg(empty.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
    }
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0);
}

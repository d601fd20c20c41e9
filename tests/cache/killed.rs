//! Builds that are killed in the middle of something, or that the disk fails: the next one leaves what
//! a clean build does.
//!
//! `strace` kills the program at the Nth call of a kind, or lets that call fail. It is an outside tool: `cargo xtask test`
//! installs it and names it in `DATELINE_STRACE`, and without it these tests do not run.

use std::ffi::OsString;
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::Command;

use walkdir::WalkDir;

use crate::support::{DiskSite, OUT, Ran, SiteTest, differing};

/// Names `strace`.
const STRACE: &str = "DATELINE_STRACE";

/// The calls by which a build changes the disk, as `strace` calls them, and how many of each there
/// are at the least.
const CALLS: [(&str, usize); 4] = [
    ("rename,renameat,renameat2", 10),
    ("write,writev,pwrite64", 15),
    ("mkdir,mkdirat", 5),
    ("unlink,unlinkat,rmdir", 5),
];

/// A build makes fewer calls of any kind; one that makes more is not tried at all of them.
const MOST: usize = 60;

fn strace() -> Option<OsString> {
    let found = std::env::var_os(STRACE);
    if found.is_none() {
        // Written past the test runner, which keeps what passing tests print to itself.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: builds that are killed, because {STRACE} is not set; `cargo xtask test` sets it"
        );
    }
    found
}

/// A site that was built, and then edited in every way.
fn edited() -> DiskSite {
    let mut site = DiskSite::new(
        SiteTest::new()
            .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
            .briefing("one", "title: One\ndate: 2020-02-01", "Turkey waits.")
            .briefing("two", "title: Two\ndate: 2019-02-02", "Nobody waits."),
    );
    site.tick();
    site.build().fine();
    site.edit("content/briefings/one.md", "Turkey waits.", "Turkey moves.");
    site.edit("content/actors/turkey.md", "name: Turkey", "name: Turkiye\naliases: [Turkey]");
    site.delete("content/briefings/two.md");
    site.write("content/briefings/new.md", "---\ntitle: New\ndate: 2020-02-03\ntags: [new]\n---\nTurkey.\n");
    site.write("content/notes.txt", "Notes.");
    site
}

/// Runs a build in which something is done to the Nth of some calls; returns its exit code, and none
/// when it was killed.
fn tampered(strace: &OsString, site: &DiskSite, calls: &str, what: &str, number: usize) -> Option<i32> {
    let build = site.program(&["build", "--threads", "1"]);
    let mut command = Command::new(strace);
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={calls}")]);
    command.arg("-e").arg(format!("inject={calls}:{what}:when={number}"));
    command.arg(build.get_program()).args(build.get_args()).current_dir(site.root());
    let output = command.output().unwrap();
    // `strace` ends as the program did.
    let code = output.status.code().filter(|code| *code != 128 + 9);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(code.is_some() || output.status.signal().is_none_or(|signal| signal == 9), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    code
}

/// Builds twice; afterwards all has to be as after a clean build, and nothing else may be there.
fn assert_recovers(site: &DiskSite, (fresh, clean): (&DiskSite, &Ran), what: &str) {
    let ran = site.build();
    assert_eq!((&ran.notes[..], &ran.report), (&[][..], &clean.report), "{what}");
    assert_eq!(differing(&ran.files, &clean.files), [""; 0], "{what}");
    assert_eq!(count(site), count(fresh), "{what}: files or folders that nobody wrote");
    let next = site.build();
    assert_eq!(next.rendered, [""; 0], "{what}");
    assert_eq!(differing(&next.files, &clean.files), [""; 0], "{what}");
    assert_eq!(site.strays(), [""; 0], "{what}");
}

/// How many files and folders there are in the output.
fn count(site: &DiskSite) -> usize {
    WalkDir::new(site.path(OUT)).into_iter().count()
}

#[test]
fn after_a_kill_at_any_point_the_next_build_is_a_clean_one() {
    let Some(strace) = strace() else { return };
    let fresh = edited().copy();
    let clean = fresh.build().fine();
    for (calls, least) in CALLS {
        let mut kills = 0;
        for number in 1..=MOST {
            let site = edited();
            if tampered(&strace, &site, calls, "signal=KILL", number).is_some() {
                break;
            }
            kills = number;
            assert_recovers(&site, (&fresh, &clean), &format!("killed at number {number} of {calls}"));
        }
        assert!(kills >= least, "{calls}: {kills} kills");
    }
}

#[test]
fn after_a_disk_that_failed_the_next_build_is_a_clean_one() {
    let Some(strace) = strace() else { return };
    let fresh = edited().copy();
    let clean = fresh.build().fine();
    for (calls, error) in [("write,writev,pwrite64", "ENOSPC"), ("rename,renameat,renameat2", "EIO")] {
        let mut failed = [0; 3];
        for number in 1..=20 {
            let site = edited();
            let code = tampered(&strace, &site, calls, &format!("error={error}"), number);
            // It is well if the cache alone could not be written; else it failed, and says so.
            failed[usize::try_from(code.unwrap()).unwrap()] += 1;
            assert_recovers(&site, (&fresh, &clean), &format!("{error} at number {number} of {calls}"));
        }
        assert!(failed[0] > 0 && failed[1] == 0 && failed[2] > 0, "{calls}: {failed:?}");
    }
}

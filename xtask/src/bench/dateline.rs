//! Builds with `dateline`, cleans up after it, and reads what it says about a build.
//!
//! It knows the command line and the names of two folders, and nothing of the library.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::Value;

use super::{
    remove,
    run::{self, Cost},
};
use crate::process;

/// The folder of the site that a build writes to.
pub(crate) const OUTPUT: &str = "public";

/// The folder of the site that holds what one build leaves for the next.
const CACHE: &str = ".dateline";

/// The binary, and what it is asked for.
pub(crate) struct Dateline {
    program: PathBuf,
    timings: bool,
}

/// What one build did.
pub(crate) struct Build {
    /// What it cost.
    pub(crate) cost: Cost,
    /// What it wrote.
    pub(crate) changes: Changes,
    /// Each stage's milliseconds, in the order of the stages; empty where none were asked for.
    pub(crate) stages: Vec<(String, f64)>,
}

/// The counts of a build's closing line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Changes {
    /// HTML pages.
    pub(crate) pages: u64,
    /// Files that were written.
    pub(crate) written: u64,
    /// Files that were as they should be.
    pub(crate) unchanged: u64,
    /// Files that were deleted.
    pub(crate) deleted: u64,
}

impl Dateline {
    /// This binary, asked for nothing beside the build.
    pub(crate) fn new(program: PathBuf) -> Self {
        Self { program, timings: false }
    }

    /// Asks for the time of each stage from now on, if the binary can tell it; says whether it can.
    pub(crate) fn ask_for_timings(&mut self) -> Result<bool> {
        let help = process::quietly(Command::new(&self.program).args(["build", "--help"]))?;
        self.timings = help.contains("--timings");
        Ok(self.timings)
    }

    /// Builds the site in this folder; `scratch` is for what the binary prints.
    pub(crate) fn build(&self, site: &Path, scratch: &Path) -> Result<Build> {
        let mut command = Command::new(&self.program);
        command.args(["build", "--format", "json", "--root"]).arg(site);
        if self.timings {
            command.arg("--timings");
        }
        let (cost, printed) = run::measured(&mut command, scratch)?;
        let stages = printed.stderr.lines().filter_map(stage).collect();
        Ok(Build { cost, changes: changes(&printed.stdout)?, stages })
    }
}

/// Removes all that builds left in a site's folder.
pub(crate) fn clean(site: &Path) -> Result<()> {
    remove(&site.join(OUTPUT))?;
    remove(&site.join(CACHE))
}

/// The counts of the last line; the lines before it are problems.
fn changes(stdout: &str) -> Result<Changes> {
    let last = stdout.lines().next_back().context("`dateline` printed no summary")?;
    let value: Value = serde_json::from_str(last).context("the summary of `dateline` is not JSON")?;
    let count = |name: &str| value[name].as_u64().with_context(|| format!("the summary has no `{name}`"));
    Ok(Changes {
        pages: count("pages")?,
        written: count("written")?,
        unchanged: count("unchanged")?,
        deleted: count("deleted")?,
    })
}

/// The stage and its milliseconds, if the line tells one: `  timings: scan 12.5`.
fn stage(line: &str) -> Option<(String, f64)> {
    let (name, number) = line.trim().strip_prefix("timings:")?.trim().rsplit_once(' ')?;
    Some((name.trim().to_owned(), number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{Changes, changes, stage};

    #[test]
    fn the_last_line_is_the_summary() {
        let printed =
            "{\"severity\":\"warning\"}\n{\"pages\":66,\"unchanged\":84,\"deleted\":1,\"written\":2}\n";
        let wanted = Changes { pages: 66, written: 2, unchanged: 84, deleted: 1 };
        assert_eq!(changes(printed).ok(), Some(wanted));
        assert!(changes("").is_err());
        assert!(changes("{\"severity\":\"error\"}\n").is_err());
    }

    #[test]
    fn a_stage_is_a_name_and_milliseconds() {
        assert_eq!(stage("  timings: gather 12.5"), Some(("gather".to_owned(), 12.5)));
        assert_eq!(stage("  timings: read cache 3"), Some(("read cache".to_owned(), 3.0)));
        assert_eq!(stage("66 pages written"), None);
        assert_eq!(stage("  timings: gather soon"), None);
    }
}

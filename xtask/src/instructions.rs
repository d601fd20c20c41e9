//! `cargo xtask instructions`: how many instructions a clean build of a synthetic site takes, and
//! that they are no more than they may be.
//!
//! Times say little on a machine that does other things, and a count says the same each time. So this
//! is what holds the line against a change that makes every build slower; what a user waits for is
//! `bench`'s matter. It drives `dateline` by its command line and must not know the library.

use std::{
    env,
    path::Path,
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, bail};

use crate::{
    corpus::{self, Flavour, World},
    install, process,
    tools::Toolbox,
    workspace::Workspace,
};

/// What the count is taken with.
pub(crate) const TOOL: &str = "valgrind";

/// How many briefings the site has.
const BRIEFINGS: u64 = 300;

/// The most instructions that a build may take, in millions: a quarter more than the 1,892 of November
/// 2026 (rustc 1.95, x86-64). A change that makes builds faster lowers it, so that what was gained is
/// kept; one that has to raise it says in its commit what the instructions are spent on.
const BOUND: u64 = 2365;

/// Options of `cargo xtask instructions`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Fail where a tool is missing instead of installing it.
    #[arg(long)]
    no_install: bool,
}

/// Builds the program, counts, and prints the count; fails when it is too high.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let toolbox = Toolbox::new(workspace.tools());
    install::ensure(&toolbox, &[TOOL], !args.no_install)?;
    workspace.build_release()?;
    println!("{}", check(&toolbox, &workspace)?);
    Ok(ExitCode::SUCCESS)
}

/// Counts with the release binary that is there; says how many there were.
pub(crate) fn check(toolbox: &Toolbox, workspace: &Workspace) -> Result<String> {
    let place = tempfile::tempdir().context("cannot create a temporary folder")?;
    let site = place.path().join("site");
    let briefings = usize::try_from(BRIEFINGS).context("too many briefings")?;
    corpus::write(&World::new(), briefings, Flavour::Dateline, &site)?;
    let binary = workspace.target.join(format!("release/dateline{}", env::consts::EXE_SUFFIX));
    let count = count(&toolbox.path(TOOL)?, &binary, &site)?;
    let said = format!(
        "{} million in all, {} million a briefing, of {BOUND} million",
        count / 1_000_000,
        decimal(count / BRIEFINGS),
    );
    if count > BOUND * 1_000_000 {
        bail!("a clean build of {BRIEFINGS} briefings takes too many instructions: {said}");
    }
    Ok(said)
}

/// The instructions of one build with one thread, into a new folder and with a new cache.
fn count(valgrind: &Path, dateline: &Path, site: &Path) -> Result<u64> {
    let mut command = Command::new(valgrind);
    // Of its tools, this one is the quickest that counts; without caches it does nothing else.
    command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    command.arg(dateline).args(["build", "--threads", "1", "--root"]).arg(site);
    let printed = process::quietly(&mut command)?;
    let line = printed.lines().find_map(|line| line.split_once("I   refs:").or(line.split_once("I refs:")));
    let (_, number) = line.with_context(|| format!("no count in:\n{}", process::tail(&printed)))?;
    number.trim().replace(',', "").parse().context("the count is no number")
}

/// Millions with one decimal place.
fn decimal(count: u64) -> String {
    format!("{}.{}", count / 1_000_000, count / 100_000 % 10)
}

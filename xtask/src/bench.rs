//! `cargo xtask bench`: how long builds of a synthetic site take, what they need, and beside what.
//!
//! This file knows the options and the order of things. It drives programs by their command lines
//! like every task, and must not know the library: a figure is what a user would measure.

mod dateline;
mod edits;
mod machine;
mod place;
mod profile;
mod report;
mod rounds;
mod run;
mod scale;
mod site;
mod table;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::{Context, Result, bail};

use crate::{install, process, tools::Toolbox, workspace::Workspace};

use dateline::Dateline;
use machine::Machine;
use place::Place;
use site::Sites;

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// How many briefings the synthetic site has.
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = at_least_one)]
    briefings: usize,
    /// Measure another generator as well, on the same content.
    #[arg(long, value_name = "GENERATOR")]
    with: Option<Other>,
    /// How many runs of each kind count; one more goes before them as a warm-up.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = at_least_one)]
    runs: usize,
    /// Name the time by stage, too.
    #[arg(long)]
    profile: bool,
    /// Run only the clean build, once at each of these sizes [default list: 10000,100000,1000000].
    #[arg(
        long,
        value_name = "N,N",
        num_args = 0..=1,
        value_delimiter = ',',
        default_missing_value = "10000,100000,1000000",
        value_parser = at_least_one,
        conflicts_with_all = ["with", "runs", "profile", "briefings"]
    )]
    scale: Option<Vec<usize>>,
    /// Work in a new folder below this one [default: the RAM disk with enough room, or target/].
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Measure this binary instead of building one; its default theme must be the repository's.
    #[arg(long, value_name = "PATH")]
    dateline: Option<PathBuf>,
    /// Fail where a tool is missing instead of installing it.
    #[arg(long)]
    no_install: bool,
}

/// A generator to compare with.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Other {
    /// Hugo, with templates that show the same.
    Hugo,
}

/// Measures and reports; everything that it writes but the report is gone at the end.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let program = program(args, &workspace)?;
    let hugo = match args.with {
        Some(Other::Hugo) => Some(hugo(&workspace, !args.no_install)?),
        None => None,
    };
    // The load is read after the build, which would otherwise be most of it.
    let machine = Machine::look();
    let mut programs = vec![process::quietly(Command::new(&program).arg("--version"))?.trim().to_owned()];
    if let Some(hugo) = &hugo {
        programs.push(process::quietly(Command::new(hugo).arg("version"))?.trim().to_owned());
    }
    let mut dateline = Dateline::new(program);
    if let Some(sizes) = &args.scale {
        return scale::run(sizes, &dateline, args.dir.as_deref(), &workspace, &machine);
    }
    if args.profile && !dateline.ask_for_timings()? {
        println!("this `dateline` has no `--timings`: it prints no stages, and none are shown");
    }

    let place = Place::choose(args.dir.as_deref(), &workspace.target, needed(args))?;
    println!("{} briefings on {}; {} runs after a warm-up", args.briefings, place.describe(), args.runs);
    let sites = Sites::write(place.folder(), &workspace.root, args.briefings, hugo.is_some())?;
    let job =
        rounds::Job { dateline: &dateline, hugo: hugo.as_deref(), place: &place, briefings: args.briefings };
    let rows = rounds::all(&job, &sites, args.runs)?;

    let report = report::Report { machine: &machine, place: &place, programs: &programs, rows: &rows };
    println!();
    report.print(args.briefings, args.runs);
    if args.profile {
        println!();
        profile::print(&rows);
    }
    let file = workspace.target.join("bench.json");
    let text = format!("{:#}\n", report.json(args.briefings));
    fs::write(&file, text).context("cannot write bench.json")?;
    println!("\nEvery run is in bench.json in Cargo's target folder.");
    Ok(ExitCode::SUCCESS)
}

/// How many bytes the sites and their outputs can take: two sites and their outputs, a copy, and
/// the same for the other generator.
fn needed(args: &Args) -> u64 {
    let outputs = if args.with.is_some() { 4 } else { 3 };
    outputs * args.briefings as u64 * (place::INPUT + place::OUTPUT)
}

/// The binary to measure: the one that was named, or a fresh release build.
fn program(args: &Args, workspace: &Workspace) -> Result<PathBuf> {
    if let Some(path) = &args.dateline {
        return path.canonicalize().context("there is no such `dateline`");
    }
    workspace.build_release()?;
    let built = workspace.target.join(format!("release/dateline{}", env::consts::EXE_SUFFIX));
    if !built.is_file() {
        bail!("the release build left no `dateline`");
    }
    Ok(built)
}

/// Hugo's own binary, installed where it is missing.
fn hugo(workspace: &Workspace, may_install: bool) -> Result<PathBuf> {
    let toolbox = Toolbox::new(workspace.tools());
    install::ensure(&toolbox, &["hugo"], may_install)?;
    toolbox.path("hugo")
}

/// A number that is not 0.
fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("must be at least 1".to_owned()),
        Ok(number) => Ok(number),
        Err(_) => Err("is not a number".to_owned()),
    }
}

/// Removes a folder that need not be there.
fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            Err(error).with_context(|| format!("cannot remove {name}"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    #[derive(clap::Parser)]
    struct Cli {
        #[command(flatten)]
        args: super::Args,
    }

    fn scale(options: &[&str]) -> Option<Vec<usize>> {
        let words = ["bench"].iter().chain(options);
        Cli::try_parse_from(words).ok()?.args.scale
    }

    #[test]
    fn scale_has_a_list_of_its_own() {
        assert_eq!(scale(&["--scale"]), Some(vec![10_000, 100_000, 1_000_000]));
        assert_eq!(scale(&["--scale", "1000,10000"]), Some(vec![1_000, 10_000]));
        assert_eq!(scale(&["--scale", "0"]), None);
        assert_eq!(scale(&["--runs", "3"]), None);
    }
}

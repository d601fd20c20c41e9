//! The rounds: each runs everything once, in one order, so that a slow minute of the machine falls
//! on all rows alike.
//!
//! It knows what is done before each run. What the figures come to is `report`'s matter.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{
    dateline::{self, Build, Changes, Dateline},
    edits,
    place::Place,
    remove,
    run::{self, Cost},
    site::{self, Sites},
};

/// What all rounds have in common.
pub(crate) struct Job<'a> {
    /// The binary to measure.
    pub(crate) dateline: &'a Dateline,
    /// Hugo's binary, if it is to be measured.
    pub(crate) hugo: Option<&'a Path>,
    /// Where the sites lie.
    pub(crate) place: &'a Place,
    /// How many briefings the site had at first.
    pub(crate) briefings: usize,
}

/// One kind of run. The rows after the clean build go on from what the row before them left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Clean,
    Again,
    Body,
    Title,
    Briefing,
    Alias,
    Template,
    Copy,
    Minimal,
    Hugo,
}

/// Every kind with its name, in the order of a round.
const KINDS: &[(Kind, &str)] = &[
    (Kind::Clean, "Dateline: clean build, default theme"),
    (Kind::Again, "Dateline: nothing changed"),
    (Kind::Body, "Dateline: a sentence in one briefing"),
    (Kind::Title, "Dateline: one title"),
    (Kind::Briefing, "Dateline: one new briefing"),
    (Kind::Alias, "Dateline: one renamed alias"),
    (Kind::Template, "Dateline: a word in the briefings' template"),
    (Kind::Copy, "cp -r of that output"),
    (Kind::Minimal, "Dateline: clean build, minimal templates (as Hugo's)"),
    (Kind::Hugo, "Hugo: clean build"),
];

/// All measured runs of one kind.
pub(crate) struct Row {
    /// Which kind.
    pub(crate) kind: Kind,
    /// Its name.
    pub(crate) name: &'static str,
    /// What each run cost.
    pub(crate) costs: Vec<Cost>,
    /// What each of Dateline's builds wrote.
    pub(crate) changes: Vec<Changes>,
    /// The stages of each of Dateline's builds.
    pub(crate) stages: Vec<Vec<(String, f64)>>,
    /// Files and bytes of the output after the last run.
    pub(crate) output: Option<(u64, u64)>,
}

/// A warm-up round that does not count, then so many that do.
pub(crate) fn all(job: &Job<'_>, sites: &Sites, runs: usize) -> Result<Vec<Row>> {
    let kinds = KINDS.iter().filter(|(kind, _)| *kind != Kind::Hugo || job.hugo.is_some());
    let mut rows: Vec<Row> = kinds.map(|(kind, name)| row(*kind, name)).collect();
    for round in 0..=runs {
        for row in &mut rows {
            prepare(row.kind, job, sites, round)?;
            job.place.settle()?;
            let (cost, build) = measure(row.kind, job, sites)?;
            if round == 0 {
                continue;
            }
            row.costs.push(cost);
            if let Some(build) = build {
                row.changes.push(build.changes);
                row.stages.push(build.stages);
            }
            if round == runs {
                row.output = output(row.kind, sites).map(|folder| site::size(&folder)).transpose()?;
            }
        }
        match round {
            0 => println!("warmed up"),
            _ => println!("round {round} of {runs} done"),
        }
    }
    Ok(rows)
}

fn row(kind: Kind, name: &'static str) -> Row {
    Row { kind, name, costs: Vec::new(), changes: Vec::new(), stages: Vec::new(), output: None }
}

/// What is done before a run, and not measured.
fn prepare(kind: Kind, job: &Job<'_>, sites: &Sites, round: usize) -> Result<()> {
    let (world, site, briefings) = (&sites.world, sites.full.as_path(), job.briefings);
    match kind {
        Kind::Clean => dateline::clean(site),
        Kind::Again => Ok(()),
        Kind::Body => edits::body(world, site, briefings, round),
        Kind::Title => edits::title(world, site, briefings, round),
        Kind::Briefing => edits::briefing(world, site, briefings, round),
        Kind::Alias => edits::alias(world, site, round),
        // The site was written with edition 0.
        Kind::Template => edits::template(&sites.template, site, round + 1),
        Kind::Copy => remove(&sites.copy),
        Kind::Minimal => dateline::clean(&sites.minimal),
        Kind::Hugo => {
            remove(&sites.hugo.join("public"))?;
            remove(&sites.hugo.join("resources"))
        }
    }
}

/// One run; for a build of Dateline's, also what it did.
fn measure(kind: Kind, job: &Job<'_>, sites: &Sites) -> Result<(Cost, Option<Build>)> {
    let scratch = job.place.folder();
    let site = match kind {
        Kind::Copy => {
            let mut copy = Command::new("cp");
            copy.arg("-r").arg(sites.full.join(dateline::OUTPUT)).arg(&sites.copy);
            return Ok((run::measured(&mut copy, scratch)?.0, None));
        }
        Kind::Hugo => {
            let mut hugo = Command::new(job.hugo.context("Hugo is not to be measured")?);
            hugo.arg("--quiet").arg("--source").arg(&sites.hugo);
            hugo.arg("--cacheDir").arg(scratch.join("hugo-cache"));
            return Ok((run::measured(&mut hugo, scratch)?.0, None));
        }
        Kind::Minimal => &sites.minimal,
        _ => &sites.full,
    };
    let build = job.dateline.build(site, scratch)?;
    Ok((build.cost, Some(build)))
}

/// The folder that a kind of run fills, where its size says something new.
fn output(kind: Kind, sites: &Sites) -> Option<PathBuf> {
    match kind {
        Kind::Clean => Some(sites.full.join(dateline::OUTPUT)),
        Kind::Copy => Some(sites.copy.clone()),
        Kind::Minimal => Some(sites.minimal.join(dateline::OUTPUT)),
        Kind::Hugo => Some(sites.hugo.join("public")),
        _ => None,
    }
}

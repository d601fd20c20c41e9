//! `cargo xtask bench --scale`: the clean build at growing sizes, once each.
//!
//! It answers one question, whether cost grows faster than the site; `rounds` answers the others.

use std::{path::Path, process::ExitCode};

use anyhow::Result;

use super::{
    dateline::{Build, Dateline},
    machine::Machine,
    place::{self, Place},
    report::{print_machine, print_others},
    table::{Side, grouped, megabytes, seconds, table},
};
use crate::{
    corpus::{self, Flavour, World},
    workspace::Workspace,
};

/// The columns.
const HEADS: &[(&str, Side)] = &[
    ("Briefings", Side::Right),
    ("Wall s", Side::Right),
    ("CPU s", Side::Right),
    ("Memory MB", Side::Right),
    ("Pages", Side::Right),
    ("CPU µs a page", Side::Right),
    ("Growth: pages", Side::Right),
    ("CPU", Side::Right),
    ("Memory", Side::Right),
    ("Where", Side::Left),
];

/// Builds each size in a folder of its own, which is gone before the next one is written.
pub(crate) fn run(
    sizes: &[usize],
    dateline: &Dateline,
    dir: Option<&Path>,
    workspace: &Workspace,
    machine: &Machine,
) -> Result<ExitCode> {
    let world = World::new();
    let mut rows = Vec::new();
    let mut builds: Vec<Build> = Vec::new();
    for &briefings in sizes {
        let need = briefings as u64 * (place::INPUT + place::OUTPUT);
        let place = match Place::choose(dir, &workspace.target, need) {
            Ok(place) => place,
            Err(error) => {
                println!("{briefings} briefings: left out, {error:#}");
                continue;
            }
        };
        println!("{briefings} briefings on {}", place.describe());
        let site = place.folder().join("site");
        corpus::write(&world, briefings, Flavour::Dateline, &site)?;
        place.settle()?;
        let build = dateline.build(&site, place.folder())?;
        rows.push(cells(briefings, &build, builds.last(), &place));
        builds.push(build);
    }
    println!("\nClean builds with the default theme, one each.\n");
    println!("{}", table(HEADS, &rows));
    print_machine(machine, "as the last column says");
    print_others(machine, &builds.iter().map(|build| &build.cost).collect::<Vec<_>>());
    Ok(ExitCode::SUCCESS)
}

fn cells(briefings: usize, build: &Build, last: Option<&Build>, place: &Place) -> Vec<String> {
    let pages = build.changes.pages.max(1);
    let growth = |of: fn(&Build) -> f64| {
        last.map_or_else(|| "–".to_owned(), |last| format!("× {:.1}", of(build) / of(last)))
    };
    vec![
        grouped(briefings as u64),
        seconds(build.cost.wall),
        seconds(build.cost.cpu),
        megabytes(build.cost.memory),
        grouped(build.changes.pages),
        format!("{:.0}", build.cost.cpu * 1e6 / pages as f64),
        growth(|build| build.changes.pages as f64),
        growth(|build| build.cost.cpu),
        growth(|build| build.cost.memory as f64),
        place.describe(),
    ]
}

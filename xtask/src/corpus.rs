//! `cargo xtask corpus`: writes a synthetic site of N briefings, for benchmarks and scale tests.
//!
//! The same N gives the same bytes on every machine, and the first M briefings of a larger site
//! are those of a site of M: nothing here may read a clock, an environment or a random source.

mod briefing;
mod dates;
mod hugo;
mod ledger;
mod names;
mod rng;
mod site;
mod text;
mod words;
mod world;

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
    time::Instant,
};

use anyhow::{Context, Result, bail};

pub(crate) use briefing::Briefing;
pub(crate) use world::World;

/// Options of `cargo xtask corpus`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// How many briefings.
    briefings: usize,
    /// The folder to write, which must be new or empty.
    dir: PathBuf,
    /// Write the same content for another generator, to compare with.
    #[arg(long = "for", value_name = "GENERATOR", default_value = "dateline")]
    flavour: Flavour,
}

/// Which generator the site is for.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Flavour {
    /// `site.yaml` and `content/` as Dateline reads them.
    Dateline,
    /// `hugo.yaml`, `content/` and `layouts/`, with the same pages as far as Hugo has them.
    Hugo,
}

/// Writes the site.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let start = Instant::now();
    if fs::read_dir(&args.dir).is_ok_and(|mut entries| entries.next().is_some()) {
        bail!("{} is not empty", args.dir.display());
    }
    let world = World::new();
    let totals = write(&world, args.briefings, args.flavour, &args.dir)?;
    println!(
        "{} briefings, {} of them withheld, {:.1} KB each; {} actors, {} locations, {} sources; {:.1} s",
        args.briefings,
        totals.withheld,
        totals.bytes as f64 / 1000.0 / args.briefings.max(1) as f64,
        world.actors.len(),
        world.locations.len(),
        world.sources.len(),
        start.elapsed().as_secs_f64(),
    );
    Ok(ExitCode::SUCCESS)
}

/// What was written.
#[derive(Default)]
pub(crate) struct Totals {
    /// The briefings' bytes.
    pub(crate) bytes: usize,
    /// How many of them no public build may show.
    pub(crate) withheld: usize,
}

/// Writes a site of so many briefings.
pub(crate) fn write(world: &World, briefings: usize, flavour: Flavour, dir: &Path) -> Result<Totals> {
    match flavour {
        Flavour::Dateline => site::write(world, dir)?,
        Flavour::Hugo => hugo::write(world, dir)?,
    }
    write_briefings(world, briefings, flavour, dir)
}

/// Writes the briefings from as many threads as there are cores. Each briefing depends on its
/// number alone, so the split changes nothing.
fn write_briefings(world: &World, briefings: usize, flavour: Flavour, dir: &Path) -> Result<Totals> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let results: Vec<Result<Totals>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || {
                    let mut totals = Totals::default();
                    for number in (first..briefings).step_by(threads) {
                        let briefing = Briefing::new(world, number);
                        let bytes = briefing.document(world, flavour);
                        write_file(dir, &briefing.file(), &bytes)?;
                        totals.bytes += bytes.len();
                        totals.withheld += usize::from(briefing.withheld);
                    }
                    Ok(totals)
                })
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| match worker.join() {
                Ok(result) => result,
                Err(_) => bail!("a writer stopped"),
            })
            .collect()
    });
    let mut sum = Totals::default();
    for result in results {
        let totals = result?;
        sum.bytes += totals.bytes;
        sum.withheld += totals.withheld;
    }
    Ok(sum)
}

/// Writes a file below a folder, whose own folder is made when it turns out to be missing.
pub(crate) fn write_file(dir: &Path, file: &str, text: &str) -> Result<()> {
    let path = dir.join(file);
    let written = match fs::write(&path, text) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let parent = path.parent().unwrap_or(dir);
            fs::create_dir_all(parent).and_then(|()| fs::write(&path, text))
        }
        other => other,
    };
    written.with_context(|| format!("cannot write {file}"))
}

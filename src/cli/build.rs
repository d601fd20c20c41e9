//! `dateline build` and `dateline check`.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::args::{BuildArgs, CheckArgs, CheckCommand, SiteArgs};
use super::clock::{self, Clock};
use super::outcome::{Outcome, out, print_report, say};
use super::progress::Progress;
use super::root;
use super::timings::Timings;
use super::verify::verify;
use crate::cache::{self, Cache};
use crate::check::{CHECKS, Check};
use crate::config::{self, Overrides};
use crate::diag::print::Format;
use crate::diag::{Diagnostic, Report};
use crate::emit::{DiskSink, Sink};
use crate::pipeline::{self, Options, Step, Summary};
use crate::source::{DiskSource, Source};

/// Builds the site.
pub(super) fn build(site: &SiteArgs, args: &BuildArgs) -> Outcome {
    let root = root::of(site);
    let out_dir = args.out.clone().unwrap_or_else(|| root.join("public"));
    let (sink, note) = match open(&root, &out_dir) {
        Ok(opened) => opened,
        Err(problem) => {
            let report = Report::from_iter([problem]);
            conclude(None, &report, Some(&out_dir), args.check.format, Clock::start());
            return Outcome::Failed;
        }
    };
    if let Some(note) = note {
        print_report(&Report::from_iter([note]), Format::Text);
    }
    let outcome = run(&root, Some((&sink, &out_dir)), &args.check);
    if args.verify && matches!(outcome, Outcome::Fine) {
        verify(&root, &out_dir, &args.check)
    } else {
        outcome
    }
}

/// Opens the output folder; without a site, or where the site itself lies, none is made.
fn open(root: &Path, out_dir: &Path) -> Result<(DiskSink, Option<Diagnostic>), Diagnostic> {
    if !root.join(config::FILE).is_file() {
        return Err(config::missing());
    }
    let source = DiskSource::new(root);
    // The cache knows what this audience may not see, and must not be published with the pages.
    if source.reads(out_dir) || source.holds(cache::FOLDER, out_dir) {
        let message = format!("refuses to write among the files of the site: `{}`", out_dir.display());
        return Err(Diagnostic::error("output", message)
            .help("Choose a folder outside `content/`, `themes/`, `templates/` and `.dateline/`."));
    }
    DiskSink::open(out_dir)
}

/// Reports every problem, or prints which checks there are.
pub(super) fn check(site: &SiteArgs, args: &CheckCommand) -> Outcome {
    if args.list {
        list(args.check.format);
        return Outcome::Fine;
    }
    run(&root::of(site), None, &args.check)
}

/// Prints every check: as a table, or with `json` as an object a line.
fn list(format: Format) {
    let width = CHECKS.iter().map(|check| check.code.len()).max().unwrap_or_default();
    let row = |check: &Check| match format {
        Format::Json => {
            let level = check.level.as_str();
            format!("{}\n", json!({ "code": check.code, "level": level, "about": check.about }))
        }
        _ => format!("{:width$}  {:5}  {}\n", check.code, check.level.as_str(), check.about),
    };
    out(CHECKS.iter().map(row).collect::<String>().as_bytes());
}

pub(super) fn options(args: &CheckArgs) -> Options {
    Options {
        overrides: Overrides {
            audience: args.audience,
            base_url: args.base_url.clone(),
            drafts: args.drafts,
            now: args.now.as_ref().map_or_else(clock::now, |now| now.instant()),
        },
        strict: args.strict,
    }
}

fn run(root: &Path, sink: Option<(&DiskSink, &Path)>, args: &CheckArgs) -> Outcome {
    let clock = Clock::start();
    if let Some(threads) = args.threads {
        // A pool that is there already, as in tests, stays.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global();
    }
    let options = options(args);
    let source: Arc<dyn Source> = Arc::new(DiskSource::new(root));
    let folder = root.join(cache::FOLDER);
    // Checking writes nothing, and where there is no site, nothing is made.
    let writes = sink.is_some() && root.join(config::FILE).is_file();
    let cache = if writes { Cache::open(&folder) } else { Cache::open_to_read(&folder) };
    let progress = Progress::new(clock);
    let timings = Timings::new(clock);
    let step = |step: Step<'_>| {
        timings.step(step);
        progress.step(step);
    };
    let to = sink.map(|(sink, _)| sink as &dyn Sink);
    let (summary, report) = pipeline::build(&source, to, Some(&cache), &options, &step);
    progress.finish();
    step(Step::Stage("cache"));
    let notes = Report::from_iter(cache.finish(&|path| root.join(path).exists()));
    if !notes.is_empty() {
        print_report(&notes, Format::Text);
    }
    if args.timings {
        say(timings.lines().as_bytes());
    }
    conclude(summary.as_ref(), &report, sink.map(|(_, dir)| dir), args.format, clock);
    Outcome::of(&report)
}

/// Prints what was found and what was done.
fn conclude(
    summary: Option<&Summary>,
    report: &Report,
    out_dir: Option<&Path>,
    format: Format,
    clock: Clock,
) {
    print_report(report, format);
    match format {
        Format::Json => out(format!("{}\n", as_json(summary, report, clock)).as_bytes()),
        _ => say(in_words(summary, report, out_dir, clock).as_bytes()),
    }
}

fn as_json(summary: Option<&Summary>, report: &Report, clock: Clock) -> serde_json::Value {
    let nothing = Summary::default();
    let built = summary.unwrap_or(&nothing);
    json!({
        "pages": built.pages,
        "written": built.tally.written,
        "unchanged": built.tally.unchanged,
        "deleted": built.tally.deleted,
        "documents": {
            "briefings": built.documents.briefings,
            "actors": built.documents.actors,
            "locations": built.documents.locations,
            "sources": built.documents.sources,
            "pages": built.documents.pages,
        },
        "withheld": built.withheld,
        "mentions": built.mentions,
        "warnings": report.warnings(),
        "errors": report.errors(),
        "elapsed_ms": clock.elapsed().as_millis(),
    })
}

fn in_words(summary: Option<&Summary>, report: &Report, out_dir: Option<&Path>, clock: Clock) -> String {
    let problems = match (report.errors(), report.warnings()) {
        (0, 0) => String::new(),
        (0, warnings) => counted(warnings, "warning"),
        (errors, 0) => counted(errors, "error"),
        (errors, warnings) => format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    let Some(summary) = summary else {
        let kept = if out_dir.is_some() { "; nothing was written" } else { "" };
        return format!("{problems}{kept}\n");
    };
    let briefings = counted(summary.documents.briefings, "briefing");
    let withheld = match summary.withheld {
        0 => String::new(),
        count => format!(", {count} withheld"),
    };
    let problems = if problems.is_empty() { "no problems".to_owned() } else { problems };
    let Some(out_dir) = out_dir else {
        return format!("{briefings}{withheld}: {problems}\n");
    };
    let tally = &summary.tally;
    format!(
        "{briefings}{withheld}, {}: {} written, {} unchanged, {} deleted in {} ({problems}, {} ms)\n",
        counted(summary.pages, "page"),
        tally.written,
        tally.unchanged,
        tally.deleted,
        out_dir.display(),
        clock.elapsed().as_millis(),
    )
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

//! `dateline build` and `dateline check`.

use std::path::Path;

use serde_json::json;

use super::args::{BuildArgs, CheckArgs, SiteArgs};
use super::clock::{self, Clock};
use super::outcome::{Outcome, fail, out, print_report, say};
use super::progress::Progress;
use super::root;
use crate::config::Overrides;
use crate::diag::Report;
use crate::diag::print::Format;
use crate::emit::{DiskSink, Sink};
use crate::pipeline::{self, Options, Summary};
use crate::source::DiskSource;

/// Builds the site.
pub(super) fn build(site: &SiteArgs, args: &BuildArgs) -> Outcome {
    let root = root::of(site);
    let out_dir = args.out.clone().unwrap_or_else(|| root.join("public"));
    let (sink, note) = match DiskSink::open(&out_dir) {
        Ok(opened) => opened,
        Err(problem) => return fail(problem),
    };
    if let Some(note) = note {
        print_report(&Report::from_iter([note]), Format::Text);
    }
    run(&root, Some((&sink, &out_dir)), &args.check)
}

/// Reports every problem.
pub(super) fn check(site: &SiteArgs, args: &CheckArgs) -> Outcome {
    run(&root::of(site), None, args)
}

fn run(root: &Path, sink: Option<(&DiskSink, &Path)>, args: &CheckArgs) -> Outcome {
    let clock = Clock::start();
    if let Some(threads) = args.threads {
        // A pool that is there already, as in tests, stays.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global();
    }
    let options = Options {
        overrides: Overrides {
            audience: args.audience,
            base_url: args.base_url.clone(),
            drafts: args.drafts,
            now: args.now.as_ref().map_or_else(clock::now, |now| now.instant()),
        },
        strict: args.strict,
    };
    let source = DiskSource::new(root);
    let progress = Progress::new(clock);
    let to = sink.map(|(sink, _)| sink as &dyn Sink);
    let (summary, report) = pipeline::build(&source, to, &options, &|step| progress.step(step));
    progress.finish();
    print_report(&report, args.format);
    match args.format {
        Format::Json => out(format!("{}\n", as_json(summary.as_ref(), &report, clock)).as_bytes()),
        _ => say(in_words(summary.as_ref(), &report, sink.map(|(_, dir)| dir), clock).as_bytes()),
    }
    Outcome::of(&report)
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

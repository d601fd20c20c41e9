//! `dateline build --verify`: proves on the user's own site that what stands is what a clean build
//! would write.

use std::path::Path;
use std::sync::Arc;

use super::args::CheckArgs;
use super::build::options;
use super::outcome::{Outcome, print_report, say};
use crate::diag::{Diagnostic, Report};
use crate::emit::{Standing, VerifySink};
use crate::pipeline;
use crate::source::{DiskSource, Source};

/// More differences than this are counted and not named.
const NAMED: usize = 20;

/// Builds once more without the cache and compares.
pub(super) fn verify(root: &Path, out_dir: &Path, args: &CheckArgs) -> Outcome {
    let source: Arc<dyn Source> = Arc::new(DiskSource::new(root));
    let sink = VerifySink::new(out_dir);
    let (summary, report) = pipeline::build(&source, Some(&sink), None, &options(args), &|_| {});
    let differences = sink.differences();
    let Some(summary) = summary else {
        print_report(&report, args.format);
        return Outcome::of(&report);
    };
    if differences.is_empty() {
        say(format!("verified: {} files are those of a clean build\n", summary.tally.unchanged).as_bytes());
        return Outcome::Fine;
    }
    let named = differences.iter().take(NAMED).map(|(path, standing)| {
        let what = match standing {
            Standing::Same => "is as it should be",
            Standing::Different => "is not what a clean build writes",
            Standing::Missing => "is missing",
            Standing::Leftover => "is left over from an earlier build",
        };
        Diagnostic::error("verify", format!("`{path}` {what}"))
    });
    let mut found: Report = named.collect();
    let differ = if differences.len() == 1 { "file differs" } else { "files differ" };
    let message = format!("{} {differ} from a clean build", differences.len());
    let help = "Delete the folder `.dateline` and the output folder, then build again. A file of the site \
                that was replaced without a change of size and times is the likely cause.";
    found.push(Diagnostic::error("verify", message).help(help));
    print_report(&found, args.format);
    Outcome::of(&found)
}

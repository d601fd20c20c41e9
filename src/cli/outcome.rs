//! How a command ends, and how it says so.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

use crate::diag::print::{self, Format};
use crate::diag::{Diagnostic, Report, Severity};

/// How a command ended; the exit code follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// 0.
    Fine,
    /// 1: the content has errors.
    ContentErrors,
    /// 2: usage, configuration, or reading and writing.
    Failed,
}

/// Codes of problems that are none of the content's.
const NOT_CONTENT: &[&str] =
    &["no-site", "read", "output", "output-folder", "theme", "theme-api", "template"];

impl Outcome {
    /// The outcome that a report stands for.
    pub(super) fn of(report: &Report) -> Self {
        let mut errors = report.iter().filter(|problem| problem.severity == Severity::Error).peekable();
        if errors.peek().is_none() {
            return Self::Fine;
        }
        let is_content = |problem: &Diagnostic| {
            let in_settings = problem.place.as_ref().is_some_and(|place| *place.path == *crate::config::FILE);
            !in_settings && !NOT_CONTENT.contains(&problem.code)
        };
        if errors.any(is_content) { Self::ContentErrors } else { Self::Failed }
    }
}

/// Prints a report: for people on standard error, for machines on standard output.
pub(super) fn print_report(report: &Report, format: Format) {
    match format {
        Format::Text => {
            let colour = io::stderr().is_terminal() && no_colour_is_unset();
            let (shown, left_out) = readable(report);
            let mut text = Vec::new();
            // Writing into memory can't fail.
            let _ = print::print(format, &shown, colour, &mut text);
            for (code, count) in left_out {
                text.extend(
                    format!("… and {count} more `{code}`; `--format json` prints every one\n").bytes(),
                );
            }
            say(&text);
        }
        _ => {
            let mut text = Vec::new();
            let _ = print::print(format, report, false, &mut text);
            out(&text);
        }
    }
}

/// How many warnings of one code a person is shown.
const SHOWN: usize = 50;

/// A report as a person can read it: every error, and of each kind of warning the first few; with
/// how many of each are left out.
fn readable(report: &Report) -> (Report, BTreeMap<&'static str, usize>) {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let shown = report.iter().filter(|problem| {
        if problem.severity == Severity::Error {
            return true;
        }
        let count = counts.entry(problem.code).or_default();
        *count += 1;
        *count <= SHOWN
    });
    let shown = shown.cloned().collect();
    counts.retain(|_, count| *count > SHOWN);
    (shown, counts.into_iter().map(|(code, count)| (code, count - SHOWN)).collect())
}

/// Prints one problem and fails.
pub(super) fn fail(problem: Diagnostic) -> Outcome {
    let report = Report::from_iter([problem]);
    print_report(&report, Format::Text);
    Outcome::Failed
}

/// Writes to standard output. A reader that went away, such as `head`, is no error.
pub(super) fn out(text: &[u8]) {
    let mut stdout = io::stdout().lock();
    let _ = stdout.write_all(text).and_then(|()| stdout.flush());
}

/// Writes to standard error.
pub(super) fn say(text: &[u8]) {
    let _ = io::stderr().lock().write_all(text);
}

#[allow(clippy::disallowed_methods, reason = "the command line is where the environment is asked")]
fn no_colour_is_unset() -> bool {
    std::env::var("NO_COLOR").map_or(true, |value| value.is_empty())
}

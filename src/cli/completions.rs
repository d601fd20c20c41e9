//! `dateline completions`.

use clap::CommandFactory;

use super::args::{Args, CompletionsArgs};
use super::outcome::{Outcome, out};

/// Prints a shell's completions.
pub(super) fn completions(args: &CompletionsArgs) -> Outcome {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "dateline", &mut text);
    out(&text);
    Outcome::Fine
}

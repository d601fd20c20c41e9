//! The project's own tasks: `cargo xtask` followed by `test`, `shots`, `corpus`,
//! `bench` or `instructions`.
//!
//! Every task drives the built `dateline` binary and outside tools by their command lines. None
//! may know the library: what they check is what a user gets.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a task talks to the person who started it, measures, and works on files; the bans are the library's"
)]

mod bench;
mod corpus;
mod install;
mod instructions;
mod process;
mod shots;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Dateline's own tasks.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

/// One task a file.
#[derive(Subcommand)]
enum Task {
    /// Install what is missing, then run every test and validator.
    Test(test::Args),
    /// Build the sample and take pictures of its page kinds in a browser.
    Shots(shots::Args),
    /// Write a synthetic site of N briefings, the same on every machine.
    Corpus(corpus::Args),
    /// Measure builds of a synthetic site: clean, after edits, and beside another generator's.
    Bench(bench::Args),
    /// Count the instructions of a clean build, and fail when they are too many.
    Instructions(instructions::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().task {
        Task::Test(args) => test::run(&args),
        Task::Shots(args) => shots::run(&args),
        Task::Corpus(args) => corpus::run(&args),
        Task::Bench(args) => bench::run(&args),
        Task::Instructions(args) => instructions::run(&args),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

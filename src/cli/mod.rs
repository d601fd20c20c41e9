//! The command line: one file a command. Only here are arguments, the environment, the clock and the
//! terminal known.

mod args;
mod build;
mod clock;
mod completions;
mod due;
mod init;
mod new;
mod outcome;
mod progress;
mod root;
mod schema;
mod serve;
mod timings;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use outcome::Outcome;

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let outcome = match &args.command {
        Command::Build(build) => build::build(&args.site, build),
        Command::Serve(serve) => serve::serve(&args.site, serve),
        Command::Check(check) => build::check(&args.site, check),
        Command::Due(due) => due::due(&args.site, due),
        Command::Init(init) => init::init(init),
        Command::New(new) => new::new(&args.site, new),
        Command::Schema(schema) => schema::schema(schema),
        Command::Completions(completions) => completions::completions(completions),
    };
    match outcome {
        Outcome::Fine => ExitCode::SUCCESS,
        Outcome::ContentErrors => ExitCode::from(1),
        Outcome::Failed => ExitCode::from(2),
    }
}

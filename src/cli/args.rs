//! The arguments of every command.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::config;
use crate::diag::print::Format;
use crate::model::{Audience, Stamp, WebUrl};

/// Turns a folder of Markdown briefings into a static site in which every actor and every place has
/// its own page, and every number a source.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 100)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) site: SiteArgs,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Where the site is.
#[derive(Debug, clap::Args)]
pub(super) struct SiteArgs {
    /// The folder of the site; by default the nearest one, from here upwards, that holds site.yaml.
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Build the site into public/.
    Build(BuildArgs),
    /// Show the site in the browser while it is edited.
    Serve(ServeArgs),
    /// Report every problem without writing anything.
    Check(CheckCommand),
    /// Print the next moment at which the site changes by itself, for a scheduler.
    Due(DueArgs),
    /// Make a small site to begin with.
    Init(InitArgs),
    /// Add a briefing, an actor, a location or a source.
    New(NewArgs),
    /// Print the JSON Schema of a document kind, for editors.
    Schema(SchemaArgs),
    /// Print completions for a shell.
    Completions(CompletionsArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct BuildArgs {
    /// The folder to write to; by default public/ in the site's folder.
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Afterwards read every file again, build once more without the cache, and compare byte by byte.
    #[arg(long)]
    pub(super) verify: bool,
    #[command(flatten)]
    pub(super) check: CheckArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct ServeArgs {
    /// The port; when it is taken, the next free one.
    #[arg(long, value_name = "PORT", default_value_t = 4100)]
    pub(super) port: u16,
    /// The address to listen on; by default this machine alone is answered.
    #[arg(long, value_name = "ADDRESS")]
    pub(super) host: Option<IpAddr>,
    /// Open the browser.
    #[arg(long)]
    pub(super) open: bool,
    /// Who the preview is for; by default as in site.yaml.
    #[arg(long, value_name = "AUDIENCE")]
    pub(super) audience: Option<Audience>,
    /// Show drafts, too.
    #[arg(long)]
    pub(super) drafts: bool,
    /// Hold embargoes and expiries against this moment: a date, or a date-time with an offset.
    #[arg(long, value_name = "TIME")]
    pub(super) now: Option<Stamp>,
    /// What opens a file: a command, with {path}, {line} and {column} or without; by default $VISUAL.
    #[arg(long, value_name = "COMMAND")]
    pub(super) editor: Option<String>,
    /// Show no bar at the foot of pages.
    #[arg(long)]
    pub(super) no_bar: bool,
    /// Look at all files every so many milliseconds, where the system tells nothing of changes.
    #[arg(long, value_name = "MS", value_parser = clap::value_parser!(u64).range(50..=60_000))]
    pub(super) poll: Option<u64>,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckCommand {
    /// Print every check with its default level and what it looks for, and check nothing.
    #[arg(long)]
    pub(super) list: bool,
    #[command(flatten)]
    pub(super) check: CheckArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// Who the build is for; by default as in site.yaml. It decides which TLP labels may be in it.
    #[arg(long, value_name = "AUDIENCE")]
    pub(super) audience: Option<Audience>,
    /// Build drafts, too.
    #[arg(long)]
    pub(super) drafts: bool,
    /// Hold embargoes and expiries against this moment: a date, or a date-time with an offset.
    #[arg(long, value_name = "TIME")]
    pub(super) now: Option<Stamp>,
    /// Where the site will stand; by default `base_url` of site.yaml.
    #[arg(long, value_name = "URL", value_parser = config::base_url)]
    pub(super) base_url: Option<WebUrl>,
    /// Make every warning an error.
    #[arg(long)]
    pub(super) strict: bool,
    /// How to report: text, json, sarif or github.
    #[arg(long, default_value = "text", value_name = "FORMAT")]
    pub(super) format: Format,
    /// Say how long each stage took, in milliseconds.
    #[arg(long)]
    pub(super) timings: bool,
    /// How many threads to use; by default one a core.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) threads: Option<u16>,
}

#[derive(Debug, clap::Args)]
pub(super) struct DueArgs {
    /// Who the build is for; by default as in site.yaml.
    #[arg(long, value_name = "AUDIENCE")]
    pub(super) audience: Option<Audience>,
    /// Look for moments after this one: a date, or a date-time with an offset; by default now.
    #[arg(long, value_name = "TIME")]
    pub(super) now: Option<Stamp>,
}

#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// The folder to make; it must not exist, or be empty.
    pub(super) dir: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    /// What to add.
    pub(super) kind: NewKind,
    /// Its title or name.
    pub(super) name: String,
    /// The date of a briefing; by default today.
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<Stamp>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum NewKind {
    /// A briefing.
    Briefing,
    /// An actor.
    Actor,
    /// A location.
    Location,
    /// A source.
    Source,
}

#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// Which schema; all of them in one object by default.
    pub(super) kind: Option<SchemaKind>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum SchemaKind {
    /// Front matter of a briefing.
    Briefing,
    /// Front matter of an actor.
    Actor,
    /// Front matter of a location.
    Location,
    /// Front matter of a source.
    Source,
    /// Front matter of a free page.
    Page,
    /// site.yaml.
    Site,
}

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell.
    pub(super) shell: clap_complete::Shell,
}

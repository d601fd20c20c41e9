//! `cargo xtask test`: installs what is missing and runs everything, a step a line.
//!
//! It must not know what the tests test: it sets their environment and counts their results.

use std::{
    ffi::OsStr,
    fs,
    path::Path,
    process::{Command, ExitCode},
    time::Instant,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{install, instructions, process, tools::Toolbox, workspace::Workspace};

/// What the steps below need.
const TOOLS: &[&str] = &["java", "vnu", "lychee", "commonmark-spec", "strace", instructions::TOOL];

/// How many findings of a validator a failed step repeats.
const SHOWN: usize = 20;

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Fail where a tool is missing instead of installing it.
    #[arg(long)]
    no_install: bool,
}

/// Runs every step; the exit code is 1 if any failed.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let toolbox = Toolbox::new(workspace.tools());
    let site = tempfile::tempdir().context("cannot create a temporary folder")?;
    // Dateline refuses a folder that it does not own, so it gets to create its own.
    let out = site.path().join("public");

    let mut steps = Steps::default();
    let tools = steps.run("tools", true, || {
        install::ensure(&toolbox, TOOLS, !args.no_install)?;
        Ok(format!("{} there", TOOLS.len()))
    });
    let built = steps.run("cargo build --release", true, || {
        workspace.build_release()?;
        Ok(String::new())
    });
    // A missing tool must not hide what the other tests say, so this runs in any case.
    steps.run("cargo test --workspace", true, || {
        let mut command = workspace.cargo();
        command.args(["test", "--workspace"]);
        if let Some(spec) = toolbox.path("commonmark-spec").ok().filter(|path| path.is_file()) {
            command.env("DATELINE_COMMONMARK_SPEC", spec);
        }
        if let Ok(strace) = toolbox.path("strace") {
            command.env("DATELINE_STRACE", strace);
        }
        process::aloud(&mut command)?;
        Ok(String::new())
    });
    let sample = steps.run("sample site, --strict", built, || {
        workspace.build_sample(&out)?;
        match count_pages(&out)? {
            0 => bail!("the build wrote no HTML page"),
            pages => Ok(format!("{pages} pages")),
        }
    });
    steps.run("HTML (vnu)", tools && sample, || check_html(&toolbox, &out));
    steps.run("links (lychee)", tools && sample, || check_links(&toolbox, &out));
    steps.run("instructions (valgrind)", tools && built, || instructions::check(&toolbox, &workspace));
    Ok(steps.summary())
}

/// The results so far.
#[derive(Default)]
struct Steps {
    results: Vec<(String, Outcome)>,
}

/// How a step ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    /// What it needs failed.
    Skipped,
}

impl Steps {
    /// Runs a step unless what it needs failed; says whether it passed.
    fn run(&mut self, name: &str, ready: bool, action: impl FnOnce() -> Result<String>) -> bool {
        let start = Instant::now();
        let outcome = if ready {
            match action() {
                Ok(detail) => {
                    let seconds = start.elapsed().as_secs_f64();
                    println!("ok       {name:<24} {seconds:>6.1} s  {detail}");
                    Outcome::Passed
                }
                Err(error) => {
                    println!("FAILED   {name}: {error:#}");
                    Outcome::Failed
                }
            }
        } else {
            println!("skipped  {name}: an earlier step failed");
            Outcome::Skipped
        };
        self.results.push((name.to_owned(), outcome));
        outcome == Outcome::Passed
    }

    /// Prints the totals in the form that test runners close with.
    fn summary(&self) -> ExitCode {
        let count = |wanted| self.results.iter().filter(|(_, outcome)| *outcome == wanted).count();
        println!();
        for (name, outcome) in &self.results {
            match outcome {
                Outcome::Passed => println!("ok       {name}"),
                Outcome::Failed => println!("FAILED   {name}"),
                Outcome::Skipped => println!("skipped  {name}"),
            }
        }
        let (failed, skipped) = (count(Outcome::Failed), count(Outcome::Skipped));
        println!("steps: {} passed, {failed} failed, {skipped} skipped", count(Outcome::Passed));
        if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

/// The Nu HTML checker over every page: no error passes.
fn check_html(toolbox: &Toolbox, out: &Path) -> Result<String> {
    let mut command = Command::new(toolbox.path("java")?);
    command.arg("-jar").arg(toolbox.path("vnu")?);
    command.args(["--skip-non-html", "--format", "json"]).arg(out);
    let output = process::capture(&mut command)?;
    let report: Value = serde_json::from_slice(&output.stderr)
        .with_context(|| format!("no report: {}", process::tail(&String::from_utf8_lossy(&output.stderr))))?;
    let messages = report["messages"].as_array().context("the report has no list of messages")?;
    let prefix = format!("file:{}/", out.display());
    let (errors, warnings): (Vec<&Value>, Vec<&Value>) =
        messages.iter().partition(|message| message["type"] != "info");
    if !errors.is_empty() || !output.status.success() {
        let shown = errors.iter().take(SHOWN).map(|message| {
            let page = text(&message["url"]);
            let page = page.strip_prefix(&prefix).unwrap_or(page);
            format!("  {page}:{}: {}", message["lastLine"], text(&message["message"]))
        });
        bail!("{} errors\n{}", errors.len(), shown.collect::<Vec<_>>().join("\n"));
    }
    Ok(format!("{} warnings", warnings.len()))
}

/// Every internal link and anchor; other hosts are not asked.
fn check_links(toolbox: &Toolbox, out: &Path) -> Result<String> {
    let root = out.canonicalize().context("the built site is gone")?;
    let mut command = Command::new(toolbox.path("lychee")?);
    command.args(["--offline", "--no-progress", "--format", "json", "--include-fragments=anchor-only"]);
    // An address that ends in `/` is the `index.html` there, as a web server has it.
    command.args(["--index-files", "index.html", "--extensions", "html"]);
    command.arg("--root-dir").arg(&root).arg(&root);
    let output = process::capture(&mut command)?;
    let report: Value = serde_json::from_slice(&output.stdout)
        .with_context(|| format!("no report: {}", process::tail(&String::from_utf8_lossy(&output.stderr))))?;
    let total = report["total"].as_u64().unwrap_or_default();
    if total == 0 {
        bail!("found no link to check");
    }
    if report["errors"] != 0 || !output.status.success() {
        let prefix = format!("{}/", root.display());
        let mut shown = Vec::new();
        for (page, links) in report["error_map"].as_object().into_iter().flatten() {
            for link in links.as_array().into_iter().flatten() {
                let line = format!(
                    "  {page}:{}: {}: {}",
                    link["span"]["line"],
                    text(&link["url"]),
                    text(&link["status"]["text"]),
                );
                shown.push(line.replace(&format!("file://{prefix}"), "/").replace(&prefix, ""));
            }
        }
        shown.truncate(SHOWN);
        bail!("{} broken of {total}\n{}", report["errors"], shown.join("\n"));
    }
    Ok(format!("{total} links"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Counts the HTML files below a folder, so that a validator cannot pass on nothing.
fn count_pages(folder: &Path) -> Result<usize> {
    let mut pages = 0;
    let entries = fs::read_dir(folder).context("the build wrote no folder")?;
    for entry in entries {
        let path = entry.context("cannot list the built site")?.path();
        if path.is_dir() {
            pages += count_pages(&path)?;
        } else if path.extension() == Some(OsStr::new("html")) {
            pages += 1;
        }
    }
    Ok(pages)
}

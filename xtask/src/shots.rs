//! `cargo xtask shots`: pictures of the sample's page kinds, wide, on a phone, dark and printed.
//!
//! It knows routes and a browser, nothing of how pages are made. The browser is driven by
//! `scripts/shots.mjs`, because only a driver can emulate a colour scheme and a phone at full page
//! height; this file builds, serves and picks the pages.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::{install, process, tools::Toolbox, workspace::Workspace};

/// What the pictures need.
const TOOLS: &[&str] = &["chromium", "fonts-latin", "fonts-other", "playwright"];

/// How long the file server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Options of `cargo xtask shots`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Where the pictures go [default: shots/ in Cargo's target folder].
    dir: Option<PathBuf>,
    /// Take this path of the site instead of the usual pages; may be repeated.
    #[arg(long = "path", value_name = "/PATH/")]
    paths: Vec<String>,
    /// Take an already built site instead of building the sample.
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// Fail where a tool is missing instead of installing it.
    #[arg(long)]
    no_install: bool,
}

/// A page to take.
struct Page {
    name: String,
    path: String,
}

/// Builds, serves and takes the pictures.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    let toolbox = Toolbox::new(workspace.tools());
    install::ensure(&toolbox, TOOLS, !args.no_install)?;
    let temporary = tempfile::tempdir().context("cannot create a temporary folder")?;
    let site = match &args.site {
        Some(site) => site.clone(),
        None => {
            workspace.build_release()?;
            let out = temporary.path().join("public");
            workspace.build_sample(&out)?;
            out
        }
    };
    if !site.join("index.html").is_file() {
        bail!("there is no index.html to show");
    }
    let pages = if args.paths.is_empty() { usual_pages(&site)? } else { named_pages(&args.paths) };
    let dir = args.dir.clone().unwrap_or_else(|| workspace.target.join("shots"));
    fs::create_dir_all(&dir).context("cannot create the folder for pictures")?;

    let server = Server::start(&site)?;
    let job = json!({
        "base": format!("http://127.0.0.1:{}", server.port),
        "pages": pages.iter().map(|page| json!({ "name": page.name, "path": page.path })).collect::<Vec<_>>(),
        "out": dir,
        "modules": toolbox.npm_prefix(),
        "browser": toolbox.path("chromium")?,
    });
    let script = workspace.root.join("xtask/scripts/shots.mjs");
    process::aloud(Command::new("node").arg(script).arg(job.to_string()))?;
    for page in &pages {
        print_to_png(&dir, &page.name)?;
    }
    println!("{} pages in {}", pages.len(), dir.display());
    Ok(ExitCode::SUCCESS)
}

/// One page of each kind that the theme draws.
fn usual_pages(site: &Path) -> Result<Vec<Page>> {
    let mut pages = vec![page("home", "/".to_owned())];
    for (name, section, wanted) in [
        ("briefing", "briefings", "saraqib-m4-m5-junction"),
        ("actor", "actors", "hts"),
        ("location", "locations", "saraqib"),
    ] {
        match leaf(&site.join(section), wanted)? {
            Some(leaf) => pages.push(page(name, format!("/{section}/{leaf}/"))),
            None => println!("no page below /{section}/: {name} is skipped"),
        }
    }
    pages.push(page("locations", "/locations/".to_owned()));
    pages.push(page("404", "/404.html".to_owned()));
    Ok(pages)
}

fn page(name: &str, path: String) -> Page {
    Page { name: name.to_owned(), path }
}

/// The wanted page of a section, or its first one where the sample has changed.
fn leaf(section: &Path, wanted: &str) -> Result<Option<String>> {
    if !section.is_dir() {
        return Ok(None);
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(section).context("cannot list a section")? {
        let path = entry.context("cannot list a section")?.path();
        if path.join("index.html").is_file() {
            names.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    names.sort();
    Ok(names.iter().find(|name| *name == wanted).or_else(|| names.first()).cloned())
}

/// Pages asked for by path; a picture is named after its path.
fn named_pages(paths: &[String]) -> Vec<Page> {
    paths
        .iter()
        .map(|path| {
            let name = path.trim_matches('/').replace(['/', '?', '#', '%', '\\'], "-");
            let name = if name.is_empty() { "home" } else { &name };
            page(name, format!("/{}", path.trim_start_matches('/')))
        })
        .collect()
}

/// The first printed sheets as pictures, where poppler's tool is on the machine.
fn print_to_png(dir: &Path, name: &str) -> Result<()> {
    let pdf = dir.join(format!("{name}-print.pdf"));
    let Some(tool) = process::find("pdftoppm") else {
        println!("{name}: printed as PDF only, pdftoppm is not here");
        return Ok(());
    };
    let mut command = Command::new(tool);
    command.args(["-png", "-r", "80", "-l", "3"]).arg(&pdf).arg(dir.join(format!("{name}-print")));
    process::quietly(&mut command).map(drop)
}

/// A static file server on a loopback port, stopped when it is dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    /// Starts Python's own server: it is on every machine that has the link checker.
    fn start(site: &Path) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
        let port = listener.local_addr().context("no free port")?.port();
        drop(listener);
        let child = Command::new("python3")
            .args(["-m", "http.server", "--bind", "127.0.0.1", "--directory"])
            .arg(site)
            .arg(port.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start `python3`")?;
        let server = Self { child, port };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if start.elapsed() > PATIENCE {
                bail!("the file server did not answer in {} s", PATIENCE.as_secs());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to stop, and no one to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

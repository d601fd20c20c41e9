//! `dateline serve`.

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::args::{ServeArgs, SiteArgs};
use super::clock::{self, Clock};
use super::outcome::{Outcome, fail, print_report, say};
use super::root;
use crate::cache::{self, Cache};
use crate::config::Overrides;
use crate::diag::print::Format;
use crate::diag::{Diagnostic, Report, Severity};
use crate::pipeline::{Options, Session};
use crate::serve::{self, Editor, Live, Notice, Seen, Settings};
use crate::source::{DiskSource, Source, Watch};

/// So many names of changed files stand on one line.
const NAMED: usize = 3;

/// Serves the site while it is edited, until it is interrupted.
pub(super) fn serve(site: &SiteArgs, args: &ServeArgs) -> Outcome {
    let root = root::of(site);
    if !root.is_dir() {
        return fail(crate::config::missing());
    }
    let host = args.host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let listener = match serve::bind(host, args.port) {
        Ok(listener) => listener,
        Err(error) => {
            let message = format!("can't listen on {host}, port {}: {error}", args.port);
            return fail(Diagnostic::error("serve", message).help("Choose another `--port` or `--host`."));
        }
    };
    let port = listener.local_addr().map_or(args.port, |address| address.port());
    if port != args.port {
        say(format!("Port {} is taken; this is the next free one.\n", args.port).as_bytes());
    }
    let address = address(host, port);
    say(format!("Preview at {address} – Ctrl-C ends it\n").as_bytes());
    if args.open {
        // A browser that can't be opened is no reason to end: the address stands above.
        let _ = open::that_detached(&address);
    }

    let source: Arc<dyn Source> = Arc::new(DiskSource::new(&root));
    let live = Arc::new(Live::new(Arc::clone(&source), clock::now()));
    let settings = Settings {
        root: root.clone(),
        host: args.host.map(|host| host.to_string()),
        editor: Editor::new(args.editor.clone().or_else(visual)),
        bar: !args.no_bar,
    };
    let session = Session::new(source, Some(Cache::open_to_read(&root.join(cache::FOLDER))), options(args));
    let (notice, fixed) = (notice(&root, args), args.now.as_ref().map(|now| now.instant()));
    let worker = Arc::clone(&live);
    // It ends with the process: it writes nothing that could be left half-done.
    std::thread::spawn(move || look(&worker, session, notice, fixed));
    match serve::serve(listener, &live, settings, interrupted()) {
        Ok(()) => Outcome::Fine,
        Err(error) => fail(Diagnostic::error("serve", format!("the preview ended: {error}"))),
    }
}

/// Looks at the site again and again, and tells of it.
fn look(live: &Live, session: Session, notice: Notice, fixed: Option<Timestamp>) {
    let begun = std::cell::Cell::new(Clock::start());
    let last = std::cell::RefCell::new(Report::default());
    live.run(
        session,
        notice,
        || fixed.unwrap_or_else(clock::now),
        || begun.set(Clock::start()),
        |seen| {
            say(line(&seen, begun.get()).as_bytes());
            // What was said is not said again.
            let mut last = last.borrow_mut();
            if *seen.report != *last {
                print_report(&errors(seen.report), Format::Text);
                last.clone_from(seen.report);
            }
        },
        || say(b"The system told nothing of a change: from now on, files are looked at every few seconds.\n"),
    );
}

/// One line: what changed, what the site has, how long it took.
fn line(seen: &Seen<'_>, begun: Clock) -> String {
    let milliseconds = begun.elapsed().as_millis();
    let counted = |count: usize, noun: &str| match count {
        0 => String::new(),
        1 => format!(", 1 {noun}"),
        count => format!(", {count} {noun}s"),
    };
    let problems = counted(seen.report.errors(), "error") + &counted(seen.report.warnings(), "warning");
    let what = match (seen.first, seen.changed) {
        (true, _) => format!("{} pages", seen.pages),
        (false, []) => "theme, settings or assets".to_owned(),
        (false, changed) if changed.len() > NAMED => format!("{} files", changed.len()),
        (false, changed) => changed.join(", "),
    };
    format!("{what}: {milliseconds} ms{problems}\n")
}

/// The errors alone: warnings stand in the browser’s bar, and `check` tells them.
fn errors(report: &Report) -> Report {
    report.iter().filter(|problem| problem.severity == Severity::Error).cloned().collect()
}

/// How changes are noticed.
fn notice(root: &Path, args: &ServeArgs) -> Notice {
    if let Some(milliseconds) = args.poll {
        return Notice::Looked(std::time::Duration::from_millis(milliseconds));
    }
    match Watch::new(root) {
        Ok(watch) => Notice::Told(watch),
        Err(error) => {
            say(format!("The system can't watch the site ({error}): files are looked at every second.\n")
                .as_bytes());
            Notice::Looked(std::time::Duration::from_secs(1))
        }
    }
}

fn options(args: &ServeArgs) -> Options {
    let now = args.now.as_ref().map_or_else(clock::now, |now| now.instant());
    let overrides = Overrides { audience: args.audience, base_url: None, drafts: args.drafts, now };
    Options { overrides, strict: false }
}

fn address(host: IpAddr, port: u16) -> String {
    match host {
        host if host.is_unspecified() => format!("http://localhost:{port}/"),
        IpAddr::V6(host) => format!("http://[{host}]:{port}/"),
        IpAddr::V4(host) => format!("http://{host}:{port}/"),
    }
}

#[allow(clippy::disallowed_methods, reason = "the command line is where the environment is asked")]
fn visual() -> Option<String> {
    std::env::var("VISUAL").ok()
}

/// Done when the person at the terminal has had enough.
async fn interrupted() {
    // Where no signal can be had, the preview ends with its process.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

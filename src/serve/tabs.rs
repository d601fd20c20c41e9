//! What a tab hears: whether its page changed, which styles did, which problems there are.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use serde::Serialize;
use tokio::sync::watch;

use super::Served;
use super::snapshot::{Answer, Bytes, Snapshot};
use crate::diag::{Diagnostic, Severity};
use crate::model::Digest;

/// So many problems are told, and so many addresses of pages.
const TOLD: usize = 100;
const LISTED: usize = 20;

/// A tab, as far as the server knows it.
struct Tab {
    served: Arc<Served>,
    newest: watch::Receiver<Option<Arc<Snapshot>>>,
    /// The path of its page, without percent signs.
    path: String,
    /// What it shows: a generation, and once it is known, the page's digest and the styles'.
    shows: u64,
    page: Option<Shown>,
    statics: Option<HashMap<String, Digest>>,
}

/// The page that a tab shows; none where there is none.
type Shown = Option<Digest>;

/// A message; its fields are the client's.
#[derive(Serialize)]
struct Message {
    generation: u64,
    page: &'static str,
    styles: Vec<String>,
    reload: bool,
    problems: Vec<Problem>,
    info: Info,
    changed: Vec<String>,
    changed_total: usize,
}

#[derive(Serialize)]
struct Problem {
    severity: &'static str,
    code: &'static str,
    message: String,
    path: Option<Arc<str>>,
    line: Option<u32>,
    column: Option<u32>,
    excerpt: Option<String>,
    help: Option<String>,
    here: bool,
}

#[derive(Serialize)]
struct Info {
    audience: String,
    tlp: &'static str,
    words: Option<usize>,
    source: Option<Arc<str>>,
    line: u32,
    bar: bool,
    stale: bool,
}

/// The messages to a tab that shows a page of some generation.
pub(super) fn stream(
    served: Arc<Served>,
    path: String,
    shows: u64,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let newest = served.newest.clone();
    let tab = Tab { served, newest, path, shows, page: None, statics: None };
    let messages = stream::unfold(tab, |mut tab| async move {
        let snapshot = tab.wait().await?;
        // A page may have to be rendered, and others want to be heard meanwhile.
        let made = tokio::task::spawn_blocking(move || (tab.message(&snapshot), tab)).await;
        let (message, tab) = made.ok()?;
        let event = Event::default().json_data(message).unwrap_or_default();
        Some((Ok(event), tab))
    });
    Sse::new(messages).keep_alive(KeepAlive::default())
}

impl Tab {
    /// The newest snapshot, as soon as there is one that the tab has not heard of.
    async fn wait(&mut self) -> Option<Arc<Snapshot>> {
        if self.statics.is_some() {
            self.newest.changed().await.ok()?;
        }
        let newest = self.newest.wait_for(Option::is_some).await.ok()?;
        newest.clone()
    }

    fn message(&mut self, snapshot: &Snapshot) -> Message {
        let (shown, bytes) = match snapshot.answer(&self.path) {
            Answer::File(_, bytes) => (Some(bytes.digest), Some(bytes)),
            Answer::Missing(bytes) => (None, bytes),
            Answer::Moved(_) | Answer::Broken(_) => (None, None),
        };
        let same = match self.page {
            Some(last) => last == shown,
            None => self.shows == snapshot.generation,
        };
        let page = match (same, shown) {
            (true, _) => "same",
            (false, Some(_)) => "changed",
            (false, None) => "gone",
        };
        let statics = snapshot.statics();
        let (styles, reload) =
            self.statics.as_ref().map_or((Vec::new(), false), |last| differ(last, &statics));
        (self.page, self.statics) = (Some(shown), Some(statics));
        let source = bytes.as_ref().and_then(|bytes| bytes.source.clone());
        let changed = snapshot.changed();
        Message {
            generation: snapshot.generation,
            page,
            styles,
            reload,
            problems: problems(snapshot, source.as_ref().map(|(path, _)| path)),
            info: self.info(snapshot, bytes.as_deref()),
            changed_total: changed.len(),
            changed: changed.iter().take(LISTED).cloned().collect(),
        }
    }

    fn info(&self, snapshot: &Snapshot, bytes: Option<&Bytes>) -> Info {
        let source = bytes.and_then(|bytes| bytes.source.clone());
        Info {
            audience: snapshot.audience(),
            tlp: bytes.map_or("", |bytes| bytes.tlp),
            words: source.as_ref().map(|(_, words)| *words),
            source: source.map(|(path, _)| path),
            line: 1,
            bar: self.served.settings.bar,
            stale: bytes.is_some_and(|bytes| bytes.stale),
        }
    }
}

/// The styles that differ, and whether a script does.
fn differ(last: &HashMap<String, Digest>, now: &HashMap<String, Digest>) -> (Vec<String>, bool) {
    let changed = now.iter().filter(|(path, digest)| last.get(*path) != Some(digest)).map(|(path, _)| path);
    let gone = last.keys().filter(|path| !now.contains_key(*path));
    let (mut styles, mut reload) = (Vec::new(), false);
    for path in changed.chain(gone) {
        reload |= path.ends_with(".js");
        if path.ends_with(".css") {
            styles.push(path.clone());
        }
    }
    styles.sort();
    (styles, reload)
}

/// The problems, those of the page's own document first, errors before warnings.
fn problems(snapshot: &Snapshot, source: Option<&Arc<str>>) -> Vec<Problem> {
    let is_here = |problem: &Diagnostic| {
        let path = problem.place.as_ref().map(|place| &place.path);
        path.is_some() && path == source
    };
    let mut all: Vec<(bool, &Diagnostic)> =
        snapshot.report.iter().map(|problem| (is_here(problem), problem)).collect();
    all.sort_by_key(|(here, problem)| (problem.severity, !here));
    let told = |(here, problem): (bool, &Diagnostic)| {
        let place = problem.place.as_ref();
        let at = place.filter(|place| place.line > 0);
        Problem {
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            code: problem.code,
            message: problem.message.clone(),
            path: place.map(|place| Arc::clone(&place.path)),
            line: at.map(|place| place.line),
            column: at.map(|place| place.column),
            excerpt: at.map(|place| place.excerpt.clone()),
            help: problem.help.clone(),
            here,
        }
    };
    all.into_iter().take(TOLD).map(told).collect()
}

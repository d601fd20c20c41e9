//! The one place where the site is looked at again: what changed gives a new snapshot, and everybody
//! who shows the old one hears of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;

use super::snapshot::Snapshot;
use crate::diag::Report;
use crate::pipeline::{Session, Touched};
use crate::source::{Batch, Source, Watch};

/// While nothing is heard, somebody looks so often whether something was missed; on large sites,
/// where that takes longer, less often.
const LOOK: Duration = Duration::from_secs(3);

/// A site that is looked at while it is edited.
pub struct Live {
    source: Arc<dyn Source>,
    newest: watch::Sender<Option<Arc<Snapshot>>>,
    /// A number that no earlier run reached: tabs outlive the program.
    first: u64,
    stopped: AtomicBool,
}

/// What one update gave, for whoever tells of it.
pub struct Seen<'a> {
    /// The documents that changed, in order.
    pub changed: &'a [Arc<str>],
    /// Every problem.
    pub report: &'a Report,
    /// How many pages the site has.
    pub pages: usize,
    /// Whether it was the first look.
    pub first: bool,
}

/// How changes are noticed.
pub enum Notice {
    /// The system tells.
    Told(Watch),
    /// Somebody looks at all files so often.
    Looked(Duration),
}

impl Live {
    /// A site that nobody looked at so far; `begun` is when the program was started.
    pub fn new(source: Arc<dyn Source>, begun: Timestamp) -> Self {
        let first = u64::try_from(begun.as_millisecond()).unwrap_or(1);
        Self { source, newest: watch::Sender::new(None), first, stopped: AtomicBool::new(false) }
    }

    pub(super) fn newest(&self) -> watch::Receiver<Option<Arc<Snapshot>>> {
        self.newest.subscribe()
    }

    /// Ends [`Live::run`] at its next look.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Looks at the site, and again whenever something changes, until it is stopped. `begin` is called
    /// before each look, `now` gives its moment, and `tell` hears what came of it; `missed` is called
    /// when changes are found of which the system told nothing, and from then on files are looked at.
    pub fn run(
        &self,
        mut session: Session,
        mut notice: Notice,
        now: impl Fn() -> Timestamp,
        begin: impl Fn(),
        tell: impl Fn(Seen<'_>),
        missed: impl Fn(),
    ) {
        let mut batch = Batch::default();
        loop {
            begin();
            let touched = match batch.lost || batch.paths.is_empty() {
                true => Touched::Anything,
                false => Touched::Files(&batch.paths),
            };
            let mut update = session.update(now(), touched);
            let until = update.until;
            let before = self.newest.borrow().clone();
            if before.is_none() {
                // At first, nothing changed: it came to be known.
                update.changed.clear();
            }
            let pages = update.prepared.as_ref().map_or(0, |prepared| prepared.plan.pages.len());
            let generation = before.as_ref().map_or(self.first, |before| before.generation + 1);
            let changed = update.changed.clone();
            let origin = (Arc::clone(&self.source), Arc::clone(session.texts()));
            let snapshot = Snapshot::new(generation, update, origin, before.as_deref());
            let snapshot = Arc::new(snapshot);
            self.newest.send_replace(Some(Arc::clone(&snapshot)));
            tell(Seen { changed: &changed, report: &snapshot.report, pages, first: before.is_none() });
            // Taking the last state apart takes as long as an update does.
            drop((before, snapshot));
            let patience = LOOK + Duration::from_millis(pages as u64 / 5);
            loop {
                if self.stopped.load(Ordering::Relaxed) {
                    return;
                }
                let due = until.is_some_and(|until| until <= now());
                match &mut notice {
                    Notice::Told(watch) => match watch.next(patience) {
                        Some(found) => {
                            batch = found;
                            break;
                        }
                        None if due => break,
                        None if session.is_behind() => {
                            missed();
                            notice = Notice::Looked(patience);
                            break;
                        }
                        None => {}
                    },
                    Notice::Looked(every) => {
                        std::thread::sleep(*every);
                        batch = Batch::default();
                        if due || session.is_behind() {
                            break;
                        }
                    }
                }
            }
        }
    }
}

//! Texts that were read once and are read again when somebody asks: few sites need to be read
//! twice, and no large one fits into memory.

use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::attic::{Attic, Laid};
use super::{Source, decode};
use crate::diag::{Diagnostic, Place};
use crate::model::{Digest, Text, Texts};

/// In a build, texts of so many bytes in all stay in memory.
const HELD: usize = 8 * 1024 * 1024;
/// So many do in a preview, which shows them again and again.
const HELD_LONGER: usize = 256 * 1024 * 1024;

/// The texts of a site while it is built.
pub struct Reread {
    source: Arc<dyn Source>,
    room: AtomicUsize,
    attic: Arc<Attic>,
    problems: Mutex<Vec<Diagnostic>>,
    failures: AtomicUsize,
}

impl Reread {
    /// The texts of a source, none of which was read so far. What is made of them and does not fit
    /// into memory goes to a file in `folder`, or else in the system's folder for such files.
    pub fn new(source: Arc<dyn Source>, folder: Option<&Path>) -> Arc<Self> {
        Self::with_room(source, folder, HELD)
    }

    /// The same for a preview, which lives long and shows the same texts again and again.
    pub fn to_preview(source: Arc<dyn Source>, folder: Option<&Path>) -> Arc<Self> {
        Self::with_room(source, folder, HELD_LONGER)
    }

    fn with_room(source: Arc<dyn Source>, folder: Option<&Path>, room: usize) -> Arc<Self> {
        Arc::new(Self {
            source,
            room: AtomicUsize::new(room),
            attic: Attic::new(folder),
            problems: Mutex::default(),
            failures: AtomicUsize::new(0),
        })
    }

    /// Where the texts come from.
    pub fn source(&self) -> &dyn Source {
        &*self.source
    }

    /// Lays by what was made of a text, until it is needed.
    pub fn lay_by(&self, made: &[u8]) -> Laid {
        self.attic.lay_by(made)
    }

    /// What was made of a text in an earlier build, and lies in a file from a byte on.
    pub fn lies_in(&self, file: Arc<File>, at: u64) -> Laid {
        self.attic.lies_in(file, at)
    }

    /// Keeps a text, or leaves it to be read again when there is no more room.
    pub fn keep(self: &Arc<Self>, text: Text, path: &str) -> Text {
        let length = text.get(path).len();
        let taken =
            self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |room| room.checked_sub(length));
        if taken.is_ok() { text } else { self.left(text.digest()) }
    }

    /// A text that was not read in this build.
    pub fn left(self: &Arc<Self>, digest: Digest) -> Text {
        Text::left(digest, Arc::clone(self) as Arc<dyn Texts>)
    }

    /// How many texts could not be had again so far.
    pub fn failures(&self) -> usize {
        self.failures.load(Ordering::Relaxed)
    }

    /// What went wrong since the last call: files that changed or vanished while the site was built.
    pub fn problems(&self) -> Vec<Diagnostic> {
        let mut problems = self.problems.lock().unwrap_or_else(PoisonError::into_inner);
        problems.extend(self.attic.problem());
        std::mem::take(&mut *problems)
    }
}

impl Texts for Reread {
    fn again(&self, path: &str, digest: Digest) -> Arc<str> {
        let path: Arc<str> = path.into();
        let text = self.source.read(&path).and_then(|bytes| decode(&path, &bytes));
        let problem = match text {
            Ok(text) if Digest::of(text.as_bytes()) == digest => return text,
            Ok(_) => Diagnostic::error("read", "the file changed while the site was built")
                .at(Place::file(path))
                .help("Build again."),
            Err(problem) => problem,
        };
        self.failures.fetch_add(1, Ordering::Relaxed);
        self.problems.lock().unwrap_or_else(PoisonError::into_inner).push(problem);
        Arc::from("")
    }
}

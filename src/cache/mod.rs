//! What an earlier build found out and this one need not find out again.
//!
//! The rules, which nothing here may break:
//! - What is kept is a function of a file's text, of the program, and of the key it is kept under.
//!   It is never changed, only replaced.
//! - A file is taken for unread only while its stamp is the one that was kept, and older than the
//!   build that kept it: a file may change twice within one tick of the clock.
//! - Files that are damaged, cut short, or of another program are thrown away, with a note; a cache
//!   that can't be read or written costs time and nothing else.
//! - Every file is replaced by a rename, so that two builds at once take each other's work or leave
//!   it, and never see half of it.
//!
//! Which stage asks, and in which order, is not known here.

#![allow(clippy::disallowed_methods, reason = "the cache folder is read and written here and nowhere else")]

mod dead;
mod last;
mod records;
mod shards;

pub use last::Last;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use records::{Card, Kept, KeptScan};
use shards::Shards;

use crate::atlas::{Found, Memory};
use crate::diag::Diagnostic;
use crate::model::{Digest, Document};
use crate::source::{FileStamp, Reread, stamp_of};

/// The cache's folder, beside `site.yaml`.
pub const FOLDER: &str = ".dateline";

/// The cache of one site, while one build uses it.
pub struct Cache {
    folder: PathBuf,
    /// When this build began, by the clock of the file system; none where nothing can be written.
    moment: Option<(i64, i64)>,
    cards: Shards<Kept>,
    scans: Shards<KeptScan>,
    notes: Mutex<Vec<Diagnostic>>,
    // Held for as long as this build may write; it goes last.
    _lock: Option<File>,
}

impl Cache {
    /// The cache in this folder, which is made where it is missing.
    pub fn open(folder: &Path) -> Self {
        let cache = Self::open_to_read(folder);
        let begun = fs::create_dir_all(folder).map(|()| dead::lock(folder));
        match begun.and_then(|lock| Ok((lock, moment(folder)?))) {
            Ok((lock, moment)) => Self { moment: Some(moment), _lock: lock, ..cache },
            Err(error) => {
                cache.put(Err(error));
                cache
            }
        }
    }

    /// The cache in this folder, in which nothing will be written.
    pub fn open_to_read(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            moment: None,
            cards: Shards::new(folder.join("cards")),
            scans: Shards::new(folder.join("scans")),
            notes: Mutex::default(),
            _lock: None,
        }
    }

    /// The cache's folder; none where nothing is to be written.
    pub fn folder(&self) -> Option<&Path> {
        self.moment.map(|_| self.folder.as_path())
    }

    /// Reads what was kept of briefings and texts; before, nothing is known of them.
    pub fn load(&self) {
        rayon::join(|| self.cards.load(), || self.scans.load());
    }

    /// A briefing whose file was not touched since it was kept; its text was not read.
    pub fn untouched(&self, path: &str, stamp: FileStamp, texts: &Arc<Reread>) -> Option<Document> {
        let card = self.cards.take(path, |kept| kept.stamp == stamp && stamp.time < kept.moment)?;
        Some(card.card.into_document(path, texts.left(card.digest)))
    }

    /// A briefing whose text is the one that was kept, whatever became of its file.
    pub fn same_text(&self, path: &str, stamp: FileStamp, text: &crate::model::Text) -> Option<Document> {
        let kept = self.cards.take(path, |kept| kept.digest == text.digest())?;
        self.keep_card(path, stamp, kept.digest, &kept.card);
        Some(kept.card.into_document(path, text.clone()))
    }

    /// Keeps a briefing in which no problem was found.
    pub fn keep(&self, document: &Document, stamp: FileStamp) {
        if let Some(card) = Card::of(document) {
            self.keep_card(&document.path, stamp, document.text.digest(), &card);
        }
    }

    fn keep_card(&self, path: &str, stamp: FileStamp, digest: Digest, card: &Card) {
        let Some(moment) = self.moment else { return };
        self.put(self.cards.put(path, &records::card(stamp, moment, digest, card)));
    }

    /// What the last build of this kind left, if it is known.
    pub fn last(&self, kind: Digest) -> Option<Last> {
        Last::read(&self.folder, kind)
    }

    /// Keeps what this build leaves. Where a file was touched since it began, nobody can tell by its
    /// stamp whether it will change once more.
    pub fn keep_last(&self, kind: Digest, mut last: Last, newest: (i64, i64)) {
        let Some(moment) = self.moment else { return };
        last.inputs = last.inputs.filter(|_| newest < moment);
        self.put(last.write(&self.folder, kind));
    }

    /// Writes what was kept, and returns what there is to tell. `wanted` says which briefings there
    /// still are.
    pub fn finish(&self, wanted: &(dyn Fn(&str) -> bool + Sync)) -> Vec<Diagnostic> {
        if self.moment.is_some() {
            self.put(self.cards.finish(wanted));
            self.put(self.scans.finish(wanted));
        }
        let mut notes = std::mem::take(&mut *self.notes.lock().unwrap_or_else(PoisonError::into_inner));
        // One note is enough: what can't be written may well be unreadable, too.
        if notes.is_empty() && (self.cards.is_damaged() || self.scans.is_damaged()) {
            let message = format!("a part of the cache in `{}` can't be read", self.folder.display());
            notes.push(
                Diagnostic::warning("cache", message)
                    .help("It is thrown away, and what it held is found out again."),
            );
        }
        notes
    }

    /// Notes a failure, once.
    fn put(&self, result: std::io::Result<()>) {
        if let Err(error) = result {
            let note = unwritable(&self.folder, &error);
            let mut notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
}

impl Memory for Cache {
    fn recall(&self, document: &Document, key: Digest, texts: &Reread) -> Option<Arc<Found>> {
        let kept = self.scans.take(&document.path, |kept| kept.key == key)?;
        Found::open(&kept.head, texts.lies_in(kept.file, kept.rest)).map(Arc::new)
    }

    fn remember(&self, document: &Document, key: Digest, _: &Arc<Found>, [head, rest]: [&[u8]; 2]) {
        if self.moment.is_some() && document.briefing().is_some() {
            self.put(self.scans.put(&document.path, &records::scan(key, head, rest)));
        }
    }
}

/// The time of the file system, by a file that is written now.
fn moment(folder: &Path) -> std::io::Result<(i64, i64)> {
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, "*\n")?;
    }
    let probe = folder.join(format!("moment-{}", std::process::id()));
    fs::write(&probe, b"")?;
    let now = fs::metadata(&probe).map(|found| stamp_of(&found).time);
    fs::remove_file(&probe)?;
    now
}

fn unwritable(folder: &Path, error: &std::io::Error) -> Diagnostic {
    let message = format!("the cache in `{}` can't be written: {error}", folder.display());
    Diagnostic::warning("cache", message).help("Builds are slower without it, and no different.")
}

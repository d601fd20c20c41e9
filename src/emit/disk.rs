//! A folder on disk as a sink. Outputs wait in a stage inside the folder until the commit, which
//! moves them into place; how it moves them is `merge`'s business.
//!
//! At any moment the ledger in the folder names every file of ours that may be there, so that a
//! build that is killed leaves nothing that a later one could not delete.

use std::{
    collections::{BTreeMap, HashMap, HashSet, hash_map},
    fs::{self, File},
    io::{self, ErrorKind, Write as _},
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use rayon::prelude::*;

use super::{
    ENGINE, Entry, Ledger, Sink, Tally, check_nesting, check_path, claimed_twice, failed,
    folder::{Folder, Stamp, stamp},
    merge, parent,
};
use crate::{
    diag::Diagnostic,
    model::{Digest, Map},
};

/// The sink that writes a folder.
///
/// Dropping it before the commit leaves the folder as it was.
pub struct DiskSink {
    folder: Folder,
    last: RwLock<Last>,
    claims: Mutex<Map<Box<str>, Claim>>,
    // What a survey found standing.
    surveyed: RwLock<HashSet<Box<str>>>,
    // What is known of folders that hold folders.
    folders: Mutex<HashMap<Box<str>, Standing>>,
}

/// What the last build left.
#[derive(Default)]
struct Last {
    ledger: Arc<Ledger>,
    // The digest of the ledger as it is written.
    seal: Option<Digest>,
    // When the ledger was written: a file that was touched earlier is as it was left.
    stamp: Option<Stamp>,
    // Whether the stamp was of no use for some file, so that the ledger should have a newer one.
    stale: bool,
}

/// How a folder stands.
#[derive(Clone, Copy)]
struct Standing {
    /// Whether it is a folder, and so are all that hold it, and none a link to one: a link is never
    /// followed.
    real: bool,
    /// Whether its entries are those that the last build left: nothing was put into it or taken out.
    settled: bool,
}

/// A path that this build has claimed.
struct Claim {
    entry: Entry,
    how: How,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// It was not rendered.
    Kept,
    /// It was put, with the bytes that already stand there.
    Unchanged,
    /// It waits in the stage.
    Staged,
    /// It was put, but could not be written.
    Lost,
}

impl DiskSink {
    /// Takes possession of the output folder and reads its ledger; makes the folder if there is
    /// none. The note says that the ledger was damaged.
    pub fn open(out_dir: &Path) -> Result<(Self, Option<Diagnostic>), Diagnostic> {
        let folder = Folder::claim(out_dir)?;
        let mut last = Last::default();
        let mut note = None;
        if let Some((text, stamp)) = folder.read_ledger()? {
            let (ledger, damage) = Ledger::parse(&text, ENGINE);
            note = damage;
            last.ledger = Arc::new(ledger);
            last.stamp = Some(stamp);
            last.seal = Some(Digest::of(text.as_bytes()));
        }
        let sink = Self {
            folder,
            last: RwLock::new(last),
            claims: Mutex::default(),
            surveyed: RwLock::default(),
            folders: Mutex::default(),
        };
        Ok((sink, note))
    }

    /// Whether the file is there, with the bytes that the ledger says. A file that was touched
    /// after the ledger, or in the same tick of the clock, is read to find out.
    fn stands(&self, path: &str, entry: &Entry, ledger: Option<Stamp>) -> bool {
        if self.surveyed.read().unwrap_or_else(PoisonError::into_inner).contains(path) {
            return true;
        }
        if !parent(path).is_none_or(|folder| self.is_real(folder, ledger)) {
            return false;
        }
        let target = self.folder.target(path);
        let Ok(found) = target.symlink_metadata() else {
            return false;
        };
        if !found.is_file() || found.len() != entry.size {
            return false;
        }
        if ledger.is_some_and(|ledger| stamp(&found) < ledger) {
            return true;
        }
        let same = fs::read(&target).is_ok_and(|bytes| entry.digest == Some(Digest::of(&bytes)));
        if same {
            self.last.write().unwrap_or_else(PoisonError::into_inner).stale = true;
        }
        same
    }

    /// Whether a folder, and all that hold it, are folders and not links to some. Most hold one page,
    /// and in a settled folder they are what they were.
    fn is_real(&self, folder: &str, ledger: Option<Stamp>) -> bool {
        let above = parent(folder).map(|above| self.standing(above, ledger));
        match above {
            Some(above) if above.settled || !above.real => above.real,
            _ => self.standing(folder, ledger).real,
        }
    }

    fn standing(&self, folder: &str, ledger: Option<Stamp>) -> Standing {
        if let Some(known) = hold(&self.folders).get(folder) {
            return *known;
        }
        let is_held = parent(folder).is_none_or(|above| self.standing(above, ledger).real);
        let found =
            self.folder.target(folder).symlink_metadata().ok().filter(|found| is_held && found.is_dir());
        let settled = found.as_ref().is_some_and(|found| ledger.is_some_and(|ledger| stamp(found) < ledger));
        let standing = Standing { real: found.is_some(), settled };
        hold(&self.folders).insert(folder.into(), standing);
        standing
    }

    /// What the ledger says of a path, if that is still so and the caller agrees.
    fn current(&self, path: &str, agrees: impl Fn(&Entry) -> bool) -> Option<Entry> {
        let (entry, ledger) = {
            let last = self.last.read().unwrap_or_else(PoisonError::into_inner);
            (*last.ledger.get(path).filter(|entry| agrees(entry))?, last.stamp)
        };
        self.stands(path, &entry, ledger).then_some(entry)
    }

    /// Makes the claims the folder's content. If that fails, `last` says what is true of the folder.
    fn publish(&self, claims: BTreeMap<Box<str>, Claim>, last: &mut Last) -> Result<Tally, Diagnostic> {
        check_claims(&claims)?;
        if claims.values().any(|claim| claim.how == How::Lost) {
            return Err(Diagnostic::error("output", "not every output could be written")
                .help("Look at the errors before this one."));
        }
        let old = Arc::clone(&last.ledger);
        let written = claims.values().filter(|claim| claim.how == How::Staged).count();
        let mut tally = Tally { written, unchanged: claims.len() - written, deleted: 0 };
        let paths = old.iter().map(|(path, _)| path);
        let pruned: Vec<&str> = paths.filter(|path| !claims.contains_key(*path)).collect();
        if written > 0 || !pruned.is_empty() {
            let moves = merge::survey(&self.folder, &old)?;
            last.replace(&self.folder, union(&claims, &pruned))?;
            tally.deleted = merge::apply(&self.folder, &moves, &pruned)?;
        }
        let new: Ledger = claims.into_iter().map(|(path, claim)| (path, claim.entry)).collect();
        if last.stale || last.stamp.is_none() || new != *last.ledger {
            last.replace(&self.folder, new)?;
        }
        Ok(tally)
    }

    fn stage(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let staged = self.folder.stage.join(path);
        let create = || File::options().write(true).create_new(true).open(&staged);
        // Asking first whether there is a folder would save nothing: most hold one page.
        let mut opened = create();
        if opened.as_ref().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            staged.parent().map_or(Ok(()), fs::create_dir_all)?;
            opened = create();
        }
        opened?.write_all(bytes)
    }

    /// Notes that an output could not be staged, so that nothing half-written is ever committed,
    /// and says why.
    fn lose(&self, path: &str, error: &io::Error) -> Diagnostic {
        let mut claims = hold(&self.claims);
        if let Some(claim) = claims.get_mut(path) {
            claim.how = How::Lost;
        }
        let paths: BTreeMap<_, _> = claims.keys().map(|path| (path.clone(), ())).collect();
        if let Err(nested) = check_claims(&paths) {
            return nested;
        }
        drop(claims);
        if self.folder.folds_case && error.kind() == ErrorKind::AlreadyExists {
            let message = format!("`{path}` differs from another output by letter case alone");
            return Diagnostic::error("output", message)
                .help("This file system cannot hold both: give one of the two another name.");
        }
        failed("write", &self.folder.target(path), error)
    }
}

impl Last {
    /// Writes a ledger, and takes it for what the folder holds from now on.
    fn replace(&mut self, folder: &Folder, ledger: Ledger) -> Result<(), Diagnostic> {
        let text = ledger.to_text(ENGINE);
        self.stamp = Some(folder.write_ledger(&text)?);
        self.seal = Some(Digest::of(text.as_bytes()));
        self.ledger = Arc::new(ledger);
        self.stale = false;
        Ok(())
    }
}

impl Sink for DiskSink {
    fn keep(&self, path: &str, key: Digest) -> bool {
        if let Some(claim) = hold(&self.claims).get(path) {
            // Asking twice is harmless, but what was put cannot be kept as well.
            return claim.how == How::Kept && claim.entry.key == Some(key);
        }
        let Some(entry) = self.current(path, |entry| entry.key == Some(key)) else {
            return false;
        };
        let mut claims = hold(&self.claims);
        let claim = claims.entry(path.into()).or_insert(Claim { entry, how: How::Kept });
        claim.how == How::Kept
    }

    fn keep_standing(&self, path: &str) -> bool {
        let key =
            self.last.read().unwrap_or_else(PoisonError::into_inner).ledger.get(path).and_then(|e| e.key);
        key.is_some_and(|key| self.keep(path, key))
    }

    fn seal(&self) -> Option<Digest> {
        self.last.read().unwrap_or_else(PoisonError::into_inner).seal
    }

    fn survey(&self) {
        let (ledger, stamp) = {
            let last = self.last.read().unwrap_or_else(PoisonError::into_inner);
            (Arc::clone(&last.ledger), last.stamp)
        };
        let entries = ledger.iter().filter(|(path, entry)| self.stands(path, entry, stamp));
        let standing = entries.map(|(path, _)| path.into()).collect();
        *self.surveyed.write().unwrap_or_else(PoisonError::into_inner) = standing;
    }

    fn all_stand(&self) -> bool {
        let (ledger, stamp) = {
            let last = self.last.read().unwrap_or_else(PoisonError::into_inner);
            (Arc::clone(&last.ledger), last.stamp)
        };
        let entries: Vec<_> = ledger.iter().collect();
        entries.par_iter().all(|(path, entry)| entry.key.is_some() && self.stands(path, entry, stamp))
    }

    fn put(&self, path: &str, key: Digest, bytes: &[u8]) -> Result<(), Diagnostic> {
        check_path(path)?;
        let digest = Some(Digest::of(bytes));
        let unchanged = self.current(path, |entry| entry.digest == digest).is_some();
        let how = if unchanged { How::Unchanged } else { How::Staged };
        let entry = Entry { key: Some(key), digest, size: bytes.len() as u64 };
        match hold(&self.claims).entry(path.into()) {
            hash_map::Entry::Occupied(_) => return Err(claimed_twice(path)),
            hash_map::Entry::Vacant(free) => free.insert(Claim { entry, how }),
        };
        if unchanged {
            return Ok(());
        }
        self.stage(path, bytes).map_err(|error| self.lose(path, &error))
    }

    fn commit(&self) -> Result<Tally, Diagnostic> {
        let claims = std::mem::take(&mut *hold(&self.claims)).into_iter().collect();
        let mut last = self.last.write().unwrap_or_else(PoisonError::into_inner);
        let tally = self.publish(claims, &mut last);
        // Whatever came of it, the next build begins with no outputs and no memory of the folders.
        hold(&self.folders).clear();
        self.surveyed.write().unwrap_or_else(PoisonError::into_inner).clear();
        let cleared = self.folder.clear_stage();
        tally.and_then(|tally| cleared.map(|()| tally))
    }
}

/// The ledger that stands while files are moved: the paths of both builds. Of what is about to
/// change it says nothing but the path, so that a build after a kill neither trusts nor forgets it.
fn union(claims: &BTreeMap<Box<str>, Claim>, pruned: &[&str]) -> Ledger {
    let settled = |claim: &Claim| match claim.how {
        How::Staged | How::Lost => Entry::default(),
        How::Kept | How::Unchanged => claim.entry,
    };
    let claimed = claims.iter().map(|(path, claim)| (path.clone(), settled(claim)));
    let leaving = pruned.iter().map(|path| (Box::from(*path), Entry::default()));
    claimed.chain(leaving).collect()
}

fn check_claims<T>(claims: &BTreeMap<Box<str>, T>) -> Result<(), Diagnostic> {
    check_nesting(claims.keys().map(|path| &**path), |path| claims.contains_key(path))
}

/// Locks. A thread that panicked while it held the lock has left the map whole.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

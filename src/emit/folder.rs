//! The output folder itself: whether it is ours, and that only one build at a time writes into it.
//!
//! It must not know what the outputs are.

use std::{
    ffi::OsStr,
    fs::{self, File, Metadata, TryLockError},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::failed;
use crate::diag::Diagnostic;

/// The ledger's name in the output folder; a folder that holds it is ours.
pub(super) const LEDGER: &str = ".dateline";

const LOCK: &str = ".dateline-lock";
const STAGE: &str = ".dateline-stage-";

/// An output folder that is ours and that no other build can write into. Dropping it removes the
/// stage and the lock, and the folder too if it was made for this build and is empty.
pub(super) struct Folder {
    /// The folder, as the caller calls it.
    pub(super) root: PathBuf,
    /// Where outputs wait for the commit, on the same file system, so that a rename is atomic. It
    /// is made when the first output is put there.
    pub(super) stage: PathBuf,
    /// Whether the file system takes `A` and `a` for the same name.
    pub(super) folds_case: bool,
    created: bool,
    // Held open for as long as the folder is ours: closing it unlocks it.
    _lock: File,
}

impl Folder {
    /// Takes possession of a folder; makes it if there is none.
    pub(super) fn claim(folder: &Path) -> Result<Self, Diagnostic> {
        let created = !folder.exists();
        if created {
            fs::create_dir_all(folder).map_err(|error| failed("create", folder, &error))?;
        }
        check_place(folder)?;
        check_ownership(folder)?;
        let lock = lock(folder)?;
        let claimed = Self {
            root: folder.to_path_buf(),
            stage: folder.join(format!("{STAGE}{}", std::process::id())),
            folds_case: folder.join(LOCK.to_uppercase()).symlink_metadata().is_ok(),
            created,
            _lock: lock,
        };
        claimed.remove_dead_stages()?;
        Ok(claimed)
    }

    /// Where an output stands.
    pub(super) fn target(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The ledger's text as the last build left it, with its time; none in a new folder.
    pub(super) fn read_ledger(&self) -> Result<Option<(String, Stamp)>, Diagnostic> {
        let path = self.target(LEDGER);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed("read", &path, &error)),
        };
        let metadata = path.symlink_metadata().map_err(|error| failed("read", &path, &error))?;
        // What is not text is damaged, which the ledger's own digest finds out.
        Ok(Some((String::from_utf8_lossy(&bytes).into_owned(), stamp(&metadata))))
    }

    /// Replaces the ledger atomically; returns its time.
    pub(super) fn write_ledger(&self, text: &str) -> Result<Stamp, Diagnostic> {
        let path = self.target(LEDGER);
        let staged = self.stage.join(LEDGER);
        let write = || {
            fs::create_dir_all(&self.stage)?;
            fs::write(&staged, text)?;
            fs::rename(&staged, &path)?;
            path.symlink_metadata()
        };
        let metadata = write().map_err(|error| failed("write", &path, &error))?;
        Ok(stamp(&metadata))
    }

    /// Removes the stage with all that waits there.
    pub(super) fn clear_stage(&self) -> Result<(), Diagnostic> {
        match fs::remove_dir_all(&self.stage) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed("remove", &self.stage, &error)),
            _ => Ok(()),
        }
    }

    /// Removes the stages of builds that were killed. The lock is held, so no living build has one.
    fn remove_dead_stages(&self) -> Result<(), Diagnostic> {
        for name in names(&self.root)? {
            let path = self.root.join(&name);
            // A link of that name is not a stage, and nothing behind it is ours.
            if is_stage(&name) && path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
                fs::remove_dir_all(&path).map_err(|error| failed("remove", &path, &error))?;
            }
        }
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Whatever is left behind here is removed by the next build.
        let _ = self.clear_stage();
        // The lock is still held: a build that opened this file before it went will see, once it
        // has the lock, that the file is no longer the one in the folder.
        let _ = fs::remove_file(self.root.join(LOCK));
        if self.created {
            // Fails, as it should, if a commit has put anything there.
            let _ = fs::remove_dir(&self.root);
        }
    }
}

/// When a file was last touched: seconds and nanoseconds of its last change.
pub(super) type Stamp = (i64, i64);

/// The later of the times of a file's content and, where the system keeps one, of its inode: the
/// first can be set back by hand, the second cannot.
#[cfg(unix)]
pub(super) fn stamp(metadata: &Metadata) -> Stamp {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.mtime(), metadata.mtime_nsec()).max((metadata.ctime(), metadata.ctime_nsec()))
}

/// The time of a file's content.
#[cfg(not(unix))]
pub(super) fn stamp(metadata: &Metadata) -> Stamp {
    let since = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    // A time that cannot be told counts as too new to be trusted.
    since.map_or((i64::MAX, 0), |since| {
        (i64::try_from(since.as_secs()).unwrap_or(i64::MAX), i64::from(since.subsec_nanos()))
    })
}

/// Refuses places that nobody means as an output folder.
fn check_place(folder: &Path) -> Result<(), Diagnostic> {
    // A link to a folder will do, but what it leads to is looked at.
    let root = folder.canonicalize().map_err(|error| failed("open", folder, &error))?;
    let refuse = |what: &str| {
        let message = format!("refuses to write into {what}: `{}`", folder.display());
        Err(Diagnostic::error("output", message).help("Choose an empty folder as the output."))
    };
    if !root.is_dir() {
        return refuse("what is not a folder");
    }
    if root.parent().is_none() {
        return refuse("the root of the file system");
    }
    let home = std::env::home_dir().and_then(|home| home.canonicalize().ok());
    if home.is_some_and(|home| home == root) {
        return refuse("the home folder");
    }
    Ok(())
}

/// Refuses a folder with files in it, unless our ledger is among them.
fn check_ownership(folder: &Path) -> Result<(), Diagnostic> {
    let is_marked = folder.join(LEDGER).symlink_metadata().is_ok_and(|found| found.is_file());
    let is_ignored =
        |name: &OsStr| name == ".gitkeep" || name == ".gitignore" || name == LOCK || is_stage(name);
    if is_marked || names(folder)?.iter().all(|name| is_ignored(name)) {
        return Ok(());
    }
    let message = format!("refuses to write into a folder that it does not own: `{}`", folder.display());
    Err(Diagnostic::error("output", message)
        .help("Choose a new or empty folder as the output, or empty this one if nothing in it is needed."))
}

/// Takes the lock, or says that another build has it.
fn lock(folder: &Path) -> Result<File, Diagnostic> {
    let path = folder.join(LOCK);
    loop {
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| failed("lock", &path, &error))?;
        match file.try_lock() {
            // Another build may have ended, and removed the file, between the two calls above.
            Ok(()) if is_at(&file, &path) => return Ok(file),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = format!("another build is writing into `{}`", folder.display());
                return Err(Diagnostic::error("output", message)
                    .help("Wait until it has ended, or give this build another output folder."));
            }
            Err(TryLockError::Error(error)) => return Err(failed("lock", &path, &error)),
        }
    }
}

/// Whether an open file is still the one that the path leads to.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let identity = |found: Metadata| (found.dev(), found.ino());
    match (file.metadata(), path.symlink_metadata()) {
        (Ok(open), Ok(named)) => identity(open) == identity(named),
        _ => false,
    }
}

/// Whether an open file is still the one that the path leads to, as far as this system tells.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

fn is_stage(name: &OsStr) -> bool {
    let process = name.to_str().and_then(|name| name.strip_prefix(STAGE));
    process.is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The names in a folder.
fn names(folder: &Path) -> Result<Vec<std::ffi::OsString>, Diagnostic> {
    let read = || fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect();
    let names: io::Result<_> = read();
    names.map_err(|error| failed("read", folder, &error))
}

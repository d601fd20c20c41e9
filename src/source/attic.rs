//! What a build makes of texts and needs once more, out of the way of memory: for a million briefings
//! it is gigabytes. What it is is not known here.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diag::Diagnostic;

/// So many bytes in all stay in memory.
const HELD: usize = 4 * 1024 * 1024;

/// A file without a name, which is gone when the build ends, however it ends.
pub(super) struct Attic {
    folder: PathBuf,
    room: AtomicUsize,
    file: OnceLock<Option<Arc<File>>>,
    end: AtomicU64,
    failed: Mutex<Option<io::Error>>,
}

/// What was laid by.
#[derive(Debug, Default)]
pub struct Laid(Held);

enum Held {
    Here(Box<[u8]>),
    /// In a file, from a byte on. Who owns the attic learns what goes wrong.
    There(Arc<Attic>, Arc<File>, u64),
}

impl Default for Held {
    fn default() -> Self {
        Self::Here(Box::default())
    }
}

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Here(bytes) => write!(f, "{bytes:?}"),
            Self::There(_, _, at) => write!(f, "at {at}"),
        }
    }
}

impl Attic {
    /// An empty one; its file will lie in this folder, or else in the system's for such files.
    pub(super) fn new(folder: Option<&Path>) -> Arc<Self> {
        Arc::new(Self {
            folder: folder.map_or_else(std::env::temp_dir, Path::to_owned),
            room: AtomicUsize::new(HELD),
            file: OnceLock::new(),
            end: AtomicU64::new(0),
            failed: Mutex::default(),
        })
    }

    /// Lays bytes by. They stay in memory while there is room, and where there is no file to be had.
    pub(super) fn lay_by(self: &Arc<Self>, bytes: &[u8]) -> Laid {
        let length = bytes.len();
        let taken =
            self.room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |room| room.checked_sub(length));
        if taken.is_ok() {
            return Laid(Held::Here(bytes.into()));
        }
        let file = self.file.get_or_init(|| tempfile::tempfile_in(&self.folder).ok().map(Arc::new));
        let at = self.end.fetch_add(length as u64, Ordering::Relaxed);
        match file.as_ref().filter(|file| write_at(file, bytes, at).is_ok()) {
            Some(file) => self.lies_in(Arc::clone(file), at),
            None => Laid(Held::Here(bytes.into())),
        }
    }

    /// What lies in a file already, from a byte on.
    pub(super) fn lies_in(self: &Arc<Self>, file: Arc<File>, at: u64) -> Laid {
        Laid(Held::There(Arc::clone(self), file, at))
    }

    /// What went wrong since the last call.
    pub(super) fn problem(&self) -> Option<Diagnostic> {
        let error = self.failed.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        let message = format!("what the build laid by in `{}` can't be read: {error}", self.folder.display());
        Some(Diagnostic::error("read", message).help("Build again."))
    }

    fn read(&self, file: &File, at: u64, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        if let Err(error) = read_at(file, &mut bytes, at) {
            *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            bytes.clear();
        }
        bytes
    }
}

impl Laid {
    /// A part of it; an empty one where it can't be had, which then is a problem of the build.
    pub fn part(&self, range: Range<u32>) -> Cow<'_, [u8]> {
        match &self.0 {
            Held::Here(bytes) => {
                Cow::Borrowed(bytes.get(range.start as usize..range.end as usize).unwrap_or_default())
            }
            Held::There(attic, file, at) => {
                Cow::Owned(attic.read(file, at + u64::from(range.start), range.len()))
            }
        }
    }
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, at)
}

#[cfg(unix)]
fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn write_at(file: &File, mut bytes: &[u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = std::os::windows::fs::FileExt::seek_write(file, bytes, at)?;
        bytes = &bytes[written..];
        at += written as u64;
    }
    Ok(())
}

#[cfg(windows)]
fn read_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, bytes, at)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[read..];
        at += read as u64;
    }
    Ok(())
}

//! Records by path, in a few hundred files: a change rewrites one of them, and no file is large.
//!
//! A file is a line that names the program, the records, and the digest of both. A record is its
//! path and its bytes, each after its length. What is in the bytes is not known here.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;

use super::records::Record;
use crate::emit::ENGINE;
use crate::model::{Digest, Hasher};

/// How many files there are.
const SHARDS: usize = 256;

/// The digest at a file's end, in hexadecimal.
const TRAILER: usize = 32;

/// Records of one type; there are none before they are loaded.
pub(super) struct Shards<T> {
    folder: PathBuf,
    loaded: OnceLock<Loaded<T>>,
    writers: Vec<Mutex<Option<Writer>>>,
}

struct Loaded<T> {
    records: Vec<Mutex<HashMap<Box<str>, T>>>,
    damaged: Vec<bool>,
}

/// A file that is being written; it takes its place when the build has ended.
struct Writer {
    file: BufWriter<File>,
    hasher: Hasher,
    written: HashSet<Box<str>>,
}

impl<T: Record> Shards<T> {
    pub(super) fn new(folder: PathBuf) -> Self {
        let writers = (0..SHARDS).map(|_| Mutex::default()).collect();
        Self { folder, loaded: OnceLock::new(), writers }
    }

    /// Whether a file that was read was damaged. Files of another program are passed over in
    /// silence, for every program leaves some behind.
    pub(super) fn is_damaged(&self) -> bool {
        self.loaded.get().is_some_and(|loaded| loaded.damaged.contains(&true))
    }

    /// Reads all records. It must not be called from a parallel loop: it is one itself.
    pub(super) fn load(&self) {
        self.loaded.get_or_init(|| self.read());
    }

    fn read(&self) -> Loaded<T> {
        let read: Vec<(HashMap<Box<str>, T>, bool)> = (0..SHARDS)
            .into_par_iter()
            .map(|shard| match self.read_shard(shard) {
                Ok(Some(records)) => (records, false),
                Ok(None) => (HashMap::new(), true),
                Err(error) => (HashMap::new(), !is_missing(&error)),
            })
            .collect();
        let (records, damaged) =
            read.into_iter().map(|(records, damaged)| (Mutex::new(records), damaged)).unzip();
        Loaded { records, damaged }
    }

    /// The records of a file; none where it is damaged.
    fn read_shard(&self, shard: usize) -> io::Result<Option<HashMap<Box<str>, T>>> {
        thread_local! {
            /// Files come one after the other; the memory serves them all.
            static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
        }
        let mut file = File::open(self.folder.join(name(shard)))?;
        BYTES.with_borrow_mut(|bytes| {
            bytes.clear();
            file.read_to_end(bytes)?;
            let file = Arc::new(file);
            Ok(match Content::of(bytes) {
                Content::Damaged => None,
                Content::Foreign => Some(HashMap::new()),
                Content::Records(records) => decoded(records, &file),
            })
        })
    }

    /// Hands out the record of a path if it is a good one.
    pub(super) fn take(&self, path: &str, is_good: impl Fn(&T) -> bool) -> Option<T> {
        let mut loaded = hold(&self.loaded.get()?.records[shard(path)]);
        if loaded.get(path).is_some_and(is_good) { loaded.remove(path) } else { None }
    }

    /// Writes a record, which replaces that of its path when the build has ended.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut slot = hold(&self.writers[shard(path)]);
        let writer = match &mut *slot {
            Some(writer) => writer,
            none => none.insert(Writer::open(&self.temporary(shard(path)))?),
        };
        writer.record(path, bytes)
    }

    /// Ends the files that were begun, with the records of old that are wanted and were not replaced.
    /// What is damaged goes also where nothing takes its place.
    pub(super) fn finish(&self, wanted: &(dyn Fn(&str) -> bool + Sync)) -> io::Result<()> {
        (0..SHARDS).into_par_iter().try_for_each(|shard| {
            let path = self.folder.join(name(shard));
            let Some(mut writer) = hold(&self.writers[shard]).take() else {
                if self.loaded.get().is_some_and(|loaded| loaded.damaged[shard]) {
                    let _ = fs::remove_file(path);
                }
                return Ok(());
            };
            if let Ok(bytes) = fs::read(&path)
                && let Content::Records(records) = Content::of(&bytes)
            {
                for (path, bytes) in Records(records) {
                    if wanted(path) && !writer.written.contains(path) {
                        writer.record(path, bytes)?;
                    }
                }
            }
            let temporary = self.temporary(shard);
            writer.end()?;
            fs::rename(&temporary, &path)
        })
    }

    fn temporary(&self, shard: usize) -> PathBuf {
        self.folder.join(format!("{}.{}", name(shard), std::process::id()))
    }
}

impl<T> Drop for Shards<T> {
    fn drop(&mut self) {
        // A build that stopped half-way leaves no files behind.
        for (shard, writer) in self.writers.iter().enumerate() {
            if hold(writer).take().is_some() {
                let _ = fs::remove_file(self.folder.join(format!("{}.{}", name(shard), std::process::id())));
            }
        }
    }
}

impl Writer {
    fn open(path: &Path) -> io::Result<Self> {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let file = BufWriter::with_capacity(8 * 1024, File::create(path)?);
        let mut writer = Self { file, hasher: Hasher::default(), written: HashSet::new() };
        writer.write(header().as_bytes())?;
        Ok(writer)
    }

    fn record(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        for part in [path.as_bytes(), bytes] {
            let length = u32::try_from(part.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
            self.write(&length.to_le_bytes())?;
            self.write(part)?;
        }
        self.written.insert(path.into());
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hasher.update(bytes);
        self.file.write_all(bytes)
    }

    fn end(mut self) -> io::Result<()> {
        write!(self.file, "{}", self.hasher.finish())?;
        self.file.flush()
    }
}

/// What is in a file.
enum Content<'a> {
    Records(&'a [u8]),
    /// Another program's.
    Foreign,
    Damaged,
}

impl<'a> Content<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let header = header();
        let Some((body, trailer)) = bytes.split_at_checked(bytes.len().saturating_sub(TRAILER)) else {
            return Self::Damaged;
        };
        match body.strip_prefix(header.as_bytes()) {
            _ if Digest::of(body).to_string().as_bytes() != trailer => Self::Damaged,
            Some(records) => Self::Records(records),
            None => Self::Foreign,
        }
    }
}

/// The records of a file: paths and bytes. It ends where something makes no sense.
struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    fn part(&mut self) -> Option<&'a [u8]> {
        let (length, rest) = self.0.split_first_chunk::<4>()?;
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        self.0 = rest;
        Some(part)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (&'a str, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        Some((std::str::from_utf8(self.part()?).ok()?, self.part()?))
    }
}

/// The records of a file that stand after its header.
fn decoded<T: Record>(bytes: &[u8], file: &Arc<File>) -> Option<HashMap<Box<str>, T>> {
    let end = header().len() + bytes.len();
    let mut records = Records(bytes);
    let mut decoded = HashMap::new();
    while let Some((path, record)) = records.next() {
        let at = end - records.0.len() - record.len();
        decoded.insert(path.into(), T::read(record, file, at as u64)?);
    }
    Some(decoded)
}

/// Whether there is no such file, or no folder that it could be in.
fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn header() -> String {
    format!("dateline-cache 1 {ENGINE}\n")
}

fn name(shard: usize) -> String {
    format!("{shard:02x}")
}

fn shard(path: &str) -> usize {
    // Any hash will do that is the same in every run.
    let sum = path
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    usize::try_from((sum ^ (sum >> 32)) % SHARDS as u64).unwrap_or(0)
}

/// Locks. A thread that panicked while it held the lock has left whole records.
fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

//! A sink that writes nothing: it holds each output against the file that stands in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::{ENGINE, Ledger, Sink, Tally, check_path, claimed_twice, folder::LEDGER};
use crate::diag::Diagnostic;
use crate::model::Digest;

/// Compares a build with an output folder, byte by byte.
pub struct VerifySink {
    root: PathBuf,
    seen: Mutex<BTreeMap<Box<str>, Standing>>,
}

/// How a file stands to what a clean build would write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has the same bytes.
    Same,
    /// It has others.
    Different,
    /// It is not there.
    Missing,
    /// An earlier build wrote it, and a clean one would not.
    Leftover,
}

impl VerifySink {
    /// Compares with this folder.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), seen: Mutex::default() }
    }

    /// Every file that is not as a clean build would write it, in the order of their paths.
    pub fn differences(&self) -> Vec<(Box<str>, Standing)> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let differing = seen.iter().filter(|(_, standing)| **standing != Standing::Same);
        differing.map(|(path, standing)| (path.clone(), *standing)).collect()
    }
}

impl Sink for VerifySink {
    fn keep(&self, _: &str, _: Digest) -> bool {
        false
    }

    fn put(&self, path: &str, _: Digest, bytes: &[u8]) -> Result<(), Diagnostic> {
        check_path(path)?;
        let standing = match fs::read(self.root.join(path)) {
            Ok(found) if found == bytes => Standing::Same,
            Ok(_) => Standing::Different,
            Err(_) => Standing::Missing,
        };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match seen.insert(path.into(), standing) {
            None => Ok(()),
            Some(_) => Err(claimed_twice(path)),
        }
    }

    fn commit(&self) -> Result<Tally, Diagnostic> {
        let ledger = fs::read(self.root.join(LEDGER)).unwrap_or_default();
        let (ledger, _) = Ledger::parse(&String::from_utf8_lossy(&ledger), ENGINE);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        for (path, _) in ledger.iter() {
            seen.entry(path.into()).or_insert(Standing::Leftover);
        }
        let unchanged = seen.values().filter(|standing| **standing == Standing::Same).count();
        Ok(Tally { written: 0, unchanged, deleted: 0 })
    }
}

//! A site in memory, for tests and for what has no folder yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Source;
use crate::diag::{Diagnostic, Place, Report};

/// Files by path.
#[derive(Debug, Clone, Default)]
pub struct MemorySource {
    /// The files; change them between two builds as an author would.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Source for MemorySource {
    fn list(&self) -> (Vec<Arc<str>>, Report) {
        (self.files.keys().map(|path| path.as_str().into()).collect(), Report::default())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Diagnostic> {
        self.files.get(path).cloned().ok_or_else(|| {
            Diagnostic::error("read", "the file vanished while the site was read").at(Place::file(path))
        })
    }
}

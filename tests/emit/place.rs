//! A temporary place with an output folder in it, and the words that the tests of the folder share.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use dateline::{
    diag::Diagnostic,
    emit::{DiskSink, Sink, Tally},
    model::Digest,
};
use tempfile::{TempDir, tempdir};

/// A place for an output folder, with room beside it.
pub(super) struct Place {
    temporary: TempDir,
}

impl Place {
    pub(super) fn new() -> Self {
        Self { temporary: tempdir().expect("a temporary folder") }
    }

    pub(super) fn out(&self) -> PathBuf {
        self.temporary.path().join("public")
    }

    pub(super) fn beside(&self, name: &str) -> PathBuf {
        self.temporary.path().join(name)
    }

    pub(super) fn open(&self) -> DiskSink {
        let (sink, note) = DiskSink::open(&self.out()).expect("a folder of our own");
        assert_eq!(note, None);
        sink
    }

    /// A whole build; the bytes are their own key.
    pub(super) fn build(&self, files: &[(&str, &str)]) -> Tally {
        try_build(&self.open(), files).expect("a build")
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        let target = self.out().join(path);
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::write(target, text).expect("a file");
    }

    pub(super) fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.out().join(path)).ok()
    }

    /// Every file and folder but the ledger; a folder's text is `/`, a link's is `@`.
    pub(super) fn tree(&self) -> BTreeMap<String, String> {
        let mut tree = BTreeMap::new();
        collect(&self.out(), "", &mut tree);
        tree.remove(".dateline");
        tree
    }
}

fn collect(folder: &Path, above: &str, tree: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{above}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().expect("a kind");
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), tree);
        }
        let text = match (kind.is_dir(), kind.is_symlink()) {
            (true, _) => "/".to_owned(),
            (_, true) => "@".to_owned(),
            _ => fs::read_to_string(entry.path()).expect("text"),
        };
        tree.insert(path, text);
    }
}

pub(super) fn tree<const N: usize>(files: [(&str, &str); N]) -> BTreeMap<String, String> {
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}

pub(super) fn key(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

pub(super) fn put(sink: &DiskSink, path: &str, text: &str) -> Result<(), Diagnostic> {
    sink.put(path, key(text), text.as_bytes())
}

pub(super) fn try_build(sink: &DiskSink, files: &[(&str, &str)]) -> Result<Tally, Diagnostic> {
    files.iter().try_for_each(|(path, text)| put(sink, path, text))?;
    sink.commit()
}

pub(super) fn tally(written: usize, unchanged: usize, deleted: usize) -> Tally {
    Tally { written, unchanged, deleted }
}

//! Where outputs go: the [`Sink`] trait, a folder on disk and a map in memory.
//!
//! Together with `source/` this is the only code that touches files, and it is the only code that
//! writes them. It knows paths, keys and bytes; it must not know what a page is, nor why an output
//! is wanted.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the one stage that writes, and the output folder's own files are read here"
)]

mod disk;
mod folder;
mod ledger;
mod memory;
mod merge;
pub mod scaffold;
mod verify;

pub use disk::DiskSink;
pub use ledger::{Entry, Ledger};
pub use memory::MemorySink;
pub use verify::{Standing, VerifySink};

use std::{
    io,
    path::{Component, Path},
};

use crate::{diag::Diagnostic, model::Digest};

/// What wrote a ledger. A ledger of another engine tells which files are ours, but none of its keys
/// can be trusted.
pub const ENGINE: &str = concat!("dateline ", env!("CARGO_PKG_VERSION"), "+", env!("DATELINE_SOURCES"));

/// Takes the outputs of one build after another. A build claims paths with `keep` and `put`, from
/// any thread, and ends with `commit`. A build in which a `put` failed must not be committed.
///
/// Paths are relative and `/`-separated: `actors/hts/index.html`.
pub trait Sink: Sync {
    /// Whether `path` already stands with this key and needs no rendering. A path said to be
    /// current is kept by the commit; any other has to be put.
    fn keep(&self, path: &str, key: Digest) -> bool;

    /// Whether `path` stands as the last build left it, whatever its key; then the commit keeps it.
    fn keep_standing(&self, _path: &str) -> bool {
        false
    }

    /// The digest of what the last commit left; none when there was none, or it can't be told.
    fn seal(&self) -> Option<Digest> {
        None
    }

    /// Looks in advance at what stands of the last commit; `keep` is quicker for it.
    fn survey(&self) {}

    /// Whether all outputs of the last commit stand as it left them.
    fn all_stand(&self) -> bool {
        false
    }

    /// Takes an output. Nothing becomes visible before `commit`.
    ///
    /// Fails if the path is not a plain relative one, or if this build has already claimed it.
    fn put(&self, path: &str, key: Digest, bytes: &[u8]) -> Result<(), Diagnostic>;

    /// Makes everything that was put visible, deletes what an earlier build wrote and this one
    /// neither kept nor put, and returns the tally. Afterwards the sink is ready for another build.
    fn commit(&self) -> Result<Tally, Diagnostic>;
}

/// What a commit did, in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// New or changed.
    pub written: usize,
    /// Kept, or put with the bytes that already stood there.
    pub unchanged: usize,
    /// Written by an earlier build and no longer wanted.
    pub deleted: usize,
}

/// Refuses a path that could leave the output folder, that is spelled in more than one way, or that
/// Dateline uses itself.
fn check_path(path: &str) -> Result<(), Diagnostic> {
    let plain = |segment: &str| !matches!(segment, "" | "." | "..");
    let strange = |byte: u8| byte == b'\\' || byte < b' ' || byte == 0x7f;
    if !path.split('/').all(plain) || path.bytes().any(strange) || has_prefix(path) {
        return Err(Diagnostic::error("output", format!("`{path}` is not a path for an output"))
            .help("An output's path is relative, with `/` between its parts, and has no `..`."));
    }
    if is_private(path.split('/').next().unwrap_or(path)) {
        return Err(Diagnostic::error("output", format!("the output `{path}` has a reserved name"))
            .help("Rename it: names that begin with `.dateline` belong to Dateline's own files."));
    }
    Ok(())
}

/// Whether the path begins with what makes it absolute on this system alone, such as a drive.
fn has_prefix(path: &str) -> bool {
    !matches!(Path::new(path).components().next(), Some(Component::Normal(_)))
}

/// Whether a name at the top of the output folder is one of Dateline's own, in any letter case.
fn is_private(name: &str) -> bool {
    name.get(..folder::LEDGER.len()).is_some_and(|start| start.eq_ignore_ascii_case(folder::LEDGER))
}

/// The error for a path that this build claims a second time.
fn claimed_twice(path: &str) -> Diagnostic {
    Diagnostic::error("output", format!("two outputs have the same path, `{path}`"))
        .help("Give one of the two documents or assets another name or `slug`.")
}

/// Refuses a set of outputs in which one path is a folder of another.
fn check_nesting<'a>(
    paths: impl Iterator<Item = &'a str>,
    is_output: impl Fn(&str) -> bool,
) -> Result<(), Diagnostic> {
    for path in paths {
        if let Some(file) = ancestors(path).find(|folder| is_output(folder)) {
            return Err(Diagnostic::error(
                "output",
                format!("`{file}` is an output, and so is `{path}` below it"),
            )
            .help("A file cannot be a folder as well: give one of the two another name."));
        }
    }
    Ok(())
}

/// The folders that hold a path, the innermost first: of `a/b/c`, `a/b` and `a`.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

/// The folder that holds a path; none at the top.
fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// A file operation that failed: what was tried, on which path, why not, and what to do.
fn failed(doing: &str, path: &Path, error: &io::Error) -> Diagnostic {
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Let this user write there, or choose another output folder."
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free some space, or choose an output folder on another disk."
        }
        io::ErrorKind::InvalidFilename => "Give the document or asset a shorter or simpler name.",
        _ => "Look at what is there, then build again.",
    };
    Diagnostic::error("output", format!("cannot {doing} `{}`: {error}", path.display())).help(help)
}

//! A site in a folder on disk.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::{FileStamp, Source, is_stray};
use crate::config;
use crate::diag::{Diagnostic, Place, Report};

/// The folder that holds `site.yaml`.
#[derive(Debug, Clone)]
pub struct DiskSource {
    root: PathBuf,
}

impl DiskSource {
    /// A site at `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Whether a folder, which need not exist, lies in one that the site is read from: what is
    /// written there is part of the site the next time.
    pub fn reads(&self, folder: &Path) -> bool {
        [super::CONTENT, super::THEMES, super::TEMPLATES].iter().any(|read| self.holds(read, folder))
    }

    /// Whether a folder, which need not exist, is one of the site's own or lies in it.
    pub fn holds(&self, own: &str, folder: &Path) -> bool {
        real(folder).starts_with(real(&self.root.join(own)))
    }
}

/// A path with links resolved, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let resolved = path.ancestors().find_map(|above| {
        let real = fs::canonicalize(above).ok()?;
        // Joining an empty path would add a slash.
        Some(
            path.strip_prefix(above)
                .ok()
                .filter(|rest| !rest.as_os_str().is_empty())
                .map_or(real.clone(), |rest| real.join(rest)),
        )
    });
    resolved.unwrap_or(path)
}

impl Source for DiskSource {
    fn list(&self) -> (Vec<Arc<str>>, Report) {
        let mut found = BTreeSet::new();
        let mut report = Report::default();
        if self.root.join(config::FILE).is_file() {
            found.insert(Arc::from(config::FILE));
        }
        // A link may lead anywhere; only what lies inside the site, with links resolved, is read.
        let inside = fs::canonicalize(&self.root).unwrap_or_else(|_| self.root.clone());
        for folder in [super::CONTENT, super::THEMES, super::TEMPLATES] {
            // With the slash at its end, a link would be taken for what it leads to.
            let top = self.root.join(folder.trim_end_matches('/'));
            if !top.exists() {
                continue;
            }
            let wanted =
                |entry: &DirEntry| entry.depth() == 0 || !is_stray(&entry.file_name().to_string_lossy());
            let mut walk = WalkDir::new(&top).follow_links(true).into_iter();
            while let Some(entry) = walk.next() {
                let entry = match entry {
                    Ok(entry) => entry,
                    Err(error) => {
                        report.push(self.unreadable(&error));
                        continue;
                    }
                };
                let is_folder = entry.file_type().is_dir();
                let checked = if wanted(&entry) { self.check(&entry, &inside) } else { Ok(None) };
                match checked {
                    Ok(Some(path)) if !is_folder => {
                        found.insert(path);
                    }
                    Ok(Some(_)) => {}
                    Ok(None) if is_folder => walk.skip_current_dir(),
                    Ok(None) => {}
                    Err(problem) => {
                        report.push(*problem);
                        if is_folder {
                            walk.skip_current_dir();
                        }
                    }
                }
            }
        }
        (found.into_iter().collect(), report)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Diagnostic> {
        fs::read(self.root.join(path)).map_err(|error| {
            let message = match error.kind() {
                std::io::ErrorKind::NotFound => "the file vanished while the site was read".to_owned(),
                _ => format!("the file can't be read: {error}"),
            };
            Diagnostic::error("read", message)
                .at(Place::file(path))
                .help("Check that it is there and may be read, then build again.")
        })
    }

    fn stamp(&self, path: &str) -> Option<FileStamp> {
        fs::metadata(self.root.join(path)).ok().map(|found| stamp(&found))
    }
}

/// The stamp of a file.
#[cfg(unix)]
pub fn stamp(found: &fs::Metadata) -> FileStamp {
    use std::os::unix::fs::MetadataExt as _;
    let modified = (found.mtime(), found.mtime_nsec());
    // The time of the content can be set back by hand; that of the inode can't.
    let time = modified.max((found.ctime(), found.ctime_nsec()));
    FileStamp { size: found.len(), time, modified, inode: found.ino() }
}

/// The stamp of a file, as far as this system tells.
#[cfg(not(unix))]
pub fn stamp(found: &fs::Metadata) -> FileStamp {
    let since = found.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    // A time that can't be told counts as too new to be trusted.
    let time = since.map_or((i64::MAX, 0), |since| {
        (i64::try_from(since.as_secs()).unwrap_or(i64::MAX), i64::from(since.subsec_nanos()))
    });
    FileStamp { size: found.len(), time, modified: time, inode: 0 }
}

impl DiskSource {
    /// The path of a file or folder that may be read.
    fn check(&self, entry: &DirEntry, inside: &Path) -> Result<Option<Arc<str>>, Box<Diagnostic>> {
        let Some(path) = self.name(entry.path()) else {
            let shown = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
            let shown = shown.to_string_lossy().replace(char::is_control, "\u{FFFD}");
            return Err(Box::new(
                Diagnostic::error(
                    "file-name",
                    "the name is not UTF-8, or holds a backslash or a control character",
                )
                .at(Place::file(shown))
                .help("Rename it."),
            ));
        };
        if entry.path_is_symlink()
            && !fs::canonicalize(entry.path()).is_ok_and(|real| real.starts_with(inside))
        {
            return Err(Box::new(
                Diagnostic::error("symlink", "the link leads out of the site")
                    .at(Place::file(path))
                    .help("Copy what it leads to into the site."),
            ));
        }
        Ok(Some(path))
    }

    /// The path from the root with `/`; none for a name that could not be written again as a URL.
    fn name(&self, path: &Path) -> Option<Arc<str>> {
        let inside = path.strip_prefix(&self.root).ok()?;
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        let name = parts?.join("/");
        (!name.contains('\\') && !name.chars().any(char::is_control)).then(|| name.into())
    }

    fn unreadable(&self, error: &walkdir::Error) -> Diagnostic {
        let path = error.path().and_then(|path| self.name(path)).unwrap_or_else(|| super::CONTENT.into());
        let (code, message) = match error.loop_ancestor() {
            Some(_) => ("symlink", "the link leads back to a folder that holds it".to_owned()),
            None => (
                "read",
                format!("can't be read: {}", error.io_error().map_or_else(String::new, ToString::to_string)),
            ),
        };
        Diagnostic::error(code, message).at(Place::file(path)).help("Remove it, or make it readable.")
    }
}

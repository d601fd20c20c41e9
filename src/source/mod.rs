//! Where a site's files come from: a folder on disk, or memory.
//!
//! This stage reads bytes and knows nothing of what is in them. Paths are relative to the site's
//! root, with `/`.

#![allow(clippy::disallowed_methods, reason = "this is where a site is read from the disk")]

mod again;
mod attic;
mod disk;
mod memory;
mod text;
mod watch;

pub use again::Reread;
pub use attic::Laid;
pub use disk::{DiskSource, stamp as stamp_of};
pub use memory::MemorySource;
pub use text::decode;
pub use watch::{Batch, Watch};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diag::{Diagnostic, Report};

/// The folder of documents and assets.
pub const CONTENT: &str = "content/";
/// The folder of themes.
pub const THEMES: &str = "themes/";
/// The folder of a site's own templates.
pub const TEMPLATES: &str = "templates/";

/// The files of a site.
pub trait Source: Send + Sync {
    /// The paths of all files below `content/`, `themes/` and `templates/`, and `site.yaml`, in
    /// order. Files that editors and systems leave behind are passed over.
    fn list(&self) -> (Vec<Arc<str>>, Report);

    /// The bytes of a file.
    ///
    /// # Errors
    /// A diagnostic at the file, when it can't be read; it may have vanished since it was listed.
    fn read(&self, path: &str) -> Result<Vec<u8>, Diagnostic>;

    /// What tells a file from the same file after a change, without reading it; none where nothing
    /// does.
    fn stamp(&self, _path: &str) -> Option<FileStamp> {
        None
    }
}

/// What a file system tells of a file that changes when the file does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FileStamp {
    /// Length in bytes.
    pub size: u64,
    /// The later of the times of its last change: seconds and nanoseconds.
    pub time: (i64, i64),
    /// The time of its content alone.
    pub modified: (i64, i64),
    /// The number of its inode, where there are inodes.
    pub inode: u64,
}

/// Whether a file is none of the author's: hidden, a backup, or an editor's working copy.
pub fn is_stray(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with('#') && name.ends_with('#')
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.ends_with(".swx")
        || name.ends_with(".tmp")
        || name.ends_with(".bak")
        || name.ends_with(".orig")
        || name.ends_with(".rej")
        || name == "4913"
        || name.starts_with("jb_tmp")
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
        || name == "Thumbs.db"
        || name == "desktop.ini"
}

//! What builds that were killed left behind in the cache's folder.
//!
//! All builds that write the cache share a lock. One that gets it for itself knows that there is no
//! other, so that nobody will ever put in its place what waits there under the number of a process.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::Path;

const LOCK: &str = "lock";

/// Takes a share of the lock, and removes what dead builds left if no other build is there. There is
/// no lock where the file system has none; then nothing is removed.
pub(super) fn lock(folder: &Path) -> Option<File> {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK)).ok()?;
    if file.try_lock().is_ok() {
        ["", "cards", "scans", "last"].iter().for_each(|inside| sweep(&folder.join(inside)));
        file.unlock().ok()?;
    }
    file.lock_shared().ok()?;
    Some(file)
}

fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_waiting(&entry.file_name()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a name is one that a build gives what is to replace something: `7f.4711`, `moment-4711`.
fn is_waiting(name: &OsStr) -> bool {
    let Some((stem, process)) = name.to_str().and_then(|name| name.rsplit_once(['.', '-'])) else {
        return false;
    };
    let is_ours = stem == "moment" || !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_ours && !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit())
}

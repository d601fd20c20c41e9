//! New files of an author's own: those of `init` and `new`. Nothing that exists is ever changed.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::diag::Diagnostic;

/// Makes a site's folder with its files, by path from the folder.
///
/// # Errors
/// When the folder exists and is not empty, or can't be written.
pub fn site(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Diagnostic> {
    let taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) || folder.is_file();
    if taken {
        return Err(Diagnostic::error("output", format!("`{}` exists and is not empty", folder.display()))
            .help("Name a folder that does not exist yet."));
    }
    files.iter().try_for_each(|(path, bytes)| file(&folder.join(path), bytes))
}

/// Makes a new file, and the folders above it.
///
/// # Errors
/// When it exists, or can't be written.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    let write = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::File::options().write(true).create_new(true).open(path)?.write_all(bytes)
    };
    write().map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Diagnostic::error("output", format!("`{}` exists already", path.display()))
                .help("Choose another name, or edit that file.")
        }
        _ => Diagnostic::error("output", format!("`{}` can't be written: {error}", path.display()))
            .help("Check the folder's permissions and the space on the disk."),
    })
}

//! Moves the stage into the output folder and deletes what is no longer wanted.
//!
//! The stage mirrors the folder, so a folder that is new moves in one piece. Everything is looked
//! at before anything is moved: what stands in the way and is not ours is an error, not a loss. No
//! symbolic link is ever followed.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    io::{self, ErrorKind},
    path::Path,
};

use super::{Ledger, ancestors, failed, folder::Folder, parent};
use crate::diag::Diagnostic;

/// One thing to move, by its path; a folder moves with all that is in it.
pub(super) struct Move {
    path: String,
    // What has to go first, because it is a file where a folder comes, or the reverse.
    clears: Option<Kind>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Folder,
    // A link too: it can be replaced or removed like a file, which leaves what it leads to alone.
    File,
}

/// Finds out what has to be moved, and that nothing foreign stands in the way.
pub(super) fn survey(folder: &Folder, ledger: &Ledger) -> Result<Vec<Move>, Diagnostic> {
    let mut moves = Vec::new();
    if folder.stage.is_dir() {
        survey_below(folder, ledger, "", &mut moves)?;
    }
    Ok(moves)
}

/// Moves, then deletes what is pruned, then the folders that this left empty. Returns how many
/// files were deleted.
pub(super) fn apply(folder: &Folder, moves: &[Move], pruned: &[&str]) -> Result<usize, Diagnostic> {
    let mut real = HashMap::new();
    let doomed: Vec<&str> = pruned
        .iter()
        .copied()
        .filter(|path| !is_versioned(path))
        .filter(|path| parent(path).is_none_or(|above| is_real(folder, above, &mut real)))
        .filter(|path| kind(&folder.target(path)).ok().flatten() == Some(Kind::File))
        .collect();
    // New pages come before old ones go, so that a page that moved is never missing, unless the
    // old name would then lead to the new file.
    if folder.folds_case {
        delete(folder, &doomed)?;
        delete_empty(folder, pruned);
    }
    moves.iter().try_for_each(|step| carry_out(folder, step))?;
    if !folder.folds_case {
        delete(folder, &doomed)?;
        delete_empty(folder, pruned);
    }
    Ok(doomed.len())
}

fn survey_below(
    folder: &Folder,
    ledger: &Ledger,
    above: &str,
    moves: &mut Vec<Move>,
) -> Result<(), Diagnostic> {
    let staged = folder.stage.join(above);
    let fails = |error: io::Error| failed("read", &staged, &error);
    for entry in fs::read_dir(&staged).map_err(fails)? {
        let entry = entry.map_err(fails)?;
        // Every name here was made from a path, which is text.
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if above.is_empty() { name } else { format!("{above}/{name}") };
        let target = folder.target(&path);
        let coming = if entry.file_type().map_err(fails)?.is_dir() { Kind::Folder } else { Kind::File };
        let standing = kind(&target).map_err(|error| failed("read", &target, &error))?;
        let clears = match (coming, standing) {
            (Kind::Folder, Some(Kind::Folder)) => {
                survey_below(folder, ledger, &path, moves)?;
                continue;
            }
            (_, None) | (Kind::File, Some(Kind::File)) => None,
            (Kind::Folder, Some(Kind::File)) if owns(folder, ledger, &path) => standing,
            (Kind::File, Some(Kind::Folder)) if owns_all(folder, ledger, &path)? => standing,
            (Kind::Folder, Some(Kind::File)) => return Err(obstacle(&target, "a folder")),
            (Kind::File, Some(Kind::Folder)) => return Err(obstacle(&target, "a file")),
        };
        moves.push(Move { path, clears });
    }
    Ok(())
}

fn obstacle(target: &Path, wanted: &str) -> Diagnostic {
    let message = format!("something that Dateline did not write stands at `{}`", target.display());
    Diagnostic::error("output", message).help(format!("Move it away: the site needs {wanted} of this name."))
}

fn carry_out(folder: &Folder, step: &Move) -> Result<(), Diagnostic> {
    let target = folder.target(&step.path);
    let cleared = match step.clears {
        None => Ok(()),
        Some(Kind::File) => fs::remove_file(&target),
        Some(Kind::Folder) => fs::remove_dir_all(&target),
    };
    match cleared {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(failed("remove", &target, &error));
        }
        _ => {}
    }
    fs::rename(folder.stage.join(&step.path), &target).map_err(|error| failed("write", &target, &error))
}

fn delete(folder: &Folder, doomed: &[&str]) -> Result<(), Diagnostic> {
    for path in doomed {
        let target = folder.target(path);
        // A move may have cleared it, and may have put a folder there.
        if kind(&target).ok().flatten() == Some(Kind::File) {
            fs::remove_file(&target).map_err(|error| failed("delete", &target, &error))?;
        }
    }
    Ok(())
}

/// Deletes the folders that hold nothing any more, the innermost first.
fn delete_empty(folder: &Folder, pruned: &[&str]) {
    let mut real = HashMap::new();
    let folders: BTreeSet<&str> = pruned.iter().flat_map(|path| ancestors(path)).collect();
    for path in folders.into_iter().rev() {
        if is_real(folder, path, &mut real) {
            // Fails, as it should, on a folder that is not empty.
            let _ = fs::remove_dir(folder.target(path));
        }
    }
}

/// Whether a file at the top of the folder belongs to the site's repository.
fn is_versioned(path: &str) -> bool {
    path == ".gitkeep" || path == ".gitignore"
}

/// Whether the ledger names this file; in any letter case, if the file system has none.
fn owns(folder: &Folder, ledger: &Ledger, path: &str) -> bool {
    ledger.contains(path)
        || folder.folds_case && ledger.iter().any(|(owned, _)| owned.to_lowercase() == path.to_lowercase())
}

/// Whether the ledger names every file in a folder and in those below it.
fn owns_all(folder: &Folder, ledger: &Ledger, path: &str) -> Result<bool, Diagnostic> {
    let target = folder.target(path);
    let fails = |error: io::Error| failed("read", &target, &error);
    for entry in fs::read_dir(&target).map_err(fails)? {
        let entry = entry.map_err(fails)?;
        let below = format!("{path}/{}", entry.file_name().to_string_lossy());
        let owned = if entry.file_type().map_err(fails)?.is_dir() {
            owns_all(folder, ledger, &below)?
        } else {
            owns(folder, ledger, &below)
        };
        if !owned {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a folder, and all that hold it, are folders and not links to some.
fn is_real<'a>(folder: &Folder, path: &'a str, known: &mut HashMap<&'a str, bool>) -> bool {
    if let Some(real) = known.get(path) {
        return *real;
    }
    let real = parent(path).is_none_or(|above| is_real(folder, above, known))
        && kind(&folder.target(path)).ok().flatten() == Some(Kind::Folder);
    known.insert(path, real);
    real
}

/// What stands at a path; nothing, too, if what should hold it is a file.
fn kind(path: &Path) -> io::Result<Option<Kind>> {
    match path.symlink_metadata() {
        Ok(found) if found.is_dir() => Ok(Some(Kind::Folder)),
        Ok(_) => Ok(Some(Kind::File)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}

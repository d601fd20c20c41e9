//! Chooses where the measured sites lie: on a RAM disk with enough room, or below Cargo's folder.
//!
//! A disk would measure the disk: its cache is written back whenever the kernel likes. It knows
//! sizes and file systems, and nothing of what is put there.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use super::{machine, table::bytes};
use crate::process;

/// Estimates of what one briefing takes, in bytes: its file, and what is written because of it.
pub(crate) const INPUT: u64 = 6_000;
pub(crate) const OUTPUT: u64 = 45_000;

/// Where Linux has a file system in memory for everybody.
const RAM: &str = "/dev/shm";

/// A folder of one's own, removed with everything in it when this is dropped.
pub(crate) struct Place {
    folder: TempDir,
    /// The file system's type.
    pub(crate) kind: String,
    /// Why it is not the RAM disk, if it is not.
    pub(crate) because: Option<String>,
}

impl Place {
    /// A place for so many bytes: below the folder that was named, or else on the RAM disk, or else
    /// below `fallback`.
    pub(crate) fn choose(named: Option<&Path>, fallback: &Path, need: u64) -> Result<Self> {
        if let Some(folder) = named {
            fs::create_dir_all(folder).context("cannot create the folder for the benchmark")?;
            return Self::below(folder, need, None);
        }
        match ram_disk(need) {
            Ok(folder) => Self::below(&folder, need, None),
            Err(reason) => Self::below(fallback, need, Some(reason)),
        }
    }

    fn below(parent: &Path, need: u64, because: Option<String>) -> Result<Self> {
        // Hugo takes no relative path for its cache.
        let parent = &parent.canonicalize().context("cannot find the folder for the benchmark")?;
        let (kind, free) = file_system(parent).unwrap_or(("unknown".to_owned(), u64::MAX));
        if free < need {
            bail!("about {} are needed, and {} are free", bytes(need), bytes(free));
        }
        let folder = tempfile::Builder::new()
            .prefix("dateline-bench-")
            .tempdir_in(parent)
            .context("cannot create a folder for the benchmark")?;
        Ok(Self { folder, kind, because })
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Lets the disk finish what earlier runs left to be written, so that the next one is not
    /// charged for it. A file system in memory has nothing to finish.
    pub(crate) fn settle(&self) -> Result<()> {
        if self.kind == "tmpfs" {
            return Ok(());
        }
        match process::find("sync") {
            Some(sync) => process::quietly(&mut Command::new(sync)).map(drop),
            None => Ok(()),
        }
    }

    /// The file system in words.
    pub(crate) fn describe(&self) -> String {
        match (&self.because, self.kind.as_str()) {
            (Some(reason), kind) => format!("disk ({kind}): {reason}"),
            (None, "tmpfs") => "a RAM disk (tmpfs)".to_owned(),
            (None, kind) => format!("a file system of type {kind}"),
        }
    }
}

/// The RAM disk if it has the room, or why it is not used. What lies on it is memory that the
/// measured programs can't have, so twice the need must be free of both.
fn ram_disk(need: u64) -> Result<PathBuf, String> {
    let folder = PathBuf::from(RAM);
    let Some((_, free)) = file_system(&folder).filter(|(kind, _)| kind == "tmpfs") else {
        return Err("there is no RAM disk".to_owned());
    };
    let free = free.min(machine::memory("MemAvailable").unwrap_or(0));
    if free < need * 2 {
        return Err(format!("about {} are needed, and memory has {} free", bytes(need), bytes(free)));
    }
    Ok(folder)
}

/// The type of the file system that holds a folder, and its free bytes, as `df` tells them.
fn file_system(folder: &Path) -> Option<(String, u64)> {
    let mut command = Command::new("df");
    command.args(["--output=fstype,avail", "--block-size=1"]).arg(folder);
    let printed = process::quietly(&mut command).ok()?;
    let (kind, free) = printed.trim().lines().next_back()?.trim().split_once(' ')?;
    Some((kind.to_owned(), free.trim().parse().ok()?))
}

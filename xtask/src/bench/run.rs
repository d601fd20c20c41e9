//! Runs one child and says what it cost: wall time, processor time, peak memory.
//!
//! It must not know what the child does. What the child prints goes to files, because a pipe that
//! nobody reads until the end would stop it.

use std::{
    fs::File,
    io::{Read as _, Seek as _},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, bail};
use wait4::Wait4 as _;

use super::machine;
use crate::process;

/// What one run cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cost {
    /// Seconds from its start to its end.
    pub(crate) wall: f64,
    /// Seconds of processor time of all its threads, the kernel's part included.
    pub(crate) cpu: f64,
    /// The most bytes that it held in memory at a time. Linux counts from the memory of the process
    /// that starts the child, so nothing is below what this program itself held: a few megabytes.
    pub(crate) memory: u64,
    /// Seconds of processor time that everybody else took meanwhile, where the machine tells.
    pub(crate) others: Option<f64>,
}

/// What one run printed.
pub(crate) struct Printed {
    /// Its standard output.
    pub(crate) stdout: String,
    /// Its standard error.
    pub(crate) stderr: String,
}

/// Runs a command to its end; `scratch` is a folder for what it prints.
pub(crate) fn measured(command: &mut Command, scratch: &Path) -> Result<(Cost, Printed)> {
    let mut stdout = scratch_file(scratch)?;
    let mut stderr = scratch_file(scratch)?;
    command.stdin(Stdio::null()).stdout(handle(&stdout)?).stderr(handle(&stderr)?);
    let name = process::name(command);
    let before = machine::busy();
    let start = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot start {name}"))?;
    let used = child.wait4().with_context(|| format!("cannot wait for {name}"))?;
    let wall = start.elapsed().as_secs_f64();
    let busy = before.and_then(|before| Some(machine::busy()? - before));
    let printed = Printed { stdout: text(&mut stdout)?, stderr: text(&mut stderr)? };
    if !used.status.success() {
        let all = format!("{}{}", printed.stdout, printed.stderr);
        bail!("{name} ended with {}\n{}", used.status, process::tail(&all));
    }
    let cpu = (used.rusage.utime + used.rusage.stime).as_secs_f64();
    // The two clocks tick apart, so the difference of a quiet machine can be a little below zero.
    let others = busy.map(|busy| (busy - cpu).max(0.0));
    Ok((Cost { wall, cpu, memory: used.rusage.maxrss, others }, printed))
}

/// A file without a name, gone when it is closed.
fn scratch_file(folder: &Path) -> Result<File> {
    tempfile::tempfile_in(folder).context("cannot create a file for what a program prints")
}

fn handle(file: &File) -> Result<Stdio> {
    Ok(file.try_clone().context("cannot share a file with a program")?.into())
}

fn text(file: &mut File) -> Result<String> {
    let mut bytes = Vec::new();
    file.rewind()
        .and_then(|()| file.read_to_end(&mut bytes))
        .context("cannot read what a program printed")?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

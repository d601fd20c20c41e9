//! Runs other programs: aloud, or quietly with their output kept for when they fail.
//!
//! It knows nothing of which programs these are.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail};

/// How many lines of a failed program's output an error repeats.
const TAIL: usize = 40;

/// The pauses between the tries of something that needs the network.
const PAUSES: [Duration; 2] = [Duration::from_secs(5), Duration::from_secs(20)];

/// Runs a program whose output goes to the terminal as it comes.
pub(crate) fn aloud(command: &mut Command) -> Result<()> {
    let name = name(command);
    let status = command.status().with_context(|| format!("cannot start {name}"))?;
    if !status.success() {
        bail!("{name} ended with {status}");
    }
    Ok(())
}

/// Runs a program and returns its output, whatever its exit code says.
pub(crate) fn capture(command: &mut Command) -> Result<Output> {
    let name = name(command);
    command.output().with_context(|| format!("cannot start {name}"))
}

/// Runs a program and returns what it printed; an error repeats the end of it.
pub(crate) fn quietly(command: &mut Command) -> Result<String> {
    let output = capture(command)?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    if !output.status.success() {
        bail!("{} ended with {}\n{}", name(command), output.status, tail(&text));
    }
    Ok(text)
}

/// Tries something three times with pauses, because archives are at times gone for a minute.
pub(crate) fn with_tries<T>(what: &str, mut action: impl FnMut() -> Result<T>) -> Result<T> {
    for pause in PAUSES {
        match action() {
            Ok(value) => return Ok(value),
            Err(error) => {
                println!("{what} failed, next try in {} s: {error:#}", pause.as_secs());
            }
        }
        thread::sleep(pause);
    }
    action().with_context(|| format!("{what} failed three times"))
}

/// Finds a program on the search path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths)
        .map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
        .find(|path| path.is_file())
}

/// The last lines of a long text.
pub(crate) fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    lines[lines.len().saturating_sub(TAIL)..].join("\n")
}

/// The program's name without its folder: a message must read the same on every machine.
pub(crate) fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().map_or_else(|| "a program".to_owned(), |name| format!("`{}`", name.to_string_lossy()))
}

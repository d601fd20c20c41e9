//! Installs what is missing of the tools that a task names, each once, and verifies it.
//!
//! It knows how the three package managers are called; the table of packages is in `tools`.

use std::{fs, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    process,
    tools::{Manager, Tool, Toolbox, lookup},
};

/// Makes sure that these tools are there. With `install` off, a missing one is an error.
pub(crate) fn ensure(toolbox: &Toolbox, names: &[&str], install: bool) -> Result<()> {
    let mut wanted = Vec::new();
    for name in names {
        wanted.push(lookup(name)?);
    }
    let missing: Vec<&Tool> = wanted.iter().copied().filter(|tool| toolbox.verify(tool).is_err()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let listed = missing.iter().map(|tool| tool.name).collect::<Vec<_>>().join(", ");
    if !install {
        bail!("not installed: {listed}; run without --no-install");
    }
    println!("installing {listed}");
    for manager in [Manager::Apt, Manager::Npm, Manager::Python] {
        let packages: Vec<String> =
            missing.iter().filter(|tool| tool.manager == manager).map(|tool| package(tool)).collect();
        if packages.is_empty() {
            continue;
        }
        process::with_tries(&format!("installing {}", packages.join(" ")), || match manager {
            Manager::Apt => apt(&packages),
            Manager::Npm => npm(toolbox, &packages),
            Manager::Python => python(toolbox, &packages),
        })?;
    }
    for tool in missing {
        toolbox.verify(tool).with_context(|| format!("{} was installed but does not work", tool.name))?;
    }
    Ok(())
}

/// A package with its pinned version, as its manager writes it.
fn package(tool: &Tool) -> String {
    match tool.manager {
        Manager::Npm => format!("{}@{}", tool.package, tool.version),
        Manager::Python => format!("{}=={}", tool.package, tool.version),
        Manager::Apt => tool.package.to_owned(),
    }
}

/// One call for all packages. The lists are fetched first: a new machine has none, or old ones.
fn apt(packages: &[String]) -> Result<()> {
    process::quietly(apt_get().arg("update"))?;
    process::quietly(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(packages)).map(drop)
}

/// `apt-get`, told not to ask anything.
fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Scripts of packages stay off: `vnu-jar`'s fetches a Java of its own, which is not wanted.
fn npm(toolbox: &Toolbox, packages: &[String]) -> Result<()> {
    let prefix = toolbox.npm_prefix();
    fs::create_dir_all(&prefix).context("cannot create the folder for npm packages")?;
    let mut command = Command::new("npm");
    command.arg("install").arg("--prefix").arg(&prefix);
    command.args(["--no-audit", "--no-fund", "--ignore-scripts", "--save-exact"]).args(packages);
    process::quietly(&mut command).map(drop)
}

/// The virtual environment is made at the first package.
fn python(toolbox: &Toolbox, packages: &[String]) -> Result<()> {
    let venv = toolbox.venv();
    let python = toolbox.venv_program("python");
    if !python.is_file() {
        process::quietly(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    }
    let mut command = Command::new(python);
    command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(packages);
    process::quietly(&mut command).map(drop)
}

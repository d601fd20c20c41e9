//! Where the repository, the build folder and the built binary are, and how to build the sample.
//!
//! It knows `dateline`'s command line and nothing else of it.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::process;

/// The folders that every task starts from.
pub(crate) struct Workspace {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Cargo's build folder, which also holds the installed tools.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Asks Cargo where things are, so that a `CARGO_TARGET_DIR` or a configured one is respected.
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("start this with `cargo xtask`")?;
        let root = Path::new(&manifest).parent().context("xtask's folder has no parent")?.to_path_buf();
        let mut command = cargo();
        command.args(["metadata", "--no-deps", "--format-version=1"]).current_dir(&root);
        let output = process::capture(&mut command)?;
        let metadata: serde_json::Value =
            serde_json::from_slice(&output.stdout).context("`cargo metadata` printed no JSON")?;
        let target =
            metadata["target_directory"].as_str().context("`cargo metadata` names no target folder")?;
        Ok(Self { root, target: PathBuf::from(target) })
    }

    /// Where tools are installed.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// `cargo` in the repository.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = cargo();
        command.current_dir(&self.root);
        command
    }

    /// Builds the release binary.
    pub(crate) fn build_release(&self) -> Result<()> {
        process::aloud(self.cargo().args(["build", "--release"]))
    }

    /// Builds the site of the repository itself, the sample, into `out` with the release binary.
    pub(crate) fn build_sample(&self, out: &Path) -> Result<()> {
        let binary = format!("release/dateline{}", env::consts::EXE_SUFFIX);
        let mut command = Command::new(self.target.join(binary));
        command.arg("build").arg("--root").arg(&self.root).arg("--out").arg(out).arg("--strict");
        process::quietly(&mut command).map(drop)
    }
}

/// The Cargo that started this program, or the one on the path.
fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

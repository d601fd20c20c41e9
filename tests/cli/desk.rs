//! A folder with a site in it, and the program started there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

/// A place of its own; the site, if there is one, is in `site/`.
pub(super) struct Desk {
    place: TempDir,
}

/// What a run of the program left.
pub(super) struct Run {
    /// The exit code.
    pub(super) code: i32,
    /// Standard output.
    pub(super) out: String,
    /// Standard error.
    pub(super) err: String,
}

impl Desk {
    /// An empty place.
    pub(super) fn empty() -> Self {
        Self { place: tempfile::tempdir().unwrap() }
    }

    /// A place with the site that `init` makes.
    pub(super) fn new() -> Self {
        let desk = Self::empty();
        desk.run_in("", &["init", "site"]).fine();
        desk
    }

    /// A place with the files of a folder below `tests/inputs`.
    pub(super) fn with_input(name: &str) -> Self {
        let desk = Self::empty();
        let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs").join(name);
        for entry in
            WalkDir::new(&input).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
        {
            let target = desk.path("").join(entry.path().strip_prefix(&input).unwrap());
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(entry.path(), target).unwrap();
        }
        desk
    }

    /// The place that holds the site.
    pub(super) fn place(&self) -> &Path {
        self.place.path()
    }

    /// A path below the site.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.place.path().join("site").join(path)
    }

    /// Writes a file of the site.
    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The text of a file of the site.
    pub(super) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file below a folder of the site, with its bytes.
    pub(super) fn files(&self, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let files = WalkDir::new(self.path(folder)).into_iter().filter_map(Result::ok);
        files
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| (entry.path().to_path_buf(), fs::read(entry.path()).unwrap()))
            .collect()
    }

    /// Runs the program in the site's folder.
    pub(super) fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("site", arguments)
    }

    /// Runs the program in another folder of the place.
    pub(super) fn run_in(&self, folder: &str, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(arguments)
            .current_dir(self.place.path().join(folder))
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Run {
    /// Fails unless all went well.
    pub(super) fn fine(self) -> Self {
        self.ended(0)
    }

    /// Fails unless the program ended with this code.
    pub(super) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "standard output:\n{}\nstandard error:\n{}", self.out, self.err);
        self
    }

    /// Fails unless standard error holds this.
    pub(super) fn says(self, what: &str) -> Self {
        assert!(self.err.contains(what), "`{what}` is not in:\n{}", self.err);
        self
    }

    /// Every line of standard output as JSON.
    pub(super) fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}")))
            .collect()
    }

    /// The object that `--format json` ends with.
    pub(super) fn summary(&self) -> Value {
        self.lines().pop().expect("a last line")
    }
}

//! Opens a file of the site in an editor, at a line.

use std::path::Path;
use std::process::{Command, Stdio};

/// What opens files.
#[derive(Debug, Clone, Default)]
pub struct Editor(Option<String>);

/// Where a file is to be opened.
pub(super) struct Spot<'a> {
    pub(super) path: &'a Path,
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Editor {
    /// A command, as a person would type it. `{path}`, `{line}` and `{column}` stand for the place;
    /// without them, it is told in the way that the editor of that name understands.
    pub fn new(command: Option<String>) -> Self {
        Self(command.filter(|command| !command.trim().is_empty()))
    }

    /// Opens a file.
    ///
    /// # Errors
    /// A sentence for the person who clicked.
    pub(super) fn open(&self, spot: &Spot<'_>) -> Result<(), String> {
        let command = self.0.as_ref().ok_or(
            "No editor is known. Start the preview with `--editor code`, or set the variable VISUAL.",
        )?;
        let words = words(command, spot);
        let [program, arguments @ ..] = words.as_slice() else {
            return Err("The editor has no name.".into());
        };
        if is_for_terminals(program) {
            return Err(format!("`{program}` needs a terminal of its own: choose another `--editor`."));
        }
        let quiet = || Stdio::null();
        let started =
            Command::new(program).args(arguments).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
        match started {
            Ok(mut editor) => {
                // Nobody else asks how it ended, and it must not stay a zombie.
                std::thread::spawn(move || editor.wait());
                Ok(())
            }
            Err(error) => Err(format!("`{program}` can't be started: {error}.")),
        }
    }
}

/// The program and its arguments.
fn words(command: &str, spot: &Spot<'_>) -> Vec<String> {
    let Spot { path, line, column } = spot;
    let (path, line, column) = (path.display().to_string(), line.max(&1), column.max(&1));
    let mut words: Vec<String> = command
        .split_whitespace()
        .map(|word| {
            word.replace("{path}", &path)
                .replace("{line}", &line.to_string())
                .replace("{column}", &column.to_string())
        })
        .collect();
    if command.contains("{path}") {
        return words;
    }
    match name(words.first().map_or("", String::as_str)) {
        "code" | "codium" | "code-insiders" | "cursor" | "windsurf" => {
            words.extend(["--goto".to_owned(), format!("{path}:{line}:{column}")]);
        }
        "zed" | "subl" | "mate" => words.push(format!("{path}:{line}:{column}")),
        "idea" | "pycharm" | "webstorm" | "kate" => {
            words.extend(["--line".to_owned(), line.to_string(), path]);
        }
        "emacsclient" | "emacs" => words.extend([format!("+{line}:{column}"), path]),
        "gedit" | "gvim" | "gnome-text-editor" | "mousepad" => words.extend([format!("+{line}"), path]),
        _ => words.push(path),
    }
    words
}

fn name(program: &str) -> &str {
    let file = program.rsplit(['/', '\\']).next().unwrap_or(program);
    file.strip_suffix(".exe").or_else(|| file.strip_suffix(".cmd")).unwrap_or(file)
}

fn is_for_terminals(program: &str) -> bool {
    matches!(name(program), "vi" | "vim" | "nvim" | "nano" | "hx" | "helix" | "micro" | "joe" | "pico" | "ed")
}

//! Holds the repository itself to its rules: imports point left, files stay short and say what they
//! do, and nothing in them names a machine or a registry.
//!
//! It reads files as text and must not know what any of them does.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use walkdir::WalkDir;

/// The stages from left to right; those of one row may not import each other either.
const STAGES: &[&[&str]] = &[
    &["model"],
    &["diag"],
    &["yaml"],
    &["config"],
    &["source"],
    &["words"],
    &["parse"],
    &["gate"],
    &["atlas"],
    &["check", "plan"],
    &["render"],
    &["emit"],
    &["cache"],
    &["pipeline"],
    &["serve"],
    &["publish", "serve"],
    &["cli"],
];

/// The most lines that a Rust file may have.
const LONGEST: usize = 400;

#[test]
fn imports_point_left() {
    let mut faults = Vec::new();
    for path in rust_files(&["src"]) {
        let inside = path.strip_prefix(root().join("src")).expect("a file below src");
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        // The crate's own two roots join the stages, so they may name all of them.
        let Some(own) = rank(&parts[0]).filter(|_| parts.len() > 1) else {
            continue;
        };
        let depth = if inside.ends_with("mod.rs") { parts.len() - 1 } else { parts.len() };
        let text = without_comments(&read(&path));
        for (line, stage) in imported(&text, depth) {
            let right = rank(&stage).is_some_and(|rank| rank >= own && stage != parts[0]);
            if right {
                faults.push(format!("{}:{line}: {} imports {stage}", shown(&path), parts[0]));
            }
        }
    }
    assert_no("imports that do not point left", &faults);
}

#[test]
fn every_folder_of_src_is_a_stage_with_a_root() {
    let mut faults = Vec::new();
    for entry in fs::read_dir(root().join("src")).expect("src can be listed") {
        let path = entry.expect("src can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if rank(&name).is_none() {
                faults.push(format!("src/{name}: not in the order of stages"));
            }
            if !path.join("mod.rs").is_file() {
                faults.push(format!("src/{name}/mod.rs: missing"));
            }
        } else if name != "lib.rs" && name != "main.rs" {
            faults.push(format!("src/{name}: belongs in a stage's folder"));
        }
    }
    assert_no("folders that are not stages", &faults);
}

#[test]
fn no_file_is_long_and_each_says_what_it_does() {
    let mut faults = Vec::new();
    for path in rust_files(&["src", "xtask", "tests"]) {
        let text = read(&path);
        let lines = text.lines().count();
        if lines > LONGEST {
            faults.push(format!("{}: {lines} lines, {LONGEST} at most", shown(&path)));
        }
        if !text.starts_with("//!") {
            faults.push(format!("{}:1: does not open with `//!`", shown(&path)));
        }
    }
    assert_no("files that are too long or do not introduce themselves", &faults);
}

#[test]
fn no_file_names_a_machine_or_a_registry() {
    // In two parts each, because this file is searched too.
    let folders: Vec<String> =
        ["work", "home", "root", "Users"].iter().map(|name| format!("/{name}{}", '/')).collect();
    let hosts: Vec<String> = [
        ("registry.npm", "js"),
        ("npmjs", ".org"),
        ("npmjs", ".com"),
        ("pypi", ".org"),
        ("pythonhosted", ".org"),
        ("crates", ".io"),
        ("deb.debian", ".org"),
    ]
    .iter()
    .map(|(name, end)| format!("{name}{end}"))
    .collect();
    let mut faults = Vec::new();
    for path in tracked_files() {
        // A lock file names its registry by itself.
        if path.extension().is_some_and(|end| end == "lock") || path.ends_with("package-lock.json") {
            continue;
        }
        // What is not text is a picture or a font.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            let machine = folders.iter().find(|folder| names_folder(line, folder));
            let host = hosts.iter().find(|host| line.contains(host.as_str()));
            for found in machine.into_iter().chain(host) {
                faults.push(format!("{}:{}: names {found}", shown(&path), number + 1));
            }
        }
    }
    assert_no("names of machines or registries", &faults);
}

/// The repository.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A path as a person in the repository writes it.
fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", shown(path)))
}

fn assert_no(what: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{} {what}:\n{}", faults.len(), faults.join("\n"));
}

/// How far to the right a stage is.
fn rank(stage: &str) -> Option<usize> {
    STAGES.iter().position(|row| row.contains(&stage))
}

/// Every Rust file below these folders, in a fixed order.
fn rust_files(folders: &[&str]) -> Vec<PathBuf> {
    let files = folders.iter().flat_map(|folder| {
        WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().filter_map(|entry| {
            let path = entry.expect("the repository can be walked").into_path();
            path.extension().is_some_and(|end| end == "rs").then_some(path)
        })
    });
    let files: Vec<PathBuf> = files.collect();
    assert!(!files.is_empty(), "no Rust file found");
    files
}

/// Every file that Git knows or would add; a file that was just deleted is left out.
fn tracked_files() -> Vec<PathBuf> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git runs");
    assert!(output.status.success(), "git: {}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8(output.stdout).expect("file names are UTF-8");
    let files = names.split('\0').filter(|name| !name.is_empty()).map(|name| root().join(name));
    files.filter(|path| path.is_file()).collect()
}

/// Whether a line names this folder as a path's root, not as a part of a longer path or address.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + folder.len()..].chars().next();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-~*}]/".contains(c))
            && after.is_some_and(|c| c.is_alphanumeric() || c == '.')
    })
}

/// The source with its comments blanked, line by line: they may name any stage.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let code = line.find("//").map_or(line, |at| &line[..at]);
        let _ = writeln!(out, "{code}");
    }
    out
}

/// Every first name below `crate::`, or below enough `super::` to reach the crate's root, with its
/// line; a group `{a::b, c}` gives each of its first names.
fn imported(text: &str, depth: usize) -> Vec<(usize, String)> {
    let up = "super::".repeat(depth.max(1));
    let mut found = Vec::new();
    for prefix in ["crate::", up.as_str()] {
        for (at, _) in text.match_indices(prefix) {
            // `$crate::` is the crate as well; `mycrate::` is another.
            if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let line = text[..at].matches('\n').count() + 1;
            let mut rest = &text[at + prefix.len()..];
            while let Some(higher) = rest.strip_prefix("super::") {
                rest = higher;
            }
            found.extend(first_names(rest).into_iter().map(|name| (line, name)));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The name that this text begins with, or the first names of the group that it begins with.
fn first_names(text: &str) -> Vec<String> {
    let name =
        |text: &str| -> String { text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let Some(group) = text.strip_prefix('{') else {
        return vec![name(text)];
    };
    let mut level = 0;
    let mut names = Vec::new();
    let mut start = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => level += 1,
            '}' if level > 0 => level -= 1,
            ',' | '}' if level == 0 => {
                names.push(name(group[start..at].trim_start()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    // A comma before the closing brace leaves an empty name behind.
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn imports_are_found_in_every_form() {
    let stages = |text: &str, depth| -> Vec<String> {
        imported(text, depth).into_iter().map(|(_, stage)| stage).collect()
    };
    assert_eq!(stages("use crate::model::{Id, Tlp};", 1), ["model"]);
    assert_eq!(stages("use crate::{\n  diag::{A, B},\n  plan,\n};", 1), ["diag", "plan"]);
    assert_eq!(stages("let x = crate::cli::run();", 2), ["cli"]);
    assert_eq!(stages("use super::super::cli::X;", 2), ["cli"]);
    assert_eq!(stages("use super::sibling::X;", 2), Vec::<String>::new());
    assert_eq!(stages(&without_comments("// see crate::cli\nuse crate::model;"), 1), ["model"]);
}

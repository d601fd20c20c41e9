//! Names the program by its sources, so that what another version of it rendered is never taken for
//! this one's work, even while the version number stands still.

#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a build script reads files and prints")]

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let mut files = BTreeMap::new();
    collect(Path::new("src"), &mut files)?;
    for name in ["Cargo.toml", "Cargo.lock"] {
        if let Ok(bytes) = fs::read(name) {
            files.insert(name.to_owned(), bytes);
        }
    }
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    println!("cargo::rustc-env=DATELINE_SOURCES={:016x}", hasher.finish());
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    Ok(())
}

fn collect(folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.insert(path.to_string_lossy().replace('\\', "/"), fs::read(&path)?);
        }
    }
    Ok(())
}

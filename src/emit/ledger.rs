//! The ledger: what a build wrote, so that the next one knows what stands and what to delete.
//!
//! It is a text file. Its first line is a header, `dateline-ledger 1 <digest> <engine>`, where the
//! digest covers everything below; then comes one line an entry, sorted by path: `key digest size
//! path`, with `-` for what is not known. This module reads and writes text, never files.

use std::{
    collections::{BTreeMap, btree_map},
    fmt::Write as _,
};

use super::check_path;
use crate::{diag::Diagnostic, model::Digest};

/// The header's beginning; another number means another form of the file.
const MAGIC: &str = "dateline-ledger 1";

/// The outputs of a build by path, in the order of their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: BTreeMap<Box<str>, Entry>,
}

/// One output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Entry {
    /// The hash of what it was made from; `None` if the next build has to make it again.
    pub key: Option<Digest>,
    /// The hash of its bytes; `None` while a commit is replacing it.
    pub digest: Option<Digest>,
    /// Its length in bytes.
    pub size: u64,
}

impl Ledger {
    /// Reads a ledger's text. What is damaged or was not written by Dateline gives an empty ledger
    /// and a note; what another engine wrote loses its keys.
    pub fn parse(text: &str, engine: &str) -> (Self, Option<Diagnostic>) {
        match Self::read(text, engine) {
            Some(ledger) => (ledger, None),
            None => (
                Self::default(),
                Some(Diagnostic::warning("output", "the ledger of the last build cannot be read").help(
                    "Everything is written again. Pages that are gone since then stay in \
                             the output folder: delete the folder to be rid of them.",
                )),
            ),
        }
    }

    /// The ledger as text.
    pub fn to_text(&self, engine: &str) -> String {
        let mut body = String::with_capacity(self.entries.len() * 112);
        for (path, entry) in &self.entries {
            push_digest(&mut body, entry.key);
            push_digest(&mut body, entry.digest);
            // Writing into a string cannot fail.
            let _ = writeln!(body, "{} {path}", entry.size);
        }
        format!("{MAGIC} {} {engine}\n{body}", Digest::of(body.as_bytes()))
    }

    /// Sets a path's entry.
    pub fn insert(&mut self, path: impl Into<Box<str>>, entry: Entry) {
        self.entries.insert(path.into(), entry);
    }

    /// A path's entry.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.entries.get(path)
    }

    /// Whether the path is in it.
    pub fn contains(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// Every path and its entry, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(path, entry)| (&**path, entry))
    }

    /// How many outputs there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn read(text: &str, engine: &str) -> Option<Self> {
        let (header, body) = text.split_once('\n')?;
        let header = header.strip_prefix(MAGIC)?.strip_prefix(' ')?;
        let (digest, wrote) = header.split_once(' ')?;
        if digest.parse::<Digest>().ok()? != Digest::of(body.as_bytes()) {
            return None;
        }
        body.lines()
            .map(|line| {
                let (path, entry) = read_line(line)?;
                Some((path, Entry { key: entry.key.filter(|_| wrote == engine), ..entry }))
            })
            .collect()
    }
}

impl IntoIterator for Ledger {
    type Item = (Box<str>, Entry);
    type IntoIter = btree_map::IntoIter<Box<str>, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl FromIterator<(Box<str>, Entry)> for Ledger {
    fn from_iter<I: IntoIterator<Item = (Box<str>, Entry)>>(iter: I) -> Self {
        Self { entries: iter.into_iter().collect() }
    }
}

fn push_digest(out: &mut String, digest: Option<Digest>) {
    // Writing into a string cannot fail.
    let _ = match digest {
        Some(digest) => write!(out, "{digest} "),
        None => write!(out, "- "),
    };
}

/// One line below the header.
fn read_line(line: &str) -> Option<(Box<str>, Entry)> {
    let mut parts = line.splitn(4, ' ');
    let key = read_digest(parts.next()?)?;
    let digest = read_digest(parts.next()?)?;
    let size = parts.next()?.parse().ok()?;
    // The path comes last because it may hold spaces.
    let path = parts.next()?;
    check_path(path).ok()?;
    Some((path.into(), Entry { key, digest, size }))
}

fn read_digest(text: &str) -> Option<Option<Digest>> {
    if text == "-" { Some(None) } else { text.parse().ok().map(Some) }
}

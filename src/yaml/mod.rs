//! Typed YAML in which every problem is found at once and every value knows its place.
//!
//! The fast path is `serde_yaml`, straight into the type. Only when that fails, or when a later
//! stage wants to point at a value, is the text read again as a tree with places. This module
//! knows nothing of what the types mean.

mod de;
mod describe;
mod scalar;
mod tree;

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diag::{Diagnostic, Place, Report};
use crate::model::{Unread, quoted};
use describe::{describe, meant, syntax_error};
use tree::{Tree, below};

/// More problems than this in one piece of YAML are one problem: it is not what it should be.
const MAX_PROBLEMS: usize = 100;

/// A piece of YAML inside a file: a whole `site.yaml`, or the front matter of a document.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The file's path from the site's root.
    pub path: &'a Arc<str>,
    /// The whole file.
    pub file: &'a str,
    /// Where in the file the YAML stands.
    pub range: Range<usize>,
}

impl Source<'_> {
    fn yaml(&self) -> &str {
        &self.file[self.range.clone()]
    }

    fn place(&self, range: Range<usize>) -> Place {
        let start = self.range.start;
        Place::range(self.path.clone(), self.file, start + range.start..start + range.end)
    }
}

/// What reading YAML gave.
#[derive(Debug)]
pub struct Reading<T> {
    /// The value. What could not be read is left at its default, so the value is good for finding
    /// further problems, but only a report without errors makes it good for anything else.
    pub value: T,
    /// What could not be read.
    pub unread: Unread,
    /// Each problem at its place.
    pub report: Report,
}

impl<T> Reading<T> {
    fn fine(value: T) -> Self {
        Self { value, unread: Unread::default(), report: Report::default() }
    }
}

/// Reads YAML into a type; see [`read_noting`].
pub fn read<T: DeserializeOwned + Default>(source: &Source<'_>) -> (T, Report) {
    let Reading { value, report, .. } = read_noting(source);
    (value, report)
}

/// Reads YAML into a type, reports every problem, and notes what could not be read.
pub fn read_noting<T: DeserializeOwned + Default>(source: &Source<'_>) -> Reading<T> {
    if source.yaml().trim().is_empty() {
        return Reading::fine(T::default());
    }
    match serde_yaml::from_str(source.yaml()) {
        Ok(value) => Reading::fine(value),
        Err(error) => read_slowly(source, &error),
    }
}

/// The keys that a mapping holds twice. A type with named fields refuses them by itself, and only
/// free mappings need be asked.
pub fn duplicate_keys(source: &Source<'_>) -> Report {
    Tree::parse(source.yaml())
        .map_or_else(|_| Report::default(), |mut tree| drop_duplicate_keys(source, &mut tree))
}

/// The place of a value, by a path such as `events[1].locations[0]`, or `events[#fall].date` for
/// the item whose `id` is `fall`; the nearest parent that is there, when the value itself is not.
pub fn locate(source: &Source<'_>, path: &str) -> Place {
    locate_read(source, path, &Unread::default())
}

/// The place of the key of a value, by the value's path.
pub fn locate_key(source: &Source<'_>, path: &str) -> Place {
    let Ok(tree) = Tree::parse(source.yaml()) else { return Place::file(source.path.clone()) };
    let value = tree.find(path);
    source.place(tree.range(tree.key(value).unwrap_or(value)))
}

/// As [`locate`], with numbers that count only those items that could be read.
pub fn locate_read(source: &Source<'_>, path: &str, unread: &Unread) -> Place {
    let Ok(mut tree) = Tree::parse(source.yaml()) else {
        return Place::file(source.path.clone());
    };
    let gaps: Vec<_> = unread.iter().map(|path| (tree.find(path), path)).collect();
    for (node, path) in gaps {
        // The path may be of a value that should have been there.
        if tree.path(node) == path {
            tree.remove(node);
        }
    }
    let found = tree.find(path);
    let range = if found == tree.root() { 0..0 } else { tree.range(found) };
    source.place(range)
}

fn read_slowly<T: DeserializeOwned + Default>(source: &Source<'_>, error: &serde_yaml::Error) -> Reading<T> {
    let mut reading = Reading::fine(T::default());
    let mut tree = match Tree::parse(source.yaml()) {
        Ok(tree) => tree,
        Err(problem) => {
            reading.unread = Unread::everything();
            reading.report.push(syntax_error(source, problem.at, &problem.message));
            return reading;
        }
    };
    reading.report = drop_duplicate_keys(source, &mut tree);
    // Each round finds one problem and takes the value it stands at out of the tree, so the number
    // of rounds is bounded by the number of values.
    for _ in 0..MAX_PROBLEMS {
        let problem = match de::from_tree::<T>(&tree) {
            Ok(value) => {
                if reading.report.iter().next().is_none() {
                    // The two readers disagree: the stricter one is right.
                    let at = error.location().map_or(0, |location| location.index());
                    reading.report.push(syntax_error(source, at, &error.to_string()));
                }
                reading.value = value;
                return reading;
            }
            Err(problem) => problem,
        };
        let at = problem.node.unwrap_or_else(|| tree.root());
        let path = tree.path(at);
        // A required value that was there and could not be read is not missing as well.
        let told = match &problem.what {
            de::What::MissingField(field) => reading.unread.touches(&below(&path, field)),
            _ => false,
        };
        if !told {
            reading.report.push(describe(source, &tree, at, &problem.what));
        }
        if let Some(meant) = meant(&problem.what) {
            let mapping = tree.parent(at).map_or_else(String::new, |mapping| tree.path(mapping));
            reading.unread.add(below(&mapping, meant));
        }
        let exploding = matches!(problem.what, de::What::Exploding);
        if exploding || !tree.remove(at) {
            reading.unread = Unread::everything();
            return reading;
        }
        reading.unread.add(path);
    }
    reading.unread = Unread::everything();
    reading
}

fn drop_duplicate_keys(source: &Source<'_>, tree: &mut Tree<'_>) -> Report {
    let mut report = Report::default();
    for (first, second) in tree.drop_duplicate_keys() {
        let key = tree.text(second);
        report.push(
            Diagnostic::error("duplicate-key", format!("the key {} is given twice", quoted(key)))
                .at(source.place(tree.range(second)))
                .related(source.place(tree.range(first)), "first given here")
                .help("Keep one of them."),
        );
    }
    report
}

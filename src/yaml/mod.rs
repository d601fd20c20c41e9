//! Typed YAML in which every problem is found at once and every value knows its place.
//!
//! The fast path is `serde_yaml`, straight into the type. Only when that fails, or when a later
//! stage wants to point at a value, is the text read again as a tree with places. This module
//! knows nothing of what the types mean.

mod de;
mod scalar;
mod tree;

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diag::{Diagnostic, Place, Report};
use crate::model::nearest;
use tree::{NodeId, Tree};

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

/// Reads YAML into a type. What could not be read is reported, each problem at its place, and left
/// at its default; so the value is good for finding further problems, but only a report without
/// errors makes it good for anything else.
pub fn read<T: DeserializeOwned + Default>(source: &Source<'_>) -> (T, Report) {
    if source.yaml().trim().is_empty() {
        return (T::default(), Report::default());
    }
    match serde_yaml::from_str(source.yaml()) {
        Ok(value) => (value, Report::default()),
        Err(error) => read_slowly(source, &error),
    }
}

/// The place of a value, by a path such as `events[1].locations[0]`, or `events[#fall].date` for
/// the item whose `id` is `fall`; the nearest parent that is there, when the value itself is not.
pub fn locate(source: &Source<'_>, path: &str) -> Place {
    let Ok(tree) = Tree::parse(source.yaml()) else {
        return Place::file(source.path.clone());
    };
    let mut node = tree.root();
    let mut found = node;
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        let next = match step.strip_suffix(']') {
            Some(item) => match item.strip_prefix('#') {
                Some(id) => tree.item_by_id(node, id),
                None => item.parse().ok().and_then(|index| tree.item(node, index)),
            },
            None => tree.value(node, step),
        };
        let Some(next) = next else { break };
        node = next;
        found = next;
    }
    let range = if found == tree.root() { 0..0 } else { tree.range(found) };
    source.place(range)
}

fn read_slowly<T: DeserializeOwned + Default>(source: &Source<'_>, error: &serde_yaml::Error) -> (T, Report) {
    let mut report = Report::default();
    let mut tree = match Tree::parse(source.yaml()) {
        Ok(tree) => tree,
        Err(problem) => {
            report.push(syntax_error(source, problem.at, &problem.message));
            return (T::default(), report);
        }
    };
    for (first, second) in tree.drop_duplicate_keys() {
        let key = tree.text(second).to_owned();
        report.push(
            Diagnostic::error("duplicate-key", format!("the key `{key}` is given twice"))
                .at(source.place(tree.range(second)))
                .related(source.place(tree.range(first)), "first given here")
                .help("Keep one of them."),
        );
    }
    // Each round finds one problem and takes the value it stands at out of the tree, so the number
    // of rounds is bounded by the number of values.
    loop {
        match de::from_tree::<T>(&tree) {
            Ok(value) => {
                if report.iter().next().is_none() {
                    // The two readers disagree: the stricter one is right.
                    let at = error.location().map_or(0, |location| location.index());
                    report.push(syntax_error(source, at, &error.to_string()));
                }
                return (value, report);
            }
            Err(problem) => {
                let at = problem.node.unwrap_or_else(|| tree.root());
                report.push(describe(source, &tree, at, problem));
                if !tree.remove(at) {
                    return (T::default(), report);
                }
            }
        }
    }
}

fn describe(source: &Source<'_>, tree: &Tree<'_>, at: NodeId, error: de::Error) -> Diagnostic {
    let place = source.place(tree.range(at));
    let path = tree.path(at);
    match error.what {
        de::What::UnknownField { field, expected } => {
            let help = match nearest(&field, expected.iter().copied()) {
                Some(known) => format!("Did you mean `{known}`?"),
                None => format!("Known fields are {}.", list(expected)),
            };
            Diagnostic::error("unknown-field", format!("unknown field `{field}`")).at(place).help(help)
        }
        de::What::UnknownVariant { found, expected } => {
            let help = match nearest(&found, expected.iter().copied()) {
                Some(known) => format!("Did you mean `{known}`? It may be {}.", list(expected)),
                None => format!("It may be {}.", list(expected)),
            };
            Diagnostic::error("invalid-value", format!("`{path}` can't be `{found}`")).at(place).help(help)
        }
        de::What::MissingField(field) => {
            let inside = if path.is_empty() { String::new() } else { format!(" in `{path}`") };
            Diagnostic::error("missing-field", format!("`{field}` is missing{inside}"))
                .at(place)
                .help(format!("Add `{field}:`."))
        }
        de::What::WrongType { found, expected } => {
            Diagnostic::error("wrong-type", format!("`{path}` should be {expected}, not {found}")).at(place)
        }
        de::What::Other(invalid) => {
            let name = if path.is_empty() { String::new() } else { format!("`{path}`: ") };
            let mut diagnostic =
                Diagnostic::error("invalid-value", format!("{name}{}", invalid.message)).at(place);
            diagnostic.help = invalid.help;
            diagnostic
        }
    }
}

fn syntax_error(source: &Source<'_>, at: usize, message: &str) -> Diagnostic {
    let help = if source.yaml().contains('\t') {
        "YAML is indented with spaces; replace the tabs."
    } else if message.contains("mapping values are not allowed") {
        "Put a text that holds `: ` into quotes."
    } else {
        "Check quotes, brackets and indentation on this line and the one above."
    };
    let at = at.min(source.range.len());
    Diagnostic::error("yaml-syntax", format!("this is not YAML: {message}"))
        .at(source.place(at..at))
        .help(help)
}

fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

//! What an edit changes.

use std::collections::BTreeMap;

/// The routes whose bytes an edit changes, in order.
pub(super) fn changed(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut paths: Vec<&String> = before.keys().chain(after.keys()).collect();
    paths.sort();
    paths.dedup();
    let differ = paths.into_iter().filter(|path| before.get(*path) != after.get(*path));
    let mut routes: Vec<String> =
        differ.map(|path| format!("/{}", path.trim_end_matches("index.html"))).collect();
    routes.sort();
    routes
}

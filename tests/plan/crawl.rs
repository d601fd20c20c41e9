//! What a reader finds who follows links.

use std::collections::BTreeMap;

use crate::support::Built;

/// The pages below an address that links lead to from the page there, each with what it shows.
/// Fails unless that is all pages that there are.
pub(super) fn below(built: &Built, base: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut ahead = vec![base.to_owned()];
    while let Some(route) = ahead.pop() {
        if found.contains_key(&route) {
            continue;
        }
        let main = built.page(&route).main().to_owned();
        let links = main.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        ahead.extend(links.filter(|link| link.starts_with(base)).map(str::to_owned));
        found.insert(route, main);
    }
    let prefix = base.trim_start_matches('/');
    let made: Vec<_> = built.files.keys().filter(|path| path.starts_with(prefix)).collect();
    assert_eq!(found.len(), made.len(), "{:?} of {made:?}", found.keys());
    found.remove(base);
    found
}

/// The routes of those pages that hold a word.
pub(super) fn with<'a>(pages: &'a BTreeMap<String, String>, word: &str) -> Vec<&'a str> {
    pages.iter().filter(|(_, main)| main.contains(word)).map(|(route, _)| route.as_str()).collect()
}

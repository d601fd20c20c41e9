//! Fragments: small templates below `fragments/` that are rendered once for each thing they show and
//! then stand on every page that shows it.
//!
//! `fragments/NAME.html` is called as the filter `as_NAME`. It sees `of`, which is a text or a view that carries its `digest`, and `site`: the same
//! fragment of the same thing is always the same HTML. Which
//! page asks for it is not known here.

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, PoisonError, RwLock, Weak};

use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value};

/// How many parts the memory has, so that threads seldom wait for each other.
const PARTS: usize = 64;
/// How many fragments may hold one another.
const DEEPEST: usize = 8;

/// What was rendered so far, and what to render with.
pub(super) struct Fragments {
    tera: Tera,
    site: Value,
    hasher: RandomState,
    parts: Vec<RwLock<HashMap<u64, Vec<Known>>>>,
}

/// A fragment of a thing, rendered.
struct Known {
    name: String,
    of: String,
    html: Value,
}

impl Fragments {
    /// Those of a theme, for a site.
    pub(super) fn new(tera: &Tera, filters: &[(String, String)], site: Value) -> Arc<Self> {
        Arc::new_cyclic(|fragments: &Weak<Self>| {
            let mut tera = tera.clone();
            // A fragment may hold others; it lives only as long as what remembers it.
            for (filter, name) in filters {
                let (fragments, name) = (Weak::clone(fragments), name.clone());
                tera.register_filter(filter.clone(), move |of: &Value, _: Kwargs, _: &State| {
                    fragments
                        .upgrade()
                        .map_or_else(|| Ok(Value::none()), |fragments| fragments.get(&name, of))
                });
            }
            let parts = (0..PARTS).map(|_| RwLock::default()).collect();
            Self { tera, site, hasher: RandomState::new(), parts }
        })
    }

    /// The HTML of a fragment for a thing.
    pub(super) fn get(&self, name: &str, of: &Value) -> TeraResult<Value> {
        let id = of.as_str().or_else(|| of.get_from_path("digest").and_then(Value::as_str));
        let Some(id) = id else {
            let message = "a fragment takes a text, an entity or a briefing";
            return Err(Error::message(format!("{message}, not a value without a `digest`")));
        };
        let hash = self.hasher.hash_one((name, id));
        let part = &self.parts[usize::try_from(hash % PARTS as u64).unwrap_or(0)];
        let is_it = |known: &&Known| known.of == id && known.name == name;
        // A thread that panicked left whole fragments behind, or none.
        let found = part.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = found.get(&hash).and_then(|known| known.iter().find(is_it)) {
            return Ok(known.html.clone());
        }
        drop(found);
        let mut context = Context::new();
        context.insert_value("of", of.clone());
        context.insert_value("site", self.site.clone());
        let html = deeper(|| self.tera.render(&format!("fragments/{name}.html"), &context))?;
        let html = Value::safe_string(html.trim_end());
        let known = Known { name: name.to_owned(), of: id.to_owned(), html: html.clone() };
        let mut all = part.write().unwrap_or_else(PoisonError::into_inner);
        all.entry(hash).or_default().push(known);
        Ok(html)
    }
}

/// The fragments among a theme's templates: each with the name of its filter.
pub(super) fn filters<'a>(templates: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    let names = templates.filter_map(|path| path.strip_prefix("fragments/")?.strip_suffix(".html"));
    names.map(|name| (format!("as_{}", name.replace('-', "_")), name.to_owned())).collect()
}

/// Stands for the filters while templates are read.
pub(super) fn unready(_: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    Ok(Value::none())
}

/// Renders one fragment within another; one that holds itself comes to an end with an error.
fn deeper(render: impl FnOnce() -> TeraResult<String>) -> TeraResult<String> {
    thread_local! {
        static DEPTH: Cell<usize> = const { Cell::new(0) };
    }
    let depth = DEPTH.get();
    if depth == DEEPEST {
        return Err(Error::message("fragments hold each other without end"));
    }
    DEPTH.set(depth + 1);
    let html = render();
    DEPTH.set(depth);
    html
}

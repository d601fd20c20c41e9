//! Fragments: small templates below `fragments/` that are rendered once for each thing they show and
//! then stand on every page that shows it.
//!
//! `fragments/NAME.html` is called as the filter `as_NAME`. It sees `of`, which is a text or a view
//! that carries its `digest`, and `site`: the same fragment of the same thing is always the same HTML.
//! Which page asks for it is not known here.

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicUsize, Ordering};
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
    parts: Vec<RwLock<HashMap<u64, Known>>>,
    count: AtomicUsize,
}

/// A fragment of a thing, rendered.
struct Known {
    name: Box<str>,
    of: Box<str>,
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
            Self { tera, site, hasher: RandomState::new(), parts, count: AtomicUsize::new(0) }
        })
    }

    /// How many fragments are remembered.
    pub(super) fn count(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }

    /// Forgets what was rendered.
    pub(super) fn forget(&self) {
        self.count.store(0, Ordering::Relaxed);
        for part in &self.parts {
            *part.write().unwrap_or_else(PoisonError::into_inner) = HashMap::new();
        }
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
        // A thread that panicked left whole fragments behind, or none.
        let known = part.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(&hash).filter(|known| *known.of == *id && *known.name == *name) {
            return Ok(known.html.clone());
        }
        drop(known);
        let mut context = Context::new();
        context.insert_value("of", of.clone());
        context.insert_value("site", self.site.clone());
        let html = deeper(|| self.tera.render(&format!("fragments/{name}.html"), &context))?;
        let html = Value::safe_string(html.trim_end());
        // Of two fragments with one hash, the later one is remembered.
        let known = Known { name: name.into(), of: id.into(), html: html.clone() };
        let replaced = part.write().unwrap_or_else(PoisonError::into_inner).insert(hash, known);
        self.count.fetch_add(usize::from(replaced.is_none()), Ordering::Relaxed);
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

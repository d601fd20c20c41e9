//! Fragments: small templates below `fragments/` that are rendered once for each thing they show and
//! then stand on every page that shows it.
//!
//! A fragment sees `of`, which is a text or a view that carries its `digest`, and `site`: the same
//! fragment of the same thing is always the same HTML. Which page asks for it is not known here.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{PoisonError, RwLock};

use tera::{Context, Error, Kwargs, State, Tera, TeraResult, Value};

/// How many parts the memory has, so that threads seldom wait for each other.
const PARTS: usize = 64;

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
    pub(super) fn new(tera: Tera, site: Value) -> Self {
        let parts = (0..PARTS).map(|_| RwLock::default()).collect();
        Self { tera, site, hasher: RandomState::new(), parts }
    }

    /// `thing | fragment(name="…")`: the HTML of `fragments/….html` for a thing.
    pub(super) fn get(&self, of: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
        let name: &str = kwargs.must_get("name")?;
        let id = of.as_str().or_else(|| of.get_from_path("digest").and_then(Value::as_str));
        let Some(id) = id else {
            let message = "`fragment` takes a text, an entity or a briefing";
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
        let html = self.tera.render(&format!("fragments/{name}.html"), &context)?;
        let html = Value::safe_string(html.trim_end());
        let known = Known { name: name.to_owned(), of: id.to_owned(), html: html.clone() };
        let mut all = part.write().unwrap_or_else(PoisonError::into_inner);
        all.entry(hash).or_default().push(known);
        Ok(html)
    }
}

/// Stands for the filter where templates are only read, and within fragments.
pub(super) fn refuse(_: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    Err(Error::message("a fragment can't hold another one"))
}

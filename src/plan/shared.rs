//! Views that many pages show, each made, hashed and turned into a template's value once.
//!
//! A briefing stands on the pages of every actor and place that it names, an actor on those of all
//! its briefings. What shows them holds a reference: its key takes the digest, its template shares
//! the value. Which pages those are is not known here.

use std::cell::Cell;
use std::hash::{BuildHasher, Hash};
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxBuildHasher;
use serde::{Serialize, Serializer};
use tera::Value;

use super::view::EntityView;
use crate::atlas::{Atlas, DocIx, EntityIx, Item};
use crate::config::Site;
use crate::model::{Digest, Map};

thread_local! {
    /// Whether this thread is hashing: then a shared view stands for its digest.
    static HASHING: Cell<bool> = const { Cell::new(false) };
}

/// A view with its digest and its value.
#[derive(Debug, PartialEq)]
pub struct Shared<T> {
    view: T,
    /// In hexadecimal, as keys take it.
    digest: String,
    value: Value,
}

impl<T: Serialize> Shared<T> {
    /// Shares a view.
    pub fn new(view: T) -> Self {
        let (digest, value) = prepare(&view);
        Self { view, digest, value }
    }

    /// The same, for a view that only templates look into.
    pub fn opaque(view: &T) -> Shared<()> {
        let (digest, value) = prepare(view);
        Shared { view: (), digest, value }
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.view
    }
}

impl<T> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match HASHING.get() {
            true => serializer.serialize_str(&self.digest),
            // Within Tera's own serializer, this hands over a reference.
            false => self.value.serialize(serializer),
        }
    }
}

/// Writes a view's JSON for its hash, with shared views as their digests.
pub(super) fn write(view: &(impl Serialize + ?Sized), text: &mut Vec<u8>) {
    let before = HASHING.replace(true);
    let written = serde_json::to_writer(text, view);
    HASHING.set(before);
    // Views are plain structs, strings and numbers, and memory takes every byte.
    debug_assert!(written.is_ok(), "a view can't be serialised: {written:?}");
}

/// The digest of a view, and its value, which carries the digest: templates' fragments go by it.
fn prepare(view: &impl Serialize) -> (String, Value) {
    let mut text = Vec::with_capacity(512);
    write(view, &mut text);
    let digest = Digest::of(&text).to_string();
    let value = Value::from_serializable(view);
    let value = match value.into_map() {
        Some(mut map) => {
            map.insert("digest".into(), Value::from(digest.as_str()));
            Value::from(map)
        }
        None => Value::none(),
    };
    (digest, value)
}

/// The views of every entity, and of those briefings and items of the ledger that pages asked for.
#[derive(Debug)]
pub struct Shelf {
    entities: Vec<Shared<EntityView>>,
    briefings: Drawer<DocIx, Arc<Shared<()>>>,
    pub(super) events: Items,
    pub(super) figures: Items,
    pub(super) claims: Items,
}

/// The views of a kind of item; none for an item that is not shown.
type Items = Drawer<Item, Option<Arc<Shared<()>>>>;

impl Shelf {
    /// The entities' views, and room for the others.
    pub fn new(atlas: &Atlas, site: &Site) -> Self {
        let entities = atlas.entities.iter().map(|(ix, _)| Shared::new(EntityView::of(atlas, site, ix)));
        Self {
            entities: entities.collect(),
            briefings: Drawer::new(),
            events: Drawer::new(),
            figures: Drawer::new(),
            claims: Drawer::new(),
        }
    }

    /// Forgets the views of briefings and items when there are more than so many: those of a million
    /// briefings fit into no memory.
    pub fn tidy(&self, most: usize) {
        let items = [&self.events, &self.figures, &self.claims];
        if self.briefings.count() + items.map(Drawer::count).iter().sum::<usize>() > most {
            self.briefings.forget();
            items.into_iter().for_each(Drawer::forget);
        }
    }

    /// An entity's view.
    pub(super) fn entity(&self, ix: EntityIx) -> &Shared<EntityView> {
        &self.entities[ix as usize]
    }

    /// A briefing's view, which is made when it is first asked for.
    pub(super) fn briefing(&self, ix: DocIx, make: impl FnOnce() -> Shared<()>) -> Arc<Shared<()>> {
        self.briefings.get(ix, || Arc::new(make()))
    }
}

/// How many parts a drawer has, so that threads seldom wait for each other.
const PARTS: usize = 64;

/// Values that are made when they are first asked for.
#[derive(Debug)]
pub(super) struct Drawer<K, V> {
    parts: Vec<RwLock<Map<K, V>>>,
}

impl<K: Hash + Eq, V: Clone> Drawer<K, V> {
    fn new() -> Self {
        Self { parts: (0..PARTS).map(|_| RwLock::default()).collect() }
    }

    /// The value of a key. Where two threads ask for it at once, both may make it.
    pub(super) fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        // The map takes the lowest bits for itself, so the part goes by others.
        let part = FxBuildHasher.hash_one(&key) >> 32;
        let part = &self.parts[usize::try_from(part).unwrap_or(0) % PARTS];
        // A thread that panicked left whole values behind, or none.
        if let Some(value) = part.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return value.clone();
        }
        let value = make();
        part.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(value).clone()
    }

    fn count(&self) -> usize {
        let part = |part: &RwLock<Map<K, V>>| part.read().unwrap_or_else(PoisonError::into_inner).len();
        self.parts.iter().map(part).sum()
    }

    fn forget(&self) {
        for part in &self.parts {
            *part.write().unwrap_or_else(PoisonError::into_inner) = Map::default();
        }
    }
}

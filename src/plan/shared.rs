//! Views that many pages show, each made, hashed and turned into a template's value once.
//!
//! A briefing stands on the pages of every actor and place that it names, an actor on those of all
//! its briefings. What shows them holds a reference: its key takes the digest, its template shares
//! the value. Which pages those are is not known here.

use std::cell::Cell;
use std::ops::Deref;
use std::sync::OnceLock;

use serde::{Serialize, Serializer};
use tera::Value;

use super::view::EntityView;
use crate::atlas::{Atlas, DocIx, EntityIx, Item};
use crate::config::Site;
use crate::model::Digest;
use crate::model::front::Briefing;

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

/// The views of every entity, briefing and item of the ledger.
#[derive(Debug)]
pub struct Shelf {
    entities: Vec<Shared<EntityView>>,
    briefings: Vec<OnceLock<Shared<()>>>,
    /// By document, then by the number in its list.
    pub(super) events: Items,
    /// Likewise.
    pub(super) figures: Items,
    /// Likewise.
    pub(super) claims: Items,
}

/// The views of a kind of item; none for an item that is not shown.
type Items = Vec<Box<[OnceLock<Option<Shared<()>>>]>>;

impl Shelf {
    /// The entities' views, and room for the briefings'.
    pub fn new(atlas: &Atlas, site: &Site) -> Self {
        let entities = atlas.entities.iter().map(|(ix, _)| Shared::new(EntityView::of(atlas, site, ix)));
        let briefings = atlas.documents.iter().map(|_| OnceLock::new());
        let room = |count: fn(&Briefing) -> usize| {
            let counts = atlas.documents.iter().map(|document| document.briefing().map_or(0, count));
            counts.map(|count| (0..count).map(|_| OnceLock::new()).collect()).collect()
        };
        Self {
            entities: entities.collect(),
            briefings: briefings.collect(),
            events: room(|briefing| briefing.events.len()),
            figures: room(|briefing| briefing.figures.len()),
            claims: room(|briefing| briefing.claims.len()),
        }
    }

    /// An entity's view.
    pub(super) fn entity(&self, ix: EntityIx) -> &Shared<EntityView> {
        &self.entities[ix as usize]
    }

    /// A briefing's view, which is made when it is first asked for.
    pub(super) fn briefing(&self, ix: DocIx, make: impl FnOnce() -> Shared<()>) -> &Shared<()> {
        self.briefings[ix as usize].get_or_init(make)
    }

    /// An item's view, which is made when it is first asked for; none for one that is not shown.
    pub(super) fn item<'a>(
        &'a self,
        items: &'a Items,
        item: Item,
        make: impl FnOnce() -> Option<Shared<()>>,
    ) -> Option<&'a Shared<()>> {
        items.get(item.document as usize)?.get(item.index as usize)?.get_or_init(make).as_ref()
    }
}

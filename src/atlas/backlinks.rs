//! For each entity, the briefings that name it, and who is named beside it.

use std::sync::Arc;

use super::references;
use super::{DocIx, Entities, EntityIx, Found};
use crate::model::Document;

/// The briefings of every entity, and the entities of every briefing.
#[derive(Debug, Default)]
pub struct Backlinks {
    by_entity: Vec<Vec<Backlink>>,
    by_document: Vec<Box<[EntityIx]>>,
}

/// A briefing that names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backlink {
    /// The briefing.
    pub document: DocIx,
    /// The number of the sentence of the briefing's [`Found`]; none where only front
    /// matter names the entity.
    pub sentence: Option<u32>,
}

impl Backlinks {
    /// The briefings that name an entity, newest first.
    pub fn of(&self, entity: EntityIx) -> &[Backlink] {
        &self.by_entity[entity as usize]
    }

    /// The entities that a briefing names: those of its front matter in their order, then those
    /// that only its text mentions in theirs, then those that only its ledger names.
    pub fn entities(&self, document: DocIx) -> &[EntityIx] {
        &self.by_document[document as usize]
    }

    /// Who is named in the same briefings as an entity, with the number of these briefings; the
    /// most frequent first, then in the order of ids.
    pub fn together(&self, entity: EntityIx) -> Vec<(EntityIx, usize)> {
        let mut counts = vec![0; self.by_entity.len()];
        for backlink in self.of(entity) {
            for other in self.entities(backlink.document) {
                counts[*other as usize] += 1;
            }
        }
        counts[entity as usize] = 0;
        let mut counts: Vec<_> = (0..).zip(counts).filter(|(_, count)| *count > 0).collect();
        counts.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
        counts
    }
}

/// Collects the backlinks of so many entities; `briefings` are newest first, and so are each entity's.
/// `named` tells for each document whom it names.
pub(super) fn build(
    briefings: &[DocIx],
    named: Vec<Box<[EntityIx]>>,
    entities: usize,
    found: &[Arc<Found>],
) -> Backlinks {
    let mut counts = vec![0; entities];
    named.iter().flatten().for_each(|entity| counts[*entity as usize] += 1);
    let mut by_entity: Vec<Vec<Backlink>> = counts.into_iter().map(Vec::with_capacity).collect();
    for ix in briefings {
        for entity in &named[*ix as usize] {
            let sentence = found[*ix as usize].position(*entity);
            by_entity[*entity as usize].push(Backlink { document: *ix, sentence });
        }
    }
    Backlinks { by_entity, by_document: named }
}

/// The entities that a briefing names, each once: `mentioned` by its text, or by its front matter.
/// There are some dozens at most.
pub(super) fn named(document: &Document, mentioned: &[EntityIx], entities: &Entities) -> Box<[EntityIx]> {
    let mut named: Vec<EntityIx> = Vec::new();
    let mut ledger = Vec::new();
    let add = |entity: EntityIx, named: &mut Vec<EntityIx>| {
        if !named.contains(&entity) {
            named.push(entity);
        }
    };
    references::visit(document, |reference| {
        let Some(entity) = entities.find(reference.id.as_str()) else { return };
        match reference.is_headline() {
            true => add(entity, &mut named),
            false => ledger.push(entity),
        }
    });
    for entity in mentioned.iter().copied().chain(ledger) {
        add(entity, &mut named);
    }
    named.into()
}

//! For each entity, the briefings that name it, and who is named beside it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::references;
use super::scan::Scan;
use super::{DocIx, Entities, EntityIx};
use crate::model::Document;

/// The briefings of every entity, and the entities of every briefing.
#[derive(Debug, Default)]
pub struct Backlinks {
    by_entity: Vec<Vec<Backlink>>,
    by_document: HashMap<DocIx, Vec<EntityIx>>,
}

/// A briefing that names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backlink {
    /// The briefing.
    pub document: DocIx,
    /// The number of the sentence in the briefing's [`Scan::sentences`]; none where only front
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
        self.by_document.get(&document).map_or(&[], Vec::as_slice)
    }

    /// Who is named in the same briefings as an entity, with the number of these briefings; the
    /// most frequent first, then in the order of ids.
    pub fn together(&self, entity: EntityIx) -> Vec<(EntityIx, usize)> {
        let mut counts: BTreeMap<EntityIx, usize> = BTreeMap::new();
        for backlink in self.of(entity) {
            for other in self.entities(backlink.document) {
                if *other != entity {
                    *counts.entry(*other).or_default() += 1;
                }
            }
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
        counts
    }
}

/// Collects the backlinks; `briefings` are newest first, and so are each entity's.
pub(super) fn build(
    documents: &[Document],
    briefings: &[DocIx],
    entities: &Entities,
    scans: &[Scan],
) -> Backlinks {
    let mut by_entity = vec![Vec::new(); entities.len()];
    let mut by_document = HashMap::with_capacity(briefings.len());
    for ix in briefings {
        let scan = &scans[*ix as usize];
        let mut named = Vec::new();
        let mut seen = HashSet::new();
        let mut ledger = Vec::new();
        let mut add = |entity: EntityIx, list: &mut Vec<EntityIx>| {
            if seen.insert(entity) {
                list.push(entity);
            }
        };
        references::visit(&documents[*ix as usize], |reference| {
            let Some(entity) = entities.find(reference.id.as_str()) else { return };
            match reference.is_headline() {
                true => add(entity, &mut named),
                false => ledger.push(entity),
            }
        });
        for mention in &scan.mentions {
            add(mention.entity, &mut named);
        }
        for entity in ledger {
            add(entity, &mut named);
        }
        for entity in &named {
            let sentence = scan.sentences.position(*entity);
            by_entity[*entity as usize].push(Backlink { document: *ix, sentence });
        }
        by_document.insert(*ix, named);
    }
    Backlinks { by_entity, by_document }
}

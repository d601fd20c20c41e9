//! How actors stand to others, from both ends.

use super::{Entities, EntityIx};
use crate::diag::{Diagnostic, Report};
use crate::model::front::Relation;
use crate::model::{Document, Family, Meta};
use crate::parse;

/// The relations of every entity.
#[derive(Debug, Default)]
pub struct Relations {
    by_entity: Vec<Vec<Stand>>,
}

/// One relation, seen from one end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// The actor whose document states it.
    pub subject: EntityIx,
    /// The number in its list.
    index: u32,
    /// The other party, seen from this end.
    pub other: EntityIx,
    /// Whether this end is the one acted on.
    pub inverse: bool,
}

impl Relations {
    /// The relations of an entity: those that it states, then those that others state of it.
    pub fn of(&self, entity: EntityIx) -> &[Stand] {
        &self.by_entity[entity as usize]
    }
}

impl Stand {
    /// The relation as it is written.
    pub fn relation<'a>(&self, documents: &'a [Document], entities: &Entities) -> Option<&'a Relation> {
        let document = entities.get(self.subject).document?;
        match &documents[document as usize].meta {
            Meta::Actor(actor) => actor.relations.get(self.index as usize),
            _ => None,
        }
    }
}

/// Builds the relations; one to itself is an error.
pub(super) fn build(documents: &[Document], entities: &Entities) -> (Relations, Report) {
    let mut report = Report::default();
    let mut by_entity = vec![Vec::new(); entities.len()];
    let mut inverse = Vec::new();
    for subject in entities.of(Family::Actor) {
        let Some(document) = entities.get(subject).document.map(|ix| &documents[ix as usize]) else {
            continue;
        };
        let Meta::Actor(actor) = &document.meta else { continue };
        for (index, relation) in (0..).zip(&actor.relations) {
            let Some(other) = entities.find(relation.to.as_str()) else { continue };
            if other == subject {
                let message = format!("`{}` has a relation to itself", document.id);
                let place = parse::place(document, &format!("relations[{index}].to"));
                report.push(
                    Diagnostic::error("invalid-value", message).at(place).help("Name the other party."),
                );
                continue;
            }
            by_entity[subject as usize].push(Stand { subject, index, other, inverse: false });
            inverse.push((other, Stand { subject, index, other: subject, inverse: true }));
        }
    }
    for (entity, stand) in inverse {
        by_entity[entity as usize].push(stand);
    }
    (Relations { by_entity }, report)
}

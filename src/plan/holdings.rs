//! What the ledger holds of each entity, newest first. It is made in one walk over the ledger, which
//! stands in order already: a page takes the newest of its entity, or cuts a period out, and never
//! looks through the whole.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::period::{Split, split};
use super::registers::{Registers, event_day};
use crate::atlas::{Atlas, EntityIx, Item, Stand};
use crate::model::{Family, Id};

/// An item with the day by which lists are split.
pub type Row = (Date, Item);

/// What the ledger holds of one entity, each list newest first.
#[derive(Debug, Default)]
pub struct Holding {
    /// Events that concern it; for a place, those in the places within it too. For a source, every
    /// telling that cites it.
    pub events: Vec<Row>,
    /// Figures that concern it, or that cite a source.
    pub figures: Vec<Row>,
    /// Claims that it makes, or that cite a source.
    pub claims: Vec<Row>,
    /// Claims about it.
    pub about: Vec<Row>,
    /// For a source, the relations that cite it, from the end that states them.
    pub relations: Vec<Stand>,
}

impl Holding {
    /// How it is split by years, with the briefings that name the entity, when one of its lists is
    /// longer than a page's.
    pub(super) fn split(
        &self,
        briefings: impl ExactSizeIterator<Item = Date>,
        list_length: usize,
        year_length: usize,
    ) -> Option<Split> {
        let lists = [&self.events, &self.figures, &self.claims, &self.about];
        let long = briefings.len() > list_length || lists.iter().any(|rows| rows.len() > list_length);
        let days = lists.into_iter().flatten().map(|(day, _)| *day);
        long.then(|| split(briefings.chain(days), year_length))
    }
}

/// Gathers what there is of every entity.
pub(super) fn collect(atlas: &Atlas, registers: &Registers) -> Vec<Holding> {
    let mut holdings: Vec<Holding> = atlas.entities.iter().map(|_| Holding::default()).collect();
    events(atlas, registers, &mut holdings);
    figures(atlas, registers, &mut holdings);
    claims(atlas, registers, &mut holdings);
    relations(atlas, &mut holdings);
    holdings
}

fn events(atlas: &Atlas, registers: &Registers, holdings: &mut [Holding]) {
    let mut concerned = Vec::new();
    for row in registers.events.all() {
        // A happening concerns whomever any of its tellings names, and is listed once.
        for telling in atlas.ledger.tellings(&row.1) {
            let Some(event) = telling.event(&atlas.documents) else { continue };
            concern(atlas, event.actors.iter().chain(&event.locations), &mut concerned);
            if let Some(source) = source(atlas, event.source.as_ref()) {
                holdings[source as usize].events.push((event_day(event), *telling));
            }
        }
        for entity in each(&mut concerned) {
            holdings[entity as usize].events.push(*row);
        }
    }
    for source in atlas.entities.of(Family::Source) {
        // A later telling may have another date than the happening. The sort is stable.
        holdings[source as usize].events.sort_by_key(|(day, _)| Reverse(*day));
    }
}

fn figures(atlas: &Atlas, registers: &Registers, holdings: &mut [Holding]) {
    let mut concerned = Vec::new();
    for row in registers.figures.all() {
        let Some(figure) = row.1.figure(&atlas.documents) else { continue };
        concern(atlas, figure.actors.iter().chain(&figure.locations), &mut concerned);
        concerned.extend(source(atlas, figure.source.as_ref()));
        for entity in each(&mut concerned) {
            holdings[entity as usize].figures.push(*row);
        }
    }
}

fn claims(atlas: &Atlas, registers: &Registers, holdings: &mut [Holding]) {
    let mut concerned = Vec::new();
    for row in registers.claims.all() {
        let Some(claim) = row.1.claim(&atlas.documents) else { continue };
        concern(atlas, claim.about.iter(), &mut concerned);
        for entity in each(&mut concerned) {
            holdings[entity as usize].about.push(*row);
        }
        concerned.extend(atlas.entities.find(claim.by.as_str()));
        concerned.extend(source(atlas, claim.source.as_ref()));
        for entity in each(&mut concerned) {
            holdings[entity as usize].claims.push(*row);
        }
    }
}

fn relations(atlas: &Atlas, holdings: &mut [Holding]) {
    for subject in atlas.entities.of(Family::Actor) {
        for stand in atlas.relations.of(subject).iter().filter(|stand| !stand.inverse) {
            let relation = stand.relation(&atlas.documents, &atlas.entities);
            if let Some(source) = relation.and_then(|relation| source(atlas, Some(&relation.source))) {
                holdings[source as usize].relations.push(*stand);
            }
        }
    }
}

/// The source of an id. Where an actor is named as one, its page shows nothing of it.
fn source(atlas: &Atlas, id: Option<&Id>) -> Option<EntityIx> {
    atlas.entities.find(id?.as_str()).filter(|ix| atlas.entities.get(*ix).family == Family::Source)
}

/// Adds the actors and places of these ids, and the places that hold the places.
fn concern<'a>(atlas: &Atlas, ids: impl Iterator<Item = &'a Id>, concerned: &mut Vec<EntityIx>) {
    for entity in ids.filter_map(|id| atlas.entities.find(id.as_str())) {
        match atlas.entities.get(entity).family {
            Family::Actor => concerned.push(entity),
            Family::Location => {
                concerned.push(entity);
                concerned.extend(atlas.hierarchy.path(entity));
            }
            Family::Source => {}
        }
    }
}

/// Empties a list of entities, each of which comes once.
fn each(concerned: &mut Vec<EntityIx>) -> impl Iterator<Item = EntityIx> {
    concerned.sort_unstable();
    concerned.dedup();
    concerned.drain(..)
}

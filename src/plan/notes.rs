//! The numbered notes of a briefing: every source that it uses, in the order in which its text and
//! then its ledger cite them.

use super::Scope;
use crate::atlas::{DocIx, EntityIx, Item, Target};
use crate::model::Id;
use crate::model::front::Briefing;

/// The notes of one briefing.
#[derive(Debug, Default)]
pub struct Notes {
    /// The sources; the first one's note is number 1.
    pub sources: Vec<Note>,
    /// For each link of the text, the note that it refers to.
    pub links: Vec<Option<Reference>>,
}

/// A source with the places of the text that refer to it.
#[derive(Debug)]
pub struct Note {
    /// The source.
    pub source: EntityIx,
    /// The anchors of the references in the text.
    pub references: Vec<String>,
}

/// A place of the text that refers to a note.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Reference {
    /// The number of the note, from 1.
    pub number: usize,
    /// The anchor of the reference itself.
    pub anchor: String,
}

/// The anchor of a note.
pub fn anchor(number: usize) -> String {
    format!("ledger-note-{number}")
}

impl Notes {
    /// The notes of a briefing.
    pub fn of(scope: &Scope<'_>, ix: DocIx, briefing: &Briefing) -> Self {
        let mut notes = Self::default();
        let mut count = 0;
        for target in &scope.atlas.links[ix as usize] {
            let reference = cited(scope, target).map(|source| {
                count += 1;
                let anchor = format!("ledger-cite-{count}");
                let number = notes.add(source);
                notes.sources[number - 1].references.push(anchor.clone());
                Reference { number, anchor }
            });
            notes.links.push(reference);
        }
        let events = briefing.events.iter().filter_map(|event| event.source.as_ref());
        let figures = briefing.figures.iter().filter_map(|figure| figure.source.as_ref());
        let claims = briefing.claims.iter().map(|claim| claim.source.as_ref().unwrap_or(&claim.by));
        for source in events.chain(figures).chain(claims).filter_map(|id| entity(scope, id)) {
            notes.add(source);
        }
        notes
    }

    fn number(&self, source: EntityIx) -> Option<usize> {
        self.sources.iter().position(|note| note.source == source).map(|at| at + 1)
    }

    fn add(&mut self, source: EntityIx) -> usize {
        self.number(source).unwrap_or_else(|| {
            self.sources.push(Note { source, references: Vec::new() });
            self.sources.len()
        })
    }
}

/// The source of what a link takes from the ledger.
fn cited(scope: &Scope<'_>, target: &Target) -> Option<EntityIx> {
    let documents = &scope.atlas.documents;
    match target {
        Target::Figure(item) => entity(scope, Item::figure(*item, documents)?.source.as_ref()?),
        Target::Claim(item) => {
            let claim = Item::claim(*item, documents)?;
            entity(scope, claim.source.as_ref().unwrap_or(&claim.by))
        }
        _ => None,
    }
}

fn entity(scope: &Scope<'_>, id: &Id) -> Option<EntityIx> {
    scope.atlas.entities.find(id.as_str())
}

//! Which place lies within which.

use super::{Entities, EntityIx};
use crate::diag::{Diagnostic, Report};
use crate::model::{Document, Family, Meta};
use crate::parse;

/// Parents and children of places, by entity number.
#[derive(Debug, Default)]
pub struct Hierarchy {
    parents: Vec<Option<EntityIx>>,
    children: Vec<Vec<EntityIx>>,
}

impl Hierarchy {
    /// The place that holds this one.
    pub fn parent(&self, place: EntityIx) -> Option<EntityIx> {
        self.parents[place as usize]
    }

    /// The places right within this one, in the order of their ids.
    pub fn children(&self, place: EntityIx) -> &[EntityIx] {
        &self.children[place as usize]
    }

    /// The places that hold this one, the outermost first.
    pub fn path(&self, place: EntityIx) -> Vec<EntityIx> {
        let mut path = Vec::new();
        let mut at = place;
        while let Some(parent) = self.parent(at) {
            path.push(parent);
            at = parent;
        }
        path.reverse();
        path
    }
}

/// Builds the hierarchy; a place within itself is an error, and its circle is opened.
pub(super) fn build(documents: &[Document], entities: &Entities) -> (Hierarchy, Report) {
    let mut report = Report::default();
    let mut parents = vec![None; entities.len()];
    for place in entities.of(Family::Location) {
        let within = declared(documents, entities, place).and_then(|(_, within)| within);
        let parent = within.and_then(|id| entities.find(id));
        parents[place as usize] = parent.filter(|parent| entities.get(*parent).family == Family::Location);
    }
    for place in entities.of(Family::Location) {
        if let Some(circle) = circle_from(place, &parents) {
            // Every circle is met first from its first place, and opened there.
            parents[place as usize] = None;
            if let Some((document, _)) = declared(documents, entities, place) {
                let names: Vec<String> =
                    circle.iter().map(|ix| format!("`{}`", entities.get(*ix).id)).collect();
                report.push(
                    Diagnostic::error(
                        "hierarchy-cycle",
                        format!("a place lies within itself: {}", names.join(" within ")),
                    )
                    .at(parse::place(document, "within"))
                    .help("Take one `within:` of this circle out."),
                );
            }
        }
    }
    let mut children = vec![Vec::new(); entities.len()];
    for (place, parent) in (0..).zip(&parents) {
        if let Some(parent) = parent {
            children[*parent as usize].push(place);
        }
    }
    (Hierarchy { parents, children }, report)
}

fn declared<'a>(
    documents: &'a [Document],
    entities: &Entities,
    place: EntityIx,
) -> Option<(&'a Document, Option<&'a str>)> {
    let document = &documents[entities.get(place).document? as usize];
    match &document.meta {
        Meta::Location(location) => Some((document, location.within.as_ref().map(|id| id.as_str()))),
        _ => None,
    }
}

/// The circle that leads from a place back to it, if one does.
fn circle_from(place: EntityIx, parents: &[Option<EntityIx>]) -> Option<Vec<EntityIx>> {
    let mut path = vec![place];
    let mut at = place;
    while let Some(parent) = parents[at as usize] {
        path.push(parent);
        if parent == place {
            return Some(path);
        }
        if path.len() > parents.len() {
            // The way ends in a circle that this place is no part of.
            return None;
        }
        at = parent;
    }
    None
}

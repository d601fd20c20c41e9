//! Every entity that front matter names, with what it may be and where the name stands.

use crate::model::{Document, Family, Id, Meta};

const ACTOR: &[Family] = &[Family::Actor];
const LOCATION: &[Family] = &[Family::Location];
const PARTY: &[Family] = &[Family::Actor, Family::Location];
/// A fact comes from a declared source or from an actor that is one.
const ORIGIN: &[Family] = &[Family::Source, Family::Actor];
const SPEAKER: &[Family] = &[Family::Actor, Family::Source];
const SUBJECT: &[Family] = &[Family::Actor, Family::Location, Family::Source];

/// One reference.
pub struct Reference<'a> {
    /// The id that is named.
    pub id: &'a Id,
    /// What it may refer to; the first is what an undeclared one becomes.
    pub(super) accepts: &'static [Family],
    holder: Holder<'a>,
    field: &'static str,
    index: Option<usize>,
}

/// The list item that a reference stands in, if any.
#[derive(Clone, Copy)]
enum Holder<'a> {
    None,
    Numbered(&'static str, usize),
    Named(&'static str, &'a Id),
}

impl Reference<'_> {
    /// Where it stands in the front matter: `events[#fall].actors[1]`.
    pub fn path(&self) -> String {
        let holder = match self.holder {
            Holder::None => String::new(),
            Holder::Numbered(list, index) => format!("{list}[{index}]."),
            Holder::Named(list, id) => format!("{list}[#{id}]."),
        };
        let index = self.index.map_or_else(String::new, |index| format!("[{index}]"));
        format!("{holder}{}{index}", self.field)
    }

    /// Whether it stands in the briefing's own `actors:` or `locations:`, not in the ledger.
    pub fn is_headline(&self) -> bool {
        matches!(self.holder, Holder::None)
    }

    /// Whether it says where a fact comes from.
    pub fn is_source(&self) -> bool {
        self.field == "source"
    }
}

/// Hands every reference of a document to `take`.
pub fn visit<'a>(document: &'a Document, take: impl FnMut(Reference<'a>)) {
    let mut visit = Visit { take, holder: Holder::None };
    match &document.meta {
        Meta::Briefing(briefing) => {
            visit.all("actors", ACTOR, &briefing.actors);
            visit.all("locations", LOCATION, &briefing.locations);
            for event in &briefing.events {
                visit.holder = Holder::Named("events", &event.id);
                visit.all("actors", ACTOR, &event.actors);
                visit.all("locations", LOCATION, &event.locations);
                visit.one("source", ORIGIN, event.source.as_ref());
            }
            for figure in &briefing.figures {
                visit.holder = Holder::Named("figures", &figure.id);
                visit.all("actors", ACTOR, &figure.actors);
                visit.all("locations", LOCATION, &figure.locations);
                visit.one("source", ORIGIN, figure.source.as_ref());
            }
            for claim in &briefing.claims {
                visit.holder = Holder::Named("claims", &claim.id);
                visit.one("by", SPEAKER, Some(&claim.by));
                visit.one("source", ORIGIN, claim.source.as_ref());
                visit.all("about", SUBJECT, &claim.about);
            }
        }
        Meta::Actor(actor) => {
            for (index, relation) in actor.relations.iter().enumerate() {
                visit.holder = Holder::Numbered("relations", index);
                visit.one("to", PARTY, Some(&relation.to));
                visit.one("source", ORIGIN, Some(&relation.source));
            }
        }
        Meta::Location(location) => {
            visit.one("within", LOCATION, location.within.as_ref());
            visit.all("connects", LOCATION, &location.connects);
            visit.all("at_junction_of", LOCATION, &location.at_junction_of);
            for (index, control) in location.control.iter().enumerate() {
                visit.holder = Holder::Numbered("control", index);
                visit.one("by", ACTOR, control.by.as_ref());
                visit.one("source", ORIGIN, control.source.as_ref());
            }
        }
        Meta::Source(source) => visit.one("actor", ACTOR, source.actor.as_ref()),
        Meta::Page(_) => {}
    }
}

struct Visit<'a, F> {
    take: F,
    holder: Holder<'a>,
}

impl<'a, F: FnMut(Reference<'a>)> Visit<'a, F> {
    fn all(&mut self, field: &'static str, accepts: &'static [Family], ids: &'a [Id]) {
        for (index, id) in ids.iter().enumerate() {
            (self.take)(Reference { id, accepts, holder: self.holder, field, index: Some(index) });
        }
    }

    fn one(&mut self, field: &'static str, accepts: &'static [Family], id: Option<&'a Id>) {
        if let Some(id) = id {
            (self.take)(Reference { id, accepts, holder: self.holder, field, index: None });
        }
    }
}

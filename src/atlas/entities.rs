//! Actors, locations and sources: those that are declared, and those that are only named.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::names::Names;
use super::references::{self, Reference};
use super::{DocIx, EntityIx};
use crate::diag::{Diagnostic, Report};
use crate::gate::Withheld;
use crate::model::nearest;
use crate::model::{Document, Family, Id, Map, Meta};
use crate::parse;

/// All entities, in the order of their ids.
#[derive(Debug, Default)]
pub struct Entities {
    list: Vec<Entity>,
    by_id: Map<Id, EntityIx>,
}

/// An actor, location or source.
#[derive(Debug)]
pub struct Entity {
    /// Its id, one of a kind among all families.
    pub id: Id,
    /// What it is.
    pub family: Family,
    /// The name that pages use.
    pub name: String,
    /// Its own document; none for one that is named but not declared.
    pub document: Option<DocIx>,
}

impl Entities {
    /// An entity by its number.
    pub fn get(&self, ix: EntityIx) -> &Entity {
        &self.list[ix as usize]
    }

    /// The number of an id; none for one that nothing admitted names.
    pub fn find(&self, id: &str) -> Option<EntityIx> {
        self.by_id.get(id).copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (EntityIx, &Entity)> {
        (0..).zip(&self.list)
    }

    /// The numbers of all entities of a family.
    pub fn of(&self, family: Family) -> impl Iterator<Item = EntityIx> {
        self.iter().filter(move |(_, entity)| entity.family == family).map(|(ix, _)| ix)
    }

    /// The ids that are known, for suggestions.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|entity| entity.id.as_str())
    }

    /// The names and aliases of declared entities; a name made from an id is nobody's word.
    pub(super) fn names(&self, documents: &[Document]) -> Names {
        let declared =
            self.iter().filter_map(|(ix, entity)| Some((ix, &documents[entity.document? as usize])));
        Names::new(declared.flat_map(|(ix, document)| {
            let aliases = document.aliases().iter().map(move |alias| (ix, alias.text.as_str(), alias.weak));
            std::iter::once((ix, document.title(), false)).chain(aliases)
        }))
    }
}

/// Collects the entities of the admitted documents; whoever is named without a document of its own
/// gets a warning, with what may have been meant.
pub(super) fn collect(documents: &[Document], withheld: &Withheld) -> (Entities, Report) {
    let mut report = Report::default();
    let mut known: BTreeMap<Id, Entity> = BTreeMap::new();
    for (ix, document) in (0..).zip(documents) {
        let Some(family) = document.family() else { continue };
        if let Some(Entity { document: Some(first), .. }) = known.get(&document.id) {
            report.push(duplicate("entity", document, "id", &documents[*first as usize]));
            continue;
        }
        let name = document.title().trim().to_owned();
        known.insert(
            document.id.clone(),
            Entity { id: document.id.clone(), family, name, document: Some(ix) },
        );
    }
    let mut named: BTreeMap<Id, Entity> = BTreeMap::new();
    let families: Map<&Id, Family> = known.iter().map(|(id, entity)| (id, entity.family)).collect();
    let is_fine = |reference: &Reference<'_>| {
        families.get(reference.id).is_some_and(|family| reference.accepts.contains(family))
    };
    let odd: Vec<Vec<Reference<'_>>> = documents
        .par_iter()
        .map(|document| {
            let mut odd = Vec::new();
            references::visit(document, |reference| {
                if !is_fine(&reference) {
                    odd.push(reference);
                }
            });
            odd
        })
        .collect();
    for (document, odd) in documents.iter().zip(odd) {
        for reference in odd {
            let id = reference.id;
            let place = || parse::place(document, &reference.path());
            match known.get(id) {
                Some(entity) => report.push(wrong_family(entity, reference.accepts).at(place())),
                None if withheld.has_entity(id.as_str()) => report.push(
                    Diagnostic::warning(
                        "withheld-reference",
                        format!("`{id}` is withheld from this audience"),
                    )
                    .at(place())
                    .help("It is left out here; nothing of it reaches the site."),
                ),
                None => {
                    let family = reference.accepts[0];
                    report.push(undeclared(id, family, &known).at(place()));
                    let name = name_of(id);
                    named.entry(id.clone()).or_insert(Entity {
                        id: id.clone(),
                        family,
                        name,
                        document: None,
                    });
                }
            }
        }
    }
    known.extend(named);
    let list: Vec<Entity> = known.into_values().collect();
    let by_id = (0..).zip(&list).map(|(ix, entity)| (entity.id.clone(), ix)).collect();
    (Entities { list, by_id }, report)
}

/// Two documents with one id or slug.
pub(super) fn duplicate(what: &str, document: &Document, field: &str, first: &Document) -> Diagnostic {
    Diagnostic::error("duplicate-id", format!("two documents declare the {what} `{}`", document.id))
        .at(parse::place(document, field))
        .related(parse::place(first, field), "first declared here")
        .help(format!("Rename one of the files, or give it another `{field}`."))
}

fn wrong_family(entity: &Entity, accepts: &[Family]) -> Diagnostic {
    let wanted: Vec<&str> = accepts.iter().map(|family| family.as_str()).collect();
    let message = format!("`{}` is a {}, not a {}", entity.id, entity.family.as_str(), wanted.join(" or "));
    Diagnostic::error("wrong-entity", message.replace("a actor", "an actor"))
        .help("Name one of the right kind, or move it to the right list.")
}

fn undeclared(id: &Id, family: Family, known: &BTreeMap<Id, Entity>) -> Diagnostic {
    let like = nearest(id.as_str(), known.keys().map(Id::as_str));
    let advice = format!("Declare it in `content/{}/{id}.md`.", family.section());
    let help = match like {
        Some(like) => format!("Did you mean `{like}`? {advice}"),
        None => advice,
    };
    Diagnostic::warning("undeclared-entity", format!("no {} `{id}` is declared", family.as_str())).help(help)
}

/// A name for an entity that has none: `white-helmets` is "White helmets".
fn name_of(id: &Id) -> String {
    let words = id.as_str().replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The kind within its family, as it is written in front matter.
pub fn kind_of(meta: &Meta) -> &'static str {
    match meta {
        Meta::Actor(actor) => actor.kind.as_str(),
        Meta::Location(location) => location.kind.as_str(),
        Meta::Source(source) => source.kind.as_str(),
        Meta::Briefing(_) | Meta::Page(_) => "",
    }
}

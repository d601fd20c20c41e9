//! What is known of documents that did not pass: enough to tell a link to one from a mistake.

use std::collections::HashSet;

use crate::model::{Document, Id, Meta, Tlp};

/// The names of what was withheld. They serve warnings on the terminal and never reach an output.
#[derive(Debug, Default)]
pub struct Withheld {
    /// How many documents did not pass.
    pub documents: usize,
    /// Whether some document or item, be it withheld or not, has a label other than CLEAR.
    pub labels: bool,
    ids: HashSet<Id>,
    briefings: HashSet<Id>,
    items: HashSet<Id>,
    routes: HashSet<String>,
    paths: HashSet<String>,
    names: HashSet<String>,
}

impl Withheld {
    /// Nothing yet, of a site with these documents.
    pub(super) fn new(documents: &[Document]) -> Self {
        let labels = documents.iter().any(|document| document.strictest() > Tlp::Clear);
        Self { labels, ..Self::default() }
    }

    /// Whether an entity of this id was withheld.
    pub fn has_entity(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Whether a briefing of this slug was withheld.
    pub fn has_briefing(&self, slug: &str) -> bool {
        self.briefings.contains(slug)
    }

    /// Whether an event, figure or claim of this id was withheld.
    pub fn has_item(&self, id: &str) -> bool {
        self.items.contains(id)
    }

    /// Whether a document at this route was withheld.
    pub fn has_route(&self, route: &str) -> bool {
        self.routes.contains(route)
    }

    /// Whether a document or asset at this path was withheld.
    pub fn has_path(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// The names and aliases of withheld entities, as they are written.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    pub(super) fn add_document(&mut self, document: &Document) {
        self.documents += 1;
        self.routes.insert(document.route.as_str().to_owned());
        self.paths.insert(document.path.to_string());
        match &document.meta {
            Meta::Briefing(briefing) => {
                self.briefings.insert(document.id.clone());
                self.items.extend(briefing.events.iter().map(|event| event.id.clone()));
                self.items.extend(briefing.figures.iter().map(|figure| figure.id.clone()));
                self.items.extend(briefing.claims.iter().map(|claim| claim.id.clone()));
            }
            Meta::Page(_) => {}
            Meta::Actor(_) | Meta::Location(_) | Meta::Source(_) => {
                self.ids.insert(document.id.clone());
                self.names.insert(document.title().to_owned());
                self.names.extend(document.aliases().iter().map(|alias| alias.text.clone()));
            }
        }
    }

    pub(super) fn add_asset(&mut self, path: &str) {
        self.paths.insert(path.to_owned());
    }

    /// Notes an item; always false, so that it can end a condition.
    pub(super) fn add_item(&mut self, id: &Id) -> bool {
        self.items.insert(id.clone());
        false
    }
}

//! The atlas: the immutable index of everything known.
//!
//! Documents go in; entities, names, mentions, links, hierarchy, relations and the ledger come out.
//! Each part is a function of those before it, and none is changed afterwards. Nothing here knows
//! of pages or of templates.

mod area;
mod backlinks;
mod entities;
mod fold;
mod found;
mod geometry;
mod hierarchy;
mod ledger;
mod links;
mod names;
mod references;
mod relations;
mod run;
mod scan;
mod scan_key;
mod sentence;
mod sentences;
mod tags;
mod tellings;

use std::sync::Arc;

pub use area::{Area, Areas};
pub use backlinks::{Backlink, Backlinks};
pub use entities::{Entities, Entity, kind_of};
pub use fold::fold;
pub use found::{Found, LinkForm, Mention, Scan, WrittenLink};
pub use hierarchy::Hierarchy;
pub use ledger::{Item, Ledger, order};
pub use links::Target;
pub use references::{Reference, visit as references};
pub use relations::{Relations, Stand};
pub use scan::is_address;
pub use sentence::{REFERENCE_MARK, Sentence, sentences};
pub use tags::tag_slug;

use rayon::prelude::*;

use crate::config::Site;
use crate::diag::Report;
use crate::gate::Admitted;
use crate::model::{Digest, Document, Id, Map, Route};
use crate::source::Reread;

/// The number of an entity in [`Entities`].
pub type EntityIx = u32;
/// The number of a document in [`Atlas::documents`].
pub type DocIx = u32;

/// Everything known.
#[derive(Debug)]
pub struct Atlas {
    /// The admitted documents, in the order of their paths.
    pub documents: Vec<Document>,
    /// Briefings, the newest day first; of one moment, in the order of their slugs.
    pub briefings: Vec<DocIx>,
    /// Actors, locations and sources, in the order of their ids.
    pub entities: Entities,
    /// Events, figures and claims.
    pub ledger: Ledger,
    /// What was found in the text of each document.
    pub found: Vec<Arc<Found>>,
    /// Where the links of each document lead, in the order of its [`Scan::links`].
    pub links: Vec<Vec<Target>>,
    /// For each entity, the briefings that name it.
    pub backlinks: Backlinks,
    /// Which place lies within which.
    pub hierarchy: Hierarchy,
    /// The areas of places that name one.
    pub areas: Areas,
    /// How actors stand to others, from both ends.
    pub relations: Relations,
    /// The paths of the assets, in order.
    pub assets: Vec<Arc<str>>,
    /// Briefings by slug.
    pub by_slug: Map<Id, DocIx>,
    /// How many documents were withheld.
    pub withheld: usize,
    /// Whether the site uses labels other than CLEAR. It serves warnings on the terminal alone.
    pub labels: bool,
}

/// What is known of texts from earlier builds.
pub trait Memory: Sync {
    /// What was found in a document's text under the same key.
    fn recall(&self, document: &Document, key: Digest, texts: &Reread) -> Option<Arc<Found>>;

    /// Keeps what was found in a document's text; `bytes` are what every build asks for, and the rest.
    fn remember(&self, document: &Document, key: Digest, found: &Arc<Found>, bytes: [&[u8]; 2]);
}

/// No memory.
pub struct Forgetful;

impl Memory for Forgetful {
    fn recall(&self, _: &Document, _: Digest, _: &Reread) -> Option<Arc<Found>> {
        None
    }

    fn remember(&self, _: &Document, _: Digest, _: &Arc<Found>, _: [&[u8]; 2]) {}
}

/// Builds the atlas of the admitted documents, and lays their sentences by.
pub fn build(admitted: Admitted, site: &Site, texts: &Arc<Reread>, memory: &dyn Memory) -> (Atlas, Report) {
    let Admitted { documents, assets, withheld } = admitted;
    let mut report = Report::default();
    let (entities, problems) = entities::collect(&documents, &withheld);
    report.merge(problems);
    let (by_slug, problems) = slugs(&documents);
    report.merge(problems);
    let (ledger, problems) = ledger::collect(&documents, &withheld);
    report.merge(problems);
    let (hierarchy, problems) = hierarchy::build(&documents, &entities);
    report.merge(problems);
    let (areas, problems) = geometry::read(&documents, texts.source());
    report.merge(problems);
    let (relations, problems) = relations::build(&documents, &entities);
    report.merge(problems);

    let names = entities.names(&documents);
    let context = scan::Context { names: &names, entities: &entities, site };
    let base = scan_key::base(&context, &documents);
    let found = |document: &Document| {
        let key = scan_key::of(document, base);
        let found = memory.recall(document, key, texts).unwrap_or_else(|| {
            let scanned = scan::scan(document, &context);
            // A text that changed since it was read is had again as an empty one: what is found in it then
            // is not what its digest stands for.
            let is_lost = scanned.is_blank && !document.body.is_empty();
            let (head, rest) = found::encode(scanned);
            // What was just put together can be taken apart.
            let found = Arc::new(Found::open(&head, texts.lay_by(&rest)).unwrap_or_default());
            if !is_lost {
                memory.remember(document, key, &found, [&head, &rest]);
            }
            found
        });
        let mentioned = found.mentioned_entities();
        let named = document.briefing().map(|_| backlinks::named(document, mentioned, &entities));
        (found, named.unwrap_or_default())
    };
    let (found, named): (Vec<Arc<Found>>, Vec<Box<[EntityIx]>>) = documents.par_iter().map(found).unzip();

    let map = links::SiteMap {
        by_path: documents.iter().zip(0..).map(|(document, ix)| (document.path.as_ref(), ix)).collect(),
        by_route: documents.iter().zip(0..).map(|(document, ix)| (document.route.as_str(), ix)).collect(),
        assets: assets.iter().map(AsRef::as_ref).collect(),
        documents: &documents,
        found: &found,
        by_slug: &by_slug,
        entities: &entities,
        names: &names,
        ledger: &ledger,
        withheld: &withheld,
    };
    let (links, problems): (Vec<Vec<Target>>, Vec<Report>) = documents
        .par_iter()
        .zip(&found)
        .map(|(document, found)| links::resolve(document, found, &map))
        .unzip();
    problems.into_iter().for_each(|problem| report.merge(problem));

    let briefings = newest_first(&documents);
    let backlinks = backlinks::build(&briefings, named, entities.len(), &found);
    let atlas = Atlas {
        briefings,
        entities,
        ledger,
        found,
        links,
        backlinks,
        hierarchy,
        areas,
        relations,
        assets,
        by_slug,
        withheld: withheld.documents,
        labels: withheld.labels,
        documents,
    };
    (atlas, report)
}

impl Atlas {
    /// A document by its number.
    pub fn document(&self, ix: DocIx) -> &Document {
        &self.documents[ix as usize]
    }

    /// The entity's own document, if it has one.
    pub fn declaration(&self, entity: EntityIx) -> Option<&Document> {
        self.entities.get(entity).document.map(|ix| self.document(ix))
    }

    /// The route of an entity's page.
    pub fn entity_route(&self, entity: EntityIx) -> Route {
        let entity = self.entities.get(entity);
        Route::page([entity.family.section(), entity.id.as_str()])
    }

    /// How many mentions the texts hold.
    pub fn mention_count(&self) -> usize {
        self.found.iter().map(|found| found.mentioned() as usize).sum()
    }
}

fn slugs(documents: &[Document]) -> (Map<Id, DocIx>, Report) {
    let mut by_slug = Map::default();
    let mut report = Report::default();
    for (ix, document) in (0..).zip(documents) {
        if document.briefing().is_none() {
            continue;
        }
        if let Some(first) = by_slug.insert(document.id.clone(), ix) {
            let first = &documents[first as usize];
            report.push(entities::duplicate("briefing", document, "slug", first));
        }
    }
    (by_slug, report)
}

fn newest_first(documents: &[Document]) -> Vec<DocIx> {
    let mut dated: Vec<_> = (0..)
        .zip(documents)
        .filter_map(|(ix, document)| {
            let date = document.briefing()?.date.as_ref()?;
            // By the day as written first: years and months are cut out of this order.
            Some((std::cmp::Reverse((date.date(), date.instant())), &document.id, ix))
        })
        .collect();
    dated.sort_unstable();
    dated.into_iter().map(|(_, _, ix)| ix).collect()
}

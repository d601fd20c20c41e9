//! Groupings of the atlas that several pages share, made once.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use super::period::{Split, split};
use super::registers::Registers;
use crate::atlas::{Atlas, DocIx, EntityIx, Item, Stand, tag_slug};
use crate::config::Site;
use crate::model::front::Status;
use crate::model::{Family, Id, Meta, Stamp};

/// The groupings.
#[derive(Debug, Default)]
pub struct Index {
    /// The tags, in the order of their slugs.
    pub tags: Vec<Tag>,
    /// The series that briefings belong to, in the order of their ids.
    pub series: Vec<Series>,
    /// Free pages that the navigation names, in their order.
    pub nav: Vec<DocIx>,
    /// For each entity, the events that concern it; for a place, those in the places within it too.
    pub events: Vec<Vec<Item>>,
    /// For each entity, the figures that concern it.
    pub figures: Vec<Vec<Item>>,
    /// For each entity, the claims that it makes.
    pub claims_by: Vec<Vec<Item>>,
    /// For each entity, the claims that are about it.
    pub claims_about: Vec<Vec<Item>>,
    /// For each road route, the places that lie at a junction of it.
    pub junctions: Vec<Vec<EntityIx>>,
    /// For each entity, the events, figures and claims that cite it as their source.
    pub cited: Vec<Cited>,
    /// For each entity that more briefings name than a list holds, how they are split by years.
    pub splits: Vec<Option<Split>>,
    /// How all briefings are split by years.
    pub archive: Split,
    /// The ledger of the whole site, newest first.
    pub registers: Registers,
    positions: HashMap<DocIx, usize>,
    series_positions: HashMap<DocIx, (usize, usize)>,
}

/// A keyword with its briefings.
#[derive(Debug)]
pub struct Tag {
    /// The last part of its page's address.
    pub slug: String,
    /// The words, as the first briefing writes them.
    pub title: String,
    /// Newest first.
    pub briefings: Vec<DocIx>,
}

/// Briefings that belong together.
#[derive(Debug)]
pub struct Series {
    /// Its id.
    pub id: Id,
    /// Oldest first.
    pub briefings: Vec<DocIx>,
}

/// What cites a source.
#[derive(Debug, Default)]
pub struct Cited {
    /// Dated happenings.
    pub events: Vec<Item>,
    /// Numbers.
    pub figures: Vec<Item>,
    /// Statements.
    pub claims: Vec<Item>,
    /// Relations, from the end that states them.
    pub relations: Vec<Stand>,
}

impl Index {
    /// Groups the atlas.
    pub fn new(atlas: &Atlas, site: &Site) -> Self {
        let mut index = Self { nav: nav(atlas), ..Self::default() };
        index.tags = tags(atlas);
        index.series = series(atlas);
        index.group_ledger(atlas);
        index.group_relations(atlas);
        index.junctions = junctions(atlas);
        index.registers = Registers::new(atlas, site);
        let (list_length, year_length) = (site.file.list_length, site.file.year_length);
        index.archive = split(atlas.briefings.iter().map(|ix| day(atlas, *ix)), year_length);
        index.splits = atlas
            .entities
            .iter()
            .map(|(entity, _)| {
                let backlinks = atlas.backlinks.of(entity);
                let days = backlinks.iter().map(|backlink| day(atlas, backlink.document));
                (backlinks.len() > list_length).then(|| split(days, year_length))
            })
            .collect();
        index.positions = atlas.briefings.iter().enumerate().map(|(at, ix)| (*ix, at)).collect();
        for (number, series) in index.series.iter().enumerate() {
            let positions = series.briefings.iter().enumerate().map(|(at, ix)| (*ix, (number, at)));
            index.series_positions.extend(positions);
        }
        index
    }

    /// The number of a briefing among all, newest first.
    pub fn position(&self, briefing: DocIx) -> Option<usize> {
        self.positions.get(&briefing).copied()
    }

    /// The number of a briefing's series, and of the briefing in it.
    pub fn series_position(&self, briefing: DocIx) -> Option<(usize, usize)> {
        self.series_positions.get(&briefing).copied()
    }

    fn group_ledger(&mut self, atlas: &Atlas) {
        let count = atlas.entities.len();
        self.events = vec![Vec::new(); count];
        self.figures = vec![Vec::new(); count];
        self.claims_by = vec![Vec::new(); count];
        self.claims_about = vec![Vec::new(); count];
        self.cited = (0..count).map(|_| Cited::default()).collect();
        let documents = &atlas.documents;
        for item in &atlas.ledger.events {
            // A happening concerns whomever any of its tellings names, and is listed once.
            let tellings = atlas.ledger.tellings(item);
            let told = || tellings.iter().filter_map(|telling| Some((*telling, telling.event(documents)?)));
            let named = told().flat_map(|(_, event)| event.actors.iter().chain(&event.locations));
            for entity in concerned(atlas, named) {
                self.events[entity as usize].push(*item);
            }
            for (telling, event) in told() {
                if let Some(source) = event.source.as_ref().and_then(|id| atlas.entities.find(id.as_str())) {
                    self.cited[source as usize].events.push(telling);
                }
            }
        }
        for item in &atlas.ledger.figures {
            let Some(figure) = item.figure(documents) else { continue };
            for entity in concerned(atlas, figure.actors.iter().chain(&figure.locations)) {
                self.figures[entity as usize].push(*item);
            }
            if let Some(source) = figure.source.as_ref().and_then(|id| atlas.entities.find(id.as_str())) {
                self.cited[source as usize].figures.push(*item);
            }
        }
        for item in &atlas.ledger.claims {
            let Some(claim) = item.claim(documents) else { continue };
            for entity in concerned(atlas, claim.about.iter()) {
                self.claims_about[entity as usize].push(*item);
            }
            let speaker = atlas.entities.find(claim.by.as_str());
            let source = claim.source.as_ref().and_then(|id| atlas.entities.find(id.as_str()));
            if let Some(speaker) = speaker {
                self.claims_by[speaker as usize].push(*item);
            }
            for cited in [source, speaker.filter(|speaker| Some(*speaker) != source)].into_iter().flatten() {
                self.cited[cited as usize].claims.push(*item);
            }
        }
    }

    fn group_relations(&mut self, atlas: &Atlas) {
        for subject in atlas.entities.of(Family::Actor) {
            for stand in atlas.relations.of(subject).iter().filter(|stand| !stand.inverse) {
                let relation = stand.relation(&atlas.documents, &atlas.entities);
                let source = relation.and_then(|relation| atlas.entities.find(relation.source.as_str()));
                if let Some(source) = source {
                    self.cited[source as usize].relations.push(*stand);
                }
            }
        }
    }
}

/// The day of a briefing.
pub(super) fn day(atlas: &Atlas, briefing: DocIx) -> Date {
    let date = atlas.document(briefing).briefing().and_then(|briefing| briefing.date.as_ref());
    date.map_or(Date::MIN, Stamp::date)
}

/// The entities that an item names, and the places that hold its places, each once.
fn concerned<'a>(atlas: &Atlas, ids: impl Iterator<Item = &'a Id>) -> HashSet<EntityIx> {
    let mut concerned = HashSet::new();
    for entity in ids.filter_map(|id| atlas.entities.find(id.as_str())) {
        concerned.insert(entity);
        if atlas.entities.get(entity).family == Family::Location {
            concerned.extend(atlas.hierarchy.path(entity));
        }
    }
    concerned
}

fn junctions(atlas: &Atlas) -> Vec<Vec<EntityIx>> {
    let mut junctions = vec![Vec::new(); atlas.entities.len()];
    for place in atlas.entities.of(Family::Location) {
        let Some(Meta::Location(location)) = atlas.declaration(place).map(|document| &document.meta) else {
            continue;
        };
        for road in location.at_junction_of.iter().filter_map(|id| atlas.entities.find(id.as_str())) {
            junctions[road as usize].push(place);
        }
    }
    junctions
}

fn nav(atlas: &Atlas) -> Vec<DocIx> {
    let mut pages: Vec<_> = (0..)
        .zip(&atlas.documents)
        .filter_map(|(ix, document)| match &document.meta {
            Meta::Page(page) if page.nav => Some((page.order, &document.route, ix)),
            _ => None,
        })
        .collect();
    pages.sort_unstable();
    pages.into_iter().map(|(_, _, ix)| ix).collect()
}

fn tags(atlas: &Atlas) -> Vec<Tag> {
    let mut tags: BTreeMap<String, Tag> = BTreeMap::new();
    for ix in &atlas.briefings {
        let Some(briefing) = atlas.document(*ix).briefing() else { continue };
        let mut seen = HashSet::new();
        for title in &briefing.tags {
            let slug = tag_slug(title);
            if !slug.is_empty() && seen.insert(slug.clone()) {
                let new =
                    || Tag { slug: slug.clone(), title: title.trim().to_owned(), briefings: Vec::new() };
                tags.entry(slug.clone()).or_insert_with(new).briefings.push(*ix);
            }
        }
    }
    tags.into_values().collect()
}

fn series(atlas: &Atlas) -> Vec<Series> {
    let mut series: BTreeMap<&Id, Vec<DocIx>> = BTreeMap::new();
    for ix in &atlas.briefings {
        let Some(briefing) = atlas.document(*ix).briefing() else { continue };
        if let Some(id) = briefing.series.as_ref().filter(|_| briefing.status != Status::Withdrawn) {
            series.entry(id).or_default().push(*ix);
        }
    }
    let oldest_first = |(id, mut briefings): (&Id, Vec<DocIx>)| {
        // The sort is stable: of one day, the order of slugs stays.
        briefings.sort_by_key(|ix| day(atlas, *ix));
        Series { id: id.clone(), briefings }
    };
    series.into_iter().map(oldest_first).collect()
}

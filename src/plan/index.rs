//! Groupings of the atlas that several pages share, made once.

use jiff::civil::Date;

use super::collections::{self, Series, Tag};
use super::holdings::{self, Holding};
use super::period::{Split, split};
use super::registers::Registers;
use crate::atlas::{Atlas, DocIx, EntityIx};
use crate::config::Site;
use crate::model::{Family, Meta, Stamp};

/// The groupings.
#[derive(Debug, Default)]
pub struct Index {
    /// The tags, in the order of their slugs.
    pub tags: Vec<Tag>,
    /// The series that briefings belong to, in the order of their ids.
    pub series: Vec<Series>,
    /// Free pages that the navigation names, in their order.
    pub nav: Vec<DocIx>,
    /// What the ledger holds of each entity.
    pub holdings: Vec<Holding>,
    /// For each entity of which its page can't show all, how that is split by years.
    pub splits: Vec<Option<Split>>,
    /// For each road route, the places that lie at a junction of it.
    pub junctions: Vec<Vec<EntityIx>>,
    /// How all briefings are split by years.
    pub archive: Split,
    /// The ledger of the whole site, newest first.
    pub registers: Registers,
    /// For each document, its number among the briefings.
    positions: Vec<Option<usize>>,
    /// For each document, the number of its series and its own in it.
    series_positions: Vec<Option<(usize, usize)>>,
}

impl Index {
    /// Groups the atlas.
    pub fn new(atlas: &Atlas, site: &Site) -> Self {
        let (list_length, year_length) = (site.file.list_length, site.file.year_length);
        let ((registers, holdings), (tags, series)) = rayon::join(
            || {
                let registers = Registers::new(atlas, site);
                let holdings = holdings::collect(atlas, &registers);
                (registers, holdings)
            },
            || (collections::tags(atlas, year_length), collections::series(atlas, year_length)),
        );
        let splits = (0..).zip(&holdings).map(|(entity, holding)| {
            let briefings = atlas.backlinks.of(entity).iter();
            let days = briefings.map(|backlink| day(atlas, backlink.document));
            holding.split(days, list_length, year_length)
        });
        let mut index = Self {
            tags,
            series,
            nav: nav(atlas),
            splits: splits.collect(),
            holdings,
            junctions: junctions(atlas),
            archive: split(atlas.briefings.iter().map(|ix| day(atlas, *ix)), year_length),
            registers,
            positions: vec![None; atlas.documents.len()],
            series_positions: vec![None; atlas.documents.len()],
        };
        for (at, ix) in atlas.briefings.iter().enumerate() {
            index.positions[*ix as usize] = Some(at);
        }
        for (number, series) in index.series.iter().enumerate() {
            for (at, ix) in series.briefings.iter().enumerate() {
                index.series_positions[*ix as usize] = Some((number, at));
            }
        }
        index
    }

    /// The number of a briefing among all, newest first.
    pub fn position(&self, briefing: DocIx) -> Option<usize> {
        self.positions.get(briefing as usize).copied().flatten()
    }

    /// The number of a briefing's series, and of the briefing in it.
    pub fn series_position(&self, briefing: DocIx) -> Option<(usize, usize)> {
        self.series_positions.get(briefing as usize).copied().flatten()
    }
}

/// The day of a briefing.
pub(super) fn day(atlas: &Atlas, briefing: DocIx) -> Date {
    let date = atlas.document(briefing).briefing().and_then(|briefing| briefing.date.as_ref());
    date.map_or(Date::MIN, Stamp::date)
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

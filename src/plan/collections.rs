//! Briefings that belong together: by tag, and by series.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use super::dated::Dated;
use super::holdings::Row;
use super::index::day;
use super::period::{Split, split};
use super::registers::event_day;
use crate::atlas::{Atlas, DocIx, Item, order, tag_slug};
use crate::model::front::Status;
use crate::model::{Id, Map, Stamp};

/// A keyword with its briefings.
#[derive(Debug)]
pub struct Tag {
    /// The last part of its page's address.
    pub slug: String,
    /// The words, as the newest briefing writes them.
    pub title: String,
    /// Newest first.
    pub briefings: Dated<DocIx>,
}

/// Briefings that belong together.
#[derive(Debug)]
pub struct Series {
    /// Its id.
    pub id: Id,
    /// Oldest first.
    pub briefings: Vec<DocIx>,
    /// What they tell, newest first, each happening once.
    pub events: Vec<Row>,
    /// How both are split by years, when there are too many of one for a page.
    pub split: Option<Split>,
}

/// A tag's words, and its briefings with their days.
type Tagged<'a> = (&'a str, Vec<(Date, DocIx)>);

/// The tags, in the order of their slugs.
pub(super) fn tags(atlas: &Atlas, year_length: usize) -> Vec<Tag> {
    let mut tags: Vec<(String, Tagged<'_>)> = Vec::new();
    // Few words are written on many briefings; each is made into an address once.
    let mut slugs: Map<&str, Option<usize>> = Map::default();
    let mut numbers: Map<String, usize> = Map::default();
    for ix in &atlas.briefings {
        let Some(briefing) = atlas.document(*ix).briefing() else { continue };
        for title in &briefing.tags {
            let number = *slugs.entry(title).or_insert_with(|| {
                let slug = Some(tag_slug(title)).filter(|slug| !slug.is_empty())?;
                Some(*numbers.entry(slug.clone()).or_insert_with(|| {
                    tags.push((slug, (title.trim(), Vec::new())));
                    tags.len() - 1
                }))
            });
            let Some(number) = number else { continue };
            let (_, (_, briefings)) = &mut tags[number];
            // A briefing that writes one tag in two ways stands there once.
            if briefings.last().is_none_or(|(_, last)| last != ix) {
                briefings.push((day(atlas, *ix), *ix));
            }
        }
    }
    let tag = |(slug, (title, briefings)): (String, Tagged<'_>)| Tag {
        slug,
        title: title.to_owned(),
        briefings: Dated::new(briefings, year_length),
    };
    tags.sort_by(|(one, _), (other, _)| one.cmp(other));
    tags.into_iter().map(tag).collect()
}

/// The series, in the order of their ids.
pub(super) fn series(atlas: &Atlas, year_length: usize) -> Vec<Series> {
    let mut series: BTreeMap<&Id, Vec<DocIx>> = BTreeMap::new();
    for ix in &atlas.briefings {
        let Some(briefing) = atlas.document(*ix).briefing() else { continue };
        if let Some(id) = briefing.series.as_ref().filter(|_| briefing.status != Status::Withdrawn) {
            series.entry(id).or_default().push(*ix);
        }
    }
    let whole = |(id, mut briefings): (&Id, Vec<DocIx>)| {
        // The sort is stable: of one moment, the order of slugs stays.
        briefings.sort_by_key(|ix| {
            let date = atlas.document(*ix).briefing().and_then(|briefing| briefing.date.as_ref());
            (day(atlas, *ix), date.map(Stamp::instant))
        });
        let events = told(atlas, &briefings);
        let long = briefings.len() > year_length || events.len() > year_length;
        let days = briefings.iter().map(|ix| day(atlas, *ix)).chain(events.iter().map(|(day, _)| *day));
        let split = long.then(|| split(days, year_length));
        Series { id: id.clone(), briefings, events, split }
    };
    series.into_iter().map(whole).collect()
}

/// What some briefings tell, newest first, each happening once: as the first of them tells it.
fn told(atlas: &Atlas, briefings: &[DocIx]) -> Vec<Row> {
    let mut seen = HashSet::new();
    let mut told = Vec::new();
    for ix in briefings {
        let events = atlas.document(*ix).briefing().map_or(&[][..], |briefing| &briefing.events);
        for (index, event) in (0..).zip(events) {
            let item = Item { document: *ix, index };
            let tellings = atlas.ledger.tellings(&item);
            if tellings.len() < 2 || seen.insert(tellings[0]) {
                told.push((order(event), &event.id, event_day(event), item));
            }
        }
    }
    told.sort_unstable_by(|(a, a_id, _, a_item), (b, b_id, _, b_item)| {
        (b, b_id, b_item).cmp(&(a, a_id, a_item))
    });
    told.into_iter().map(|(_, _, day, item)| (day, item)).collect()
}

//! The ledger of the whole site, newest first: what the timeline, the figures, the claims and the
//! corrections are made of. Made once, for a page must not look through all of it.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::civil::Date;

use super::dated::Dated;
use super::index::day;
use super::period::Period;
use crate::atlas::{Atlas, DocIx, Item, order};
use crate::config::Site;
use crate::model::edtf::{DateForm, Endpoint};
use crate::model::front::{Event, Figure, Status};
use crate::model::{Edtf, Stamp};

/// All that is dated.
#[derive(Debug, Default)]
pub struct Registers {
    /// Happenings, by the first day that each may mean.
    pub events: Dated<Item>,
    /// Numbers, by the day for which each is true.
    pub figures: Dated<Item>,
    /// Statements, by the day of their briefing.
    pub claims: Dated<Item>,
    /// What was wrong, and what is no longer published.
    pub notices: Dated<Notice>,
    tensions: HashMap<Item, Vec<Item>>,
}

/// What a desk took back.
#[derive(Debug, Clone, Copy)]
pub enum Notice {
    /// A correction, by its number in the briefing's list.
    Correction(DocIx, usize),
    /// A whole briefing.
    Withdrawal(DocIx),
}

impl Registers {
    /// Puts the ledger in the order of its days.
    pub(super) fn new(atlas: &Atlas, site: &Site) -> Self {
        let length = site.file.year_length;
        Self {
            events: Dated::new(events(atlas), length),
            figures: Dated::new(figures(atlas), length),
            claims: Dated::new(claims(atlas), length),
            notices: Dated::new(notices(atlas), length),
            tensions: tensions(atlas),
        }
    }

    /// The claims that do not fit with one, whichever of the two says so.
    pub fn tensions(&self, claim: Item) -> &[Item] {
        self.tensions.get(&claim).map_or(&[], Vec::as_slice)
    }
}

/// The first day that an event may mean; the first of all for one that names none.
pub(super) fn event_day(event: &Event) -> Date {
    order(event).0.unwrap_or(Date::MIN)
}

/// The day for which a figure is true: as it says, or else the end of the period that it covers.
pub(super) fn figure_day(figure: &Figure) -> Option<Date> {
    let as_of = figure.as_of.as_ref().map(Stamp::date);
    as_of.or_else(|| figure.period.and_then(|period| period.upper().or_else(|| period.lower())))
}

/// The month under which an event stands in a list; the year, where its date names no month.
pub(super) fn event_period(event: &Event) -> Option<Period> {
    let day = order(event).0?;
    Some(if names_month(&event.date) { Period::month_of(day) } else { Period::Year(day.year()) })
}

/// Whether the end by which an event is filed is known to the month.
pub(super) fn names_month(date: &Edtf) -> bool {
    let (Edtf::Date(end) | Edtf::Interval(Endpoint::Date(end), _) | Edtf::Interval(_, Endpoint::Date(end))) =
        date
    else {
        return false;
    };
    matches!(
        end.form(),
        DateForm::Month(..) | DateForm::SomeDayOfMonth(..) | DateForm::Day(_) | DateForm::Time(..)
    )
}

fn events(atlas: &Atlas) -> Vec<(Date, Item)> {
    // They stand oldest first already, and keep the order of those of one day.
    let events = atlas.ledger.events.iter().rev();
    let dated = |item: &Item| Some((event_day(item.event(&atlas.documents)?), *item));
    events.filter_map(dated).collect()
}

/// Figures with the day for which each is true, newest first; of one day, by metric.
fn figures(atlas: &Atlas) -> Vec<(Date, Item)> {
    let dated = |item: &Item| {
        let figure = item.figure(&atlas.documents)?;
        Some((figure_day(figure).unwrap_or_else(|| day(atlas, item.document)), *item))
    };
    let mut figures: Vec<_> = atlas.ledger.figures.iter().filter_map(dated).collect();
    let metric = |item: &Item| item.figure(&atlas.documents).map(|figure| figure.metric.as_str());
    figures.sort_by(|(a_day, a), (b_day, b)| (b_day, metric(a), a).cmp(&(a_day, metric(b), b)));
    figures
}

fn claims(atlas: &Atlas) -> Vec<(Date, Item)> {
    let claims = atlas.ledger.claims.iter();
    // One whose speaker this audience may not see is not shown, and so is not counted.
    let spoken = claims.filter(|item| {
        let claim = item.claim(&atlas.documents);
        claim.is_some_and(|claim| atlas.entities.find(claim.by.as_str()).is_some())
    });
    let mut claims: Vec<_> = spoken.map(|item| (day(atlas, item.document), *item)).collect();
    // The sort is stable: of one day, they keep the order of their briefings.
    claims.sort_by_key(|(day, _)| Reverse(*day));
    claims
}

fn notices(atlas: &Atlas) -> Vec<(Date, Notice)> {
    let mut notices = Vec::new();
    for ix in &atlas.briefings {
        let Some(briefing) = atlas.document(*ix).briefing() else { continue };
        let corrections = briefing.corrections.iter().enumerate();
        notices.extend(corrections.map(|(at, correction)| {
            ((correction.date.date(), correction.date.instant()), Notice::Correction(*ix, at))
        }));
        if briefing.status == Status::Withdrawn {
            let taken_back = briefing.updated.as_ref().or(briefing.date.as_ref());
            notices
                .extend(taken_back.map(|stamp| ((stamp.date(), stamp.instant()), Notice::Withdrawal(*ix))));
        }
    }
    notices.sort_by_key(|(moment, _)| Reverse(*moment));
    notices.into_iter().map(|((day, _), notice)| (day, notice)).collect()
}

/// Tension has no direction: a claim that names another stands beside it from both ends.
fn tensions(atlas: &Atlas) -> HashMap<Item, Vec<Item>> {
    let mut tensions: HashMap<Item, Vec<Item>> = HashMap::new();
    let mut add = |from: Item, to: Item| tensions.entry(from).or_default().push(to);
    for item in &atlas.ledger.claims {
        let Some(claim) = item.claim(&atlas.documents) else { continue };
        for other in claim.in_tension_with.iter().filter_map(|id| atlas.ledger.claim(id.as_str())) {
            add(*item, other);
            add(other, *item);
        }
    }
    // In the order of the briefings, so that it does not matter which of the two was written first.
    for known in tensions.values_mut() {
        known.sort_unstable();
        known.dedup();
    }
    tensions
}

//! Events, figures and claims of all briefings, by id.

use std::sync::Arc;

use jiff::civil::Date;

use super::{DocIx, tellings};
use crate::diag::{Diagnostic, Report};
use crate::gate::Withheld;
use crate::model::front::{Claim, Event, Figure};
use crate::model::nearest;
use crate::model::{Document, Edtf, Id, Map};
use crate::parse::{self, markdown::is_theme_anchor};

/// Where an item stands: its briefing, and its number in the briefing's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// The briefing.
    pub document: DocIx,
    /// The number in the list.
    pub index: u32,
}

/// All items. Each kind is sorted: events by date, figures and claims as they stand in the briefings.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Dated happenings, the earliest first; each by the first briefing that tells it.
    pub events: Vec<Item>,
    /// The happenings that several briefings tell, by each of their tellings: all tellings, the
    /// first one first.
    tellings: Map<Item, Arc<[Item]>>,
    /// Numbers.
    pub figures: Vec<Item>,
    /// Statements.
    pub claims: Vec<Item>,
    figure_ids: Map<Id, Item>,
    claim_ids: Map<Id, Item>,
}

impl Ledger {
    /// Every telling of the happening that `event` tells, the first one first.
    pub fn tellings<'a>(&'a self, event: &'a Item) -> &'a [Item] {
        self.tellings.get(event).map_or(std::slice::from_ref(event), |all| all)
    }

    /// A figure by its id.
    pub fn figure(&self, id: &str) -> Option<Item> {
        self.figure_ids.get(id).copied()
    }

    /// A claim by its id.
    pub fn claim(&self, id: &str) -> Option<Item> {
        self.claim_ids.get(id).copied()
    }

    /// The ids of all figures, for suggestions.
    pub(super) fn figure_names(&self) -> impl Iterator<Item = &str> {
        self.figure_ids.keys().map(Id::as_str)
    }

    /// The ids of all claims, for suggestions.
    pub(super) fn claim_names(&self) -> impl Iterator<Item = &str> {
        self.claim_ids.keys().map(Id::as_str)
    }
}

impl Item {
    /// The event that stands here.
    pub fn event(self, documents: &[Document]) -> Option<&Event> {
        documents[self.document as usize].briefing()?.events.get(self.index as usize)
    }

    /// The figure that stands here.
    pub fn figure(self, documents: &[Document]) -> Option<&Figure> {
        documents[self.document as usize].briefing()?.figures.get(self.index as usize)
    }

    /// The claim that stands here.
    pub fn claim(self, documents: &[Document]) -> Option<&Claim> {
        documents[self.document as usize].briefing()?.claims.get(self.index as usize)
    }
}

/// Collects the ledger. Two items of one id are an error, but for events of different briefings:
/// those tell the same happening.
pub(super) fn collect(documents: &[Document], withheld: &Withheld) -> (Ledger, Report) {
    let mut ledger = Ledger::default();
    let mut report = Report::default();
    let mut seen: Map<&Id, (DocIx, &'static str)> = Map::default();
    let mut told = Vec::new();
    for (ix, document) in (0..).zip(documents) {
        let Some(briefing) = document.briefing() else { continue };
        let mut declare = |id, list| report.merge(declare(documents, &mut seen, id, (ix, list)));
        for (index, event) in (0..).zip(&briefing.events) {
            declare(&event.id, "events");
            told.push(Item { document: ix, index });
        }
        for (index, figure) in (0..).zip(&briefing.figures) {
            declare(&figure.id, "figures");
            let item = Item { document: ix, index };
            ledger.figures.push(item);
            ledger.figure_ids.insert(figure.id.clone(), item);
        }
        for (index, claim) in (0..).zip(&briefing.claims) {
            declare(&claim.id, "claims");
            let item = Item { document: ix, index };
            ledger.claims.push(item);
            ledger.claim_ids.insert(claim.id.clone(), item);
        }
    }
    let (happenings, problems) = tellings::group(documents, &told, withheld);
    report.merge(problems);
    for tellings in happenings {
        ledger.events.push(tellings[0]);
        if tellings.len() > 1 {
            let all: Arc<[Item]> = tellings.into();
            ledger.tellings.extend(all.iter().map(|item| (*item, Arc::clone(&all))));
        }
    }
    ledger
        .events
        .sort_by_cached_key(|item| item.event(documents).map(|event| (order(event), event.id.clone())));
    check_tensions(documents, &ledger, withheld, &mut report);
    (ledger, report)
}

/// Notes that an id is given to an item of a briefing's list.
fn declare<'a>(
    documents: &[Document],
    seen: &mut Map<&'a Id, (DocIx, &'static str)>,
    id: &'a Id,
    (ix, list): (DocIx, &'static str),
) -> Report {
    let mut report = Report::default();
    let place = |ix: DocIx, list: &str| parse::place(&documents[ix as usize], &format!("{list}[#{id}].id"));
    if is_theme_anchor(id.as_str()) {
        let problem = Diagnostic::error("invalid-id", format!("`{id}` is an anchor of the theme's own"));
        report.push(problem.at(place(ix, list)).help("Give it another id."));
    }
    let Some((first, first_list)) = seen.insert(id, (ix, list)) else { return report };
    let retold = list == "events" && first_list == "events" && first != ix;
    if !retold {
        let problem = Diagnostic::error("duplicate-id", format!("the id `{id}` is given to two items"));
        let problem = problem.at(place(ix, list)).related(place(first, first_list), "first given here");
        report.push(problem.help("Give one of them another id."));
    }
    report
}

/// Where an event stands in time: at its first day; one whose start nobody knows, at its last.
pub fn order(event: &Event) -> (Option<Date>, Edtf) {
    (event.date.lower().or_else(|| event.date.upper()), event.date)
}

fn check_tensions(documents: &[Document], ledger: &Ledger, withheld: &Withheld, report: &mut Report) {
    for document in documents {
        let Some(briefing) = document.briefing() else { continue };
        for claim in &briefing.claims {
            for (index, other) in claim.in_tension_with.iter().enumerate() {
                let place =
                    || parse::place(document, &format!("claims[#{}].in_tension_with[{index}]", claim.id));
                if *other == claim.id {
                    let problem = Diagnostic::error(
                        "invalid-value",
                        format!("the claim `{other}` is in tension with itself"),
                    );
                    report.push(problem.at(place()).help("Name the other claim."));
                } else if ledger.claim(other.as_str()).is_none() && !withheld.has_item(other.as_str()) {
                    let problem = Diagnostic::error("unknown-claim", format!("there is no claim `{other}`"));
                    let help = match nearest(other.as_str(), ledger.claim_names()) {
                        Some(known) => format!("Did you mean `{known}`?"),
                        None => "Name the id of a claim.".to_owned(),
                    };
                    report.push(problem.at(place()).help(help));
                }
            }
        }
    }
}

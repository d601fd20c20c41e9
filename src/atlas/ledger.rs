//! Events, figures and claims of all briefings, by id.

use std::collections::HashMap;

use jiff::civil::Date;

use super::DocIx;
use crate::diag::{Diagnostic, Report};
use crate::gate::Withheld;
use crate::model::front::{Claim, Event, Figure};
use crate::model::nearest;
use crate::model::{Document, Edtf, Id};
use crate::parse::{self, markdown::is_theme_anchor};

/// Where an item stands: its briefing, and its number in the briefing's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The briefing.
    pub document: DocIx,
    /// The number in the list.
    pub index: u32,
}

/// All items. Each kind is sorted: events by date, figures and claims as they stand in the briefings.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Dated happenings, the earliest first.
    pub events: Vec<Item>,
    /// Numbers.
    pub figures: Vec<Item>,
    /// Statements.
    pub claims: Vec<Item>,
    figure_ids: HashMap<Id, Item>,
    claim_ids: HashMap<Id, Item>,
}

impl Ledger {
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

/// Collects the ledger; two items of one id are an error, and so is a tension with an unknown claim.
pub(super) fn collect(documents: &[Document], withheld: &Withheld) -> (Ledger, Report) {
    let mut ledger = Ledger::default();
    let mut report = Report::default();
    let mut seen: HashMap<Id, (DocIx, &'static str)> = HashMap::new();
    for (ix, document) in (0..).zip(documents) {
        let Some(briefing) = document.briefing() else { continue };
        let mut declare = |id: &Id, list: &'static str| {
            if is_theme_anchor(id.as_str()) {
                let problem =
                    Diagnostic::error("invalid-id", format!("`{id}` is an anchor of the theme's own"));
                let here = parse::place(document, &format!("{list}[#{id}].id"));
                report.push(problem.at(here).help("Give it another id."));
            }
            let Some((first, first_list)) = seen.insert(id.clone(), (ix, list)) else { return };
            let problem = Diagnostic::error("duplicate-id", format!("the id `{id}` is given to two items"));
            let first = parse::place(&documents[first as usize], &format!("{first_list}[#{id}].id"));
            let here = parse::place(document, &format!("{list}[#{id}].id"));
            report.push(
                problem.at(here).related(first, "first given here").help("Give one of them another id."),
            );
        };
        for (index, event) in (0..).zip(&briefing.events) {
            declare(&event.id, "events");
            ledger.events.push(Item { document: ix, index });
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
    ledger
        .events
        .sort_by_cached_key(|item| item.event(documents).map(|event| (order(event), event.id.clone())));
    check_tensions(documents, &ledger, withheld, &mut report);
    (ledger, report)
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

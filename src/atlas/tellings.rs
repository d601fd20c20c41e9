//! Which events tell the same happening: those of one id, and those that say so by `same_as`.

use std::collections::BTreeMap;

use super::Item;
use crate::diag::{Diagnostic, Report};
use crate::gate::Withheld;
use crate::model::{Document, Id, nearest};
use crate::parse;

/// Groups events; in each group, that of the oldest briefing comes first. An event that is the same
/// as none that is known is an error.
pub(super) fn group(documents: &[Document], told: &[Item], withheld: &Withheld) -> (Vec<Vec<Item>>, Report) {
    let mut report = Report::default();
    let events = told.iter().filter_map(|item| Some((*item, item.event(documents)?)));
    // Each id with one that stands for the same happening; a happening's own stands for itself.
    let mut same: BTreeMap<&Id, &Id> = events.clone().map(|(_, event)| (&event.id, &event.id)).collect();
    for (item, event) in events.clone() {
        let Some(other) = &event.same_as else { continue };
        let problem = if *other == event.id {
            Diagnostic::error("invalid-value", format!("the event `{other}` is the same as itself"))
                .help("Leave `same_as` out; events of one id are the same already.")
        } else if let Some((other, _)) = same.get_key_value(other) {
            let (a, b) = (root(&event.id, &same), root(other, &same));
            same.insert(a.max(b), a.min(b));
            continue;
        } else if withheld.has_item(other.as_str()) {
            continue;
        } else {
            let help = match nearest(other.as_str(), same.keys().map(|id| id.as_str())) {
                Some(known) => format!("Did you mean `{known}`?"),
                None => "Name the id of an event.".to_owned(),
            };
            Diagnostic::error("unknown-event", format!("there is no event `{other}`")).help(help)
        };
        let document = &documents[item.document as usize];
        report.push(problem.at(parse::place(document, &format!("events[#{}].same_as", event.id))));
    }
    let mut groups: BTreeMap<&Id, Vec<Item>> = BTreeMap::new();
    for (item, event) in events {
        groups.entry(root(&event.id, &same)).or_default().push(item);
    }
    for group in groups.values_mut() {
        group.sort_by_key(|item| {
            let document = &documents[item.document as usize];
            let date = document.briefing().and_then(|briefing| briefing.date.clone());
            (date, document.id.clone(), item.index)
        });
    }
    (groups.into_values().collect(), report)
}

/// The id that stands for a happening: what every chain of those that are the same leads to.
fn root<'a>(mut id: &'a Id, same: &BTreeMap<&'a Id, &'a Id>) -> &'a Id {
    while let Some(next) = same.get(id).filter(|next| **next != id) {
        id = next;
    }
    id
}

//! Which events tell the same happening: those of one id, and those that say so by `same_as`.

use std::collections::{BTreeMap, HashMap};

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
    let known: HashMap<&Id, Option<&Id>> = HashMap::new();
    let mut same_as = known;
    for (_, event) in events.clone() {
        let other = same_as.entry(&event.id).or_default();
        *other = other.or(event.same_as.as_ref());
    }
    for (item, event) in events.clone() {
        let Some(other) = &event.same_as else { continue };
        let problem = if *other == event.id {
            Diagnostic::error("invalid-value", format!("the event `{other}` is the same as itself"))
                .help("Leave `same_as` out; events of one id are the same already.")
        } else if !same_as.contains_key(other) && !withheld.has_item(other.as_str()) {
            let help = match nearest(other.as_str(), same_as.keys().map(|id| id.as_str())) {
                Some(known) => format!("Did you mean `{known}`?"),
                None => "Name the id of an event.".to_owned(),
            };
            Diagnostic::error("unknown-event", format!("there is no event `{other}`")).help(help)
        } else {
            continue;
        };
        let document = &documents[item.document as usize];
        report.push(problem.at(parse::place(document, &format!("events[#{}].same_as", event.id))));
    }
    let mut groups: BTreeMap<&Id, Vec<Item>> = BTreeMap::new();
    for (item, event) in events {
        groups.entry(root(&event.id, &same_as)).or_default().push(item);
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

/// The id that a chain of `same_as` leads to; of a circle, the least of its ids.
fn root<'a>(id: &'a Id, same_as: &HashMap<&'a Id, Option<&'a Id>>) -> &'a Id {
    let mut path = vec![id];
    while let Some(Some(next)) = same_as.get(path[path.len() - 1]) {
        if !same_as.contains_key(next) {
            break;
        }
        if let Some(at) = path.iter().position(|seen| seen == next) {
            return path[at..].iter().min().copied().unwrap_or(id);
        }
        path.push(next);
    }
    path[path.len() - 1]
}

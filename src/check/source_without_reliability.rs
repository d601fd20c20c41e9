//! `source-without-reliability`: a source without an Admiralty grade.
//!
//! # What it does
//!
//! Looks for sources, and for actors that are cited as sources, without `reliability:`.
//!
//! # Why it matters
//!
//! Readers see a grade such as C2 beside every item. Without its letter nobody knows whether the
//! source was ever assessed.
//!
//! # Example
//!
//! ```yaml
//! name: Harbour bulletin
//! kind: official          # no reliability: A to F
//! ```
//!
//! # How to silence it
//!
//! Give `reliability:`; F says that it can’t be judged, which is a grade, too. For the whole site:
//! `checks: { source-without-reliability: off }`.

use std::collections::HashSet;

use super::Check;
use crate::atlas::{Atlas, references};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::{Id, Meta};
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "source-without-reliability",
    about: "a source without an Admiralty grade",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    let mut cited: HashSet<&Id> = HashSet::new();
    for document in &atlas.documents {
        references(document, |reference| {
            if reference.is_source() {
                cited.insert(reference.id);
            }
        });
    }
    for document in &atlas.documents {
        let (what, reliability) = match &document.meta {
            Meta::Source(source) => ("source", source.reliability),
            Meta::Actor(actor) if cited.contains(&document.id) => ("cited actor", actor.reliability),
            _ => continue,
        };
        if reliability.is_none() && !document.unread.touches("reliability") {
            let problem =
                Diagnostic::warning(CHECK.code, format!("the {what} `{}` has no grade", document.id));
            let place = parse::place(document, "name");
            report
                .push(problem.at(place).help("Add `reliability:`, A to F; F says that it can’t be judged."));
        }
    }
}

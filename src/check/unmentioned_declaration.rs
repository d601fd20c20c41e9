//! `unmentioned-declaration`: an actor or place in front matter that nothing in the briefing names.
//!
//! # What it does
//!
//! Looks for ids in `actors:` and `locations:` that neither the text nor an event, figure or claim
//! of the briefing names.
//!
//! # Why it matters
//!
//! The entity’s page lists the briefing without a sentence to show for it. Often the id was left
//! over from a draft. A text may also speak of an entity by a weak alias or a pronoun, which this
//! check can’t see.
//!
//! # Example
//!
//! ```markdown
//! ---
//! title: The road
//! date: 2020-02-01
//! actors: [hts]
//! ---
//! Nothing moved on the road.
//! ```
//!
//! # How to silence it
//!
//! Take the id out, or name the entity in the text: `[[hts|the group]]`. It is off by default;
//! `checks: { unmentioned-declaration: warn }` turns it on.

use std::collections::HashSet;

use super::{Check, each_briefing};
use crate::atlas::{Atlas, references};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "unmentioned-declaration",
    about: "an actor or place in front matter that nothing in the briefing names",
    level: CheckLevel::Off,
    run,
};

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    each_briefing(atlas, report, |ix, document, _, report| {
        let mentions = &atlas.found[ix as usize].scan().mentions;
        let mut named: HashSet<_> = mentions.iter().map(|mention| mention.entity).collect();
        let mut declared = Vec::new();
        references(document, |reference| {
            let Some(entity) = atlas.entities.find(reference.id.as_str()) else { return };
            match reference.is_headline() {
                true => declared.push((entity, reference)),
                false => {
                    named.insert(entity);
                }
            }
        });
        for (_, reference) in declared.iter().filter(|(entity, _)| !named.contains(entity)) {
            let message = format!("nothing in this briefing names `{}`", reference.id);
            let place = parse::place(document, &reference.path());
            let problem = Diagnostic::warning(CHECK.code, message).at(place);
            report
                .push(problem.help(format!("Take it out, or name it in the text: `[[{}]]`.", reference.id)));
        }
    });
}

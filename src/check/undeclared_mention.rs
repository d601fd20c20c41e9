//! `undeclared-mention`: an actor or place that a text mentions and its front matter does not.
//!
//! # What it does
//!
//! Looks for actors and locations that a briefing’s text mentions or links to and that are missing
//! in its `actors:` and `locations:`.
//!
//! # Why it matters
//!
//! Dateline adds those that the text mentions by itself, so nothing is lost. A desk that keeps
//! these lists by hand, to say what a briefing is about, wants to know what they lack.
//!
//! # Example
//!
//! ```markdown
//! ---
//! title: The road
//! date: 2020-02-01
//! actors: []
//! ---
//! The Syrian army holds the road.
//! ```
//!
//! # How to silence it
//!
//! Add the id to `actors:` or `locations:`. It is off by default; `checks: { undeclared-mention:
//! warn }` turns it on.

use std::collections::HashSet;

use super::{Check, each_briefing};
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::Family;
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "undeclared-mention",
    about: "an actor or place that a text mentions and its front matter does not",
    level: CheckLevel::Off,
    run,
};

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    each_briefing(atlas, report, |ix, document, briefing, report| {
        let declared = briefing.actors.iter().chain(&briefing.locations);
        let mut known: HashSet<_> = declared.filter_map(|id| atlas.entities.find(id.as_str())).collect();
        for mention in &atlas.found[ix as usize].scan().mentions {
            let entity = atlas.entities.get(mention.entity);
            if entity.family == Family::Source || !known.insert(mention.entity) {
                continue;
            }
            let list = entity.family.section();
            let message = format!("`{}` is not in `{list}:`", entity.id);
            let place = parse::place_in_body(document, mention.start as usize..mention.end as usize);
            let problem = Diagnostic::warning(CHECK.code, message).at(place);
            report.push(problem.help(format!("Add `{}` to `{list}:`.", entity.id)));
        }
    });
}

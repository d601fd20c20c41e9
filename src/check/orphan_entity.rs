//! `orphan-entity`: a declared entity that nothing names.
//!
//! # What it does
//!
//! Looks for declared actors, locations and sources that no briefing, no other document’s front
//! matter and no other document’s text names, and that have no relation and no place in the
//! hierarchy.
//!
//! # Why it matters
//!
//! Its page holds nothing but its own words, and no page leads to it. In a build for a narrower
//! audience it may be named well enough: then its page tells more of that work than it should.
//!
//! # Example
//!
//! ```yaml
//! # actors/harbour-masters-guild.md, of which nothing else speaks
//! name: Harbour Masters’ Guild
//! ```
//!
//! # How to silence it
//!
//! Name it somewhere, remove the file, or set `status: draft`. It is off by default; `checks: {
//! orphan-entity: warn }` turns it on.

use std::collections::HashSet;

use super::Check;
use crate::atlas::{Atlas, references};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "orphan-entity",
    about: "a declared entity that nothing names",
    level: CheckLevel::Off,
    run,
};

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    let mut named = HashSet::new();
    for (ix, document) in (0..).zip(&atlas.documents) {
        let mentions = atlas.found[ix].scan().mentions;
        let of_text = mentions.iter().map(|mention| mention.entity);
        let own = |entity: u32| atlas.entities.get(entity).document.is_some_and(|own| own as usize == ix);
        named.extend(of_text.filter(|entity| !own(*entity)));
        references(document, |reference| {
            named.extend(atlas.entities.find(reference.id.as_str()).filter(|entity| !own(*entity)));
        });
    }
    for (ix, entity) in atlas.entities.iter() {
        let Some(document) = atlas.declaration(ix) else { continue };
        let has_kin = !atlas.relations.of(ix).is_empty() || atlas.hierarchy.parent(ix).is_some();
        if has_kin || named.contains(&ix) {
            continue;
        }
        let problem = Diagnostic::warning(CHECK.code, format!("nothing names `{}`", entity.id));
        report.push(
            problem
                .at(parse::place(document, "name"))
                .help("Name it in a briefing, remove the file, or set `status: draft`."),
        );
    }
}

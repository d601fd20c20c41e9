//! `claim-without-source`: a claim without a source.
//!
//! # What it does
//!
//! Looks for claims without `source:`. `by:` says who speaks; `source:` says where that was read or
//! heard.
//!
//! # Why it matters
//!
//! Words that are ascribed to someone must be found again, or else they can’t be told from an
//! invention.
//!
//! # Example
//!
//! ```yaml
//! claims:
//!   - { id: no-truce, text: There was no truce., by: wassim-nasr }
//! ```
//!
//! # How to silence it
//!
//! Name the source. A speaker whom the desk heard itself is the source, too: `source: wassim-nasr`.
//! For the whole site: `checks: { claim-without-source: off }`.

use super::{Check, each_briefing};
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::parse;

pub(super) const CHECK: Check =
    Check { code: "claim-without-source", about: "a claim without a source", level: CheckLevel::Warn, run };

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    each_briefing(atlas, report, |_, document, briefing, report| {
        // What could not be read was reported then; it is not missing as well.
        if document.unread.touches("claims") {
            return;
        }
        for claim in briefing.claims.iter().filter(|claim| claim.source.is_none()) {
            let problem = Diagnostic::warning(CHECK.code, format!("the claim `{}` has no source", claim.id));
            let place = parse::place(document, &format!("claims[#{}]", claim.id));
            report.push(
                problem
                    .at(place)
                    .help("Add `source:`; a speaker whom the desk heard itself is the source, too."),
            );
        }
    });
}

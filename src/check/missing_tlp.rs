//! `missing-tlp`: a document without a label in a site that uses labels.
//!
//! # What it does
//!
//! Looks for documents without `tlp:` where `audience:` in `site.yaml` is not public, or where some
//! document or item has a label other than CLEAR.
//!
//! # Why it matters
//!
//! Without a label a document is CLEAR: it goes to the world. Where a desk has more than one
//! audience, that has to be said and not forgotten.
//!
//! # Example
//!
//! ```yaml
//! # one briefing
//! tlp: AMBER
//! # another one, which says nothing
//! title: What our partners told us
//! ```
//!
//! # How to silence it
//!
//! Add `tlp:`; for what the world may read, `tlp: CLEAR`. For the whole site: `checks: {
//! missing-tlp: off }`.

use super::Check;
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::Audience;
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "missing-tlp",
    about: "a document without a label in a site that uses labels",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, site: &Site, report: &mut Report) {
    if site.file.audience == Audience::Public && !atlas.labels {
        return;
    }
    for document in &atlas.documents {
        if document.label().is_some() || document.unread.touches("tlp") {
            continue;
        }
        let message = "no `tlp:`, and so everybody may read it";
        let problem = Diagnostic::warning(CHECK.code, message).at(parse::place(document, ""));
        report.push(problem.help("Add `tlp:`; for what the world may read, `tlp: CLEAR`."));
    }
}

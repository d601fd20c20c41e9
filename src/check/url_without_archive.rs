//! `url-without-archive`: a web source without an archived copy.
//!
//! # What it does
//!
//! Looks for sources with `url:` and without `archived_url:`.
//!
//! # Why it matters
//!
//! Pages change and vanish, and those that prove something vanish first. What was read can then be
//! shown to nobody.
//!
//! # Example
//!
//! ```yaml
//! name: Harbour bulletin
//! url: https://harbour.example/bulletin/7
//! ```
//!
//! # How to silence it
//!
//! Have the page archived and add its `archived_url:`. For the whole site: `checks: {
//! url-without-archive: off }`.

use super::Check;
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::Meta;
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "url-without-archive",
    about: "a web source without an archived copy",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    for document in &atlas.documents {
        let Meta::Source(source) = &document.meta else { continue };
        if source.url.is_some() && source.archived_url.is_none() && !document.unread.touches("archived_url") {
            let message = format!("no copy of the source `{}` is kept", document.id);
            let problem = Diagnostic::warning(CHECK.code, message).at(parse::place(document, "url"));
            report.push(problem.help("Have the page archived, and add `archived_url:`."));
        }
    }
}

//! `unknown-author`: an author that `site.yaml` does not name.
//!
//! # What it does
//!
//! Looks up every id of a briefing’s `authors:` in those of `site.yaml`.
//!
//! # Why it matters
//!
//! The page would print the bare id where a name belongs.
//!
//! # Example
//!
//! ```yaml
//! authors: [dsek]        # site.yaml names `desk`
//! ```
//!
//! # How to silence it
//!
//! Add the author to `authors:` in `site.yaml`. For the whole site: `checks: { unknown-author: off }`.

use super::Check;
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::{Id, nearest};
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "unknown-author",
    about: "an author that `site.yaml` does not name",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, site: &Site, report: &mut Report) {
    for ix in &atlas.briefings {
        let document = atlas.document(*ix);
        let authors = document.briefing().map_or(&[][..], |briefing| &briefing.authors);
        for (index, author) in authors.iter().enumerate() {
            if site.file.authors.contains_key(author) {
                continue;
            }
            let help = match nearest(author.as_str(), site.file.authors.keys().map(Id::as_str)) {
                Some(known) => format!("Did you mean `{known}`?"),
                None => format!("Add `{author}: {{ name: … }}` to `authors:` in site.yaml."),
            };
            let problem = Diagnostic::warning(CHECK.code, format!("site.yaml names no author `{author}`"));
            report.push(problem.at(parse::place(document, &format!("authors[{index}]"))).help(help));
        }
    }
}

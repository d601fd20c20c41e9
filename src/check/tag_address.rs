//! `tag-address`: a tag without a letter or digit.
//!
//! # What it does
//!
//! Looks for tags of which no address can be made.
//!
//! # Why it matters
//!
//! The address of a tag’s page is made of its letters and digits. Without any, the tag gets no page
//! and stands on the briefing without a link.
//!
//! # Example
//!
//! ```yaml
//! tags: [roads, "!!"]
//! ```
//!
//! # How to silence it
//!
//! Give the tag a letter. For the whole site: `checks: { tag-address: off }`.

use super::Check;
use crate::atlas::{Atlas, tag_slug};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::parse;

pub(super) const CHECK: Check =
    Check { code: "tag-address", about: "a tag without a letter or digit", level: CheckLevel::Warn, run };

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    for ix in &atlas.briefings {
        let document = atlas.document(*ix);
        let tags = document.briefing().map_or(&[][..], |briefing| &briefing.tags);
        // Nearly every tag has a letter or digit that can be seen at once.
        let plain = |tag: &str| tag.bytes().any(|byte| byte.is_ascii_alphanumeric());
        let bare = |tag: &str| !plain(tag) && !tag.trim().is_empty() && tag_slug(tag).is_empty();
        for (index, tag) in tags.iter().enumerate().filter(|(_, tag)| bare(tag)) {
            let problem = Diagnostic::warning(CHECK.code, format!("the tag `{tag}` gets no page"));
            let place = parse::place(document, &format!("tags[{index}]"));
            report.push(problem.at(place).help("Give it a letter or a digit."));
        }
    }
}

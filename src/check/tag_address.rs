//! `tag-address`: a tag without a letter or digit gets no address, and so no page.

use super::Check;
use crate::atlas::{Atlas, tag_slug};
use crate::config::Site;
use crate::diag::{Diagnostic, Report};
use crate::parse;

pub(super) const CHECK: Check = Check { code: "tag-address", about: "a tag without a letter or digit", run };

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    for ix in &atlas.briefings {
        let document = atlas.document(*ix);
        let tags = document.briefing().map_or(&[][..], |briefing| &briefing.tags);
        for (index, tag) in
            tags.iter().enumerate().filter(|(_, tag)| !tag.trim().is_empty() && tag_slug(tag).is_empty())
        {
            let problem = Diagnostic::warning(CHECK.code, format!("the tag `{tag}` gets no page"));
            let place = parse::place(document, &format!("tags[{index}]"));
            report.push(problem.at(place).help("Give it a letter or a digit."));
        }
    }
}

//! `image-without-alt`: a picture without words for those who do not see it.
//!
//! # What it does
//!
//! Looks for pictures in Markdown without alternative text, and for `image:` of an actor or
//! location without `image_alt:`.
//!
//! # Why it matters
//!
//! Screen readers say the alternative text, and search engines, feeds and readers with slow lines
//! get it in the picture’s stead.
//!
//! # Example
//!
//! ```markdown
//! ![](harbour.jpg)
//! ```
//!
//! # How to silence it
//!
//! Write what the picture shows: `![The harbour at dusk](harbour.jpg)`, `image_alt: The harbour at
//! dusk`. For the whole site: `checks: { image-without-alt: off }`.

use super::Check;
use crate::atlas::{Atlas, LinkForm};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::Meta;
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "image-without-alt",
    about: "a picture without words for those who do not see it",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    for (document, found) in atlas.documents.iter().zip(&atlas.found) {
        let links = if found.has_images() { found.scan().links } else { Vec::new() };
        for link in links.iter().filter(|link| link.form == LinkForm::Image) {
            if document.markdown().get(link.range.clone()).is_some_and(has_words) {
                continue;
            }
            let place = parse::place_in_body(document, link.range.clone());
            let message = format!("the picture `{}` has no alternative text", link.target);
            let problem = Diagnostic::warning(CHECK.code, message).at(place);
            report.push(problem.help(format!("Write what it shows: `![…]({})`.", link.target)));
        }
        let (image, alt) = match &document.meta {
            Meta::Actor(actor) => (&actor.image, &actor.image_alt),
            Meta::Location(location) => (&location.image, &location.image_alt),
            _ => continue,
        };
        let Some(image) = image else { continue };
        if alt.as_ref().is_none_or(|alt| alt.trim().is_empty()) && !document.unread.touches("image_alt") {
            let message = format!("the picture `{image}` has no alternative text");
            let problem = Diagnostic::warning(CHECK.code, message).at(parse::place(document, "image"));
            report.push(problem.help("Add `image_alt:` with what it shows."));
        }
    }
}

/// Whether a picture as written has words: `![words](…)`, `![words][…]`, `![[…|words]]`.
fn has_words(written: &str) -> bool {
    let inside = written.trim_start_matches("![");
    match inside.strip_prefix('[') {
        Some(wiki) => wiki.split_once('|').is_some_and(|(_, words)| !words.trim().starts_with("]]")),
        None => !inside.trim_start().starts_with(']'),
    }
}

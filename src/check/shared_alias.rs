//! `shared-alias`: a name that two entities share.
//!
//! # What it does
//!
//! Looks for strong aliases that are also a name or strong alias of another entity, without regard
//! to case, accents and spelling variants. A source may share its names with the actor that it is.
//!
//! # Why it matters
//!
//! A text that uses such a name means one of several, so it links to none, and `[[name]]` is an
//! error.
//!
//! # Example
//!
//! ```yaml
//! # actors/syrian-government.md
//! aliases: [Damascus]    # which is a city, too
//! ```
//!
//! # How to silence it
//!
//! Make the alias weak: `{ text: Damascus, weak: true }`. Weak ones link only where a text asks for
//! it. For the whole site: `checks: { shared-alias: off }`.

use std::collections::HashMap;

use super::Check;
use crate::atlas::{Atlas, fold};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::{Document, Meta};
use crate::parse;

pub(super) const CHECK: Check =
    Check { code: "shared-alias", about: "a name that two entities share", level: CheckLevel::Warn, run };

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    // By its folded form: who bears it first as a name, or else as an alias, and where it stands.
    let mut bearers: HashMap<String, (&Document, String)> = HashMap::new();
    let entities = || atlas.documents.iter().filter(|document| document.family().is_some());
    for document in entities() {
        bearers.entry(fold(document.title())).or_insert_with(|| (document, "name".to_owned()));
    }
    for document in entities() {
        for (index, alias) in document.aliases().iter().enumerate().filter(|(_, alias)| !alias.weak) {
            let path = format!("aliases[{index}]");
            let (first, at) =
                bearers.entry(fold(&alias.text)).or_insert_with(|| (document, path.clone())).clone();
            if first.id == document.id || is_one(first, document) || is_one(document, first) {
                continue;
            }
            let message = format!("`{}` is a name of `{}`, too", alias.text.trim(), first.id);
            let problem = Diagnostic::warning(CHECK.code, message).at(parse::place(document, &path));
            let problem = problem.related(parse::place(first, &at), "the other one");
            report.push(
                problem.help(format!("Make it weak: `{{ text: {}, weak: true }}`.", alias.text.trim())),
            );
        }
    }
}

/// Whether a source is the actor.
fn is_one(source: &Document, actor: &Document) -> bool {
    matches!(&source.meta, Meta::Source(source) if source.actor.as_ref() == Some(&actor.id))
}

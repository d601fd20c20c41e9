//! The key of a scan: all that what is found in a text depends on, so that it need not be found twice.

use std::fmt::Write as _;

use super::scan::Context;
use crate::model::{Digest, Document, Hasher};

/// The key of what all texts are scanned with: the entities and their names, and the settings.
pub(super) fn base(context: &Context<'_>, documents: &[Document]) -> Digest {
    let mut text = String::new();
    for (_, entity) in context.entities.iter() {
        // Numbers of entities follow from their order. Texts are searched for the names of those alone
        // that are declared: another may bear by its id the name that its file gave it.
        let document = entity.document.map(|ix| &documents[ix as usize]);
        let declared = document.is_some();
        let _ = writeln!(text, "{} {} {declared} {}", entity.id, entity.family.as_str(), entity.name);
        for alias in document.into_iter().flat_map(Document::aliases) {
            let _ = writeln!(text, "\t{} {}", alias.weak, alias.text);
        }
    }
    let file = &context.site.file;
    let _ = write!(text, "{:?} {}", file.autolink, file.smart_punctuation);
    Digest::of(text.as_bytes())
}

/// The key of what is found in one document: its text, and what the gate left of the rest.
pub(super) fn of(document: &Document, base: Digest) -> Digest {
    let mut hasher = Hasher::default();
    let mut add = |part: &str| {
        hasher.update(part.as_bytes()).update(b"\n");
    };
    add(&base.to_string());
    add(&document.text.digest().to_string());
    add(&format!("{:?} {:?}", document.body, document.family()));
    document.item_ids().for_each(|id| add(id.as_str()));
    if let Some(briefing) = document.briefing() {
        add(&format!("{:?}", briefing.autolink));
        briefing.actors.iter().chain(&briefing.locations).for_each(|id| add(id.as_str()));
    }
    add(document.id.as_str());
    hasher.finish()
}

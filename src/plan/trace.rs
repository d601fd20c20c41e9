//! Which pages an edit of texts can reach: what every page was made of, but for the texts.
//!
//! A page shows the text of one document at most, its own, and of other texts only the sentences that
//! mention its subject. So when nothing but texts changed since a build, only the pages of these
//! documents, and of whom they mention, need be looked at; all others stand as they are. A page kind
//! that shows more of texts must say so in [`Page::reads`].

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Page, Scope, Subject};
use crate::atlas::DocIx;
use crate::model::{Digest, Hasher};

/// What a build was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// Everything but the texts.
    outline: Digest,
    /// The text of each document, in the order of the documents.
    texts: Vec<Digest>,
}

impl Trace {
    /// The trace of a build; `base` stands for program, theme and settings.
    pub fn of(scope: &Scope<'_>, base: Digest) -> Self {
        let atlas = scope.atlas;
        let documents: Vec<Digest> =
            (0..atlas.documents.len()).into_par_iter().map(|ix| outline(scope, ix)).collect();
        let mut hasher = Hasher::default();
        let mut parts: Vec<u8> = Vec::with_capacity(1 << 16);
        parts.extend(base.as_bytes());
        documents.iter().for_each(|digest| parts.extend(digest.as_bytes()));
        for (ix, entity) in atlas.entities.iter() {
            add(&mut parts, entity.id.as_str().as_bytes());
            add(&mut parts, entity.family.as_str().as_bytes());
            add(&mut parts, entity.name.as_bytes());
            for backlink in atlas.backlinks.of(ix) {
                parts.extend(backlink.document.to_le_bytes());
                parts.push(u8::from(backlink.sentence.is_some()));
            }
            flush(&mut parts, &mut hasher);
        }
        for ix in &atlas.briefings {
            for entity in atlas.backlinks.entities(*ix) {
                parts.extend(entity.to_le_bytes());
            }
            add(&mut parts, &ix.to_le_bytes());
            flush(&mut parts, &mut hasher);
        }
        add(&mut parts, format!("{:?}{:?}", atlas.assets, atlas.areas).as_bytes());
        hasher.update(&parts);
        let texts = atlas.documents.iter().map(|document| document.text.digest()).collect();
        Self { outline: hasher.finish(), texts }
    }

    /// The documents whose texts changed since another build; none when more than texts did.
    pub fn changed_since(&self, last: &Self) -> Option<Vec<DocIx>> {
        if self.outline != last.outline || self.texts.len() != last.texts.len() {
            return None;
        }
        let both = (0..).zip(self.texts.iter().zip(&last.texts));
        Some(both.filter(|(_, (now, then))| now != then).map(|(ix, _)| ix).collect())
    }
}

/// What other pages can see of a document, but for the sentences of its text.
fn outline(scope: &Scope<'_>, ix: usize) -> Digest {
    let (document, found, links) =
        (&scope.atlas.documents[ix], &scope.atlas.found[ix], &scope.atlas.links[ix]);
    let mut parts = Vec::with_capacity(1 << 10);
    add(&mut parts, document.path.as_bytes());
    add(&mut parts, document.front_digest.as_bytes());
    add(&mut parts, &[u8::from(document.body.is_empty()), u8::from(found.is_blank())]);
    document.item_ids().for_each(|id| add(&mut parts, id.as_str().as_bytes()));
    add(&mut parts, found.headings().as_bytes());
    if !links.is_empty() {
        add(&mut parts, format!("{links:?}").as_bytes());
    }
    Digest::of(&parts)
}

/// Adds a part after its length, so that no two lists of parts look alike.
fn add(parts: &mut Vec<u8>, part: &[u8]) {
    parts.extend((part.len() as u64).to_le_bytes());
    parts.extend(part);
}

/// Hashes what came together, in pieces that are worth the call.
fn flush(parts: &mut Vec<u8>, hasher: &mut Hasher) {
    if parts.len() > 1 << 15 {
        hasher.update(parts);
        parts.clear();
    }
}

impl Page {
    /// Whether the page shows something of one of these documents' texts.
    pub fn reads(&self, scope: &Scope<'_>, changed: &[DocIx]) -> bool {
        let mentions =
            |entity| changed.iter().any(|ix| scope.atlas.backlinks.entities(*ix).contains(&entity));
        match self.subject {
            Subject::Document(ix) => changed.contains(&ix),
            Subject::Entity(entity) => {
                let own = scope.atlas.entities.get(entity).document;
                own.is_some_and(|ix| changed.contains(&ix)) || mentions(entity)
            }
            Subject::EntityPeriod(entity, period) => {
                mentions(entity) && changed.iter().any(|ix| period.holds(scope.date(*ix)))
            }
            Subject::Site
            | Subject::Period(_)
            | Subject::Tag(..)
            | Subject::Series(..)
            | Subject::Moved(_) => false,
        }
    }
}

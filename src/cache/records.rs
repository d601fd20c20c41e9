//! What is kept of a briefing, and what of its text.
//!
//! Only briefings are kept: there are many of them, and few of everything else. One in which a
//! problem was found is read anew each time, because the problem has to be told again.

use std::fs::File;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::front::{Briefing, Extra};
use crate::model::{Digest, Document, Hints, Id, Meta, Route, Text, Unread};
use crate::source::FileStamp;

/// A briefing with what tells whether it is still the one in the file.
#[derive(Deserialize)]
pub(super) struct Kept {
    pub(super) stamp: FileStamp,
    pub(super) moment: (i64, i64),
    pub(super) digest: Digest,
    pub(super) card: Card,
}

/// A briefing without its text, before the gate.
#[derive(Serialize, Deserialize)]
pub(super) struct Card {
    front: Range<usize>,
    front_digest: Digest,
    body: Range<usize>,
    id: Id,
    route: Route,
    hints: Hints,
    briefing: Box<Briefing>,
    /// The free fields as JSON, for they may be anything.
    extra: Option<String>,
}

/// What was found in a text, with the key of what it was found with.
pub(super) struct KeptScan {
    pub(super) key: Digest,
    pub(super) head: Box<[u8]>,
    /// The file that holds the rest, from this byte on.
    pub(super) file: Arc<File>,
    pub(super) rest: u64,
}

/// What a record's bytes hold.
pub(super) trait Record: Send + Sized {
    /// Reads a record, which stands in a file from a byte on; none where the bytes are no such thing.
    fn read(bytes: &[u8], file: &Arc<File>, at: u64) -> Option<Self>;
}

impl Record for Kept {
    fn read(bytes: &[u8], _: &Arc<File>, _: u64) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

impl Record for KeptScan {
    fn read(bytes: &[u8], file: &Arc<File>, at: u64) -> Option<Self> {
        let (key, bytes) = bytes.split_first_chunk::<16>()?;
        let (length, bytes) = bytes.split_first_chunk::<4>()?;
        let head = bytes.get(..u32::from_le_bytes(*length) as usize)?;
        let rest = at + (key.len() + length.len() + head.len()) as u64;
        Some(Self { key: Digest::from_bytes(*key), head: head.into(), file: Arc::clone(file), rest })
    }
}

impl Card {
    /// The card of a briefing; none of any other document.
    pub(super) fn of(document: &Document) -> Option<Self> {
        let mut briefing = Box::new(document.briefing()?.clone());
        let extra = std::mem::take(&mut briefing.extra);
        let extra = (!extra.is_empty()).then(|| serde_json::to_string(&extra)).transpose().ok()?;
        Some(Self {
            front: document.front.clone(),
            front_digest: document.front_digest,
            body: document.body.clone(),
            id: document.id.clone(),
            route: document.route.clone(),
            hints: document.hints,
            briefing,
            extra,
        })
    }

    pub(super) fn into_document(self, path: &str, text: Text) -> Document {
        let mut briefing = self.briefing;
        briefing.extra =
            self.extra.map_or_else(Extra::new, |extra| serde_json::from_str(&extra).unwrap_or_default());
        Document {
            path: Arc::from(path),
            text,
            front: self.front,
            front_digest: self.front_digest,
            body: self.body,
            id: self.id,
            route: self.route,
            meta: Meta::Briefing(Arc::from(briefing)),
            hints: self.hints,
            unread: Unread::default(),
        }
    }
}

/// The bytes of a kept card.
pub(super) fn card(stamp: FileStamp, moment: (i64, i64), digest: Digest, card: &Card) -> Vec<u8> {
    bytes(&(stamp, moment, digest, card))
}

/// The bytes of a kept scan.
pub(super) fn scan(key: Digest, head: &[u8], rest: &[u8]) -> Vec<u8> {
    let length = u32::try_from(head.len()).unwrap_or(u32::MAX);
    [key.as_bytes(), &length.to_le_bytes()[..], head, rest].concat()
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    // Memory takes every byte; what could not be written would be found damaged, and thrown away.
    postcard::to_stdvec(value).unwrap_or_default()
}

//! What was found in a text, laid by until a page shows it: held for a million briefings, it would
//! be most of the memory that a build takes. Which page asks for it is not known here.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::EntityIx;
use super::sentences::{Row, Sentences};
use crate::model::{Digest, Hasher};
use crate::parse::markdown::Heading;
use crate::source::Laid;

/// What was found in a text.
pub(super) struct Scanned {
    /// Whether there is nothing but blank space.
    pub(super) is_blank: bool,
    /// How many mentions there are in all.
    pub(super) mentioned: u32,
    pub(super) scan: Scan,
    /// The first sentence that mentions each entity, in order; one from a table's cell only where no
    /// other does.
    pub(super) sentences: Sentences,
}

/// What a text holds. Ranges are bytes of the document's Markdown.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Scan {
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its links and images as they are written, in order.
    pub links: Vec<WrittenLink>,
    /// Its mentions of entities, in order: those that become links, and the first of each entity.
    pub mentions: Vec<Mention>,
}

/// A name in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Who is meant.
    pub entity: EntityIx,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Whether it becomes a link by itself.
    pub linked: bool,
}

/// A link or image as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenLink {
    /// Its bytes, with its brackets.
    pub range: Range<usize>,
    /// What it points at.
    pub target: String,
    /// How it is written.
    pub form: LinkForm,
}

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkForm {
    /// `[[target]]`, without or with words of its own.
    Wiki {
        /// Whether it has words of its own.
        labelled: bool,
    },
    /// `[words](target)`.
    Markdown,
    /// `![words](target)`.
    Image,
}

/// What was found in a text: what every build asks for is at hand, the rest is fetched.
#[derive(Debug, Default)]
pub struct Found {
    head: Head,
    laid: Laid,
    /// How many of the bytes that are laid by are the scan's; the rest is the sentences' text.
    scan: u32,
    end: u32,
}

/// What every build asks for.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Head {
    is_blank: bool,
    mentioned: u32,
    links: u32,
    images: u32,
    headings: Digest,
    named: Box<[EntityIx]>,
    rows: Box<[Row]>,
}

/// The bytes of what was found: what every build asks for, and the rest.
pub(super) fn encode(found: Scanned) -> (Vec<u8>, Vec<u8>) {
    let Scanned { is_blank, mentioned, scan, sentences } = found;
    let images = scan.links.iter().filter(|link| link.form == LinkForm::Image).count();
    let mut headings = Hasher::default();
    for heading in &scan.headings {
        headings.update(format!("{} {} {}\n", heading.level, heading.id, heading.text).as_bytes());
    }
    let (rows, text) = sentences.into_parts();
    let mut named: Vec<EntityIx> = Vec::new();
    for mention in &scan.mentions {
        if !named.contains(&mention.entity) {
            named.push(mention.entity);
        }
    }
    let head = Head {
        is_blank,
        mentioned,
        links: narrow(scan.links.len()),
        images: narrow(images),
        headings: headings.finish(),
        named: named.into(),
        rows,
    };
    // Memory takes every byte.
    let scan = postcard::to_stdvec(&scan).unwrap_or_default();
    let rest = [&scan, text.as_bytes()].concat();
    let head = (head, narrow(scan.len()), narrow(rest.len()));
    (postcard::to_stdvec(&head).unwrap_or_default(), rest)
}

/// Documents end long before four gigabytes: reading refuses larger ones.
fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl Found {
    /// What an earlier build found: `head` is what every build asks for. None where the bytes are no
    /// such thing.
    pub fn open(head: &[u8], rest: Laid) -> Option<Self> {
        let (head, scan, end) = postcard::from_bytes(head).ok()?;
        Some(Self { head, laid: rest, scan, end })
    }

    /// Whom the text mentions, in the order of the first mentions.
    pub fn mentioned_entities(&self) -> &[EntityIx] {
        &self.head.named
    }

    /// Whether there is nothing but blank space.
    pub fn is_blank(&self) -> bool {
        self.head.is_blank
    }

    /// How many mentions of entities there are.
    pub fn mentioned(&self) -> u32 {
        self.head.mentioned
    }

    /// Whether there are links or images.
    pub fn has_links(&self) -> bool {
        self.head.links > 0
    }

    /// Whether there are images.
    pub fn has_images(&self) -> bool {
        self.head.images > 0
    }

    /// The digest of its headings.
    pub fn headings(&self) -> Digest {
        self.head.headings
    }

    /// Its headings, links and mentions.
    pub fn scan(&self) -> Scan {
        postcard::from_bytes(&self.laid.part(0..self.scan)).unwrap_or_default()
    }

    /// The number of the sentence that mentions an entity.
    pub fn position(&self, entity: EntityIx) -> Option<u32> {
        (0..).zip(&self.head.rows).find(|(_, row)| row.entity == entity).map(|(at, _)| at)
    }

    /// A sentence by its number: what stands before the mention, the mention, what stands after it.
    pub fn sentence(&self, at: u32) -> Option<[Cow<'_, str>; 3]> {
        let at = at as usize;
        let row = self.head.rows.get(at)?;
        let end = self.head.rows.get(at + 1).map_or(self.end - self.scan, |next| next.start);
        let laid = self.laid.part(self.scan + row.start..self.scan + end);
        let part = |part: Range<u32>| {
            let part = (part.start - row.start) as usize..(part.end - row.start) as usize;
            match &laid {
                Cow::Borrowed(bytes) => std::str::from_utf8(bytes.get(part)?).ok().map(Cow::Borrowed),
                Cow::Owned(bytes) => String::from_utf8(bytes.get(part)?.to_vec()).ok().map(Cow::Owned),
            }
        };
        Some([part(row.start..row.mention)?, part(row.mention..row.after)?, part(row.after..end)?])
    }
}

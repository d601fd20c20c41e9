//! The sentences of a text that mention entities, in one piece of memory: a site has millions of them.

use serde::{Deserialize, Serialize};

use super::EntityIx;
use super::sentence::Sentence;

/// For each entity that a text mentions, the first sentence that does.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentences {
    text: String,
    rows: Vec<Row>,
}

/// Where a sentence begins in the text, where its mention does, and what follows the mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Row {
    entity: EntityIx,
    start: u32,
    mention: u32,
    after: u32,
}

impl Sentences {
    /// The number of the sentence that mentions an entity.
    pub fn position(&self, entity: EntityIx) -> Option<u32> {
        (0..).zip(&self.rows).find(|(_, row)| row.entity == entity).map(|(at, _)| at)
    }

    /// A sentence by its number: what stands before the mention, the mention, what stands after it.
    pub fn get(&self, at: u32) -> Option<[&str; 3]> {
        let at = at as usize;
        let row = self.rows.get(at)?;
        let end = self.rows.get(at + 1).map_or(self.text.len(), |next| next.start as usize);
        let (start, mention, after) = (row.start as usize, row.mention as usize, row.after as usize);
        Some([self.text.get(start..mention)?, self.text.get(mention..after)?, self.text.get(after..end)?])
    }

    /// Adds the sentence of an entity that has none so far.
    pub(super) fn push(&mut self, entity: EntityIx, sentence: &Sentence) {
        let start = self.end();
        self.text.push_str(&sentence.before);
        let mention = self.end();
        self.text.push_str(&sentence.mention);
        let after = self.end();
        self.text.push_str(&sentence.after);
        self.rows.push(Row { entity, start, mention, after });
    }

    /// Drops what memory was taken in advance.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.rows.shrink_to_fit();
    }

    /// Each entity has one sentence of a text, so that they end long before four gigabytes do.
    fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }
}

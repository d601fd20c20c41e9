//! The sentences of a text that mention entities, in one piece of memory: a site has millions of them.

use serde::{Deserialize, Serialize};

use super::EntityIx;
use super::sentence::Sentence;

/// For each entity that a text mentions, the first sentence that does.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    text: String,
    rows: Vec<Row>,
}

/// Where a sentence begins in the text, where its mention does, and what follows the mention.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) entity: EntityIx,
    pub(super) start: u32,
    pub(super) mention: u32,
    pub(super) after: u32,
}

impl Sentences {
    /// Whether there is a sentence that mentions an entity.
    pub(super) fn has(&self, entity: EntityIx) -> bool {
        self.rows.iter().any(|row| row.entity == entity)
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

    /// Where the sentences are, and their text.
    pub(super) fn into_parts(self) -> (Box<[Row]>, String) {
        (self.rows.into(), self.text)
    }

    /// Each entity has one sentence of a text, so that they end long before four gigabytes do.
    fn end(&self) -> u32 {
        u32::try_from(self.text.len()).unwrap_or(u32::MAX)
    }
}

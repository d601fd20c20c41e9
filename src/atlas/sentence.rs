//! The sentence that holds a mention.

mod ends;

use std::ops::Range;

/// Stands around `figure:id`, `claim:id` or `briefing:slug` in a sentence, where the words of what
/// it names belong.
pub const REFERENCE_MARK: char = '\u{FFFC}';

/// A sentence, in three parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What stands before the mention.
    pub before: String,
    /// The mention as it is written.
    pub mention: String,
    /// What stands after it.
    pub after: String,
}

/// Sentences longer than this, in characters on either side, are cut at a word.
const MAX_SIDE: usize = 240;

/// Where the sentences of a block of text end, in bytes; the last one at the block's end.
pub(super) fn ends(block: &str) -> Vec<usize> {
    let mut ends = ends::ends(block);
    ends.retain(|end| *end == block.len() || !ends_with_abbreviation(&block[..*end]));
    ends
}

/// The sentences of a block of text, with the bytes they stand at.
pub fn sentences(block: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    ends(block).into_iter().map(move |end| std::mem::replace(&mut start, end)..end)
}

/// The sentence of a block around a mention, in bytes of the block; `ends` are those of the block.
pub(super) fn around(block: &str, ends: &[usize], mention: Range<usize>) -> Sentence {
    let start = ends.iter().copied().take_while(|end| *end <= mention.start).last().unwrap_or(0);
    let end = ends.iter().copied().find(|end| *end >= mention.end).unwrap_or(block.len());
    Sentence {
        before: cut_start(block[start..mention.start].trim_start()),
        mention: block[mention.clone()].to_owned(),
        after: cut_end(block[mention.end..end].trim_end()),
    }
}

/// A text without the marks of what it refers to.
pub(super) fn without_references(text: &str) -> String {
    text.split(REFERENCE_MARK).step_by(2).collect()
}

fn ends_with_abbreviation(text: &str) -> bool {
    let text = text.trim_end();
    let Some(text) = text.strip_suffix('.') else { return false };
    let word = text.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Gen"
            | "Col"
            | "Lt"
            | "Capt"
            | "St"
            | "No"
            | "vs"
            | "e.g"
            | "i.e"
            | "approx"
            | "ca"
    )
}

fn cut_start(text: &str) -> String {
    let count = text.chars().count();
    if count <= MAX_SIDE {
        return text.to_owned();
    }
    let tail: String = text.chars().skip(count - MAX_SIDE).collect();
    let word = tail.find(' ').map_or(0, |at| at + 1);
    format!("… {}", &tail[word..])
}

fn cut_end(text: &str) -> String {
    if text.chars().count() <= MAX_SIDE {
        return text.to_owned();
    }
    let head: String = text.chars().take(MAX_SIDE).collect();
    let word = head.rfind(' ').unwrap_or(head.len());
    format!("{} …", &head[..word])
}

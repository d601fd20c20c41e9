//! The sentence that holds a mention.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

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

/// The sentence of a block of text around a mention, in bytes of the block.
pub(super) fn around(block: &str, mention: Range<usize>) -> Sentence {
    let bounds = bounds(block, &mention);
    Sentence {
        before: cut_start(block[bounds.start..mention.start].trim_start()),
        mention: block[mention.clone()].to_owned(),
        after: cut_end(block[mention.end..bounds.end].trim_end()),
    }
}

fn bounds(block: &str, mention: &Range<usize>) -> Range<usize> {
    let mut start = 0;
    let mut end = block.len();
    for (at, sentence) in block.split_sentence_bound_indices() {
        // An abbreviation, or a mark for a figure, ends no sentence; nor does a name's own full stop.
        if at <= mention.start && !ends_with_abbreviation(&block[..at]) {
            start = at;
        }
        let stop = at + sentence.len();
        if stop >= mention.end && !ends_with_abbreviation(&block[..stop]) {
            end = stop;
            break;
        }
    }
    start..end
}

fn ends_with_abbreviation(text: &str) -> bool {
    let text = text.trim_end();
    let Some(text) = text.strip_suffix('.') else { return false };
    let word = text.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Gen" | "Col" | "Lt" | "Capt" | "St" | "No" | "vs" | "e.g" | "i.e" | "approx" | "ca")
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

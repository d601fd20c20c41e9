//! The desk's own words in a briefing: no quotations, no code, nothing from the ledger.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::config::Site;
use crate::diag::Place;
use crate::model::Document;
use crate::model::front::Briefing;
use crate::parse::{self, markdown};

/// A text of front matter, or a block of Markdown without its markup.
#[derive(Default)]
pub(super) struct Text {
    /// The words.
    pub(super) words: String,
    /// Where in front matter they stand; none for a block of Markdown.
    field: Option<String>,
    /// Where each piece of the words begins, and the bytes of the Markdown that it comes from.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Text {
    /// The place of some of the words.
    pub(super) fn place(&self, document: &Document, range: Range<usize>) -> Place {
        if let Some(field) = &self.field {
            return parse::place(document, field);
        }
        let source = |at: usize| {
            let piece = self.pieces.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            let (start, source) = &self.pieces[piece];
            (source.start + (at - start)).min(source.end)
        };
        // The last byte of the words has a place, and what follows it need not have one.
        let end = source(range.end.saturating_sub(1)) + 1;
        parse::place_in_body(document, source(range.start)..end)
    }

    fn push(&mut self, words: &str, source: Range<usize>) {
        self.pieces.push((self.words.len(), source));
        self.words.push_str(words);
    }
}

/// Whether a document is in English, the language of ICD 203's terms.
pub(super) fn is_english(document: &Document, site: &Site) -> bool {
    document.lang().unwrap_or(&site.lang).language() == "en"
}

/// The texts of a briefing, in order.
pub(super) fn of(document: &Document, briefing: &Briefing) -> Vec<Text> {
    let field = |field: &str, words: &str| Text {
        words: words.to_owned(),
        field: Some(field.to_owned()),
        pieces: Vec::new(),
    };
    let mut texts = vec![field("title", &briefing.title)];
    texts.extend(briefing.summary.iter().map(|summary| field("summary", summary)));
    let takeaways = briefing.takeaways.iter().enumerate();
    texts.extend(takeaways.map(|(index, text)| field(&format!("takeaways[{index}]"), text)));
    texts.extend(blocks(&document.markdown()));
    texts
}

/// The blocks of a Markdown text. What stands in quotation marks is left out.
fn blocks(markdown: &str) -> Vec<Text> {
    let mut blocks = vec![Text::default()];
    // For each element that is open, whether it is not the desk's prose, and how many are not.
    let mut open: Vec<bool> = Vec::new();
    let mut closed = 0;
    let mut quoted = false;
    for (event, range) in markdown::events(markdown, true) {
        match &event {
            Event::Start(tag) => {
                let closes = is_not_prose(tag);
                closed += usize::from(closes);
                open.push(closes);
            }
            Event::End(_) => closed -= usize::from(open.pop().unwrap_or(false)),
            _ => {}
        }
        match &event {
            Event::Text(words) if closed == 0 => {
                if let Some(block) = blocks.last_mut() {
                    push_unquoted(block, words, range, &mut quoted);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(block) = blocks.last_mut() {
                    block.push(" ", range);
                }
            }
            Event::End(end) if !is_inline(*end) => {
                quoted = false;
                if blocks.last().is_some_and(|block| !block.words.is_empty()) {
                    blocks.push(Text::default());
                }
            }
            _ => {}
        }
    }
    blocks
}

/// Adds words without what they hold in quotation marks; a quotation may go on from piece to piece.
fn push_unquoted(block: &mut Text, words: &str, source: Range<usize>, quoted: &mut bool) {
    let mut start = source.start;
    for part in words.split_inclusive(['“', '”']) {
        let end = (start + part.len()).min(source.end);
        if !*quoted {
            block.push(part, start..end);
        }
        *quoted = part.ends_with('“') || *quoted && !part.ends_with('”');
        start = end;
    }
}

fn is_inline(end: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
    matches!(end, Emphasis | Strong | Strikethrough | Link | Image)
}

fn is_not_prose(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::BlockQuote(None) | Tag::Image { .. } => true,
        // A bare `[[claim:id]]` prints what the ledger says.
        Tag::Link { link_type: LinkType::WikiLink { has_pothole }, .. } => !has_pothole,
        _ => false,
    }
}

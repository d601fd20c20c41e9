//! Quotations that keep their words untouched: a block quotation whose last line is `{.verbatim}`.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Spanned, is_verbatim};

pub(super) const MARK: &str = "{.verbatim}";

/// Takes the mark's text out of the events.
pub(super) fn drop_marks<'a>(text: &'a str, events: Vec<Spanned<'a>>) -> Vec<Spanned<'a>> {
    if !text.contains(MARK) {
        return events;
    }
    let mut kept: Vec<Spanned<'a>> = Vec::with_capacity(events.len());
    let mut quotes: Vec<bool> = Vec::new();
    for (event, range) in events {
        match &event {
            Event::Start(Tag::BlockQuote(_)) => quotes.push(is_verbatim(text, &range)),
            Event::End(TagEnd::BlockQuote(_)) => {
                quotes.pop();
            }
            Event::Text(words) if words.trim() == MARK && quotes.last() == Some(&true) => {
                if matches!(kept.last(), Some((Event::SoftBreak, _))) {
                    kept.pop();
                }
                continue;
            }
            _ => {}
        }
        kept.push((event, range));
    }
    kept
}

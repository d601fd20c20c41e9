//! Markdown as a stream of events with their places in the text: CommonMark, tables, footnotes,
//! strikethrough, task lists, heading attributes, definition lists, alerts and `[[links]]`.
//!
//! What a link leads to and which words are names is not known here.

mod heading;
mod target;
mod verbatim;

use std::ops::Range;

pub use heading::{Heading, HeadingIds, is_theme_anchor};
use pulldown_cmark::{Event, Options, Parser};
pub use target::{decoded, is_external, target_path};

/// An event and the bytes of the text that it came from.
pub type Spanned<'a> = (Event<'a>, Range<usize>);

/// The text's events. The mark of a quotation that is `{.verbatim}` is left out; see [`is_verbatim`].
pub fn events(text: &str, smart_punctuation: bool) -> Vec<Spanned<'_>> {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    options.set(Options::ENABLE_SMART_PUNCTUATION, smart_punctuation);
    verbatim::drop_marks(text, Parser::new_ext(text, options).into_offset_iter().collect())
}

/// Whether a block quotation that spans `range` is marked as verbatim.
pub fn is_verbatim(text: &str, range: &Range<usize>) -> bool {
    text[range.clone()].trim_end().ends_with(verbatim::MARK)
}

/// Plain CommonMark to HTML, without any extension.
pub fn to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, Parser::new(text));
    html
}

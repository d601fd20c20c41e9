//! Markdown to HTML, with the links of the atlas in it.

mod sanitise;
mod table;

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html as writer};
use pulldown_cmark_escape::{escape_href, escape_html};

use crate::parse::markdown::{self, Spanned};
use crate::plan::body::{Body, BodyLink};
use crate::plan::notes::{self, Reference};
use crate::words::Words;

/// The HTML of a text. Unless it is trusted, whatever HTML the author wrote is sanitised.
pub fn html(body: &Body<'_>, words: &Words, smart_punctuation: bool, trusted: bool) -> String {
    let text = &*body.document.markdown();
    let events = markdown::events(text, smart_punctuation);
    let has_raw_html = events.iter().any(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
    let mut weave = Weave {
        body,
        text,
        out: Vec::with_capacity(events.len() + 16),
        link: 0,
        name: 0,
        heading: 0,
        muted: false,
        words,
    };
    let mut open: Vec<Open> = Vec::new();
    let mut table = table::State::default();
    for (event, range) in events {
        weave.event(event, range, &mut open, &mut table);
    }
    let mut html = String::with_capacity(text.len() * 3 / 2);
    writer::push_html(&mut html, weave.out.into_iter());
    if has_raw_html && !trusted { sanitise::sanitise(&html) } else { html }
}

/// A link whose words are being written.
#[derive(Default)]
struct Open {
    /// Whether it leads anywhere.
    linked: bool,
    /// The note that follows its words.
    note: Option<Reference>,
}

/// Replaces links, names and headings in a stream of events.
struct Weave<'a> {
    body: &'a Body<'a>,
    text: &'a str,
    out: Vec<Event<'a>>,
    /// The next link, name and heading.
    link: usize,
    name: usize,
    heading: usize,
    /// Whether the words of the link that is open are replaced.
    muted: bool,
    words: &'a Words,
}

impl<'a> Weave<'a> {
    fn event(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
        open: &mut Vec<Open>,
        table: &mut table::State,
    ) {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let link = self.next_link();
                let wiki = matches!(link_type, LinkType::WikiLink { .. });
                let link = link
                    .unwrap_or_else(|| BodyLink { url: Some(dest_url.to_string()), ..BodyLink::default() });
                open.push(Open { linked: link.url.is_some(), note: link.note });
                if let Some(url) = &link.url {
                    self.out.push(Event::Html(opening(url, link.class, &title).into()));
                }
                if let Some(words) = link.words.filter(|_| wiki) {
                    self.out.push(Event::Text(words.into()));
                    self.muted = true;
                }
            }
            Event::End(TagEnd::Link) => {
                self.muted = false;
                let open = open.pop().unwrap_or_default();
                if open.linked {
                    self.out.push(Event::Html("</a>".into()));
                }
                if let Some(note) = open.note {
                    self.out.push(Event::Html(note_mark(&note).into()));
                }
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                let url = self.next_link().map_or_else(|| Some(dest_url.to_string()), |link| link.url);
                let dest_url = CowStr::from(url.unwrap_or_default());
                self.out.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
            }
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let id = self.body.headings.get(self.heading).map(|id| CowStr::from(id.as_str()));
                self.heading += 1;
                let attrs = attrs.into_iter().filter(|(name, _)| !is_dangerous(name)).collect();
                self.out.push(Event::Start(Tag::Heading { level: self.lower(level), id, classes, attrs }));
            }
            Event::End(TagEnd::Heading(level)) => {
                self.out.push(Event::End(TagEnd::Heading(self.lower(level))));
            }
            Event::Start(Tag::BlockQuote(None)) if markdown::is_verbatim(self.text, &range) => {
                self.out.push(Event::Html("<blockquote class=\"verbatim\">\n".into()));
            }
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                self.out.push(event);
                self.out.push(Event::Html(self.alert_title(kind).into()));
            }
            Event::Text(_) if self.muted => {}
            Event::Text(words) => self.words((Event::Text(words), range)),
            Event::SoftBreak | Event::HardBreak => self.words((event, range)),
            event => table.weave(event, &mut self.out),
        }
    }

    /// Text, with the names in it linked. A name may begin in one piece of text and end in another.
    fn words(&mut self, (event, range): Spanned<'a>) {
        let Event::Text(words) = &event else {
            self.out.push(event);
            return;
        };
        let same = self.text.get(range.clone()) == Some(words);
        let mut at = range.start;
        while let Some(name) = self.body.names.get(self.name) {
            let (start, end) = (name.start as usize, name.end as usize);
            if start >= range.end {
                break;
            }
            if start >= at {
                self.push_words(words, same, &range, at..start);
                self.out.push(Event::Html(opening(&name.url, Some("entity"), "").into()));
                at = start;
            }
            if end > range.end {
                break;
            }
            self.push_words(words, same, &range, at..end);
            self.out.push(Event::Html("</a>".into()));
            at = end;
            self.name += 1;
        }
        self.push_words(words, same, &range, at..range.end);
    }

    /// A part of a piece of text, by its bytes in the Markdown. A piece whose words are not those of
    /// the Markdown, such as a typographic quote, is put out whole with its first part.
    fn push_words(&mut self, words: &CowStr<'a>, same: bool, whole: &Range<usize>, part: Range<usize>) {
        if part.is_empty() {
            return;
        }
        if same {
            let text = &self.text[part];
            self.out.push(Event::Text(CowStr::Borrowed(text)));
        } else if part.start == whole.start {
            self.out.push(Event::Text(words.clone()));
        }
    }

    /// What an alert begins with: its kind, in words.
    fn alert_title(&self, kind: BlockQuoteKind) -> String {
        let key = match kind {
            BlockQuoteKind::Note => "alert.note",
            BlockQuoteKind::Tip => "alert.tip",
            BlockQuoteKind::Important => "alert.important",
            BlockQuoteKind::Warning => "alert.warning",
            BlockQuoteKind::Caution => "alert.caution",
        };
        let mut title = String::from("<p class=\"markdown-alert-title\">");
        let _ = escape_html(&mut title, &self.words.fill(key, &[]));
        title + "</p>\n"
    }

    fn next_link(&mut self) -> Option<BodyLink> {
        let link = self.body.links.get(self.link).cloned();
        self.link += 1;
        link
    }

    fn lower(&self, level: HeadingLevel) -> HeadingLevel {
        let level = level as usize + usize::from(self.body.lower_headings_by);
        HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
    }
}

/// Whether an attribute of a heading could run a script or break the page's policy.
fn is_dangerous(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    !(name.starts_with("data-") || matches!(name.as_str(), "lang" | "dir" | "title"))
}

/// The number of a note, which leads to it and can be led back to.
fn note_mark(note: &Reference) -> String {
    let Reference { number, anchor } = note;
    let target = notes::anchor(*number);
    format!("<sup class=\"note-mark\" id=\"{anchor}\"><a href=\"#{target}\">[{number}]</a></sup>")
}

fn opening(url: &str, class: Option<&str>, title: &str) -> String {
    let mut tag = String::from("<a");
    if let Some(class) = class {
        tag.push_str(&format!(" class=\"{class}\""));
    }
    tag.push_str(" href=\"");
    // Writing into a string can't fail.
    let _ = escape_href(&mut tag, url);
    if !title.is_empty() {
        tag.push_str("\" title=\"");
        let _ = escape_html(&mut tag, title);
    }
    tag.push_str("\">");
    tag
}

//! One pass over a document's text: headings, links, and every mention of a known name.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::found::{LinkForm, Mention, Scan, Scanned, WrittenLink};
use super::names::{Lookup, Names};
use super::run::Run;
use super::sentence::{self, REFERENCE_MARK, Sentence};
use super::sentences::Sentences;
use super::{Entities, EntityIx};
use crate::config::Site;
use crate::model::front::Autolink;
use crate::model::{Document, Id, Set};
use crate::parse::markdown::{self, Heading, HeadingIds};

/// What a scan needs to know.
pub(super) struct Context<'a> {
    pub(super) names: &'a Names,
    pub(super) entities: &'a Entities,
    pub(super) site: &'a Site,
}

/// Scans one document.
pub(super) fn scan(document: &Document, context: &Context<'_>) -> Scanned {
    let text = &*document.markdown();
    let mode =
        document.briefing().and_then(|briefing| briefing.autolink).unwrap_or(context.site.file.autolink);
    let mut walk = Walk {
        context,
        mode,
        declared: declared(document, context.entities),
        own: context.entities.find(document.id.as_str()).filter(|_| document.family().is_some()),
        scan: Scan::default(),
        mentioned: 0,
        sentences: Sentences::default(),
        ids: HeadingIds::new(document.item_ids().map(Id::as_str)),
        block: String::new(),
        block_mentions: Vec::new(),
        run: Run::default(),
        open: Vec::new(),
        closed: 0,
        heading: None,
        wiki: None,
        in_section: Set::default(),
        seen: Set::default(),
        in_table: false,
        from_tables: Vec::new(),
    };
    for (event, range) in markdown::events(text, context.site.file.smart_punctuation) {
        walk.event(text, &event, range);
    }
    walk.end_block();
    for (entity, sentence) in walk.from_tables {
        if !walk.sentences.has(entity) {
            walk.sentences.push(entity, &sentence);
        }
    }
    let Walk { mentioned, scan, sentences, .. } = walk;
    Scanned { is_blank: text.trim().is_empty(), mentioned, scan, sentences }
}

/// The entities that a briefing's front matter names; they decide between two that share a name.
fn declared(document: &Document, entities: &Entities) -> Vec<EntityIx> {
    let Some(briefing) = document.briefing() else { return Vec::new() };
    let ids = briefing.actors.iter().chain(&briefing.locations);
    ids.filter_map(|id| entities.find(id.as_str())).collect()
}

struct Walk<'a> {
    context: &'a Context<'a>,
    mode: Autolink,
    declared: Vec<EntityIx>,
    /// The entity that the document itself declares; its own profile does not link to it.
    own: Option<EntityIx>,
    scan: Scan,
    mentioned: u32,
    sentences: Sentences,
    ids: HeadingIds,
    /// The plain text of the block that is open, for sentences.
    block: String,
    block_mentions: Vec<(EntityIx, Range<usize>)>,
    run: Run,
    /// For each element that is open, whether no name is sought in it: headings, code, links,
    /// verbatim quotations.
    open: Vec<bool>,
    /// How many of them are so.
    closed: usize,
    heading: Option<(u8, Option<String>)>,
    wiki: Option<Wiki>,
    in_section: Set<EntityIx>,
    seen: Set<EntityIx>,
    in_table: bool,
    from_tables: Vec<(EntityIx, Sentence)>,
}

/// A `[[link]]` that is open.
struct Wiki {
    /// The entity that it names.
    entity: Option<EntityIx>,
    /// Where its words begin in the block.
    start: usize,
    range: Range<usize>,
    /// Whether its words are an address that stands for something else.
    is_address: bool,
}

impl Walk<'_> {
    fn event(&mut self, text: &str, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.end_run();
                let closes = self.start(text, tag, range);
                self.open.push(closes);
                self.closed += usize::from(closes);
            }
            Event::End(end) => self.end(*end),
            Event::Text(words) => self.words(words, text, range),
            Event::SoftBreak | Event::HardBreak => self.words(" ", text, range),
            Event::Code(words) => {
                self.end_run();
                self.block.push_str(words);
            }
            Event::InlineHtml(_) | Event::Html(_) | Event::FootnoteReference(_) | Event::Rule => {
                self.end_run();
            }
            _ => {}
        }
    }

    /// Enters an element; true when no name is sought in it.
    fn start(&mut self, text: &str, tag: &Tag<'_>, range: Range<usize>) -> bool {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.end_block();
                self.in_section.clear();
                self.heading = Some((*level as u8, id.as_ref().map(ToString::to_string)));
                true
            }
            Tag::Link { dest_url, link_type, .. } => {
                let form = match link_type {
                    // `[[name|]]` has a place for words, and none in it.
                    LinkType::WikiLink { has_pothole } => {
                        let empty = text.get(range.clone()).is_some_and(|link| link.ends_with("|]]"));
                        LinkForm::Wiki { labelled: *has_pothole && !empty }
                    }
                    _ => LinkForm::Markdown,
                };
                let target = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}"),
                    _ => dest_url.to_string(),
                };
                if let LinkForm::Wiki { labelled } = form {
                    self.open_wiki(&target, labelled, &range);
                }
                self.scan.links.push(WrittenLink { range, target, form });
                true
            }
            Tag::Image { dest_url, .. } => {
                self.scan.links.push(WrittenLink {
                    range,
                    target: dest_url.to_string(),
                    form: LinkForm::Image,
                });
                true
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_block();
                true
            }
            Tag::BlockQuote(_) => {
                self.end_block();
                markdown::is_verbatim(text, &range)
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => false,
            _ => {
                self.end_block();
                self.in_table |= matches!(tag, Tag::Table(_));
                false
            }
        }
    }

    fn end(&mut self, end: TagEnd) {
        self.end_run();
        self.closed -= usize::from(self.open.pop().unwrap_or(false));
        match end {
            TagEnd::Heading(_) => {
                if let Some((level, wanted)) = self.heading.take() {
                    let words = self.block.split_whitespace().collect::<Vec<_>>().join(" ");
                    let id = self.ids.next(wanted.as_deref(), &sentence::without_references(&words));
                    self.scan.headings.push(Heading { level, id, text: words });
                }
                self.clear_block();
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.clear_block(),
            TagEnd::Link => self.close_wiki(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Image => {}
            _ => {
                self.end_block();
                self.in_table &= end != TagEnd::Table;
            }
        }
    }

    /// Adds words to the block, and to the run when names are sought in them.
    fn words(&mut self, words: &str, text: &str, range: Range<usize>) {
        if self.wiki.as_ref().is_some_and(|wiki| wiki.is_address) {
            return;
        }
        // The mark is Dateline's own here; an author's is replaced by as many bytes.
        let unmarked = words.contains(REFERENCE_MARK).then(|| words.replace(REFERENCE_MARK, "   "));
        let words = unmarked.as_deref().unwrap_or(words);
        if self.closed == 0 {
            if self.run.pieces.is_empty() {
                self.run.block_start = self.block.len();
            }
            let same = text.get(range.clone()) == Some(words);
            self.run.pieces.push((self.run.text.len(), range, same));
            self.run.text.push_str(words);
        }
        self.block.push_str(words);
    }

    /// Seeks names in the run that ends here.
    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.pieces.is_empty() {
            return;
        }
        let names = self.context.names;
        names.find(&run.text, |found| {
            let entity = match found.bearers {
                [one] => *one,
                many => match many.iter().filter(|entity| self.declared.contains(entity)).collect::<Vec<_>>()
                    [..]
                {
                    [one] => *one,
                    _ => return,
                },
            };
            let start = run.source(found.start, false);
            let end = run.source(found.end, true);
            let linked = Some(entity) != self.own
                && match self.mode {
                    Autolink::First => self.in_section.insert(entity),
                    Autolink::All => true,
                    Autolink::Off => false,
                };
            self.mention(Mention { entity, start: narrow(start), end: narrow(end), linked });
            let at = run.block_start;
            self.block_mentions.push((entity, at + found.start..at + found.end));
        });
    }

    fn mention(&mut self, mention: Mention) {
        self.mentioned += 1;
        if self.seen.insert(mention.entity) || mention.linked {
            self.scan.mentions.push(mention);
        }
    }

    /// Enters a `[[link]]`. One without words of its own to a figure, claim or briefing stands for
    /// what it points at: a mark in the block keeps the place.
    fn open_wiki(&mut self, target: &str, labelled: bool, range: &Range<usize>) {
        let entity = entity_of(target, self.context.entities, self.context.names);
        let said = self.words_of(target, entity).filter(|_| !labelled);
        let is_address = said.is_some();
        self.wiki = Some(Wiki { entity, start: self.block.len(), range: range.clone(), is_address });
        self.block.push_str(&said.unwrap_or_default());
    }

    /// What stands for a bare `[[target]]`: an entity's name for its id, a mark for what the ledger
    /// says. A name that is no id stands as it is written.
    fn words_of(&self, target: &str, entity: Option<EntityIx>) -> Option<String> {
        match entity.map(|entity| self.context.entities.get(entity)) {
            Some(known) => {
                let is_id = target.trim() == known.id.as_str();
                (is_id || target.contains('#')).then(|| known.name.clone())
            }
            None => is_address(target).then(|| format!("{REFERENCE_MARK}{target}{REFERENCE_MARK}")),
        }
    }

    fn close_wiki(&mut self) {
        let Some(Wiki { entity: Some(entity), start, range, .. }) = self.wiki.take() else { return };
        self.in_section.insert(entity);
        let (from, to) = (narrow(range.start), narrow(range.end));
        self.mention(Mention { entity, start: from, end: to, linked: false });
        self.block_mentions.push((entity, start..self.block.len()));
    }

    /// Takes the sentences of the block that ends here.
    fn end_block(&mut self) {
        self.end_run();
        let mut ends = Vec::new();
        for (entity, range) in std::mem::take(&mut self.block_mentions) {
            let seen = match self.in_table {
                true => self.from_tables.iter().any(|(seen, _)| *seen == entity),
                false => self.sentences.has(entity),
            };
            if seen {
                continue;
            }
            if ends.is_empty() {
                ends = sentence::ends(&self.block);
            }
            let sentence = sentence::around(&self.block, &ends, range);
            match self.in_table {
                true => self.from_tables.push((entity, sentence)),
                false => self.sentences.push(entity, &sentence),
            }
        }
        self.block.clear();
    }

    fn clear_block(&mut self) {
        self.block.clear();
        self.block_mentions.clear();
    }
}

/// The entity that a `[[target]]` means: by id, else by name or alias.
pub(super) fn entity_of(target: &str, entities: &Entities, names: &Names) -> Option<EntityIx> {
    let target = target.split('#').next().unwrap_or_default().trim();
    entities.find(target).or_else(|| match names.lookup(target) {
        Lookup::One(entity) => Some(entity),
        Lookup::Many(_) | Lookup::None => None,
    })
}

/// Whether a target that means no admitted entity is an address and no word to be read: it names a
/// figure, claim or briefing, or has the form of an id, which is then that of something withheld.
pub fn is_address(target: &str) -> bool {
    ["figure:", "claim:", "briefing:"].iter().any(|kind| target.starts_with(kind))
        || target.trim().parse::<Id>().is_ok()
}

/// Documents end long before four gigabytes: reading refuses larger ones.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

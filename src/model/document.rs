//! One Markdown file with its front matter, as it crosses from parsing to the atlas.

use std::ops::Range;
use std::sync::Arc;

use super::front::{Actor, Alias, Briefing, Extra, Location, Page, Source, Status};
use super::{Digest, Hints, Id, Lang, Part, Route, Text, Tlp, Unread};

/// One document. Immutable once parsed, and cheap to clone.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file's path from the site's root.
    pub path: Arc<str>,
    /// The whole file.
    pub text: Text,
    /// Where in the text the front matter stands, without its fences.
    pub front: Range<usize>,
    /// The digest of the front matter as it is written.
    pub front_digest: Digest,
    /// Where in the text the Markdown stands.
    pub body: Range<usize>,
    /// A briefing's slug, an entity's id, the last part of a page's address.
    pub id: Id,
    /// The address of its page.
    pub route: Route,
    /// Its front matter.
    pub meta: Meta,
    /// Whether it may hold words that checks look for.
    pub hints: Hints,
    /// What of its front matter could not be read.
    pub unread: Unread,
}

/// Front matter, by document kind. A desk’s preview holds it beside what the gate leaves of it.
#[derive(Debug, Clone)]
pub enum Meta {
    /// A briefing.
    Briefing(Arc<Briefing>),
    /// An actor.
    Actor(Arc<Actor>),
    /// A location.
    Location(Arc<Location>),
    /// A source.
    Source(Arc<Source>),
    /// A free page.
    Page(Arc<Page>),
}

/// What an entity is. Ids of all families share one namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Someone who acts.
    Actor,
    /// A place.
    Location,
    /// Where a fact comes from.
    Source,
}

impl Family {
    /// `actor`, `location` or `source`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Location => "location",
            Self::Source => "source",
        }
    }

    /// The first part of its pages' addresses.
    pub fn section(self) -> &'static str {
        match self {
            Self::Actor => "actors",
            Self::Location => "locations",
            Self::Source => "sources",
        }
    }
}

/// Reads a field that every document kind has.
macro_rules! shared {
    ($document:expr, $field:ident) => {
        match &$document.meta {
            Meta::Briefing(meta) => &meta.$field,
            Meta::Actor(meta) => &meta.$field,
            Meta::Location(meta) => &meta.$field,
            Meta::Source(meta) => &meta.$field,
            Meta::Page(meta) => &meta.$field,
        }
    };
}

impl Document {
    /// The whole file.
    pub fn text(&self) -> Arc<str> {
        self.text.get(&self.path)
    }

    /// The Markdown.
    pub fn markdown(&self) -> Part {
        Part::new(self.text(), self.body.clone())
    }

    /// Who may read it: as its label says, or else everyone.
    pub fn tlp(&self) -> Tlp {
        self.label().unwrap_or_default()
    }

    /// The label as it is written, if one is.
    pub fn label(&self) -> Option<Tlp> {
        *shared!(self, tlp)
    }

    /// Where it stands in its life.
    pub fn status(&self) -> Status {
        *shared!(self, status)
    }

    /// The language of its text, where it names one.
    pub fn lang(&self) -> Option<&Lang> {
        shared!(self, lang).as_ref()
    }

    /// Earlier addresses that lead here.
    pub fn redirect_from(&self) -> &[String] {
        shared!(self, redirect_from)
    }

    /// Free fields for templates.
    pub fn extra(&self) -> &Extra {
        shared!(self, extra)
    }

    /// The title of a briefing or page, the name of an entity.
    pub fn title(&self) -> &str {
        match &self.meta {
            Meta::Briefing(meta) => &meta.title,
            Meta::Actor(meta) => &meta.name,
            Meta::Location(meta) => &meta.name,
            Meta::Source(meta) => &meta.name,
            Meta::Page(meta) => &meta.title,
        }
    }

    /// Other names, for an entity.
    pub fn aliases(&self) -> &[Alias] {
        match &self.meta {
            Meta::Actor(meta) => &meta.aliases,
            Meta::Location(meta) => &meta.aliases,
            Meta::Source(meta) => &meta.aliases,
            Meta::Briefing(_) | Meta::Page(_) => &[],
        }
    }

    /// The picture that its front matter names.
    pub fn image(&self) -> Option<&str> {
        match &self.meta {
            Meta::Briefing(meta) => meta.image.as_deref(),
            Meta::Actor(meta) => meta.image.as_deref(),
            Meta::Location(meta) => meta.image.as_deref(),
            Meta::Source(_) | Meta::Page(_) => None,
        }
    }

    /// The briefing's front matter, if it is one.
    pub fn briefing(&self) -> Option<&Briefing> {
        match &self.meta {
            Meta::Briefing(meta) => Some(meta),
            _ => None,
        }
    }

    /// The strictest label of the document and of its events, figures and claims.
    pub fn strictest(&self) -> Tlp {
        let briefing = self.briefing().into_iter();
        let items = briefing.flat_map(|briefing| {
            let events = briefing.events.iter().map(|event| event.tlp);
            let figures = briefing.figures.iter().map(|figure| figure.tlp);
            events.chain(figures).chain(briefing.claims.iter().map(|claim| claim.tlp))
        });
        items.flatten().fold(self.tlp(), Tlp::max)
    }

    /// The ids of its events, figures and claims.
    pub fn item_ids(&self) -> impl Iterator<Item = &Id> {
        let briefing = self.briefing().into_iter();
        briefing.flat_map(|briefing| {
            let events = briefing.events.iter().map(|event| &event.id);
            let figures = briefing.figures.iter().map(|figure| &figure.id);
            events.chain(figures).chain(briefing.claims.iter().map(|claim| &claim.id))
        })
    }

    /// Which family of entity it declares, if any.
    pub fn family(&self) -> Option<Family> {
        match &self.meta {
            Meta::Actor(_) => Some(Family::Actor),
            Meta::Location(_) => Some(Family::Location),
            Meta::Source(_) => Some(Family::Source),
            Meta::Briefing(_) | Meta::Page(_) => None,
        }
    }
}

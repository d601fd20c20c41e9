//! A document's Markdown with everything that its HTML depends on beside the Markdown itself.

use serde::Serialize;

use super::Scope;
use super::notes::Reference;
use crate::atlas::{DocIx, LinkForm, Target, WrittenLink, is_address};
use crate::model::{Digest, Document, Route};
use crate::source::CONTENT;

/// A text ready to be rendered. Ranges are bytes of the Markdown.
#[derive(Debug, Serialize)]
pub struct Body<'a> {
    /// The document; its text is read when the page is rendered.
    #[serde(skip)]
    pub document: &'a Document,
    /// The digest of the document's file.
    pub digest: Digest,
    /// Where its links lead, in the order in which they stand.
    pub links: Vec<BodyLink>,
    /// The names that become links by themselves, in order.
    pub names: Vec<NameLink>,
    /// The anchors of its headings, in order.
    pub headings: Vec<String>,
    /// How many levels its headings go down, so that the page's title stays its only `h1`.
    pub lower_headings_by: u8,
}

/// Where a link leads, and its words where the text has none of its own.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BodyLink {
    /// The address; none for words that stand without a link.
    pub url: Option<String>,
    /// A class that tells a theme what it leads to.
    pub class: Option<&'static str>,
    /// Words that replace the address that stands in the text.
    pub words: Option<String>,
    /// The note that names the source of what the link takes from the ledger.
    pub note: Option<Reference>,
}

/// A name that becomes a link by itself.
#[derive(Debug, Clone, Serialize)]
pub struct NameLink {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The entity's page.
    pub url: String,
}

impl<'a> Body<'a> {
    /// The text of a document; none when it is empty. `notes` are those that its links refer to, on
    /// the page of a briefing.
    pub fn of(scope: &Scope<'a>, document: DocIx, notes: &[Option<Reference>]) -> Option<Self> {
        let found = &scope.atlas.found[document as usize];
        if found.is_blank() {
            return None;
        }
        let scan = found.scan();
        let targets = &scope.atlas.links[document as usize];
        let document = scope.atlas.document(document);
        let mut notes = notes.iter().cloned();
        let linked = scan.mentions.iter().filter(|mention| mention.linked);
        Some(Self {
            document,
            digest: document.text.digest(),
            links: targets
                .iter()
                .zip(&scan.links)
                .map(|(target, link)| BodyLink {
                    note: notes.next().flatten(),
                    ..body_link(scope, target, link)
                })
                .collect(),
            names: linked
                .map(|mention| NameLink {
                    start: mention.start,
                    end: mention.end,
                    url: scope.entity_url(mention.entity),
                })
                .collect(),
            lower_headings_by: u8::from(scan.headings.iter().any(|heading| heading.level == 1)),
            headings: scan.headings.into_iter().map(|heading| heading.id).collect(),
        })
    }
}

fn body_link(scope: &Scope<'_>, target: &Target, link: &WrittenLink) -> BodyLink {
    let bare = matches!(link.form, LinkForm::Wiki { labelled: false });
    let words = |words: String| bare.then_some(words);
    let atlas = scope.atlas;
    match target {
        Target::Entity(entity) => {
            let known = atlas.entities.get(*entity);
            // An id stands for the name; a name stands for itself.
            let is_id = link.target.trim() == known.id.as_str();
            let words = words(known.name.clone()).filter(|_| is_id);
            BodyLink { url: Some(scope.entity_url(*entity)), class: Some("entity"), words, note: None }
        }
        Target::Document(ix, anchor) => {
            let document = atlas.document(*ix);
            let class = document.briefing().map(|_| "briefing-ref");
            let url = with_anchor(scope.url(&document.route), anchor.as_deref());
            BodyLink { url: Some(url), class, words: words(document.title().to_owned()), note: None }
        }
        Target::Figure(item) => {
            let quantity = item
                .figure(&atlas.documents)
                .map(|figure| (scope.words.quantity(figure), figure.id.as_str()));
            let (said, id) = quantity.unwrap_or_default();
            let url = with_anchor(scope.document_url(item.document), Some(id));
            BodyLink { url: Some(url), class: Some("figure-ref"), words: words(said), note: None }
        }
        Target::Claim(item) => {
            let claim = item.claim(&atlas.documents).map(|claim| (claim.text.clone(), claim.id.as_str()));
            let (said, id) = claim.unwrap_or_default();
            let url = with_anchor(scope.document_url(item.document), Some(id));
            BodyLink { url: Some(url), class: Some("claim-ref"), words: words(said), note: None }
        }
        Target::Asset(path) => {
            let route = Route::file(path.strip_prefix(CONTENT).unwrap_or(path));
            BodyLink { url: Some(scope.url(&route)), ..BodyLink::default() }
        }
        Target::Path(path, anchor) => {
            let url = scope.url(&Route::file(path.trim_start_matches('/')));
            BodyLink { url: Some(with_anchor(url, anchor.as_deref())), ..BodyLink::default() }
        }
        Target::Anchor(anchor) => BodyLink { url: Some(format!("#{anchor}")), ..BodyLink::default() },
        Target::External(url) => {
            BodyLink { url: Some(url.clone()), class: Some("external"), ..BodyLink::default() }
        }
        Target::Withheld => {
            // Nothing of what is withheld shows, not even the id by which the text asks for it.
            let hidden = bare && is_address(&link.target);
            BodyLink { words: hidden.then(|| "[…]".to_owned()), ..BodyLink::default() }
        }
    }
}

fn with_anchor(url: String, anchor: Option<&str>) -> String {
    match anchor {
        Some(anchor) => format!("{url}#{anchor}"),
        None => url,
    }
}

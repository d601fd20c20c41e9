//! From the atlas to the rows of [`view`](super::view).

mod briefing;
mod entity;
mod label;
mod ledger;

pub(super) use briefing::period_route;

use super::view::{HeadingView, LinkView};
use super::{Inputs, PageView, Scope};
use crate::atlas::{DocIx, EntityIx};
use crate::model::Route;
use crate::model::front::Extra;
use crate::parse::markdown::target_path;
use crate::source::CONTENT;

impl Scope<'_> {
    /// A route as an address on the host.
    pub fn url(&self, route: &Route) -> String {
        route.href(&self.site.base_path)
    }

    /// The address of a document's page.
    pub fn document_url(&self, ix: DocIx) -> String {
        self.url(&self.atlas.document(ix).route)
    }

    /// The address of an entity's page.
    pub fn entity_url(&self, entity: EntityIx) -> String {
        self.shelf.entity(entity).url.clone()
    }

    /// A link to a document.
    pub(in crate::plan) fn link(&self, ix: DocIx) -> LinkView {
        LinkView { title: self.atlas.document(ix).title().to_owned(), url: self.document_url(ix) }
    }

    /// A link to a section's own page, named by the theme.
    pub(in crate::plan) fn section_link(&self, section: &str) -> LinkView {
        LinkView {
            title: self.words.fill(&format!("nav.{section}"), &[]),
            url: self.url(&Route::page([section])),
        }
    }

    /// The inputs of a page without text; the kind may change the page's view afterwards.
    pub(in crate::plan) fn page(
        &self,
        kind: &'static str,
        section: &'static str,
        route: &Route,
        title: String,
    ) -> PageView {
        PageView {
            kind,
            section,
            url: self.url(route),
            canonical: format!("{}{}", self.site.base, route.href("")),
            title,
            description: None,
            lang: self.site.lang.to_string(),
            dir: self.site.lang.dir(),
            tlp: self.site.audience.widest().label(),
            breadcrumbs: Vec::new(),
            og_type: "website",
            extra: Extra::new(),
        }
    }

    /// The view of a page that a document stands behind.
    pub(in crate::plan) fn document_page(
        &self,
        kind: &'static str,
        section: &'static str,
        ix: DocIx,
    ) -> PageView {
        let document = self.atlas.document(ix);
        let lang = document.lang().unwrap_or(&self.site.lang);
        PageView {
            lang: lang.to_string(),
            dir: lang.dir(),
            tlp: self.shown_label(ix).label(),
            extra: document.extra().clone(),
            ..self.page(kind, section, &document.route, document.title().to_owned())
        }
    }

    /// The address of the picture that a document's front matter names.
    pub(in crate::plan) fn image(&self, ix: DocIx) -> Option<String> {
        let document = self.atlas.document(ix);
        let path = target_path(&document.path, document.image()?)?;
        let inside = path.strip_prefix(CONTENT)?;
        self.atlas
            .assets
            .binary_search_by(|asset| (**asset).cmp(&*path))
            .is_ok()
            .then(|| self.url(&Route::file(inside)))
    }

    /// The headings of a document that a list of contents shows.
    pub(in crate::plan) fn headings(&self, ix: DocIx) -> Vec<HeadingView> {
        let headings = self.atlas.found[ix as usize].scan().headings;
        headings
            .into_iter()
            .map(|heading| HeadingView {
                level: heading.level,
                id: heading.id,
                text: self.expand(heading.text.into()).into_owned(),
            })
            .collect()
    }
}

/// Inputs without text.
pub(super) fn plain<'a>(page: PageView, data: impl serde::Serialize + 'a) -> Inputs<'a> {
    Inputs { template: page.kind, page, data: Box::new(data), body: None }
}

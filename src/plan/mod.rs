//! Which pages there are, and what exactly each is made of.
//!
//! A page kind is one file below `kinds/` and one row in [`KINDS`]. The context of a page is a plain
//! struct; its key is the hash of that struct and of nothing else that the page could depend on.
//! Templates and bytes are not known here.

pub mod body;
pub mod chart;
pub mod notes;
pub mod shared;
pub mod view;

mod collections;
mod dated;
pub mod figure_series;
mod holdings;
mod index;
mod inputs;
mod kinds;
mod order;
mod period;
mod registers;
mod routes;
mod trace;
mod views;

pub use collections::{Series, Tag};
pub use dated::{Dated, Listing};
pub use holdings::{Holding, Row};
pub use index::Index;
pub use inputs::{Data, Inputs, PageView};
pub use kinds::KINDS;
pub use order::by_time;
pub use period::{Period, Split, split};
pub use registers::{Notice, Registers};
pub use shared::Shelf;
pub use trace::Trace;

use crate::atlas::{Atlas, DocIx, EntityIx};
use crate::config::Site;
use crate::diag::Report;
use crate::model::Route;
use crate::source::CONTENT;
use crate::words::Words;

/// All that a page may be made of.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// Everything known.
    pub atlas: &'a Atlas,
    /// Groupings that several pages share.
    pub index: &'a Index,
    /// Views that several pages share.
    pub shelf: &'a Shelf,
    /// The settings.
    pub site: &'a Site,
    /// The words of the interface's language.
    pub words: &'a Words,
}

/// A page kind.
pub struct Kind {
    /// Its name; also its template's, without `.html`.
    pub name: &'static str,
    /// Its pages.
    pub pages: fn(&Scope<'_>) -> Vec<(Route, Subject)>,
    /// What a page of it is made of.
    pub inputs: for<'a> fn(&Scope<'a>, &'a Page) -> Inputs<'a>,
}

/// What a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The site.
    Site,
    /// A document.
    Document(DocIx),
    /// An actor, location or source.
    Entity(EntityIx),
    /// What there is of an entity in a period.
    EntityPeriod(EntityIx, Period),
    /// What a dated list holds of a period.
    Period(Period),
    /// A tag, by its number in [`Index::tags`]; all of it, or a period.
    Tag(usize, Option<Period>),
    /// A series, by its number in [`Index::series`]; all of it, or a period.
    Series(usize, Option<Period>),
    /// A past address that leads to a document.
    Moved(DocIx),
}

/// A page of the site.
#[derive(Debug)]
pub struct Page {
    /// Where it stands.
    pub route: Route,
    /// The number of its kind in [`KINDS`].
    pub kind: usize,
    /// What it is about.
    pub subject: Subject,
}

impl Page {
    /// The page's kind.
    pub fn kind(&self) -> &'static Kind {
        &KINDS[self.kind]
    }

    /// What the page is made of.
    pub fn inputs<'a>(&'a self, scope: &Scope<'a>) -> Inputs<'a> {
        (self.kind().inputs)(scope, self)
    }
}

/// Everything that a build puts out.
#[derive(Debug, Default)]
pub struct Plan {
    /// The pages, in the order of their routes.
    pub pages: Vec<Page>,
    /// The assets: where each is put, and its path from the site's root.
    pub assets: Vec<(Route, String)>,
}

/// Plans the site. Two pages of one route are errors, and so are links to a page that isn't there.
/// `theme_files` are the routes of the theme's own files, which pages may not take.
pub fn plan(scope: &Scope<'_>, theme_files: &[Route]) -> (Plan, Report) {
    let mut pages = Vec::new();
    for (kind, row) in KINDS.iter().enumerate() {
        pages.extend((row.pages)(scope).into_iter().map(|(route, subject)| Page { route, kind, subject }));
    }
    pages.sort_by(|a, b| a.route.cmp(&b.route));
    let assets: Vec<(Route, String)> = scope
        .atlas
        .assets
        .iter()
        .map(|path| (Route::file(path.strip_prefix(CONTENT).unwrap_or(path)), path.to_string()))
        .collect();
    let mut report = routes::clashes(&pages, &assets, theme_files, scope.atlas);
    report.merge(routes::broken_paths(&pages, &assets, scope));
    (Plan { pages, assets }, report)
}

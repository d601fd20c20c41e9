//! Which pages there are, and what exactly each is made of.
//!
//! A page kind is one file below `kinds/` and one row in [`KINDS`]. The context of a page is a plain
//! struct; its key is the hash of that struct and of nothing else that the page could depend on.
//! Templates and bytes are not known here.

pub mod body;
pub mod view;

mod index;
mod inputs;
mod kinds;
mod period;
mod views;

use std::collections::HashMap;

pub use index::Index;
pub use inputs::{Inputs, PageView};
pub use kinds::KINDS;
pub use period::{Period, Split, split};

use crate::atlas::{Atlas, DocIx, EntityIx, Target};
use crate::config::Site;
use crate::diag::{Diagnostic, Place, Report};
use crate::model::{Route, nearest};
use crate::parse;
use crate::source::CONTENT;
use crate::words::Words;

/// All that a page may be made of.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// Everything known.
    pub atlas: &'a Atlas,
    /// Groupings that several pages share.
    pub index: &'a Index,
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
    /// What an entity was named in during a period.
    EntityPeriod(EntityIx, Period),
    /// The briefings of a period.
    Period(Period),
    /// A tag, by its number in [`Index::tags`].
    Tag(usize),
    /// A series, by its number in [`Index::series`].
    Series(usize),
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
    let mut report = check_routes(&pages, &assets, theme_files, scope.atlas);
    report.merge(check_paths(&pages, &assets, scope));
    (Plan { pages, assets }, report)
}

/// Where the routes of a site come from, for a message about two that clash.
fn origin(page: &Page, atlas: &Atlas) -> (String, Option<Place>) {
    let name = page.kind().name;
    match &page.subject {
        Subject::Document(ix) => {
            let document = atlas.document(*ix);
            (format!("the page of `{}`", document.path), Some(parse::place(document, "")))
        }
        Subject::Moved(ix) => {
            let document = atlas.document(*ix);
            (format!("a redirect of `{}`", document.path), Some(parse::place(document, "redirect_from")))
        }
        Subject::Entity(ix) => match atlas.declaration(*ix) {
            Some(document) => (format!("the page of `{}`", document.path), Some(parse::place(document, ""))),
            None => (format!("the page of `{}`", atlas.entities.get(*ix).id), None),
        },
        _ => (format!("the {name} page"), None),
    }
}

fn check_routes(pages: &[Page], assets: &[(Route, String)], theme: &[Route], atlas: &Atlas) -> Report {
    let mut report = Report::default();
    let mut taken: HashMap<String, (String, Option<Place>, &Route)> = HashMap::new();
    let theirs = theme.iter().map(|route| (route, ("a file of the theme".to_owned(), None)));
    let paged = pages.iter().map(|page| (&page.route, origin(page, atlas)));
    let files = assets
        .iter()
        .map(|(route, path)| (route, (format!("the file `{path}`"), Some(Place::file(path.as_str())))));
    for (route, (what, place)) in theirs.chain(paged).chain(files) {
        let key = Route::file(&route.output()).collision_key();
        let Some((first, first_place, first_route)) = taken.get(&key) else {
            taken.insert(key, (what, place, route));
            continue;
        };
        let message = match *first_route == route {
            true => format!("{what} and {first} have the same address `{route}`"),
            false => format!(
                "`{route}` ({what}) and `{first_route}` ({first}) differ only in case or Unicode form"
            ),
        };
        let mut problem = Diagnostic::error("duplicate-route", message)
            .help("Give one of them another name, slug or folder.");
        if let Some(place) = place.clone().or_else(|| first_place.clone()) {
            problem = problem.at(place);
        }
        if let (Some(_), Some(first_place)) = (place, first_place) {
            problem = problem.related(first_place.clone(), "the other one");
        }
        report.push(problem);
    }
    report
}

/// Checks links to site paths against the pages that there are.
fn check_paths(pages: &[Page], assets: &[(Route, String)], scope: &Scope<'_>) -> Report {
    let mut report = Report::default();
    let atlas = scope.atlas;
    let outputs: Vec<&str> = pages
        .iter()
        .map(|page| page.route.as_str())
        .chain(assets.iter().map(|(route, _)| route.as_str()))
        .collect();
    let known: std::collections::HashSet<&str> = outputs.iter().copied().collect();
    for ((document, targets), scan) in atlas.documents.iter().zip(&atlas.links).zip(&atlas.scans) {
        for (target, link) in targets.iter().zip(&scan.links) {
            let Target::Path(path, _) = target else { continue };
            if known.contains(path.as_str()) {
                continue;
            }
            let with_slash = format!("{path}/");
            let help = match known
                .get(with_slash.as_str())
                .copied()
                .or_else(|| nearest(path, outputs.iter().copied()))
            {
                Some(route) => format!("Did you mean `{route}`?"),
                None => "Name a page of this site, or a file by its path.".to_owned(),
            };
            let range = document.body.start + link.range.start..document.body.start + link.range.end;
            let problem = Diagnostic::error("broken-link", format!("`{path}` leads nowhere"));
            report.push(problem.at(Place::range(document.path.clone(), &document.text, range)).help(help));
        }
    }
    report
}

//! Whether every route is one page's alone, and whether links to site paths find a page.

use std::collections::{HashMap, HashSet};

use super::{Page, Scope, Subject};
use crate::atlas::{Atlas, Target};
use crate::diag::{Diagnostic, Place, Report};
use crate::model::{Route, nearest};
use crate::parse;

/// Who takes a route.
#[derive(Clone, Copy)]
enum Taker<'a> {
    Theme,
    Page(&'a Page),
    Asset(&'a str),
}

/// Reports every route that two outputs would take, also where the two differ only in what some
/// file systems do not tell apart.
pub(super) fn clashes(pages: &[Page], assets: &[(Route, String)], theme: &[Route], atlas: &Atlas) -> Report {
    let mut report = Report::default();
    let mut taken: HashMap<String, (Taker<'_>, &Route)> = HashMap::new();
    let theirs = theme.iter().map(|route| (route, Taker::Theme));
    let paged = pages.iter().map(|page| (&page.route, Taker::Page(page)));
    let files = assets.iter().map(|(route, path)| (route, Taker::Asset(path)));
    for (route, taker) in theirs.chain(paged).chain(files) {
        let key = Route::file(&route.output()).collision_key();
        match taken.get(&key) {
            Some((first, first_route)) if !is_reported(*first, taker, atlas) => {
                report.push(clash((*first, first_route), (taker, route), atlas));
            }
            Some(_) => {}
            None => {
                taken.insert(key, (taker, route));
            }
        }
    }
    report
}

/// Two briefings of one slug are reported where slugs are collected.
fn is_reported(first: Taker<'_>, second: Taker<'_>, atlas: &Atlas) -> bool {
    let slug = |taker: Taker<'_>| match taker {
        Taker::Page(Page { subject: Subject::Document(ix), .. }) => {
            let document = atlas.document(*ix);
            document.briefing().map(|_| document.id.clone())
        }
        _ => None,
    };
    slug(first).is_some_and(|first| Some(first) == slug(second))
}

fn clash(first: (Taker<'_>, &Route), second: (Taker<'_>, &Route), atlas: &Atlas) -> Diagnostic {
    let ((first_name, first_place), (name, place)) = (origin(first.0, atlas), origin(second.0, atlas));
    let message = match first.1 == second.1 {
        true => format!("{name} and {first_name} have the same address `{}`", second.1),
        false => format!(
            "`{}` ({name}) and `{}` ({first_name}) differ only in case or Unicode form",
            second.1, first.1
        ),
    };
    let problem =
        Diagnostic::error("duplicate-route", message).help("Give one of them another name, slug or folder.");
    match (place, first_place) {
        (Some(place), Some(first)) => problem.at(place).related(first, "the other one"),
        (Some(place), None) | (None, Some(place)) => problem.at(place),
        (None, None) => problem,
    }
}

/// What takes a route, in words, and where it is declared.
fn origin(taker: Taker<'_>, atlas: &Atlas) -> (String, Option<Place>) {
    let page = match taker {
        Taker::Theme => return ("a file of the theme".to_owned(), None),
        Taker::Asset(path) => return (format!("the file `{path}`"), Some(Place::file(path))),
        Taker::Page(page) => page,
    };
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
        _ => (format!("the {} page", page.kind().name), None),
    }
}

/// Checks links to site paths against the pages that there are.
pub(super) fn broken_paths(pages: &[Page], assets: &[(Route, String)], scope: &Scope<'_>) -> Report {
    let mut report = Report::default();
    let atlas = scope.atlas;
    let outputs: Vec<&str> = pages
        .iter()
        .map(|page| page.route.as_str())
        .chain(assets.iter().map(|(route, _)| route.as_str()))
        .collect();
    let known: HashSet<&str> = outputs.iter().copied().collect();
    for ((document, targets), found) in atlas.documents.iter().zip(&atlas.links).zip(&atlas.found) {
        if !targets.iter().any(|target| matches!(target, Target::Path(..))) {
            continue;
        }
        for (target, link) in targets.iter().zip(&found.scan().links) {
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
            let problem = Diagnostic::error("broken-link", format!("`{path}` leads nowhere"));
            report.push(problem.at(parse::place_in_body(document, link.range.clone())).help(help));
        }
    }
    report
}

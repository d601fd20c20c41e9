//! A past address that leads to where a document stands now.

use serde::Serialize;

use crate::model::Route;
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "redirect", pages, inputs };

#[derive(Serialize)]
struct Redirect {
    target: String,
}

fn pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let documents = (0..).zip(&scope.atlas.documents);
    let moved =
        documents.flat_map(|(ix, document)| document.redirect_from().iter().map(move |from| (ix, from)));
    moved.map(|(ix, from)| (route(from), Subject::Moved(ix))).collect()
}

/// A path that ends in a file name is that file; any other is a page.
fn route(from: &str) -> Route {
    let path = from.trim_start_matches('/');
    let is_file = path.ends_with(".html") || path.ends_with(".htm");
    if is_file { Route::file(path) } else { Route::page(path.trim_end_matches('/').split('/')) }
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Moved(ix) = page.subject else { unreachable!("redirects lead to documents") };
    let mut view = scope.document_page("redirect", "page", ix);
    view.canonical = format!("{}{}", scope.site.base, scope.atlas.document(ix).route.href(""));
    plain(view, Redirect { target: scope.document_url(ix) })
}

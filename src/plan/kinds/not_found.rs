//! What a host shows for an address that leads nowhere.

use serde::Serialize;

use crate::model::Route;
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "404", pages, inputs };

#[derive(Serialize)]
struct NotFound {}

fn pages(_: &Scope<'_>) -> Vec<(Route, Subject)> {
    vec![(Route::file("404.html"), Subject::Site)]
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let title = scope.words.fill("missing.title", &[]);
    plain(scope.page("404", "page", &page.route, title), NotFound {})
}

//! Tags: their list, and the briefings of each.

use serde::Serialize;

use crate::model::Route;
use crate::plan::view::MonthView;
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const INDEX: Kind = Kind { name: "tags", pages: index_pages, inputs: index };
pub(super) const KIND: Kind = Kind { name: "tag", pages, inputs };

#[derive(Serialize)]
struct Tags {
    tags: Vec<TagView>,
}

#[derive(Serialize)]
struct TagView {
    title: String,
    url: String,
    count: usize,
}

#[derive(Serialize)]
struct TagPage<'a> {
    tag: TagView,
    months: Vec<MonthView<'a>>,
}

fn index_pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let any = !scope.index.tags.is_empty();
    any.then(|| (Route::page(["tags"]), Subject::Site)).into_iter().collect()
}

fn index<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let title = scope.words.fill("tags.title", &[]);
    let tags = (0..scope.index.tags.len()).map(|at| view(scope, at)).collect();
    plain(scope.page("tags", "tags", &page.route, title), Tags { tags })
}

fn pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let tags = scope.index.tags.iter().enumerate();
    tags.map(|(at, tag)| (Route::page(["tags", tag.slug.as_str()]), Subject::Tag(at))).collect()
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Tag(at) = page.subject else { unreachable!("tags have numbers") };
    let tag = &scope.index.tags[at];
    let mut view_of_page = scope.page("tag", "tags", &page.route, tag.title.clone());
    view_of_page.breadcrumbs = vec![scope.section_link("tags")];
    plain(view_of_page, TagPage { tag: view(scope, at), months: scope.months(tag.briefings.iter().copied()) })
}

fn view(scope: &Scope<'_>, at: usize) -> TagView {
    let tag = &scope.index.tags[at];
    let url = scope.url(&Route::page(["tags", tag.slug.as_str()]));
    TagView { title: tag.title.clone(), url, count: tag.briefings.len() }
}

//! A free page: About, methodology.

use serde::Serialize;

use crate::model::{Meta, Route};
use crate::plan::body::Body;
use crate::plan::view::HeadingView;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "page", pages, inputs };

#[derive(Serialize)]
struct FreePage {
    /// Replaced by the rendered text where there is one.
    body: &'static str,
    toc: Vec<HeadingView>,
    summary: Option<String>,
    updated: Option<String>,
}

fn pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let documents = (0..).zip(&scope.atlas.documents);
    let free = documents.filter(|(_, document)| matches!(document.meta, Meta::Page(_)));
    free.map(|(ix, document)| (document.route.clone(), Subject::Document(ix))).collect()
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Document(ix) = page.subject else { unreachable!("free pages are documents") };
    let Meta::Page(meta) = &scope.atlas.document(ix).meta else { unreachable!("only free pages are listed") };
    let mut view = scope.document_page("page", "page", ix);
    view.description = meta.summary.clone();
    let data = FreePage {
        body: "",
        toc: scope.headings(ix),
        summary: meta.summary.clone(),
        updated: meta.updated.as_ref().map(ToString::to_string),
    };
    Inputs {
        template: "page",
        page: view,
        data: Box::new(data),
        body: Body::of(scope, ix, &[]).map(|body| ("body", body)),
    }
}

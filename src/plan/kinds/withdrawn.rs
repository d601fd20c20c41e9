//! What stays of a withdrawn briefing: title, date and reason.

use serde::Serialize;

use crate::model::Route;
use crate::model::front::Status;
use crate::plan::view::BriefingRef;
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const KIND: Kind = Kind { name: "withdrawn", pages, inputs };

#[derive(Serialize)]
struct Withdrawn {
    briefing: BriefingRef,
    reason: Option<String>,
}

fn pages(scope: &Scope<'_>) -> Vec<(Route, Subject)> {
    let documents = scope.atlas.briefings.iter().map(|ix| (*ix, scope.atlas.document(*ix)));
    let withdrawn = documents.filter(|(_, document)| document.status() == Status::Withdrawn);
    withdrawn.map(|(ix, document)| (document.route.clone(), Subject::Document(ix))).collect()
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let Subject::Document(ix) = page.subject else { unreachable!("briefings are documents") };
    let reason = scope.atlas.document(ix).briefing().and_then(|briefing| briefing.withdrawn_reason.clone());
    let mut view = scope.document_page("withdrawn", "briefings", ix);
    view.breadcrumbs = vec![scope.section_link("briefings")];
    plain(view, Withdrawn { briefing: scope.briefing(ix), reason })
}

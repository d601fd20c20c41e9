//! The corrections: what was wrong, newest first, and which briefings were withdrawn.

use serde::Serialize;

use super::register::{self, Head};
use crate::atlas::DocIx;
use crate::plan::view::LinkView;
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Notice, Page, Scope};

pub(super) const KIND: Kind = Kind {
    name: "corrections",
    pages: |scope| register::pages(&scope.index.registers.notices, "corrections"),
    inputs,
};

#[derive(Serialize)]
struct Corrections {
    #[serde(flatten)]
    head: Head,
    corrections: Vec<Correction>,
    withdrawn: Vec<Withdrawal>,
}

/// What was wrong in a briefing.
#[derive(Serialize)]
struct Correction {
    date: String,
    text: String,
    briefing: LinkView,
}

/// A briefing that is no longer published.
#[derive(Serialize)]
struct Withdrawal {
    date: Option<String>,
    reason: Option<String>,
    briefing: LinkView,
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let (view, head, listing) = register::open(scope, page, "corrections", &scope.index.registers.notices);
    let mut data = Corrections { head, corrections: Vec::new(), withdrawn: Vec::new() };
    for (_, notice) in listing.items {
        match *notice {
            Notice::Correction(ix, at) => data.corrections.extend(correction(scope, ix, at)),
            Notice::Withdrawal(ix) => data.withdrawn.push(withdrawal(scope, ix)),
        }
    }
    plain(view, data)
}

fn correction(scope: &Scope<'_>, ix: DocIx, at: usize) -> Option<Correction> {
    let correction = scope.atlas.document(ix).briefing()?.corrections.get(at)?;
    Some(Correction {
        date: correction.date.to_string(),
        text: correction.text.clone(),
        briefing: scope.link(ix),
    })
}

fn withdrawal(scope: &Scope<'_>, ix: DocIx) -> Withdrawal {
    let briefing = scope.atlas.document(ix).briefing();
    Withdrawal {
        // The day of its publication is not that of its withdrawal: without the latter there is none.
        date: briefing.and_then(|briefing| briefing.updated.as_ref()).map(ToString::to_string),
        reason: briefing.and_then(|briefing| briefing.withdrawn_reason.clone()),
        briefing: scope.link(ix),
    }
}

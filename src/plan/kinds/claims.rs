//! The claims: every statement of the site, by who makes it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::register::{self, Head};
use crate::plan::view::{ClaimRef, EntityRef};
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Scope};

pub(super) const KIND: Kind =
    Kind { name: "claims", pages: |scope| register::pages(&scope.index.registers.claims, "claims"), inputs };

#[derive(Serialize)]
struct Claims<'a> {
    #[serde(flatten)]
    head: Head,
    speakers: Vec<Speaker<'a>>,
}

/// What somebody says.
#[derive(Serialize)]
struct Speaker<'a> {
    by: EntityRef<'a>,
    claims: Vec<ClaimRef>,
}

fn inputs<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let (view, head, listing) = register::open(scope, page, "claims", &scope.index.registers.claims);
    // Two speakers may have one name, but not one id.
    let mut speakers: BTreeMap<(String, String), Speaker> = BTreeMap::new();
    let told = listing.items.iter().filter_map(|(_, item)| {
        let said = item.claim(&scope.atlas.documents)?;
        let by = scope.atlas.entities.find(said.by.as_str())?;
        Some((scope.entity(by), scope.claim_row(*item)?))
    });
    for (by, claim) in told {
        let key = (by.name.to_lowercase(), by.id.clone());
        let new = || Speaker { by, claims: Vec::new() };
        speakers.entry(key).or_insert_with(new).claims.push(claim);
    }
    plain(view, Claims { head, speakers: speakers.into_values().collect() })
}

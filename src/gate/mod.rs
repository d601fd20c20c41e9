//! The audience gate: what a build's readers may not see ends here.
//!
//! It stands directly after parsing. What passes is all that any later stage ever holds; of the
//! rest only names remain, so that a link to it can be told from a mistake on the terminal.

mod assets;
mod withheld;

use std::sync::Arc;

use jiff::Timestamp;
pub use withheld::Withheld;

use crate::config::Site;
use crate::model::front::{Claim, Status};
use crate::model::{Document, Meta, Stamp, Tlp};

/// What passed the gate.
#[derive(Debug)]
pub struct Admitted {
    /// The documents, in the order of their paths, without items that are withheld.
    pub documents: Vec<Document>,
    /// The paths of the assets.
    pub assets: Vec<Arc<str>>,
    /// The names of what did not pass.
    pub withheld: Withheld,
}

/// Lets through what the site's audience may read at the site's moment.
pub fn admit(documents: Vec<Document>, assets: Vec<Arc<str>>, site: &Site) -> Admitted {
    let mut withheld = Withheld::new(&documents);
    let (mut passed, stopped): (Vec<_>, Vec<_>) =
        documents.into_iter().partition(|document| is_admitted(document, site));
    for document in &stopped {
        withheld.add_document(document);
    }
    // A withdrawn briefing's pictures go with its text.
    let withdrawn = passed.iter().filter(|document| document.status() == Status::Withdrawn);
    let hidden = assets::used(stopped.iter().chain(withdrawn));
    for document in &mut passed {
        drop_items(document, site, &mut withheld);
    }
    let assets = assets::admit(assets, &passed, &hidden, &mut withheld);
    Admitted { documents: passed, assets, withheld }
}

fn is_admitted(document: &Document, site: &Site) -> bool {
    let in_time = document.briefing().is_none_or(|briefing| {
        let published = briefing.publish_at.as_ref().is_none_or(|from| from.instant() <= site.now);
        let expired = briefing.expires_at.as_ref().is_some_and(|until| until.instant() <= site.now);
        published && !expired
    });
    in_time && is_admitted_some_time(document, site)
}

/// Whether the audience may read a document, whatever the moment.
fn is_admitted_some_time(document: &Document, site: &Site) -> bool {
    let shown = document.status() != Status::Draft || site.drafts;
    shown && site.audience.admits(document.tlp())
}

/// The next moment at which the site changes by itself, and the document that changes it: an embargo
/// that ends, or a briefing that expires.
pub fn next_change<'a>(documents: &'a [Document], site: &Site) -> Option<(Timestamp, &'a Document)> {
    let shown = documents.iter().filter(|document| is_admitted_some_time(document, site));
    let moments = shown.flat_map(|document| {
        let briefing = document.briefing();
        let expires = briefing.and_then(|briefing| briefing.expires_at.as_ref()).map(Stamp::instant);
        let published = briefing.and_then(|briefing| briefing.publish_at.as_ref()).map(Stamp::instant);
        [published, expires].into_iter().flatten().map(move |moment| (moment, document))
    });
    moments
        .filter(|(moment, _)| *moment > site.now)
        .min_by_key(|(moment, document)| (*moment, &document.path))
}

/// Takes out single events, figures and claims whose own label is stricter than the audience, and
/// claims of a withheld speaker; of a withdrawn briefing, everything but what its tombstone shows.
fn drop_items(document: &mut Document, site: &Site, withheld: &mut Withheld) {
    let Meta::Briefing(shared) = &mut document.meta else { return };
    let withdrawn = shared.status == Status::Withdrawn;
    let passes = |tlp: Option<Tlp>| !withdrawn && tlp.is_none_or(|tlp| site.audience.admits(tlp));
    let spoken = |claim: &Claim, withheld: &Withheld| !withheld.has_entity(claim.by.as_str());
    let whole = shared.events.iter().all(|event| passes(event.tlp))
        && shared.figures.iter().all(|figure| passes(figure.tlp))
        && shared.claims.iter().all(|claim| passes(claim.tlp) && spoken(claim, withheld));
    // Most briefings are whole, and go on as they are.
    if whole && !withdrawn {
        return;
    }
    let briefing = Arc::make_mut(shared);
    briefing.events.retain(|event| passes(event.tlp) || withheld.add_item(&event.id));
    briefing.figures.retain(|figure| passes(figure.tlp) || withheld.add_item(&figure.id));
    briefing
        .claims
        .retain(|claim| passes(claim.tlp) && spoken(claim, withheld) || withheld.add_item(&claim.id));
    if withdrawn {
        briefing.summary = None;
        briefing.image = None;
        briefing.takeaways.clear();
        briefing.actors.clear();
        briefing.locations.clear();
        briefing.tags.clear();
        briefing.authors.clear();
        briefing.series = None;
        briefing.corrections.clear();
        briefing.extra.clear();
        document.body = document.body.end..document.body.end;
    }
}

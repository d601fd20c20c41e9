//! The page kinds: one file each, one row each.

mod actor;
mod briefing;
mod briefings;
mod directory;
mod dossier;
mod entity_period;
mod home;
mod location;
mod not_found;
mod page;
mod redirect;
mod series;
mod source;
mod tag;
mod withdrawn;

use super::Kind;

/// Every page kind.
pub const KINDS: &[Kind] = &[
    home::KIND,
    briefings::KIND,
    briefing::KIND,
    withdrawn::KIND,
    directory::ACTORS,
    directory::LOCATIONS,
    directory::SOURCES,
    actor::KIND,
    location::KIND,
    source::KIND,
    entity_period::KIND,
    tag::INDEX,
    tag::KIND,
    series::INDEX,
    series::KIND,
    page::KIND,
    not_found::KIND,
    redirect::KIND,
];

//! The page kinds: one file each, one row each.

mod actor;
mod briefing;
mod briefings;
mod claims;
mod corrections;
mod directory;
mod dossier;
mod entity_period;
mod figures;
mod home;
mod location;
mod not_found;
mod page;
mod redirect;
mod register;
mod rows;
mod series;
mod source;
mod tag;
mod timeline;
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
    timeline::KIND,
    figures::KIND,
    claims::KIND,
    corrections::KIND,
    tag::INDEX,
    tag::KIND,
    series::INDEX,
    series::KIND,
    page::KIND,
    not_found::KIND,
    redirect::KIND,
];

//! `outside-parent`: a place that lies outside the one it is within.
//!
//! # What it does
//!
//! Holds the `point:` of a location against the area of the nearest place it is `within` that has
//! one (a polygon in `geometry:`). Points within about two kilometres of the border pass, for
//! borders are drawn coarsely.
//!
//! # Why it matters
//!
//! Either the point or `within:` is wrong, and the map or the gazetteer shows it. Latitude and
//! longitude that changed places end up far away.
//!
//! # Example
//!
//! ```yaml
//! # locations/saraqib.md
//! within: idlib-governorate
//! point: { lat: 35.86, lon: 38.80 }    # in Raqqa
//! ```
//!
//! # How to silence it
//!
//! Correct `point:` or `within:`. For the whole site: `checks: { outside-parent: off }`.

use super::Check;
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::{Family, Meta};
use crate::parse;

pub(super) const CHECK: Check = Check {
    code: "outside-parent",
    about: "a place that lies outside the one it is within",
    level: CheckLevel::Warn,
    run,
};

/// How far from a border a point may lie, in degrees.
const MARGIN: f64 = 0.02;

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    if atlas.areas.is_empty() {
        return;
    }
    for place in atlas.entities.of(Family::Location) {
        let Some(document) = atlas.declaration(place) else { continue };
        let Meta::Location(location) = &document.meta else { continue };
        let Some(point) = location.point else { continue };
        let holders = atlas.hierarchy.path(place).into_iter().rev();
        let mut areas = holders.filter_map(|holder| {
            let holder = atlas.entities.get(holder);
            Some((holder, atlas.areas.get(&holder.id)?))
        });
        let Some((holder, _)) = areas.next().filter(|(_, area)| !area.holds(point, MARGIN)) else { continue };
        let message = format!("`{}` lies outside `{}`", document.id, holder.id);
        let problem = Diagnostic::warning(CHECK.code, message).at(parse::place(document, "point"));
        report.push(problem.help("Correct `point:` (latitude north, longitude east) or `within:`."));
    }
}

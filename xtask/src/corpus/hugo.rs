//! The synthetic site as Hugo reads it: settings, minimal templates and the entities' pages.
//!
//! The templates do what Dateline's pages do as far as Hugo has it (pages, term pages, lists), and
//! no more: a comparison must not be won by a heavy theme, nor by files that only Hugo writes.

use std::{fmt::Write as _, path::Path};

use anyhow::Result;

use super::{
    site::{document, profile},
    world::{Entity, World},
    write_file,
};

/// The templates, each with its path below the site's folder.
const LAYOUTS: &[(&str, &str)] = &[
    ("layouts/baseof.html", include_str!("../../templates/hugo/baseof.html")),
    ("layouts/home.html", include_str!("../../templates/hugo/home.html")),
    ("layouts/page.html", include_str!("../../templates/hugo/page.html")),
    ("layouts/section.html", include_str!("../../templates/hugo/list.html")),
    ("layouts/taxonomy.html", include_str!("../../templates/hugo/taxonomy.html")),
    ("layouts/term.html", include_str!("../../templates/hugo/list.html")),
    ("layouts/_partials/ledger.html", include_str!("../../templates/hugo/ledger.html")),
];

/// Settings: Dateline's `site.yaml` in Hugo's words.
///
/// Dateline writes neither feeds nor a sitemap yet, and no second address for the first page of a
/// list, so Hugo's are switched off: it must do no more than Dateline does.
const SETTINGS: &str = "\
title: Synthetic desk
baseURL: https://example.org/
locale: en
taxonomies:
  actor: actors
  location: locations
  tag: tags
  series: series
permalinks:
  page:
    briefings: /briefings/:slug/
pagination:
  pagerSize: 200
  disableAliases: true
disableKinds: [rss, sitemap]
outputs:
  home: [html]
  section: [html]
  taxonomy: [html]
  term: [html]
";

/// Writes everything but the briefings.
pub(crate) fn write(world: &World, dir: &Path) -> Result<()> {
    write_file(dir, "hugo.yaml", SETTINGS)?;
    for (file, text) in LAYOUTS {
        write_file(dir, file, text)?;
    }
    for actor in &world.actors {
        let file = format!("content/actors/{}/_index.md", actor.id);
        write_file(dir, &file, &document(&fields(actor), &profile(actor)))?;
    }
    for place in &world.locations {
        let mut front = fields(&place.entity);
        if let Some(within) = place.within {
            let _ = writeln!(front, "  within: {}", world.locations[within].entity.id);
        }
        let file = format!("content/locations/{}/_index.md", place.entity.id);
        write_file(dir, &file, &document(&front, &profile(&place.entity)))?;
    }
    for source in &world.sources {
        let file = format!("content/sources/{}.md", source.id);
        write_file(dir, &file, &document(&fields(source), &profile(source)))?;
    }
    for (id, title) in &world.series {
        let front = format!("title: \"{title}\"\n");
        write_file(dir, &format!("content/series/{id}/_index.md"), &document(&front, ""))?;
    }
    let about = document("title: About\n", "Every name, place and number here is invented.\n");
    write_file(dir, "content/about.md", &about)
}

/// Title and names; what Hugo has no field for goes below `params`, so it must come last.
fn fields(entity: &Entity) -> String {
    let mut out = format!("title: \"{}\"\nparams:\n  kind: {}\n", entity.name, entity.kind);
    let names: Vec<&String> = entity.aliases.iter().chain(&entity.arabic).collect();
    if !names.is_empty() {
        out.push_str("  names:\n");
    }
    for name in names {
        let _ = writeln!(out, "    - \"{name}\"");
    }
    out
}

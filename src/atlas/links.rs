//! Where the links of a text lead.

use std::sync::Arc;

use super::fold::fold;
use super::found::{LinkForm, Scan, WrittenLink};
use super::names::{Lookup, Names};
use super::{DocIx, Entities, EntityIx, Found, Item, Ledger};
use crate::diag::{Diagnostic, Report};
use crate::gate::Withheld;
use crate::model::front::Status;
use crate::model::nearest;
use crate::model::{Document, Id, Map, Set};
use crate::parse;
use crate::parse::markdown::{decoded, is_external, is_theme_anchor, target_path};

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An actor, location or source.
    Entity(EntityIx),
    /// A document's page, and an anchor on it.
    Document(DocIx, Option<String>),
    /// A figure of the ledger.
    Figure(Item),
    /// A claim of the ledger.
    Claim(Item),
    /// An asset, by its path from the site's root.
    Asset(String),
    /// A path on the site that no document has; the plan knows whether there is a page.
    Path(String, Option<String>),
    /// An anchor on the same page.
    Anchor(String),
    /// An address elsewhere.
    External(String),
    /// Something that this audience may not see: its words stand without a link.
    Withheld,
}

/// What links are resolved against.
pub(super) struct SiteMap<'a> {
    pub(super) documents: &'a [Document],
    pub(super) by_path: Map<&'a str, DocIx>,
    pub(super) by_route: Map<&'a str, DocIx>,
    pub(super) assets: Set<&'a str>,
    pub(super) found: &'a [Arc<Found>],
    pub(super) by_slug: &'a Map<Id, DocIx>,
    pub(super) entities: &'a Entities,
    pub(super) names: &'a Names,
    pub(super) ledger: &'a Ledger,
    pub(super) withheld: &'a Withheld,
}

/// Resolves the links of one document, in their order; a broken one is an error.
pub(super) fn resolve(document: &Document, found: &Found, map: &SiteMap<'_>) -> (Vec<Target>, Report) {
    let mut report = Report::default();
    if !found.has_links() {
        return (Vec::new(), report);
    }
    let scan = &found.scan();
    let targets = scan.links.iter().map(|link| {
        let found = match link.form {
            LinkForm::Wiki { .. } => map.wiki(&link.target),
            LinkForm::Markdown | LinkForm::Image => map.address(document, scan, link),
        };
        let place = || parse::place_in_body(document, link.range.clone());
        match found {
            Ok(Target::Withheld) => {
                report.push(
                    Diagnostic::warning(
                        "withheld-link",
                        format!("`{}` is withheld from this audience", link.target),
                    )
                    .at(place())
                    .help("Its words stand here without a link; nothing else of it reaches the site."),
                );
                Target::Withheld
            }
            Ok(target) => target,
            Err(problem) => {
                report.push(problem.at(place()));
                Target::Withheld
            }
        }
    });
    let targets = targets.collect();
    (targets, report)
}

impl SiteMap<'_> {
    /// What `[[target]]` means.
    fn wiki(&self, target: &str) -> Result<Target, Diagnostic> {
        if let Some(id) = target.strip_prefix("figure:") {
            return self
                .item(id, self.ledger.figure(id), "figure", self.ledger.figure_names())
                .map(|item| item.map_or(Target::Withheld, Target::Figure));
        }
        if let Some(id) = target.strip_prefix("claim:") {
            return self
                .item(id, self.ledger.claim(id), "claim", self.ledger.claim_names())
                .map(|item| item.map_or(Target::Withheld, Target::Claim));
        }
        if let Some(rest) = target.strip_prefix("briefing:") {
            let (slug, anchor) = split_anchor(rest);
            return match self.by_slug.get(slug) {
                Some(ix) => self.anchored(*ix, anchor),
                None if self.withheld.has_briefing(slug) => Ok(Target::Withheld),
                None => Err(unknown("briefing", slug, self.by_slug.keys().map(Id::as_str))),
            };
        }
        let (name, anchor) = split_anchor(target);
        let name = name.trim();
        if anchor.is_none()
            && let Some(entity) = self.entities.find(name)
        {
            return Ok(Target::Entity(entity));
        }
        let found = self.entities.find(name).map_or_else(|| self.names.lookup(name), Lookup::One);
        match found {
            Lookup::One(entity) => match (self.entities.get(entity).document, anchor) {
                (Some(document), Some(anchor)) => self.anchored(document, Some(anchor)),
                _ => Ok(Target::Entity(entity)),
            },
            Lookup::Many(candidates) => {
                let ids: Vec<String> = candidates
                    .iter()
                    .map(|ix| format!("`[[{}|{name}]]`", self.entities.get(*ix).id))
                    .collect();
                Err(Diagnostic::error(
                    "ambiguous-link",
                    format!("`{name}` is the name of {} entities", ids.len()),
                )
                .help(format!("Write {}.", ids.join(" or "))))
            }
            Lookup::None if self.withheld.has_entity(name) || self.is_withheld_name(name) => {
                Ok(Target::Withheld)
            }
            Lookup::None => Err(unknown("entity", name, self.entities.ids().chain(self.names.all()))),
        }
    }

    fn is_withheld_name(&self, name: &str) -> bool {
        let name = fold(name);
        self.withheld.names().any(|withheld| fold(withheld) == name)
    }

    fn item<'a>(
        &self,
        id: &str,
        found: Option<Item>,
        what: &str,
        known: impl Iterator<Item = &'a str>,
    ) -> Result<Option<Item>, Diagnostic> {
        match found {
            Some(item) => Ok(Some(item)),
            None if self.withheld.has_item(id) => Ok(None),
            None => Err(unknown(what, id, known)),
        }
    }

    /// What `[words](target)` or `![words](target)` means.
    fn address(&self, document: &Document, scan: &Scan, link: &WrittenLink) -> Result<Target, Diagnostic> {
        let target = link.target.as_str();
        if is_external(target) {
            return external(target);
        }
        let (path, anchor) = split_anchor(target);
        if path.is_empty() {
            let anchor = anchor.unwrap_or_default();
            let own = Some(document).filter(|_| !anchor.is_empty());
            return match own.is_none_or(|own| self.has_anchor(own, scan, &decoded(anchor))) {
                true => Ok(Target::Anchor(anchor.to_owned())),
                false if self.withheld.has_item(&decoded(anchor)) => Ok(Target::Withheld),
                false => Err(no_anchor(anchor, scan)),
            };
        }
        if path.starts_with('/') {
            let route = decoded(path.split('?').next().unwrap_or_default());
            if let Some(ix) = self.by_route.get(route.as_str()) {
                return self.anchored(*ix, anchor);
            }
            if self.withheld.has_route(&route) {
                return Ok(Target::Withheld);
            }
        }
        let Some(file) = target_path(&document.path, path) else {
            return Err(broken(target, "It leads out of the site."));
        };
        if let Some(ix) = self.by_path.get(file.as_str()) {
            return self.anchored(*ix, anchor);
        }
        if self.assets.contains(file.as_str()) {
            return Ok(Target::Asset(file));
        }
        if self.withheld.has_path(&file) {
            return Ok(Target::Withheld);
        }
        if path.starts_with('/') && link.form != LinkForm::Image {
            return Ok(Target::Path(decoded(path), anchor.map(str::to_owned)));
        }
        let help = match nearest(&file, self.by_path.keys().copied().chain(self.assets.iter().copied())) {
            Some(known) => format!("Did you mean `{known}`?"),
            None => {
                "Name a file of this site, from this file's folder or with `/` from `content/`.".to_owned()
            }
        };
        Err(broken(target, &help))
    }

    fn anchored(&self, ix: DocIx, anchor: Option<&str>) -> Result<Target, Diagnostic> {
        let document = &self.documents[ix as usize];
        // Of a withdrawn briefing only the tombstone is left.
        let anchor = anchor.filter(|_| document.status() != Status::Withdrawn);
        let Some(anchor) = anchor else { return Ok(Target::Document(ix, None)) };
        let scan = &self.found[ix as usize].scan();
        match self.has_anchor(document, scan, &decoded(anchor)) {
            true => Ok(Target::Document(ix, Some(anchor.to_owned()))),
            false if self.withheld.has_item(&decoded(anchor)) => Ok(Target::Withheld),
            false => Err(no_anchor(anchor, scan)),
        }
    }

    fn has_anchor(&self, document: &Document, scan: &Scan, anchor: &str) -> bool {
        // Which sections the theme puts below a text is not known here.
        let is_item = document.item_ids().any(|id| id.as_str() == anchor);
        is_item || is_theme_anchor(anchor) || scan.headings.iter().any(|heading| heading.id == anchor)
    }
}

fn split_anchor(target: &str) -> (&str, Option<&str>) {
    target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)))
}

fn external(target: &str) -> Result<Target, Diagnostic> {
    let scheme = target.split(':').next().unwrap_or_default().to_ascii_lowercase();
    match scheme.as_str() {
        "http" | "https" | "mailto" | "tel" | "geo" | "ftp" | "sftp" | "xmpp" | "magnet" => {
            Ok(Target::External(target.to_owned()))
        }
        _ if target.starts_with("//") => Err(broken(target, "Write `https:` before it.")),
        _ => Err(broken(
            target,
            "Links may be to http, https, mailto, tel, geo, ftp, xmpp and magnet addresses.",
        )),
    }
}

fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let help = match nearest(name, known) {
        Some(known) => format!("Did you mean `{known}`?"),
        None if what == "entity" => "Declare it below `content/`, or take the brackets away.".to_owned(),
        None => format!("Name a {what} that this site has."),
    };
    Diagnostic::error("broken-link", format!("there is no {what} `{name}`")).help(help)
}

fn no_anchor(anchor: &str, scan: &Scan) -> Diagnostic {
    let help = match nearest(anchor, scan.headings.iter().map(|heading| heading.id.as_str())) {
        Some(known) => format!("Did you mean `#{known}`?"),
        None => "Name the id of a heading, event, figure or claim on that page.".to_owned(),
    };
    Diagnostic::error("broken-link", format!("the page has no place `#{anchor}`")).help(help)
}

fn broken(target: &str, help: &str) -> Diagnostic {
    Diagnostic::error("broken-link", format!("`{target}` leads nowhere")).help(help)
}

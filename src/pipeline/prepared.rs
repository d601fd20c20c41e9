//! A site with everything but its bytes: what a build puts out, and what a preview shows page by page.

use std::sync::Arc;

use super::Step;
use crate::atlas::{self, Atlas, Memory};
use crate::check;
use crate::config::Site;
use crate::diag::Report;
use crate::gate;
use crate::model::Document;
use crate::plan::{self, Index, Plan, Scope, Shelf};
use crate::render::{Press, SiteView, Theme};
use crate::source::Reread;

/// A site, immutable.
pub struct Prepared {
    /// The settings.
    pub site: Arc<Site>,
    /// The theme.
    pub theme: Arc<Theme>,
    /// Everything known.
    pub atlas: Atlas,
    /// Groupings that several pages share.
    pub index: Index,
    /// Views that several pages share.
    pub shelf: Shelf,
    /// Which pages there are.
    pub plan: Plan,
}

impl Prepared {
    /// All that a page may be made of.
    pub fn scope(&self) -> Scope<'_> {
        let Self { site, theme, atlas, index, shelf, .. } = self;
        Scope { atlas, index, shelf, site, words: &theme.words }
    }

    /// What prints its pages.
    pub fn press(&self) -> Press {
        let view = SiteView::new(&self.scope());
        Press::new(Arc::clone(&self.theme), Arc::clone(&self.site), &view)
    }
}

/// Prepares a site of these documents and assets. The theme is loaded beside the checks.
pub(super) fn prepare(
    site: Arc<Site>,
    (documents, assets): (Vec<Document>, Vec<Arc<str>>),
    theme: impl FnOnce() -> (Arc<Theme>, Report) + Send,
    texts: &Arc<Reread>,
    memory: &dyn Memory,
    progress: &(dyn Fn(Step<'_>) + Sync),
) -> (Prepared, Report) {
    progress(Step::Stage("atlas"));
    let admitted = gate::admit(documents, assets, &site);
    let (atlas, mut report) = atlas::build(admitted, &site, texts, memory);
    // Checks say what they find, and nothing after them asks; so they run beside the plan.
    progress(Step::Stage("check and plan"));
    let (found, ((theme, problems), index, shelf)) = rayon::join(
        || check::run(&atlas, &site),
        || (theme(), Index::new(&atlas, &site), Shelf::new(&atlas, &site)),
    );
    report.merge(found);
    report.merge(problems);
    let mut prepared = Prepared { site, theme, atlas, index, shelf, plan: Plan::default() };
    let files: Vec<_> = prepared.theme.files.keys().cloned().collect();
    let (plan, problems) = plan::plan(&prepared.scope(), &files);
    report.merge(problems);
    prepared.plan = plan;
    (prepared, report)
}

//! From the plan to the sink, in parallel.

use std::cell::RefCell;

use rayon::prelude::*;

use super::{Prepared, Step};
use crate::diag::{Diagnostic, Place, Report};
use crate::emit::{ENGINE, Sink, Tally};
use crate::model::{Digest, Hasher, Route};
use crate::plan::{self, Page, Scope, Trace};
use crate::render::{self, Press, SiteView, Theme};
use crate::source::{Reread, Source};

/// So many pages are made before somebody looks whether too much is remembered.
const STRETCH: usize = 512;
/// So many views and as many fragments are remembered, and some more on large sites.
const REMEMBERED: usize = 16_000;

thread_local! {
    /// One page at a time; the memory serves them all.
    static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Produces every output. With any error nothing is committed, and there is no tally. `before` is what
/// the sink's outputs were made of.
pub(super) fn outputs(
    prepared: &Prepared,
    (source, texts): (&dyn Source, &Reread),
    sink: Option<&dyn Sink>,
    before: Option<&Trace>,
    progress: &(dyn Fn(Step<'_>) + Sync),
) -> (Option<(Tally, Trace)>, Report) {
    let Prepared { plan, theme, .. } = prepared;
    let scope = &prepared.scope();
    progress(Step::Planned(plan.pages.len() + plan.assets.len()));
    let press = prepared.press();
    let base = base_key(scope, theme, &SiteView::new(scope));
    let trace = Trace::of(scope, base);
    let changed = before.and_then(|before| trace.changed_since(before));
    let stands = |page: &Page| {
        let unread = changed.as_ref().is_some_and(|changed| !page.reads(scope, changed));
        unread && sink.is_some_and(|sink| sink.keep_standing(&page.route.output()))
    };
    let done = |result: Result<(), Diagnostic>| {
        progress(Step::Produced);
        result.err()
    };
    let mut problems: Vec<Diagnostic> = Vec::new();
    let most = REMEMBERED + scope.atlas.documents.len() / 8;
    for stretch in plan::by_time(scope, &plan.pages).chunks(STRETCH) {
        let pages = stretch.par_iter().filter_map(|page| match stands(page) {
            true => done(Ok(())),
            false => done(produce_page(scope, &press, base, page, sink, progress)),
        });
        problems.extend(pages.collect::<Vec<_>>());
        scope.shelf.tidy(most);
        press.tidy(3 * most);
    }
    let assets =
        plan.assets.par_iter().filter_map(|(route, path)| done(produce_asset(source, route, path, sink)));
    problems.extend(assets.collect::<Vec<_>>());
    let statics =
        theme.files.par_iter().filter_map(|(route, bytes)| put(sink, route, Digest::of(bytes), bytes).err());
    problems.extend(statics.collect::<Vec<_>>());
    problems.extend(texts.problems());
    first_of_each(&mut problems);
    let report = Report::from_iter(problems);
    if report.has_errors() {
        return (None, report);
    }
    progress(Step::Stage("commit"));
    match sink.map_or(Ok(Tally::default()), Sink::commit) {
        Ok(tally) => (Some((tally, trace)), report),
        Err(problem) => (None, Report::from_iter([problem])),
    }
}

/// What every page depends on: the program, the theme, the settings, what all pages share.
fn base_key(scope: &Scope<'_>, theme: &Theme, view: &SiteView<'_>) -> Digest {
    let mut hasher = Hasher::default();
    hasher.update(ENGINE.as_bytes());
    hasher.update(theme.digest.to_string().as_bytes());
    hasher.update(scope.site.digest().to_string().as_bytes());
    // A view is plain text and lists; hashing its JSON can't fail.
    let _ = serde_json::to_writer(&mut hasher, view);
    hasher.finish()
}

fn produce_page(
    scope: &Scope<'_>,
    press: &Press,
    base: Digest,
    page: &Page,
    sink: Option<&dyn Sink>,
    progress: &(dyn Fn(Step<'_>) + Sync),
) -> Result<(), Diagnostic> {
    let inputs = page.inputs(scope);
    let key = inputs.key(base);
    if sink.is_some_and(|sink| sink.keep(&page.route.output(), key)) {
        return Ok(());
    }
    progress(Step::Rendered(&page.route));
    BYTES.with_borrow_mut(|bytes| {
        press.page(&page.route, &inputs, bytes)?;
        put(sink, &page.route, key, bytes)
    })
}

fn produce_asset(
    source: &dyn Source,
    route: &Route,
    path: &str,
    sink: Option<&dyn Sink>,
) -> Result<(), Diagnostic> {
    let bytes = source.read(path)?;
    let key = Digest::of(&bytes);
    if sink.is_some_and(|sink| sink.keep(&route.output(), key)) {
        return Ok(());
    }
    let clean = render::image::without_metadata(path, bytes).map_err(|problem| {
        Diagnostic::error("image", problem.message).at(Place::file(path)).help(problem.help)
    })?;
    put(sink, route, key, &clean)
}

fn put(sink: Option<&dyn Sink>, route: &Route, key: Digest, bytes: &[u8]) -> Result<(), Diagnostic> {
    sink.map_or(Ok(()), |sink| sink.put(&route.output(), key, bytes))
}

/// A fault in a template shows on every page that uses it; one page is enough to mend it.
fn first_of_each(problems: &mut Vec<Diagnostic>) {
    problems.sort();
    let mut seen = std::collections::HashSet::new();
    problems.retain(|problem| problem.place.is_none() || seen.insert((problem.code, problem.place.clone())));
}

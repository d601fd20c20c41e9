//! The order of the stages: the only code that knows it.
//!
//! ```text
//! list → settings → parse → gate → atlas → check, theme, plan → render → emit
//! ```

mod gather;
mod known;
mod prepared;
mod produce;
mod session;

use std::sync::Arc;

use gather::Listed;
use jiff::Timestamp;
use known::Known;
pub use prepared::Prepared;
use serde::{Deserialize, Serialize};
pub use session::{Session, Touched, Update};

use crate::atlas::{Atlas, Forgetful, Memory};
use crate::cache::Cache;
use crate::config::Overrides;
use crate::diag::Report;
use crate::emit::{Sink, Tally};
use crate::gate;
use crate::model::{Family, Meta, Route};
use crate::render::Theme;
use crate::source::{Reread, Source};

/// How a build is done.
#[derive(Debug, Clone)]
pub struct Options {
    /// What the command line sets differently from `site.yaml`.
    pub overrides: Overrides,
    /// Whether warnings stop the build.
    pub strict: bool,
}

/// What a build did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// HTML pages.
    pub pages: usize,
    /// Files of the site, counted by what happened to them.
    pub tally: Tally,
    /// Admitted documents: briefings, actors, locations, sources, free pages.
    pub documents: Documents,
    /// Documents that this audience may not see.
    pub withheld: usize,
    /// Mentions of entities in texts.
    pub mentions: usize,
}

/// How many documents of each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Documents {
    /// Briefings.
    pub briefings: usize,
    /// Declared actors.
    pub actors: usize,
    /// Declared locations.
    pub locations: usize,
    /// Declared sources.
    pub sources: usize,
    /// Free pages.
    pub pages: usize,
}

/// What is going on, for a progress bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// This many outputs will be produced.
    Planned(usize),
    /// One of them was.
    Produced,
    /// A page is rendered, because what it is made of changed.
    Rendered(&'a Route),
    /// A stage begins.
    Stage(&'static str),
}

/// Builds the site into `sink`, or only checks it when there is none. With any error, nothing
/// becomes visible in the sink, and there is no summary.
pub fn build(
    source: &Arc<dyn Source>,
    sink: Option<&dyn Sink>,
    cache: Option<&Cache>,
    options: &Options,
    progress: &(dyn Fn(Step<'_>) + Sync),
) -> (Option<Summary>, Report) {
    progress(Step::Stage("list"));
    let (listed, report) = gather::list(&**source, cache.is_some());
    let known = cache.and_then(|cache| Known::of(cache, &listed, &report, options));
    if let (Some(known), Some(sink)) = (&known, sink)
        && let Some((summary, report)) = known.unchanged(sink, options)
    {
        return (Some(summary), report);
    }
    // Looking at what stands in the output folder takes a while, and needs nothing of what follows.
    rayon::scope(|beside| {
        if let Some(sink) = sink {
            beside.spawn(|_| sink.survey());
        }
        rebuild((source, listed, report), sink, (cache, known), options, progress)
    })
}

/// Builds a site of which something changed.
fn rebuild(
    (source, listed, mut report): (&Arc<dyn Source>, Vec<Listed>, Report),
    sink: Option<&dyn Sink>,
    (cache, known): (Option<&Cache>, Option<Known<'_>>),
    options: &Options,
    progress: &(dyn Fn(Step<'_>) + Sync),
) -> (Option<Summary>, Report) {
    let texts = Reread::new(Arc::clone(source), cache.and_then(Cache::folder));
    let source = &**source;
    progress(Step::Stage("load"));
    cache.inspect(|cache| cache.load());
    progress(Step::Stage("parse"));
    let (site, problems) = gather::settings(source, &listed, &options.overrides);
    report.merge(problems);
    let Some(site) = site else { return (None, report) };
    let (documents, assets, problems) = gather::documents(&texts, source, &listed, cache);
    report.merge(problems);
    let until = gate::next_change(&documents, &site).map(|(moment, _)| moment);
    let memory: &dyn Memory = cache.map_or(&Forgetful, |cache| cache);
    let site = Arc::new(site);
    let theme = || {
        let paths: Vec<Arc<str>> = listed.iter().map(|(path, _)| path.clone()).collect();
        let (theme, problems) = Theme::load(&site, source, &paths);
        (Arc::new(theme), problems)
    };
    let (prepared, problems) =
        prepared::prepare(Arc::clone(&site), (documents, assets), theme, &texts, memory, progress);
    report.merge(problems);
    let mut lost: Report = texts.problems().into_iter().collect();
    if !lost.is_empty() {
        // What was found in texts that were not there any more is not worth telling.
        lost.sort();
        return (None, lost);
    }
    if options.strict {
        report.make_strict();
    }
    report.sort();
    if report.has_errors() {
        return (None, report);
    }

    progress(Step::Stage("render"));
    let before = known.as_ref().zip(sink).and_then(|(known, sink)| known.trace(sink));
    let (done, problems) = produce::outputs(&prepared, (source, &texts), sink, before, progress);
    report.merge(problems);
    if options.strict {
        report.make_strict();
    }
    report.sort();
    let Some((tally, trace)) = done.filter(|_| !report.has_errors()) else { return (None, report) };
    let summary = summarise(&prepared.atlas, prepared.plan.pages.len(), tally);
    if let (Some(known), Some(sink)) = (known, sink) {
        known.keep(sink, trace, (options.overrides.now, until), &report, &summary);
    }
    // Taking apart a million small things takes as long as some stages do, and nobody waits for it.
    rayon::spawn(move || drop(prepared));
    (Some(summary), report)
}

/// The next moment at which the site changes by itself, and the path of the briefing that changes it.
/// There is none while nothing is under embargo and nothing will expire, or when the settings can't
/// be read.
pub fn due(source: &Arc<dyn Source>, overrides: &Overrides) -> (Option<(Timestamp, Arc<str>)>, Report) {
    let (listed, mut report) = gather::list(&**source, false);
    let texts = Reread::new(Arc::clone(source), None);
    let source = &**source;
    let (site, problems) = gather::settings(source, &listed, overrides);
    report.merge(problems);
    let Some(site) = site else { return (None, report) };
    let (documents, _, problems) = gather::documents(&texts, source, &listed, None);
    report.merge(problems);
    report.sort();
    let next = gate::next_change(&documents, &site);
    (next.map(|(moment, document)| (moment, document.path.clone())), report)
}

fn summarise(atlas: &Atlas, pages: usize, tally: Tally) -> Summary {
    let declared =
        |family: Family| atlas.documents.iter().filter(|document| document.family() == Some(family)).count();
    Summary {
        pages,
        tally,
        documents: Documents {
            briefings: atlas.briefings.len(),
            actors: declared(Family::Actor),
            locations: declared(Family::Location),
            sources: declared(Family::Source),
            pages: atlas.documents.iter().filter(|document| matches!(document.meta, Meta::Page(_))).count(),
        },
        withheld: atlas.withheld,
        mentions: atlas.mention_count(),
    }
}

//! A site that is looked at while it is edited: what was read and found is held from one update to
//! the next, and what can't be read any more stays as it last could.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use rayon::prelude::*;

use super::gather::{self, Listed};
use super::prepared::{self, Prepared};
use super::{Options, Step};
use crate::atlas::{Found, Memory};
use crate::cache::Cache;
use crate::config::Site;
use crate::diag::Report;
use crate::gate;
use crate::model::{Digest, Document, Hasher, Map, Set};
use crate::parse::Kind;
use crate::render::Theme;
use crate::source::{FileStamp, Reread, Source, TEMPLATES, THEMES};

/// What is held of a site between updates.
pub struct Session {
    source: Arc<dyn Source>,
    texts: Arc<Reread>,
    options: Options,
    files: HashMap<Arc<str>, Held>,
    findings: Findings,
    site: Option<Arc<Site>>,
    theme: Option<Loaded>,
    /// All files with their stamps, as they were last listed.
    listed: Vec<Listed>,
}

/// The documents of a site, and the paths of its assets.
type Content = (Vec<Document>, Vec<Arc<str>>);

/// A document as it was last read.
struct Held {
    stamp: Option<FileStamp>,
    document: Option<Document>,
    report: Report,
    /// As it last could be read.
    good: Option<Document>,
}

/// A theme with the digest of what it was loaded from, and the problems in it.
struct Loaded {
    inputs: Digest,
    theme: Arc<Theme>,
    report: Report,
}

/// What was found in the text at a path, under which key.
type Known = Map<Arc<str>, (Digest, Arc<Found>)>;

/// What was found in texts: in this session, or by an earlier build.
struct Findings {
    known: Mutex<Known>,
    cache: Option<Cache>,
}

/// What may have changed since the last update. What was touched is read whatever its stamp says: a
/// file may change twice within one tick of the clock.
#[derive(Debug, Clone, Copy)]
pub enum Touched<'a> {
    /// Anything, as far as stamps tell.
    Anything,
    /// These files and folders, by their paths from the site's root, and what is in them.
    Files(&'a [String]),
}

impl Touched<'_> {
    fn holds(self, path: &str) -> bool {
        let holds = |folder: &String| {
            path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        match self {
            Self::Anything => false,
            Self::Files(paths) => paths.iter().any(holds),
        }
    }
}

/// What an update gave.
pub struct Update {
    /// The site; none while its settings could never be read.
    pub prepared: Option<Prepared>,
    /// Every problem, in order.
    pub report: Report,
    /// The documents that were read anew, appeared or vanished, in the order of their paths.
    pub changed: Vec<Arc<str>>,
    /// When the site will change by itself.
    pub until: Option<Timestamp>,
}

impl Session {
    /// A session that has seen nothing so far. The cache is read from, and never written.
    pub fn new(source: Arc<dyn Source>, cache: Option<Cache>, options: Options) -> Self {
        let texts = Reread::to_preview(Arc::clone(&source), None);
        let findings = Findings { known: Mutex::default(), cache };
        let (files, listed) = (HashMap::new(), Vec::new());
        Self { source, texts, options, files, findings, site: None, theme: None, listed }
    }

    /// The texts of the site, which snapshots ask for when a page is made.
    pub fn texts(&self) -> &Arc<Reread> {
        &self.texts
    }

    /// Looks at the site again, at this moment.
    pub fn update(&mut self, now: Timestamp, touched: Touched<'_>) -> Update {
        self.options.overrides.now = now;
        let (listed, mut report) = self.list(touched);
        if let Some(cache) = &self.findings.cache {
            cache.load();
        }
        let (site, problems) = gather::settings(&*self.source, &listed, &self.options.overrides);
        let site = self.good_site(site, &problems);
        report.merge(problems);
        let (content, changed, problems) = self.documents(&listed, touched);
        report.merge(problems);
        let Some(site) = site else {
            self.listed = listed;
            report.sort();
            return Update { prepared: None, report, changed, until: None };
        };
        let until = gate::next_change(&content.0, &site).map(|(moment, _)| moment);
        let before = self.theme.take();
        let mut loaded = None;
        let (prepared, problems) = prepared::prepare(
            Arc::clone(&site),
            content,
            || {
                let theme = theme(before, &site, &*self.source, &listed);
                let shown = (Arc::clone(&theme.theme), theme.report.clone());
                loaded = Some(theme);
                shown
            },
            &self.texts,
            &self.findings,
            &|_: Step<'_>| {},
        );
        self.theme = loaded;
        self.listed = listed;
        report.merge(problems);
        report.merge(self.texts.problems().into_iter().collect());
        if self.options.strict {
            report.make_strict();
        }
        report.sort();
        // What an earlier build knew was taken over, or is of no use.
        self.findings.cache = None;
        Update { prepared: Some(prepared), report, changed, until }
    }

    /// Whether some file is another one than when the site was last looked at, by its stamp.
    pub fn is_behind(&self) -> bool {
        gather::list(&*self.source, true).0 != self.listed
    }

    /// The files: all of them, or what is known of them if only files that are known were touched.
    fn list(&mut self, touched: Touched<'_>) -> (Vec<Listed>, Report) {
        let place = |path: &String| self.listed.binary_search_by(|(known, _)| (**known).cmp(path)).ok();
        let Touched::Files(paths) = touched else { return gather::list(&*self.source, true) };
        let Some(places) = paths.iter().map(place).collect::<Option<Vec<_>>>() else {
            return gather::list(&*self.source, true);
        };
        for place in places {
            let (path, stamp) = &mut self.listed[place];
            *stamp = self.source.stamp(path);
            if stamp.is_none() {
                return gather::list(&*self.source, true);
            }
        }
        (std::mem::take(&mut self.listed), Report::default())
    }

    /// The settings, or while they have errors, those that last had none.
    fn good_site(&mut self, site: Option<Site>, problems: &Report) -> Option<Arc<Site>> {
        match site {
            Some(site) if self.site.is_none() || !problems.has_errors() => self.site = Some(Arc::new(site)),
            _ => {}
        }
        self.site.clone()
    }

    /// The documents, and which of them changed since the last update.
    fn documents(&mut self, listed: &[Listed], touched: Touched<'_>) -> (Content, Vec<Arc<str>>, Report) {
        let (wanted, assets, mut report) = gather::sort(listed);
        let read = |(kind, path, stamp): &(Kind, &Arc<str>, Option<FileStamp>)| {
            let same = |held: &&Held| held.stamp.is_some() && held.stamp == *stamp && !touched.holds(path);
            match self.files.get(*path).filter(same) {
                Some(_) => None,
                None => Some(gather::one(
                    &self.texts,
                    &*self.source,
                    *kind,
                    path,
                    *stamp,
                    self.findings.cache.as_ref(),
                )),
            }
        };
        let read: Vec<Option<(Option<Document>, Report)>> = wanted.par_iter().map(read).collect();
        let mut documents = Vec::with_capacity(wanted.len());
        let mut changed = Vec::new();
        for ((_, path, stamp), read) in wanted.iter().zip(read) {
            if let Some((document, problems)) = read {
                let last = self.files.get(*path);
                let held = hold(*stamp, document, problems, last);
                let digest = |held: &Held| held.document.as_ref().map(|document| document.text.digest());
                if last.is_none_or(|last| digest(last) != digest(&held)) {
                    changed.push(Arc::clone(path));
                }
                self.files.insert(Arc::clone(path), held);
            }
            let Some(held) = self.files.get(*path) else { continue };
            documents.extend(held.shown().cloned());
            if !held.report.is_empty() {
                report.merge(held.report.clone());
            }
        }
        if self.files.len() > wanted.len() {
            let there: Set<&str> = wanted.iter().map(|(_, path, _)| &***path).collect();
            let gone = self.files.extract_if(|path, _| !there.contains(&**path)).map(|(path, _)| path);
            for path in gone {
                self.findings.known().remove(&path);
                changed.push(path);
            }
        }
        changed.sort();
        ((documents, assets), changed, report)
    }
}

impl Held {
    /// The document that is shown: as it last could be read. One that never could is not shown at all,
    /// for a label that is misspelt or unread is no label, and the document may be withheld.
    fn shown(&self) -> Option<&Document> {
        if self.report.has_errors() { self.good.as_ref() } else { self.document.as_ref() }
    }
}

/// What is held of a document that was read: if it has errors, also as it last had none, with its text.
fn hold(stamp: Option<FileStamp>, document: Option<Document>, report: Report, last: Option<&Held>) -> Held {
    let good = match report.has_errors() {
        true => last.and_then(|last| match last.report.has_errors() {
            true => last.good.clone(),
            // Its text can't be read again.
            false => last.document.clone().filter(|document| document.text.is_held()),
        }),
        false => None,
    };
    Held { stamp, document, report, good }
}

/// The theme: the one that is loaded if none of its files changed; while it has errors, one that last
/// had none.
fn theme(before: Option<Loaded>, site: &Site, source: &dyn Source, listed: &[Listed]) -> Loaded {
    let mut hasher = Hasher::default();
    hasher.update(site.digest().to_string().as_bytes());
    let is_theme = |path: &str| path.starts_with(THEMES) || path.starts_with(TEMPLATES);
    for (path, stamp) in listed.iter().filter(|(path, _)| is_theme(path)) {
        hasher.update(format!("{path} {stamp:?}\n").as_bytes());
    }
    let inputs = hasher.finish();
    match before {
        Some(before) if before.inputs == inputs => before,
        before => {
            let paths: Vec<Arc<str>> = listed.iter().map(|(path, _)| path.clone()).collect();
            let (theme, report) = Theme::load(site, source, &paths);
            let good = before.filter(|_| report.has_errors()).map(|before| before.theme);
            Loaded { inputs, theme: good.unwrap_or_else(|| Arc::new(theme)), report }
        }
    }
}

impl Findings {
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Memory for Findings {
    fn recall(&self, document: &Document, key: Digest, texts: &Reread) -> Option<Arc<Found>> {
        let known = self.known().get(&document.path).filter(|(known, _)| *known == key).cloned();
        if let Some((_, found)) = known {
            return Some(found);
        }
        let found = self.cache.as_ref()?.recall(document, key, texts)?;
        self.known().insert(document.path.clone(), (key, Arc::clone(&found)));
        Some(found)
    }

    fn remember(&self, document: &Document, key: Digest, found: &Arc<Found>, _: [&[u8]; 2]) {
        self.known().insert(document.path.clone(), (key, Arc::clone(found)));
    }
}

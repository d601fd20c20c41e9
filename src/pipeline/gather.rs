//! From files to settings and documents.

use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::Cache;
use crate::config::{self, Overrides, Site};
use crate::diag::{Diagnostic, Place, Report};
use crate::model::{Document, Text};
use crate::parse::{self, Kind};
use crate::source::{CONTENT, FileStamp, Reread, Source, decode};

/// A file of the site, with its stamp where it has one.
pub(super) type Listed = (Arc<str>, Option<FileStamp>);

/// A text larger than this is no document, and places in it are told in 32 bits.
const MAX_DOCUMENT: usize = 64 * 1024 * 1024;
/// Geometries lie here; they are drawn into maps and never published as they are.
const GEOMETRIES: &str = "content/geo/";

/// Lists the site's files, in an order that no source can change, with their stamps where somebody
/// wants to know them.
pub(super) fn list(source: &dyn Source, stamped: bool) -> (Vec<Listed>, Report) {
    let (mut paths, report) = source.list();
    paths.sort_unstable();
    let stamp = |path: &Arc<str>| if stamped { source.stamp(path) } else { None };
    (paths.into_par_iter().map(|path| (path.clone(), stamp(&path))).collect(), report)
}

/// Reads `site.yaml`; none when there is no such file or it can't be read.
pub(super) fn settings(
    source: &dyn Source,
    paths: &[Listed],
    overrides: &Overrides,
) -> (Option<Site>, Report) {
    let Some((path, _)) = paths.iter().find(|(path, _)| **path == *config::FILE) else {
        return (None, Report::from_iter([config::missing()]));
    };
    match source.read(path).and_then(|bytes| decode(path, &bytes)) {
        Ok(text) => {
            let (site, report) = config::read(&text, overrides);
            (Some(site), report)
        }
        Err(problem) => (None, Report::from_iter([problem])),
    }
}

/// What the files of a site are: documents with their kinds and stamps, and assets.
pub(super) type Sorted<'a> = (Vec<(Kind, &'a Arc<str>, Option<FileStamp>)>, Vec<Arc<str>>, Report);

/// Tells documents from assets.
pub(super) fn sort(paths: &[Listed]) -> Sorted<'_> {
    let mut assets = Vec::new();
    let mut wanted = Vec::new();
    let mut report = Report::default();
    for (path, stamp) in paths.iter().filter(|(path, _)| path.starts_with(CONTENT)) {
        match Kind::of(path) {
            Some(kind) => wanted.push((kind, path, *stamp)),
            None if parse::is_markdown(path) => report.push(misplaced(path)),
            None if path.starts_with(GEOMETRIES) => {}
            None => assets.push(path.clone()),
        }
    }
    (wanted, assets, report)
}

/// Reads every document, in parallel; what is no document is an asset. Briefings that the cache holds
/// are not read again.
pub(super) fn documents(
    texts: &Arc<Reread>,
    source: &dyn Source,
    paths: &[Listed],
    cache: Option<&Cache>,
) -> (Vec<Document>, Vec<Arc<str>>, Report) {
    let (wanted, assets, mut report) = sort(paths);
    let parsed: Vec<(Option<Document>, Report)> =
        wanted.par_iter().map(|(kind, path, stamp)| one(texts, source, *kind, path, *stamp, cache)).collect();
    let mut documents = Vec::with_capacity(parsed.len());
    for (document, problems) in parsed {
        documents.extend(document);
        report.merge(problems);
    }
    (documents, assets, report)
}

/// Reads one document.
pub(super) fn one(
    texts: &Arc<Reread>,
    source: &dyn Source,
    kind: Kind,
    path: &Arc<str>,
    stamp: Option<FileStamp>,
    cache: Option<&Cache>,
) -> (Option<Document>, Report) {
    let known = cache.filter(|_| kind == Kind::Briefing).zip(stamp);
    match known {
        Some((cache, stamp)) => cached(texts, source, path, cache, stamp),
        None => document(texts, source, kind, path),
    }
}

/// A briefing: as the cache holds it, or else as its file does.
fn cached(
    texts: &Arc<Reread>,
    source: &dyn Source,
    path: &Arc<str>,
    cache: &Cache,
    stamp: FileStamp,
) -> (Option<Document>, Report) {
    if let Some(document) = cache.untouched(path, stamp, texts) {
        return (Some(document), Report::default());
    }
    let text = match text(source, path) {
        Ok(text) => text,
        Err(problem) => return (None, Report::from_iter([problem])),
    };
    if let Some(document) = cache.same_text(path, stamp, &texts.keep(Text::new(text.clone()), path)) {
        return (Some(document), Report::default());
    }
    let (mut document, report) = parse::document(Kind::Briefing, path, text);
    if let Some(document) = &mut document {
        if report.is_empty() {
            cache.keep(document, stamp);
        }
        document.text = texts.keep(document.text.clone(), path);
    }
    (document, report)
}

fn document(
    texts: &Arc<Reread>,
    source: &dyn Source,
    kind: Kind,
    path: &Arc<str>,
) -> (Option<Document>, Report) {
    match text(source, path) {
        Ok(text) => {
            let (mut document, report) = parse::document(kind, path, text);
            if let Some(document) = &mut document {
                document.text = texts.keep(document.text.clone(), path);
            }
            (document, report)
        }
        Err(problem) => (None, Report::from_iter([problem])),
    }
}

fn text(source: &dyn Source, path: &Arc<str>) -> Result<Arc<str>, Diagnostic> {
    source.read(path).and_then(|bytes| match bytes.len() > MAX_DOCUMENT {
        true => Err(Diagnostic::error("too-large", format!("the file has {} MB", bytes.len() / 1_000_000))
            .at(Place::file(path.clone()))
            .help("A document may have 64 MB; split it.")),
        false => decode(path, &bytes),
    })
}

fn misplaced(path: &Arc<str>) -> Diagnostic {
    let folders: Vec<String> = Kind::ALL.iter().map(|kind| format!("`{}`", kind.folder())).collect();
    Diagnostic::warning("misplaced", "a Markdown file that is no document; it is left out")
        .at(Place::file(path.clone()))
        .help(format!("Move it below {}.", folders.join(", ")))
}

//! From files to settings and documents.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{self, Overrides, Site};
use crate::diag::{Diagnostic, Place, Report};
use crate::model::Document;
use crate::parse::{self, Kind};
use crate::source::{CONTENT, Source, decode};

/// A text larger than this is no document, and places in it are told in 32 bits.
const MAX_DOCUMENT: usize = 64 * 1024 * 1024;
/// Geometries lie here; they are drawn into maps and never published as they are.
const GEOMETRIES: &str = "content/geo/";

/// Reads `site.yaml`; none when there is no such file or it can't be read.
pub(super) fn settings(
    source: &dyn Source,
    paths: &[Arc<str>],
    overrides: &Overrides,
) -> (Option<Site>, Report) {
    let Some(path) = paths.iter().find(|path| ***path == *config::FILE) else {
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

/// Reads every document, in parallel; what is no document is an asset.
pub(super) fn documents(source: &dyn Source, paths: &[Arc<str>]) -> (Vec<Document>, Vec<Arc<str>>, Report) {
    let mut assets = Vec::new();
    let mut texts = Vec::new();
    let mut report = Report::default();
    for path in paths.iter().filter(|path| path.starts_with(CONTENT)) {
        match Kind::of(path) {
            Some(kind) => texts.push((kind, path)),
            None if parse::is_markdown(path) => report.push(misplaced(path)),
            None if path.starts_with(GEOMETRIES) => {}
            None => assets.push(path.clone()),
        }
    }
    let parsed: Vec<(Option<Document>, Report)> =
        texts.par_iter().map(|(kind, path)| document(source, *kind, path)).collect();
    let mut documents = Vec::with_capacity(parsed.len());
    for (document, problems) in parsed {
        documents.extend(document);
        report.merge(problems);
    }
    (documents, assets, report)
}

fn document(source: &dyn Source, kind: Kind, path: &Arc<str>) -> (Option<Document>, Report) {
    let text = source.read(path).and_then(|bytes| match bytes.len() > MAX_DOCUMENT {
        true => Err(Diagnostic::error("too-large", format!("the file has {} MB", bytes.len() / 1_000_000))
            .at(Place::file(path.clone()))
            .help("A document may have 64 MB; split it.")),
        false => decode(path, &bytes),
    });
    match text {
        Ok(text) => parse::document(kind, path, text),
        Err(problem) => (None, Report::from_iter([problem])),
    }
}

fn misplaced(path: &Arc<str>) -> Diagnostic {
    let folders: Vec<String> = Kind::ALL.iter().map(|kind| format!("`{}`", kind.folder())).collect();
    Diagnostic::warning("misplaced", "a Markdown file that is no document; it is left out")
        .at(Place::file(path.clone()))
        .help(format!("Move it below {}.", folders.join(", ")))
}

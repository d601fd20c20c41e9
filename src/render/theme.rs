//! A theme, ready to render: its templates, its words and its static files.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use super::{fragments, functions};
use super::{theme_files, theme_words};
use crate::config::Site;
use crate::diag::{Diagnostic, Place, Report};
use crate::model::{Digest, Hasher, Route};
use crate::source::{Source, decode};
use crate::words::Words;

/// A theme. Immutable.
pub struct Theme {
    /// The templates.
    pub(super) tera: Tera,
    /// The words of the interface.
    pub words: Arc<Words>,
    /// The static files, each at its route.
    pub files: BTreeMap<Route, Vec<u8>>,
    /// What every page depends on: templates, words, and the names and hashes of static files.
    pub digest: Digest,
    /// The filters of its fragments, with the fragments' names.
    pub(super) fragments: Vec<(String, String)>,
    /// Where each template comes from, for messages.
    origins: BTreeMap<String, (Arc<str>, Arc<str>)>,
}

/// The folder of the site that a theme's static files are put in.
pub(super) const STATIC: &str = "theme/";

impl Theme {
    /// Loads the site's theme. When it has errors, it can't render, but its words are there.
    pub fn load(site: &Site, source: &dyn Source, paths: &[Arc<str>]) -> (Self, Report) {
        let (files, mut report) = theme_files::collect(site, source, paths);
        let (words, problems) = theme_words::read(&files, site);
        report.merge(problems);
        let mut hasher = Hasher::default();
        let mut templates = Vec::new();
        let mut origins = BTreeMap::new();
        let mut statics = BTreeMap::new();
        let mut digests = BTreeMap::new();
        let tops = files.into_iter().filter_map(|(path, mut layers)| Some((path, layers.pop()?)));
        for (path, file) in tops {
            hasher.update(path.as_bytes()).update(Digest::of(&file.bytes).to_string().as_bytes());
            if let Some(name) = path.strip_prefix("templates/") {
                match decode(&file.origin, &file.bytes) {
                    Ok(text) => {
                        origins.insert(name.to_owned(), (file.origin, text.clone()));
                        templates.push((name.to_owned(), text));
                    }
                    Err(problem) => report.push(problem),
                }
            } else if let Some(name) = path.strip_prefix("static/") {
                digests.insert(name.to_owned(), Digest::of(&file.bytes));
                statics.insert(Route::file(&format!("{STATIC}{name}")), file.bytes.into_owned());
            }
        }
        hasher.update(words.digest().to_string().as_bytes());
        let words = Arc::new(words);
        let mut tera = Tera::new();
        functions::register(&mut tera, &words, digests, &site.base_path);
        let fragments = fragments::filters(templates.iter().map(|(name, _)| name.as_str()));
        for (filter, _) in &fragments {
            tera.register_filter(filter.clone(), fragments::unready);
        }
        let mut theme = Self { tera, words, files: statics, digest: hasher.finish(), origins, fragments };
        let texts = templates.iter().map(|(name, text)| (name.as_str(), text.as_ref()));
        if let Err(error) = theme.tera.add_raw_templates(texts.collect::<Vec<_>>()) {
            report.push(theme.diagnose(&error, None));
        }
        (theme, report)
    }

    /// What is wrong in a template, at its place; `fields` are those that the page has.
    pub(super) fn diagnose(&self, error: &tera::Error, page: Option<(&Route, &[String])>) -> Diagnostic {
        let (message, place) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let message = report.message().trim_end_matches('.').replace('\n', " ");
                let place = self
                    .origins
                    .get(report.filename())
                    .map(|(origin, text)| Place::range(origin.clone(), text, report.span().range.clone()));
                (message, place)
            }
            other => (other.to_string().replace('\n', " "), None),
        };
        let cause = std::error::Error::source(error).map_or_else(String::new, |cause| format!(": {cause}"));
        let mut diagnostic = match page {
            Some((route, _)) => {
                Diagnostic::error("template", format!("{message}{cause}, on the page `{route}`"))
            }
            None => Diagnostic::error("template", format!("{message}{cause}")),
        };
        if let Some(place) = place {
            diagnostic = diagnostic.at(place);
        }
        match page {
            Some((_, fields)) => diagnostic.help(format!("The page has `site`, {}.", fields.join(", "))),
            None => diagnostic.help("Correct the template, or remove it to get the default theme's."),
        }
    }
}

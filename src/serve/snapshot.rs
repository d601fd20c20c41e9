//! One state of the site, immutable: what each address answers.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diag::{Diagnostic, Place, Report, Severity};
use crate::model::{Digest, Route};
use crate::pipeline::{Prepared, Update};
use crate::plan::{Page, Subject};
use crate::render::{self, Press};
use crate::source::{Reread, Source};

/// So many pages that were asked for are kept as they were rendered.
const RENDERED: usize = 256;
/// So many shared views and fragments are remembered.
const REMEMBERED: usize = 100_000;

/// A state of the site.
pub(super) struct Snapshot {
    /// Counts the states of this run, from a number that no earlier run reached.
    pub(super) generation: u64,
    /// Every problem.
    pub(super) report: Report,
    /// The documents that changed when it came about.
    changed: Vec<Arc<str>>,
    /// The site; none while its settings could never be read.
    site: Option<Site>,
    source: Arc<dyn Source>,
    texts: Arc<Reread>,
    rendered: Mutex<HashMap<Route, Arc<Bytes>>>,
    /// Pages of earlier states, on which this one may fall back.
    last: HashMap<Route, Arc<Bytes>>,
}

struct Site {
    prepared: Prepared,
    press: Press,
}

/// The bytes of an answer, with their digest.
pub(super) struct Bytes {
    pub(super) bytes: Vec<u8>,
    pub(super) digest: Digest,
    /// Whether they are those of an earlier state, because there are none of this one.
    pub(super) stale: bool,
    /// The document that stands behind the page: its path, and how many words it has.
    pub(super) source: Option<(Arc<str>, usize)>,
    /// The page's label.
    pub(super) tlp: &'static str,
}

/// What an address answers.
pub(super) enum Answer {
    /// A file of the site, with the name that tells its type.
    File(String, Arc<Bytes>),
    /// The page is at another address.
    Moved(String),
    /// There is nothing; the site's own page for that, if it has one.
    Missing(Option<Arc<Bytes>>),
    /// It can't be rendered, and never could.
    Broken(Box<Diagnostic>),
}

impl Snapshot {
    /// A state of the site.
    pub(super) fn new(
        generation: u64,
        update: Update,
        (source, texts): (Arc<dyn Source>, Arc<Reread>),
        before: Option<&Snapshot>,
    ) -> Self {
        let Update { prepared, report, changed, .. } = update;
        let site = prepared.map(|prepared| Site { press: prepared.press(), prepared });
        let mut last = before.map(|before| before.last.clone()).unwrap_or_default();
        if last.len() > RENDERED {
            last.clear();
        }
        last.extend(before.into_iter().flat_map(|before| before.known().clone()));
        Self { generation, report, changed, site, source, texts, rendered: Mutex::default(), last }
    }

    /// The audience that the site is built for.
    pub(super) fn audience(&self) -> String {
        self.site.as_ref().map_or_else(String::new, |site| site.prepared.site.audience.to_string())
    }

    /// The site's static files with their digests.
    pub(super) fn statics(&self) -> HashMap<String, Digest> {
        let Some(site) = &self.site else { return HashMap::new() };
        let base = &site.prepared.site.base_path;
        let files = site.prepared.theme.files.iter();
        files.map(|(route, bytes)| (route.href(base), Digest::of(bytes))).collect()
    }

    /// The addresses of the documents that changed when it came about.
    pub(super) fn changed(&self) -> Vec<String> {
        let Some(site) = &self.site else { return Vec::new() };
        let documents = &site.prepared.atlas.documents;
        let number = |path: &Arc<str>| documents.binary_search_by(|document| document.path.cmp(path)).ok();
        let changed = self.changed.iter().filter_map(number);
        changed.map(|ix| documents[ix].route.href(&site.prepared.site.base_path)).collect()
    }

    /// What stands at an address: a path on the host, with its percent signs taken out.
    pub(super) fn answer(&self, path: &str) -> Answer {
        let Some(site) = &self.site else { return Answer::Broken(Box::new(self.first_error())) };
        let base = site.prepared.site.base_path.as_str();
        let Some(inside) = path.strip_prefix(base).filter(|inside| inside.starts_with('/')) else {
            // Whoever opens the server's first address means the site.
            return match path == "/" || path == base {
                true => Answer::Moved(format!("{base}/")),
                false => self.missing(site),
            };
        };
        let wanted = inside.strip_suffix("index.html").filter(|folder| folder.ends_with('/'));
        let wanted = wanted.unwrap_or(inside);
        if let Some(page) = site.page(wanted) {
            return match self.rendered(site, page) {
                Ok(bytes) => Answer::File(page.route.output(), bytes),
                Err(problem) => Answer::Broken(problem),
            };
        }
        if site.page(&format!("{wanted}/")).is_some() {
            return Answer::Moved(Route::page(wanted.split('/').filter(|part| !part.is_empty())).href(base));
        }
        match self.file(site, wanted) {
            Some(Ok(bytes)) => Answer::File(wanted.to_owned(), Arc::new(bytes)),
            Some(Err(problem)) => Answer::Broken(Box::new(problem)),
            None => self.missing(site),
        }
    }

    fn missing(&self, site: &Site) -> Answer {
        let page = site.page("/404.html");
        Answer::Missing(page.and_then(|page| self.rendered(site, page).ok()))
    }

    /// An asset, or a file of the theme.
    fn file(&self, site: &Site, path: &str) -> Option<Result<Bytes, Diagnostic>> {
        let Prepared { plan, theme, .. } = &site.prepared;
        if let Some((_, bytes)) = theme.files.iter().find(|(route, _)| route.as_str() == path) {
            return Some(Ok(Bytes::of_file(bytes.clone())));
        }
        let (_, asset) = plan.assets.iter().find(|(route, _)| route.as_str() == path)?;
        let clean = self.source.read(asset).and_then(|bytes| {
            render::image::without_metadata(asset, bytes).map_err(|problem| {
                let place = Place::file(asset.as_str());
                Diagnostic::error("image", problem.message).at(place).help(problem.help)
            })
        });
        Some(clean.map(Bytes::of_file))
    }

    /// A page, rendered once; as it last was where it can't be rendered any more.
    fn rendered(&self, site: &Site, page: &Page) -> Result<Arc<Bytes>, Box<Diagnostic>> {
        if let Some(bytes) = self.known().get(&page.route) {
            return Ok(Arc::clone(bytes));
        }
        let failures = self.texts.failures();
        let made = site.render(page, &self.report);
        let bytes = match made {
            // A text that changed a moment ago is had as an empty one; the next state will have it.
            Ok(bytes) if self.texts.failures() == failures => Arc::new(bytes),
            made => match (self.last.get(&page.route), made) {
                (Some(last), _) => Arc::new(last.as_stale()),
                (None, Ok(bytes)) => return Ok(Arc::new(bytes)),
                (None, Err(problem)) => return Err(problem),
            },
        };
        let mut rendered = self.known();
        if rendered.len() >= RENDERED {
            rendered.clear();
        }
        rendered.insert(page.route.clone(), Arc::clone(&bytes));
        Ok(bytes)
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Route, Arc<Bytes>>> {
        self.rendered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn first_error(&self) -> Diagnostic {
        let first = self.report.iter().next().cloned();
        first.unwrap_or_else(|| Diagnostic::error("no-site", "there is no site here"))
    }
}

impl Site {
    /// The page at an address.
    fn page(&self, path: &str) -> Option<&Page> {
        let pages = &self.prepared.plan.pages;
        pages.binary_search_by(|page| page.route.as_str().cmp(path)).ok().map(|at| &pages[at])
    }

    fn render(&self, page: &Page, report: &Report) -> Result<Bytes, Box<Diagnostic>> {
        let scope = self.prepared.scope();
        scope.shelf.tidy(REMEMBERED);
        self.press.tidy(REMEMBERED);
        let inputs = page.inputs(&scope);
        let mut bytes = Vec::with_capacity(32 * 1024);
        self.press.page(&page.route, &inputs, &mut bytes)?;
        let document = match page.subject {
            Subject::Document(ix) => Some(scope.atlas.document(ix)),
            Subject::Entity(ix) => scope.atlas.declaration(ix),
            _ => None,
        };
        let source = document
            .map(|document| (Arc::clone(&document.path), document.markdown().split_whitespace().count()));
        // It stands there as it last could be read.
        let stale = source.as_ref().is_some_and(|(path, _)| {
            let is_of_it = |problem: &Diagnostic| problem.place.as_ref().is_some_and(|at| at.path == *path);
            report.iter().any(|problem| problem.severity == Severity::Error && is_of_it(problem))
        });
        Ok(Bytes { digest: Digest::of(&bytes), bytes, stale, source, tlp: inputs.page.tlp })
    }
}

impl Bytes {
    fn of_file(bytes: Vec<u8>) -> Self {
        Self { digest: Digest::of(&bytes), bytes, stale: false, source: None, tlp: "" }
    }

    fn as_stale(&self) -> Self {
        let Self { bytes, digest, source, tlp, .. } = self;
        Self { bytes: bytes.clone(), digest: *digest, stale: true, source: source.clone(), tlp }
    }
}

//! A small site that a test adds files to, builds, and looks at.
//!
//! ```text
//! let site = SiteTest::new()
//!     .file("content/actors/hts.md", "---\nname: HTS\n---\n")
//!     .briefing("first", "title: First\ndate: 2020-02-01", "HTS advances.");
//! site.build().fine().page("/actors/hts/").has("First");
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use dateline::config::Overrides;
use dateline::diag::print::{self, Format};
use dateline::diag::{Diagnostic, Report};
use dateline::emit::{MemorySink, Sink};
use dateline::pipeline::{self, Options, Summary};
use dateline::source::{MemorySource, Source};

/// A site in memory. Its sink lives on from build to build, as an output folder does.
pub struct SiteTest {
    source: MemorySource,
    sink: MemorySink,
    options: Options,
}

/// What a build left.
pub struct Built {
    /// None when the build failed.
    pub summary: Option<Summary>,
    /// Every problem.
    pub report: Report,
    /// The files of the output folder, by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Most tests are of sites as small as can be, which give no source for what they say.
const QUIET: &str = "checks:
  claim-without-source: off
  event-without-source: off
  figure-without-source: off
  image-without-alt: off
  missing-tlp: off
  shared-alias: off
  source-without-reliability: off";

impl Default for SiteTest {
    fn default() -> Self {
        Self::new()
    }
}

impl SiteTest {
    /// A site with nothing but its settings.
    pub fn new() -> Self {
        let overrides = Overrides {
            audience: None,
            base_url: None,
            drafts: false,
            now: "2020-03-01T00:00:00Z".parse().unwrap(),
        };
        let site = Self {
            source: MemorySource::default(),
            sink: MemorySink::default(),
            options: Options { overrides, strict: false },
        };
        site.file("site.yaml", "title: Test desk\nbase_url: https://desk.example\n").quiet()
    }

    /// Adds or replaces a file.
    pub fn file(mut self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.put(path, content);
        self
    }

    /// Adds a briefing: its front matter without fences, and its Markdown.
    pub fn briefing(self, slug: &str, front: &str, markdown: &str) -> Self {
        self.file(&format!("content/briefings/{slug}.md"), format!("---\n{front}\n---\n{markdown}\n"))
    }

    /// Adds a line to `site.yaml`.
    pub fn setting(mut self, line: &str) -> Self {
        let settings = self.source.files.get_mut("site.yaml").unwrap();
        settings.extend_from_slice(line.as_bytes());
        settings.push(b'\n');
        self
    }

    /// Turns off the checks of what small sites leave out.
    pub fn quiet(self) -> Self {
        self.setting(QUIET)
    }

    /// Adds every file of a folder on disk, by its path from there.
    pub fn folder(mut self, root: &std::path::Path) -> Self {
        for entry in walkdir::WalkDir::new(root) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                self.put(&path, std::fs::read(entry.path()).unwrap());
            }
        }
        self
    }

    /// The sample site of this repository.
    pub fn sample() -> Self {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut site = Self::new();
        for entry in walkdir::WalkDir::new(root.join("content")) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                site.put(&path, std::fs::read(entry.path()).unwrap());
            }
        }
        site.file("site.yaml", std::fs::read(root.join("site.yaml")).unwrap())
    }

    /// Builds for an audience: `partners`.
    pub fn audience(mut self, audience: &str) -> Self {
        self.options.overrides.audience = Some(audience.parse().unwrap());
        self
    }

    /// Builds drafts, too.
    pub fn drafts(mut self) -> Self {
        self.options.overrides.drafts = true;
        self
    }

    /// Builds as of another moment.
    pub fn now(mut self, now: &str) -> Self {
        self.options.overrides.now = now.parse().unwrap();
        self
    }

    /// Makes warnings errors.
    pub fn strict(mut self) -> Self {
        self.options.strict = true;
        self
    }

    /// Adds or replaces a file between two builds.
    pub fn put(&mut self, path: &str, content: impl AsRef<[u8]>) {
        self.source.files.insert(path.to_owned(), content.as_ref().to_vec());
    }

    /// Removes a file between two builds.
    pub fn remove(&mut self, path: &str) {
        self.source.files.remove(path).unwrap();
    }

    /// The site's own files.
    pub fn sources(&mut self) -> &mut BTreeMap<String, Vec<u8>> {
        &mut self.source.files
    }

    /// How the site is built.
    pub(super) fn options(&self) -> &Options {
        &self.options
    }

    fn shared(&self) -> Arc<dyn Source> {
        Arc::new(self.source.clone())
    }

    /// Builds into the sink, on top of what earlier builds left there.
    pub fn build(&self) -> Built {
        let (summary, report) =
            pipeline::build(&self.shared(), Some(&self.sink), None, &self.options, &|_| {});
        if summary.is_none() {
            self.sink.discard();
        }
        Built { summary, report, files: self.sink.files() }
    }

    /// Builds from another source, into an empty sink.
    pub fn build_from(&self, source: impl Source + 'static) -> Built {
        let source: Arc<dyn Source> = Arc::new(source);
        let sink = MemorySink::default();
        let (summary, report) =
            pipeline::build(&source, Some(&sink as &dyn Sink), None, &self.options, &|_| {});
        if summary.is_none() {
            sink.discard();
        }
        Built { summary, report, files: sink.files() }
    }

    /// Builds into an empty sink.
    pub fn build_clean(&self) -> Built {
        let sink = MemorySink::default();
        let (summary, report) =
            pipeline::build(&self.shared(), Some(&sink as &dyn Sink), None, &self.options, &|_| {});
        Built { summary, report, files: sink.files() }
    }
}

impl Built {
    /// Fails unless the build has no error and no warning.
    pub fn fine(self) -> Self {
        assert!(self.summary.is_some() && self.report.iter().next().is_none(), "{}", self.problems());
        self
    }

    /// Fails unless the build has a site, whatever the warnings.
    pub fn built(self) -> Self {
        assert!(self.summary.is_some(), "{}", self.problems());
        self
    }

    /// Every problem as the terminal shows it, without colour.
    pub fn problems(&self) -> String {
        let mut text = Vec::new();
        print::print(Format::Text, &self.report, false, &mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    /// Fails unless there is exactly one problem, of this code; returns it.
    pub fn only(&self, code: &str) -> &Diagnostic {
        let found: Vec<_> = self.report.iter().collect();
        assert!(found.len() == 1 && found[0].code == code, "not one `{code}`:\n{}", self.problems());
        found[0]
    }

    /// The text of a file of the output: `/actors/hts/`, `/404.html`.
    pub fn page(&self, route: &str) -> Page<'_> {
        let mut path = route.trim_start_matches('/').to_owned();
        if route.ends_with('/') {
            path.push_str("index.html");
        }
        let Some(bytes) = self.files.get(&path) else {
            panic!(
                "no page {route}; there are {:?}\n{}",
                self.files.keys().collect::<Vec<_>>(),
                self.problems()
            );
        };
        Page { route: route.to_owned(), text: std::str::from_utf8(bytes).unwrap() }
    }

    /// Whether a file is in the output.
    pub fn has_page(&self, route: &str) -> bool {
        let path = route.trim_start_matches('/');
        self.files.contains_key(path) || self.files.contains_key(&format!("{path}index.html"))
    }

    /// The paths of all files that hold some bytes, in their name or in themselves.
    pub fn files_with(&self, needle: &str) -> Vec<&str> {
        let needle = needle.as_bytes();
        let holds =
            |bytes: &[u8]| bytes.windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle));
        let found = self.files.iter().filter(|(path, bytes)| holds(path.as_bytes()) || holds(bytes));
        found.map(|(path, _)| path.as_str()).collect()
    }
}

/// A page of the output.
pub struct Page<'a> {
    route: String,
    /// Its HTML.
    pub text: &'a str,
}

impl Page<'_> {
    /// Fails unless the page holds this, white space aside.
    pub fn has(&self, what: &str) -> &Self {
        assert!(
            squeeze(self.text).contains(&squeeze(what)),
            "{} does not hold `{what}`:\n{}",
            self.route,
            self.text
        );
        self
    }

    /// Fails if the page holds this, white space aside.
    pub fn lacks(&self, what: &str) -> &Self {
        assert!(
            !squeeze(self.text).contains(&squeeze(what)),
            "{} holds `{what}`:\n{}",
            self.route,
            self.text
        );
        self
    }

    /// What the page shows between `<main …>` and `</main>`.
    pub fn main(&self) -> &str {
        let start = self.text.find("<main").unwrap();
        &self.text[start..self.text.find("</main>").unwrap()]
    }
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! A site in a folder of its own: edited as authors do it, and built as `dateline build` does it,
//! with a cache beside `site.yaml`.
//!
//! ```text
//! let mut site = DiskSite::new(SiteTest::new().briefing("first", "title: First\ndate: 2020-02-01", "Text."));
//! site.build().fine();
//! site.write("content/briefings/first.md", "…");
//! site.assert_clean(&site.build());
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

use dateline::cache::{self, Cache};
use dateline::diag::{Diagnostic, Report};
use dateline::emit::{DiskSink, MemorySink};
use dateline::pipeline::{self, Options, Step};
use dateline::source::{DiskSource, MemorySource, Source, stamp_of};
use tempfile::TempDir;
use walkdir::WalkDir;

use super::{Built, SiteTest};

/// Where a build writes unless it is told otherwise.
pub const OUT: &str = "public";

/// A site on the disk.
pub struct DiskSite {
    place: TempDir,
    /// What stands there, so that a clean build can be made of the same files in memory.
    files: BTreeMap<String, Vec<u8>>,
    /// How it is built.
    pub options: Options,
}

/// What a build did and left.
pub struct Ran {
    /// What any build leaves.
    pub built: Built,
    /// What the cache and the output folder had to tell.
    pub notes: Vec<Diagnostic>,
    /// The routes of the pages that were rendered, in order.
    pub rendered: Vec<String>,
    /// The stages that it went through, in order.
    pub stages: Vec<&'static str>,
}

impl Deref for Ran {
    type Target = Built;

    fn deref(&self) -> &Built {
        &self.built
    }
}

impl DiskSite {
    /// Writes a site of a test into a folder.
    pub fn new(mut site: SiteTest) -> Self {
        let files = std::mem::take(site.sources());
        let mut disk = Self {
            place: tempfile::tempdir().unwrap(),
            files: BTreeMap::new(),
            options: site.options().clone(),
        };
        disk.set(&files);
        disk
    }

    /// The folder that holds `site.yaml`.
    pub fn root(&self) -> PathBuf {
        self.place.path().join("site")
    }

    /// A path below the site's folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// The folder of the cache.
    pub fn cache(&self) -> PathBuf {
        self.path(cache::FOLDER)
    }

    /// A site of the same files elsewhere, without an output and without a cache.
    pub fn copy(&self) -> Self {
        let mut copy = Self {
            place: tempfile::tempdir().unwrap(),
            files: BTreeMap::new(),
            options: self.options.clone(),
        };
        copy.set(&self.files);
        copy
    }

    /// Writes a file where it stands.
    pub fn write(&mut self, path: &str, content: impl AsRef<[u8]>) {
        let target = self.path(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(&target, content.as_ref()).unwrap();
        self.files.insert(path.to_owned(), content.as_ref().to_vec());
    }

    /// Puts another file in the place of one, as most editors save.
    pub fn rename_over(&mut self, path: &str, content: impl AsRef<[u8]>) {
        let target = self.path(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        let beside = target.with_file_name(".saving");
        fs::write(&beside, content.as_ref()).unwrap();
        fs::rename(&beside, &target).unwrap();
        self.files.insert(path.to_owned(), content.as_ref().to_vec());
    }

    /// Deletes a file.
    pub fn delete(&mut self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
        self.files.remove(path).unwrap();
    }

    /// Takes note that a file was moved by other means.
    pub fn moved(&mut self, from: &str, to: &str) {
        let content = self.files.remove(from).unwrap();
        self.files.insert(to.to_owned(), content);
    }

    /// Takes note of what a file was made to hold by other means.
    pub fn noted(&mut self, path: &str, content: impl AsRef<[u8]>) {
        self.files.insert(path.to_owned(), content.as_ref().to_vec());
    }

    /// The text of a file of the site.
    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.files[path].clone()).unwrap_or_else(|_| panic!("{path} is no text"))
    }

    /// Replaces a part of a file, which has to hold it.
    pub fn edit(&mut self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} does not hold `{from}`:\n{text}");
        self.write(path, text.replace(from, to));
    }

    /// Makes these the site's files, and touches only what differs: some files are written where
    /// they stand, others are replaced.
    pub fn set(&mut self, files: &BTreeMap<String, Vec<u8>>) {
        let gone: Vec<String> =
            self.files.keys().filter(|path| !files.contains_key(*path)).cloned().collect();
        gone.iter().for_each(|path| self.delete(path));
        for (number, (path, content)) in files.iter().enumerate() {
            match self.files.get(path) {
                Some(old) if old == content => {}
                Some(_) if number % 2 == 0 => self.rename_over(path, content),
                _ => self.write(path, content),
            }
        }
    }

    /// Waits until a file that is written now is newer than all that was written so far, so that what
    /// follows does not depend on how long a tick of the clock is.
    pub fn tick(&self) {
        let probe = self.place.path().join("probe");
        let now = || {
            fs::write(&probe, b"").unwrap();
            stamp_of(&probe.metadata().unwrap()).time
        };
        let start = now();
        while now() <= start {}
        fs::remove_file(&probe).unwrap();
    }

    /// Builds into `public/`.
    pub fn build(&self) -> Ran {
        self.build_into(OUT, &self.options)
    }

    /// Builds into a folder, in some other way.
    pub fn build_into(&self, out: &str, options: &Options) -> Ran {
        self.build_from(&(Arc::new(DiskSource::new(self.root())) as Arc<dyn Source>), out, options)
    }

    /// Builds from a source that is told of the files in its own way.
    pub fn build_from(&self, source: &Arc<dyn Source>, out: &str, options: &Options) -> Ran {
        let (sink, note) = DiskSink::open(&self.path(out)).unwrap();
        let cache = Cache::open(&self.cache());
        let steps = Mutex::new((Vec::new(), Vec::new()));
        let step = |step: Step<'_>| {
            let mut steps = steps.lock().unwrap();
            match step {
                Step::Rendered(route) => steps.0.push(route.to_string()),
                Step::Stage(stage) => steps.1.push(stage),
                Step::Planned(_) | Step::Produced => {}
            }
        };
        let (summary, report) = pipeline::build(source, Some(&sink), Some(&cache), options, &step);
        let root = self.root();
        let cached = cache.finish(&|path| root.join(path).exists());
        drop(sink);
        let (mut rendered, stages) = steps.into_inner().unwrap();
        rendered.sort();
        let built = Built { summary, report, files: self.output(out) };
        Ran { built, notes: note.into_iter().chain(cached).collect(), rendered, stages }
    }

    /// Checks the site without writing anything, as `dateline check` does.
    pub fn check(&self) -> (Report, Vec<Diagnostic>) {
        let source: Arc<dyn Source> = Arc::new(DiskSource::new(self.root()));
        let cache = Cache::open_to_read(&self.cache());
        let (_, report) = pipeline::build(&source, None, Some(&cache), &self.options, &|_| {});
        (report, cache.finish(&|_| true))
    }

    /// Builds the same files from memory into memory, without a cache.
    pub fn clean(&self) -> Built {
        self.clean_with(&self.options)
    }

    /// Builds the same files from memory in some other way.
    pub fn clean_with(&self, options: &Options) -> Built {
        let source: Arc<dyn Source> = Arc::new(MemorySource { files: self.files.clone() });
        let sink = MemorySink::default();
        let (summary, report) = pipeline::build(&source, Some(&sink), None, options, &|_| {});
        if summary.is_none() {
            sink.discard();
        }
        Built { summary, report, files: sink.files() }
    }

    /// Fails unless a build did what a clean build of the same files does, and had nothing to note.
    pub fn assert_clean(&self, ran: &Ran) {
        assert_eq!(ran.notes, [], "notes");
        self.assert_same(ran);
    }

    /// Fails unless a build did what a clean build of the same files does, whatever it noted.
    pub fn assert_same(&self, ran: &Ran) {
        let clean = self.clean();
        assert_eq!(ran.problems(), clean.problems());
        assert_eq!(ran.report, clean.report);
        assert_eq!(ran.summary.is_some(), clean.summary.is_some());
        assert_eq!(differing(&ran.files, &clean.files), [""; 0]);
    }

    /// Fails unless a build found what a clean build of the same files finds.
    pub fn assert_same_report(&self, ran: &Ran) {
        let clean = self.clean();
        assert_eq!((ran.problems(), &ran.report), (clean.problems(), &clean.report));
    }

    /// The files of an output folder by path, without Dateline's own.
    pub fn output(&self, out: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = below(&self.path(out));
        files.retain(|path, _| !path.starts_with(".dateline"));
        files
    }

    /// Dateline's own files that a build which ended leaves behind nowhere: what waits to be put in
    /// its place, in the output folder and in the cache.
    pub fn strays(&self) -> Vec<String> {
        let of_output = below(&self.path(OUT)).into_keys().filter(|path| path.starts_with(".dateline-"));
        let is_whole = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            [".gitignore", "lock"].contains(&path) || name.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let of_cache = below(&self.cache()).into_keys().filter(|path| !is_whole(path));
        of_output.chain(of_cache).collect()
    }

    /// Starts the program in the site's folder, with the moment of this site.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(arguments).args(["--now", "2020-03-01T00:00:00Z"]).current_dir(self.root());
        command
    }

    /// Runs the program to its end; fails unless it ends with this code.
    pub fn run(&self, arguments: &[&str], code: i32) -> Said {
        ended(&self.program(arguments).output().unwrap(), code)
    }
}

/// What the program printed.
pub struct Said {
    /// On standard output.
    pub out: String,
    /// On standard error.
    pub err: String,
}

impl Said {
    /// Fails unless standard error holds this.
    pub fn says(&self, what: &str) -> &Self {
        assert!(self.err.contains(what), "`{what}` is not in:\n{}", self.err);
        self
    }
}

/// What a run of the program printed; fails unless it ended with this code.
pub fn ended(output: &Output, code: i32) -> Said {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = Said { out: text(&output.stdout), err: text(&output.stderr) };
    assert_eq!(output.status.code(), Some(code), "{}\n{}\n{}", output.status, said.out, said.err);
    said
}

impl Ran {
    /// Fails unless the build has no error, no warning and no note.
    pub fn fine(self) -> Self {
        assert_eq!(self.notes, []);
        Self { built: self.built.fine(), ..self }
    }

    /// Fails unless the build has a site and no note, whatever the warnings.
    pub fn ok(self) -> Self {
        assert_eq!(self.notes, []);
        Self { built: self.built.built(), ..self }
    }

    /// How many files were written, were left as they stood, and were deleted.
    pub fn tally(&self) -> (usize, usize, usize) {
        let tally = self.summary.as_ref().unwrap_or_else(|| panic!("{}", self.problems())).tally;
        (tally.written, tally.unchanged, tally.deleted)
    }

    /// Whether the build knew at once that it had nothing to do.
    pub fn was_known(&self) -> bool {
        self.stages == ["list"]
    }
}

/// The paths of the files that two folders do not have alike.
pub fn differing<'a>(
    one: &'a BTreeMap<String, Vec<u8>>,
    other: &'a BTreeMap<String, Vec<u8>>,
) -> Vec<&'a str> {
    let mut paths: Vec<&str> = one.keys().chain(other.keys()).map(String::as_str).collect();
    paths.retain(|path| one.get(*path) != other.get(*path));
    paths.sort_unstable();
    paths.dedup();
    paths
}

/// Every file below a folder, by its path from there.
pub fn below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

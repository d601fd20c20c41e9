//! Same input, same bytes: on any machine, in any order, with any thread count.

use std::collections::BTreeMap;
use std::sync::Arc;

use dateline::config::Overrides;
use dateline::diag::print::{self, Format};
use dateline::diag::{Diagnostic, Report};
use dateline::emit::{MemorySink, Sink};
use dateline::pipeline::{self, Options};
use dateline::source::{MemorySource, Source};
use proptest::prelude::*;

use super::walk::{State, edits};
use crate::support::SiteTest;

/// A source that lists its files in another order.
struct Shuffled {
    files: MemorySource,
    seed: u64,
}

impl Source for Shuffled {
    fn list(&self) -> (Vec<Arc<str>>, Report) {
        let (mut paths, report) = self.files.list();
        let mut state = self.seed | 1;
        for at in (1..paths.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            paths.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        (paths, report)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Diagnostic> {
        self.files.read(path)
    }
}

type Outcome = (BTreeMap<String, Vec<u8>>, String);

/// What a build leaves and what it says, with some threads and some order of files.
fn outcome(files: BTreeMap<String, Vec<u8>>, threads: usize, seed: Option<u64>) -> Outcome {
    let files = MemorySource { files };
    let sink = MemorySink::default();
    let overrides = Overrides {
        audience: None,
        base_url: None,
        drafts: false,
        now: "2020-03-01T00:00:00Z".parse().unwrap(),
    };
    let options = Options { overrides, strict: false };
    let source: Arc<dyn Source> = match seed {
        Some(seed) => Arc::new(Shuffled { files, seed }),
        None => Arc::new(files),
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (_, report) =
        pool.install(|| pipeline::build(&source, Some(&sink as &dyn Sink), None, &options, &|_| {}));
    let mut said = Vec::new();
    print::print(Format::Text, &report, false, &mut said).unwrap();
    (sink.files(), String::from_utf8(said).unwrap())
}

fn assert_same(one: &Outcome, other: &Outcome, what: &str) {
    assert_eq!(one.1, other.1, "what is said, {what}");
    let paths = one.0.keys().chain(other.0.keys());
    let differing: Vec<_> = paths.filter(|path| one.0.get(*path) != other.0.get(*path)).collect();
    assert!(differing.is_empty(), "{what}: {differing:?}");
}

#[test]
fn the_sample_is_the_same_with_any_threads_order_and_run() {
    let files = SiteTest::sample().sources().clone();
    let first = outcome(files.clone(), 1, None);
    assert!(first.0.len() > 50, "{}", first.1);
    assert_same(&first, &outcome(files.clone(), 1, None), "run again");
    assert_same(&first, &outcome(files.clone(), 4, None), "with four threads");
    assert_same(&first, &outcome(files, 3, Some(7)), "in another order");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_site_is_the_same_with_any_threads_and_order(
        walk in prop::collection::vec(edits(), 12),
        seed in any::<u64>(),
    ) {
        let mut state = State::default();
        walk.into_iter().for_each(|edit| state.edit(edit));
        let first = outcome(state.files(), 1, None);
        assert_same(&first, &outcome(state.files(), 4, Some(seed)), "with four threads in another order");
    }
}

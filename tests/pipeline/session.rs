//! A site that is looked at while it is edited shows, after each edit, what a clean build puts out.

use std::collections::BTreeMap;
use std::sync::Arc;

use dateline::pipeline::{Prepared, Session, Touched};
use dateline::source::DiskSource;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::walk::{Edit, State, edits};
use crate::support::{DiskSite, SiteTest, differing};

/// All pages of a site, as a preview makes them.
fn pages(prepared: &Prepared) -> BTreeMap<String, Vec<u8>> {
    let (scope, press) = (prepared.scope(), prepared.press());
    let page = |page: &dateline::plan::Page| {
        let mut bytes = Vec::new();
        press.page(&page.route, &page.inputs(&scope), &mut bytes).unwrap();
        (page.route.output(), bytes)
    };
    prepared.plan.pages.iter().map(page).collect()
}

/// The files that two states do not share, as a file watcher tells them.
fn touched(last: &BTreeMap<String, Vec<u8>>, now: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let both = last.keys().chain(now.keys());
    let mut paths: Vec<String> = both.filter(|path| last.get(*path) != now.get(*path)).cloned().collect();
    paths.sort();
    paths.dedup();
    paths
}

fn walk(edits: Vec<Edit>) -> Result<(), TestCaseError> {
    let mut state = State::default();
    let mut site = SiteTest::new();
    *site.sources() = state.files();
    let mut site = DiskSite::new(site);
    let now = site.options.overrides.now;
    let source = Arc::new(DiskSource::new(site.root()));
    let mut session = Session::new(source, None, site.options.clone());
    session.update(now, Touched::Anything);
    for edit in edits {
        let last = state.files();
        state.edit(edit);
        site.set(&state.files());
        let paths = touched(&last, &state.files());
        let update = session.update(now, Touched::Files(&paths));
        let mut clean = site.clean();
        // A build finds faults of templates, too, and then puts out nothing that could be compared.
        if clean.report.has_errors() {
            continue;
        }
        prop_assert_eq!(&update.report, &clean.report, "after {:?}", edit);
        clean.files.retain(|path, _| path.ends_with(".html"));
        let pages = pages(&update.prepared.unwrap());
        let differing = differing(&pages, &clean.files);
        prop_assert!(differing.is_empty(), "after {edit:?}: {differing:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn after_each_edit_a_preview_shows_what_a_clean_build_puts_out(edits in vec(edits(), 4..9)) {
        walk(edits)?;
    }
}

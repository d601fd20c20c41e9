//! Incremental is clean: whatever was edited before, a build leaves what a build into an empty
//! folder leaves, and a build that fails leaves what was there.

use proptest::prelude::*;

use super::walk::{State, edits};
use crate::support::SiteTest;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_incremental_build_is_a_clean_build(walk in prop::collection::vec(edits(), 12)) {
        let mut state = State::default();
        let mut site = SiteTest::new();
        let mut standing = site.build().files;
        for edit in walk {
            state.edit(edit);
            *site.sources() = state.files();
            let built = site.build();
            let clean = site.build_clean();
            prop_assert_eq!(&built.report, &clean.report);
            prop_assert_eq!(built.summary.is_some(), clean.summary.is_some());
            let wanted = if clean.summary.is_some() { clean.files } else { standing };
            let differing = wanted.keys().chain(built.files.keys());
            let differing: Vec<_> = differing.filter(|path| wanted.get(*path) != built.files.get(*path)).collect();
            prop_assert!(differing.is_empty(), "after {edit:?}: {differing:?}\n{}", built.problems());
            standing = built.files;
        }
    }
}

/// Most steps of the walks must build, or they prove little.
#[test]
fn the_site_that_walks_begin_with_builds() {
    let mut site = SiteTest::new();
    *site.sources() = State::default().files();
    let built = site.build().built();
    assert!(built.has_page("/actors/turkey/2020/"), "{:?}", built.files.keys());
}

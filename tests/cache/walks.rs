//! Whatever is edited, in whatever order: a build with a cache is a clean build.

use std::collections::BTreeMap;

use dateline::pipeline::Options;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::pipeline::walk::{Edit, State, edits};
use crate::support::{DiskSite, OUT, Ran, SiteTest, differing};

/// A site with the files that walks begin with.
fn site() -> DiskSite {
    let mut site = SiteTest::new();
    *site.sources() = State::default().files();
    DiskSite::new(site)
}

/// Holds a build against a clean one. `standing` is what its folder held before, which a build that
/// fails leaves as it was, and what the folder holds now.
fn compare(
    ran: &Ran,
    (site, options): (&DiskSite, &Options),
    standing: &mut BTreeMap<String, Vec<u8>>,
    edit: Edit,
) -> Result<(), TestCaseError> {
    let clean = site.clean_with(options);
    prop_assert_eq!(&ran.notes[..], &[][..], "notes after {:?}", edit);
    prop_assert_eq!(&ran.report, &clean.report, "after {:?}", edit);
    prop_assert_eq!(ran.summary.is_some(), clean.summary.is_some(), "after {:?}", edit);
    if let (Some(one), Some(other)) = (&ran.summary, &clean.summary) {
        prop_assert_eq!((one.pages, &one.documents), (other.pages, &other.documents), "after {:?}", edit);
        prop_assert_eq!((one.withheld, one.mentions), (other.withheld, other.mentions), "after {:?}", edit);
        *standing = clean.files;
    }
    let differing = differing(&ran.files, standing);
    prop_assert!(differing.is_empty(), "after {edit:?}: {differing:?}\n{}", ran.problems());
    Ok(())
}

fn walk(edits: Vec<Edit>) -> Result<(), TestCaseError> {
    let (mut state, mut site) = (State::default(), site());
    let mut standing = site.build().built.files;
    for edit in edits {
        state.edit(edit);
        site.set(&state.files());
        compare(&site.build(), (&site, &site.options), &mut standing, edit)?;
    }
    Ok(())
}

// A cache forgets nothing that stands, so that short walks find as much as long ones; yet some faults
// may need many edits.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(164))]

    #[test]
    fn after_a_few_edits_a_build_is_a_clean_build(edits in vec(edits(), 2..5)) {
        walk(edits)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn after_many_edits_a_build_is_a_clean_build(edits in vec(edits(), 12)) {
        walk(edits)?;
    }

    #[test]
    fn two_audiences_with_folders_of_their_own_share_a_cache(edits in vec((edits(), 0..3_usize), 5)) {
        let (mut state, mut site) = (State::default(), site());
        let for_whom = |audience: &str| {
            let mut options = site.options.clone();
            options.overrides.audience = Some(audience.parse().unwrap());
            (options, audience.to_owned(), BTreeMap::new())
        };
        let mut audiences = [for_whom("public"), for_whom("partners")];
        for (edit, which) in edits {
            state.edit(edit);
            site.set(&state.files());
            // One of the two, or both.
            for (_, (options, out, standing)) in audiences.iter_mut().enumerate().filter(|(at, _)| *at != which) {
                compare(&site.build_into(out, options), (&site, options), standing, edit)?;
            }
        }
    }

    #[test]
    fn audiences_and_moments_that_take_turns_in_one_folder_share_a_cache(
        edits in vec((edits(), any::<bool>(), 1..6_u8), 6),
    ) {
        let (mut state, mut site) = (State::default(), site());
        let mut standing = BTreeMap::new();
        for (edit, partners, month) in edits {
            state.edit(edit);
            site.set(&state.files());
            let mut options = site.options.clone();
            options.overrides.audience = partners.then(|| "partners".parse().unwrap());
            options.overrides.now = format!("2020-0{month}-20T00:00:00Z").parse().unwrap();
            compare(&site.build_into(OUT, &options), (&site, &options), &mut standing, edit)?;
        }
    }
}

/// Most steps of the walks must build, and find something in the cache, or they prove little.
#[test]
fn the_site_that_walks_begin_with_builds_and_is_kept() {
    let site = site();
    site.tick();
    let first = site.build().ok();
    assert!(first.has_page("/actors/turkey/2020/"), "{:?}", first.files.keys());
    assert!(site.build().was_known());
}

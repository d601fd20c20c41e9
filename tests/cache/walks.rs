//! Whatever is edited, in whatever order: a build with a cache is a clean build.

use dateline::config::Overrides;
use dateline::pipeline::Options;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::pipeline::walk::{Edit, State, edits};
use crate::support::{DiskSite, OUT, Ran, SiteTest, differing};

/// A site with the files of a walk's beginning.
fn site() -> DiskSite {
    let mut site = SiteTest::new();
    *site.sources() = State::default().files();
    DiskSite::new(site)
}

/// Holds a build against a clean one; `standing` is what an output folder held before, which a
/// build that fails leaves as it was.
fn same(
    ran: &Ran,
    site: &DiskSite,
    options: &Options,
    standing: &mut std::collections::BTreeMap<String, Vec<u8>>,
    edit: Edit,
) -> Result<(), TestCaseError> {
    let clean = site.clean_with(options);
    prop_assert_eq!(&ran.notes[..], &[][..], "notes after {:?}", edit);
    prop_assert_eq!(&ran.report, &clean.report, "after {:?}", edit);
    prop_assert_eq!(ran.summary.is_some(), clean.summary.is_some());
    if let (Some(one), Some(other)) = (&ran.summary, &clean.summary) {
        prop_assert_eq!(
            (one.pages, &one.documents, one.withheld, one.mentions),
            (other.pages, &other.documents, other.withheld, other.mentions)
        );
        *standing = clean.files;
    }
    let differing = differing(&ran.files, standing);
    prop_assert!(differing.is_empty(), "after {edit:?}: {differing:?}\n{}", ran.problems());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_build_with_a_cache_is_a_clean_build(walk in prop::collection::vec(edits(), 3..8)) {
        let (mut state, mut site) = (State::default(), site());
        let mut standing = site.build().built.files;
        for edit in walk {
            state.edit(edit);
            site.set(&state.files());
            same(&site.build(), &site, &site.options, &mut standing, edit)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn two_audiences_share_a_cache(walk in prop::collection::vec((edits(), any::<bool>()), 3..8)) {
        let (mut state, mut site) = (State::default(), site());
        let partners = Options {
            overrides: Overrides { audience: Some("partners".parse().unwrap()), ..site.options.overrides.clone() },
            ..site.options.clone()
        };
        let public = Options {
            overrides: Overrides { audience: Some("public".parse().unwrap()), ..site.options.overrides.clone() },
            ..site.options.clone()
        };
        let (mut here, mut there) = Default::default();
        for (edit, both) in walk {
            state.edit(edit);
            site.set(&state.files());
            same(&site.build_into(OUT, &public), &site, &public, &mut here, edit)?;
            if both {
                same(&site.build_into("partners", &partners), &site, &partners, &mut there, edit)?;
            }
        }
    }
}

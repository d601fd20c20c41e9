//! Nothing withheld leaves a byte, whatever the site.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::world::{AUDIENCES, worlds};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_withheld_leaves_a_byte(world in worlds()) {
        for (number, audience) in AUDIENCES.into_iter().enumerate() {
            let built = world.site().audience(audience).build_clean();
            prop_assert!(built.summary.is_some(), "for {audience}:\n{}", built.problems());
            let (forbidden, wanted) = world.marks(number);
            let found = marks_in(&built.files);
            let leaks: BTreeMap<_, _> = found.iter().filter(|(mark, _)| forbidden.contains(*mark)).collect();
            prop_assert!(leaks.is_empty(), "leaks for {audience}: {leaks:#?}");
            let missing: Vec<_> = wanted.iter().filter(|mark| !found.contains_key(*mark)).collect();
            prop_assert!(missing.is_empty(), "missing for {audience}: {missing:?}");
        }
    }
}

/// Every mark in the paths and bytes of an output, in lower case, with the files that hold it.
fn marks_in(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, BTreeSet<&str>> {
    let mut found: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("theme/")) {
        for text in [path.as_bytes(), bytes] {
            let starts = text.windows(2).enumerate().filter(|(_, pair)| pair.eq_ignore_ascii_case(b"zq"));
            for (at, _) in starts {
                let word = text[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric());
                let word: Vec<u8> = word.map(u8::to_ascii_lowercase).collect();
                found.entry(String::from_utf8(word).unwrap()).or_default().insert(path);
            }
        }
    }
    found
}

//! The map as a sink does what the folder does.

use std::collections::BTreeMap;

use dateline::{
    emit::{DiskSink, MemorySink, Sink, Tally},
    model::Digest,
};
use proptest::prelude::*;
use tempfile::tempdir;

fn key(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

#[test]
fn several_builds() {
    let sink = MemorySink::default();
    sink.put("a", key("1"), b"1").expect("put");
    sink.put("b/c", key("2"), b"2").expect("put");
    assert!(sink.files().is_empty(), "nothing shows before the commit");
    assert_eq!(sink.commit(), Ok(Tally { written: 2, unchanged: 0, deleted: 0 }));

    assert!(sink.keep("a", key("1")));
    assert!(!sink.keep("b/c", key("1")));
    assert!(sink.put("a", key("1"), b"1").is_err(), "it is kept");
    sink.put("d", key("2"), b"2").expect("put");
    assert_eq!(sink.commit(), Ok(Tally { written: 1, unchanged: 1, deleted: 1 }));
    let files = BTreeMap::from([("a", "1"), ("d", "2")])
        .into_iter()
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .collect();
    assert_eq!(sink.files(), files);

    sink.put("e", key("3"), b"3").expect("put");
    sink.discard();
    assert_eq!(sink.files(), files);
    sink.put("a", key("4"), b"1").expect("put");
    assert_eq!(sink.commit(), Ok(Tally { written: 0, unchanged: 1, deleted: 1 }));
    assert!(sink.keep("a", key("4")), "the new key");
}

#[test]
fn an_output_cannot_hold_another() {
    let sink = MemorySink::default();
    sink.put("a", key("1"), b"1").expect("put");
    sink.put("a/b", key("1"), b"1").expect("put");
    assert!(sink.commit().is_err());
    assert!(sink.put("../a", key("1"), b"1").is_err());
    assert_eq!(sink.commit(), Ok(Tally::default()));
}

/// A build: which paths, with which text, and whether to ask first.
fn builds() -> impl Strategy<Value = Vec<Vec<(String, String, bool)>>> {
    let output = ("[ab](/[ab]){0,2}", "[xy]", any::<bool>());
    prop::collection::vec(prop::collection::vec(output, 0..6), 1..6)
}

fn build(sink: &dyn Sink, outputs: &[(String, String, bool)]) -> Vec<bool> {
    let claim = |(path, text, ask): &(String, String, bool)| {
        *ask && sink.keep(path, key(text)) || sink.put(path, key(text), text.as_bytes()).is_ok()
    };
    outputs.iter().map(claim).collect()
}

fn read(folder: &std::path::Path, above: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            let before = files.len();
            read(&entry.path(), &format!("{path}/"), files);
            assert!(files.len() > before, "an empty folder, {path}");
        } else {
            files.insert(path, std::fs::read(entry.path()).expect("a file"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn folder_and_map_agree(builds in builds()) {
        let place = tempdir().expect("a temporary folder");
        let out = place.path().join("public");
        let memory = MemorySink::default();
        for outputs in &builds {
            let (disk, note) = DiskSink::open(&out).expect("ours");
            prop_assert_eq!(note, None);
            let claimed = (build(&disk, outputs), build(&memory, outputs));
            let committed = disk.commit();
            // The folder may notice earlier that one output cannot hold another.
            prop_assert!(committed.is_err() || claimed.0 == claimed.1, "{claimed:?}");
            prop_assert_eq!(committed, memory.commit());
            drop(disk);
            let mut files = BTreeMap::new();
            if out.exists() {
                read(&out, "", &mut files);
                files.remove(".dateline");
            }
            prop_assert_eq!(files, memory.files());
        }
    }
}

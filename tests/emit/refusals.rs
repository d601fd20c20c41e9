//! What the folder as a sink refuses: folders, outputs and builds.

use std::{fs, path::Path};

use dateline::emit::{DiskSink, Sink};

use super::place::{Place, key, put, tally, tree, try_build};

/// Why a folder is refused.
fn refusal(folder: &Path) -> String {
    let refused = DiskSink::open(folder).map(|_| ()).expect_err("a refusal");
    assert_eq!(refused.code, "output");
    assert!(refused.help.is_some());
    refused.message
}

#[test]
fn a_folder_of_someone_else_is_refused() {
    let place = Place::new();
    fs::create_dir(place.out()).expect("a folder");
    place.write("thesis.doc", "years of work");
    let message = refusal(&place.out());
    assert!(message.contains("refuses to write into a folder that it does not own"), "{message}");
    assert_eq!(place.tree(), tree([("thesis.doc", "years of work")]));

    // A folder of the ledger's name marks nothing.
    fs::create_dir(place.out().join(".dateline")).expect("a folder");
    refusal(&place.out());

    fs::write(place.beside("file"), "text").expect("a file");
    refusal(&place.beside("file"));
    refusal(Path::new("/"));
    if let Some(home) = std::env::home_dir().filter(|home| home.is_dir()) {
        refusal(&home);
    }
}

#[test]
fn an_empty_folder_is_taken_even_with_git_files_in_it() {
    let place = Place::new();
    fs::create_dir(place.out()).expect("a folder");
    place.write(".gitkeep", "");
    place.write(".gitignore", "*");
    assert_eq!(place.build(&[("a", "1")]), tally(1, 0, 0));
    assert_eq!(place.tree(), tree([(".gitkeep", ""), (".gitignore", "*"), ("a", "1")]));
}

#[test]
fn what_is_not_ours_is_not_overrun() {
    let place = Place::new();
    place.build(&[("a", "1")]);
    place.write("notes/mine.txt", "the user's");
    place.write("log", "the user's");
    let before = place.tree();
    for path in ["notes", "log/index.html"] {
        let sink = place.open();
        put(&sink, "new", "1").expect("put");
        put(&sink, path, "2").expect("put");
        let refused = sink.commit().expect_err("a refusal");
        assert!(refused.message.contains("did not write"), "{refused:?}");
        // The sink can build again.
        assert_eq!(try_build(&sink, &[("a", "1")]), Ok(tally(0, 1, 0)));
        drop(sink);
        assert_eq!(place.tree(), before);
    }
}

#[test]
fn a_second_build_at_once_is_refused() {
    let place = Place::new();
    let first = place.open();
    put(&first, "a", "1").expect("put");
    assert!(refusal(&place.out()).contains("another build is writing"));
    assert_eq!(first.commit(), Ok(tally(1, 0, 0)));
    drop(first);
    assert_eq!(place.build(&[("a", "1")]), tally(0, 1, 0));
}

#[test]
fn a_path_is_claimed_once() {
    let place = Place::new();
    place.build(&[("a", "1")]);
    let sink = place.open();
    assert!(sink.keep("a", key("1")));
    assert!(put(&sink, "a", "1").expect_err("twice").message.contains("`a`"));
    put(&sink, "b", "1").expect("put");
    assert!(put(&sink, "b", "1").is_err());
}

#[test]
fn an_output_cannot_hold_another() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b/c", "2")]);
    // Put, kept and unchanged outputs all count.
    let [a, b] = [[("a", "1"), ("a/b", "3")], [("b", "3"), ("b/c", "2")]];
    for files in [a, b, [("x", "1"), ("x/y", "2")], [("x/y", "1"), ("x", "2")]] {
        let built = try_build(&place.open(), &files).expect_err("nested");
        assert!(built.message.contains("below it"), "{built:?}");
    }
    assert_eq!(place.tree(), tree([("a", "1"), ("b", "/"), ("b/c", "2")]));
}

#[test]
fn a_path_that_could_lead_elsewhere_is_refused() {
    let place = Place::new();
    let sink = place.open();
    let strange = [
        "",
        "/",
        "/etc/passwd",
        "..",
        "../a",
        "a/../../b",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "a\0b",
        "a\nb",
        ".dateline",
        ".dateline-lock",
        ".DATELINE/a",
        ".dateline-stage-7/a",
    ];
    for path in strange {
        assert!(put(&sink, path, "text").is_err(), "{path:?}");
        assert!(!sink.keep(path, key("text")), "{path:?}");
    }
    for path in ["a b/c.txt", "…/سراقب", ".well-known/x", "a/.dateline", "...", "a:b"] {
        put(&sink, path, "text").unwrap_or_else(|refused| panic!("{refused:?}"));
    }
}

//! The folder as a sink: what it replaces, keeps, prunes and survives.

use std::fs;

use dateline::emit::{DiskSink, ENGINE, Entry, Ledger, Sink};

use super::place::{Place, key, put, tally, tree, try_build};

#[test]
fn nothing_shows_before_the_commit() {
    let place = Place::new();
    place.build(&[("index.html", "old")]);
    let sink = place.open();
    put(&sink, "index.html", "new").expect("put");
    put(&sink, "actors/hts/index.html", "new").expect("put");
    assert_eq!(place.read("index.html").as_deref(), Some("old"));
    assert!(!place.out().join("actors").exists());
    assert_eq!(sink.commit(), Ok(tally(2, 0, 0)));
    drop(sink);
    let expected =
        tree([("index.html", "new"), ("actors", "/"), ("actors/hts", "/"), ("actors/hts/index.html", "new")]);
    assert_eq!(place.tree(), expected);
}

#[test]
fn dropping_without_a_commit_leaves_the_folder_as_it_was() {
    let place = Place::new();
    let sink = place.open();
    put(&sink, "a/index.html", "text").expect("put");
    drop(sink);
    assert!(!place.out().exists());

    place.build(&[("a", "old")]);
    let ledger = place.read(".dateline");
    let sink = place.open();
    put(&sink, "b", "new").expect("put");
    drop(sink);
    assert_eq!(place.tree(), tree([("a", "old")]));
    assert_eq!(place.read(".dateline"), ledger);
}

#[test]
fn what_stands_is_not_written_again() {
    let place = Place::new();
    let files = [("a/index.html", "one"), ("b.html", "two")];
    assert_eq!(place.build(&files), tally(2, 0, 0));
    let written = fs::metadata(place.out().join("b.html")).and_then(|found| found.modified());
    assert_eq!(place.build(&files), tally(0, 2, 0));
    let again = fs::metadata(place.out().join("b.html")).and_then(|found| found.modified());
    assert_eq!(written.expect("a time"), again.expect("a time"));

    let sink = place.open();
    assert!(sink.keep("a/index.html", key("one")));
    assert!(sink.keep("a/index.html", key("one")), "asking twice");
    assert!(!sink.keep("b.html", key("another")));
    assert!(!sink.keep("c.html", key("one")));
    put(&sink, "b.html", "another").expect("put");
    assert!(!sink.keep("b.html", key("another")), "it was put");
    assert_eq!(sink.commit(), Ok(tally(1, 1, 0)));
}

#[test]
fn what_is_no_longer_wanted_is_deleted_and_nothing_else() {
    let place = Place::new();
    fs::create_dir(place.out()).expect("a folder");
    place.write(".gitkeep", "");
    place.build(&[("a/b/old", "1"), ("a/new", "2"), ("c/d/old", "3"), ("e/old", "4")]);
    place.write("c/note.txt", "the user's");
    fs::create_dir(place.out().join("empty")).expect("a folder");
    assert_eq!(place.build(&[("a/new", "2")]), tally(0, 1, 3));
    let expected = tree([
        (".gitkeep", ""),
        ("a", "/"),
        ("a/new", "2"),
        ("c", "/"),
        ("c/note.txt", "the user's"),
        ("empty", "/"),
    ]);
    assert_eq!(place.tree(), expected);
}

#[test]
fn what_the_user_changed_is_restored() {
    let place = Place::new();
    let files = [("a", "one"), ("b", "two"), ("c/d", "three"), ("e", "four")];
    place.build(&files);
    let before = fs::metadata(place.out().join("a")).and_then(|found| found.modified());
    // Of the same length and age, another length, gone, and another kind.
    place.write("a", "ONE");
    let file = fs::File::options().write(true).open(place.out().join("a")).expect("a file");
    file.set_modified(before.expect("a time")).expect("a time");
    place.write("b", "longer");
    fs::remove_dir_all(place.out().join("c")).expect("a folder");
    let sink = place.open();
    for (path, text) in &files[..3] {
        assert!(!sink.keep(path, key(text)), "{path}");
    }
    assert!(sink.keep("e", key("four")));
    assert_eq!(try_build(&sink, &files[..3]), Ok(tally(3, 1, 0)));
    drop(sink);
    let expected = tree([("a", "one"), ("b", "two"), ("c", "/"), ("c/d", "three"), ("e", "four")]);
    assert_eq!(place.tree(), expected);
}

#[test]
fn what_was_only_touched_still_stands() {
    let place = Place::new();
    place.build(&[("a", "one")]);
    place.write("a", "one");
    let sink = place.open();
    assert!(sink.keep("a", key("one")));
    assert_eq!(sink.commit(), Ok(tally(0, 1, 0)));
}

#[test]
fn a_build_that_was_killed_leaves_nothing_for_good() {
    let place = Place::new();
    // Killed before anything was in place: a stage and a lock, and no ledger.
    place.write(".dateline-stage-1/a/index.html", "half");
    place.write(".dateline-lock", "");
    assert_eq!(place.build(&[("a", "1"), ("b", "2")]), tally(2, 0, 0));
    assert_eq!(place.tree(), tree([("a", "1"), ("b", "2")]));

    // Killed while it moved: the ledger names the files of both builds.
    let mut union = Ledger::default();
    for path in ["a", "b", "c/new", "c/never"] {
        union.insert(path, Entry::default());
    }
    place.write(".dateline", &union.to_text(ENGINE));
    place.write("a", "X");
    place.write("c/new", "3");
    let sink = place.open();
    assert!(!sink.keep("b", key("2")), "nobody knows what it holds");
    assert_eq!(try_build(&sink, &[("a", "1"), ("b", "2")]), Ok(tally(2, 0, 1)));
    drop(sink);
    assert_eq!(place.tree(), tree([("a", "1"), ("b", "2")]));
}

#[test]
fn a_file_becomes_a_folder_and_back() {
    let place = Place::new();
    let (file, folder) = ([("a", "file")], [("a/b/c", "1"), ("a/d", "2")]);
    place.build(&file);
    assert_eq!(place.build(&folder), tally(2, 0, 1));
    let expected = tree([("a", "/"), ("a/b", "/"), ("a/b/c", "1"), ("a/d", "2")]);
    assert_eq!(place.tree(), expected);
    assert_eq!(place.build(&file).written, 1);
    assert_eq!(place.tree(), tree([("a", "file")]));
    // The folder stays, and a file in it becomes a folder.
    place.build(&[("x/y", "1"), ("x/z", "2")]);
    place.build(&[("x/y/index.html", "1"), ("x/z", "2")]);
    assert_eq!(place.read("x/y/index.html").as_deref(), Some("1"));
}

#[test]
fn a_name_changes_its_letter_case() {
    let place = Place::new();
    place.build(&[("Maps/Syria.svg", "1")]);
    assert_eq!(place.build(&[("maps/syria.svg", "1")]), tally(1, 0, 1));
    assert_eq!(place.tree(), tree([("maps", "/"), ("maps/syria.svg", "1")]));
}

#[test]
fn a_damaged_ledger_is_noted_and_replaced() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b", "2")]);
    let ledger = place.read(".dateline").expect("a ledger");
    let cut = &ledger[..ledger.len() - 3];
    for damaged in ["", "garbage", "\u{0}\u{0}", cut, &ledger.replace("ledger 1", "ledger 9")] {
        place.write(".dateline", damaged);
        let (sink, note) = DiskSink::open(&place.out()).expect("still ours");
        assert!(note.is_some_and(|note| note.message.contains("ledger")), "{damaged}");
        assert!(!sink.keep("a", key("1")));
        assert_eq!(try_build(&sink, &[("a", "1"), ("b", "2")]), Ok(tally(2, 0, 0)));
        drop(sink);
        assert_eq!(place.read(".dateline").as_deref(), Some(&*ledger));
    }
}

#[test]
fn the_keys_of_another_engine_are_not_trusted() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b", "2")]);
    let ledger = place.read(".dateline").expect("a ledger");
    place.write(".dateline", &ledger.replace(ENGINE, "dateline 0.0.0"));
    let sink = place.open();
    assert!(!sink.keep("a", key("1")));
    assert_eq!(try_build(&sink, &[("a", "1")]), Ok(tally(0, 1, 1)));
    drop(sink);
    assert_eq!(place.tree(), tree([("a", "1")]));
}

#[test]
fn several_builds_in_one_sink_and_many_threads() {
    let place = Place::new();
    let sink = place.open();
    for (round, expected) in [tally(400, 0, 0), tally(0, 400, 0), tally(400, 0, 400)].iter().enumerate() {
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let sink = &sink;
                scope.spawn(move || {
                    for page in 0..100 {
                        let path = format!("{}/{page}/{thread}.html", round / 2);
                        put(sink, &path, &format!("{page} {thread}")).expect("put");
                    }
                });
            }
        });
        assert_eq!(sink.commit().as_ref(), Ok(expected));
    }
    drop(sink);
    assert!(!place.out().join("0").exists());
    assert_eq!(place.tree().len(), 501);
}

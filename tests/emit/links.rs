//! No symbolic link is followed out of the output folder.

use std::{fs, os::unix::fs::symlink, path::PathBuf};

use dateline::emit::Sink;

use super::place::{Place, key, tally, tree, try_build};

/// A folder beside the output, with a file in it that must survive.
fn outside(place: &Place) -> PathBuf {
    let outside = place.beside("outside");
    fs::create_dir(&outside).expect("a folder");
    fs::write(outside.join("x"), "1").expect("a file");
    outside
}

#[test]
fn a_link_to_the_output_folder_will_do() {
    let place = Place::new();
    fs::create_dir(place.beside("real")).expect("a folder");
    symlink(place.beside("real"), place.out()).expect("a link");
    place.build(&[("a", "1")]);
    assert!(place.beside("real/a").exists());
}

#[test]
fn nothing_is_written_through_a_link() {
    let place = Place::new();
    let outside = outside(&place);
    place.build(&[("a", "1")]);
    symlink(&outside, place.out().join("folder")).expect("a link");
    assert!(try_build(&place.open(), &[("folder/x", "2")]).is_err());
    assert!(try_build(&place.open(), &[("folder/y/z", "2")]).is_err());

    fs::remove_file(place.out().join("a")).expect("a file");
    symlink(outside.join("x"), place.out().join("a")).expect("a link");
    assert_eq!(place.build(&[("a", "2")]), tally(1, 0, 0));
    assert_eq!(place.read("a").as_deref(), Some("2"));
    assert_eq!(fs::read_to_string(outside.join("x")).expect("untouched"), "1");
    assert_eq!(fs::read_dir(&outside).expect("untouched").count(), 1);
}

#[test]
fn nothing_is_kept_or_deleted_through_a_link() {
    let place = Place::new();
    let outside = outside(&place);
    fs::create_dir(outside.join("empty")).expect("a folder");
    place.build(&[("folder/x", "1"), ("folder/empty/y", "2"), ("z", "3"), ("a/b", "4")]);
    fs::remove_dir_all(place.out().join("folder")).expect("a folder");
    symlink(&outside, place.out().join("folder")).expect("a link");
    fs::remove_file(place.out().join("z")).expect("a file");
    symlink(outside.join("x"), place.out().join("z")).expect("a link");
    assert!(!place.open().keep("folder/x", key("1")));
    assert_eq!(place.build(&[]), tally(0, 0, 2));
    assert_eq!(place.tree(), tree([("folder", "@")]));
    assert_eq!(fs::read_to_string(outside.join("x")).expect("untouched"), "1");
    assert!(outside.join("empty").exists());
}

#[test]
fn a_link_named_like_a_stage_is_left_alone() {
    let place = Place::new();
    let outside = outside(&place);
    fs::create_dir(place.out()).expect("a folder");
    symlink(&outside, place.out().join(".dateline-stage-1")).expect("a link");
    place.build(&[("a", "1")]);
    assert!(outside.join("x").exists());
}

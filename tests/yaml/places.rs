//! Every value knows its place.

use std::sync::Arc;

use dateline::model::Unread;
use dateline::yaml::{self, Source};

const TEXT: &str = "---
title: Harbour
حقل: قيمة
actors: [hts, \"saraqib\",  m4]
events:
  - id: fall
    locations:
      - idlib
      - 'm 5'
  - { id: rise, date: 2020 }
---
";

/// Line, column and end column of a value.
fn at(path: &str) -> (u32, u32, u32) {
    at_read(path, &Unread::default())
}

fn at_read(path: &str, unread: &Unread) -> (u32, u32, u32) {
    let file: Arc<str> = "a.md".into();
    let source = Source { path: &file, file: TEXT, range: 4..TEXT.len() - 4 };
    let place = yaml::locate_read(&source, path, unread);
    (place.line, place.column, place.end_column)
}

#[test]
fn values_are_found_by_path() {
    assert_eq!(at("title"), (2, 8, 15));
    assert_eq!(at("حقل"), (3, 6, 10));
    assert_eq!(at("actors[0]"), (4, 10, 13));
    assert_eq!(at("actors[1]"), (4, 15, 24));
    assert_eq!(at("events[0].locations[1]"), (9, 9, 14));
    assert_eq!(at("events[#rise].date"), (10, 23, 27));
}

#[test]
fn the_nearest_stands_for_what_is_not_there() {
    assert_eq!(at(""), (2, 1, 2));
    assert_eq!(at("summary"), (2, 1, 2));
    assert_eq!(at("actors[7]"), at("actors"));
    assert_eq!(at("events[#nothing].date"), at("events"));
    assert_eq!(at("title.more[2]"), at("title"));
}

#[test]
fn numbers_count_what_was_read() {
    let mut unread = Unread::default();
    unread.add("actors[0]".to_owned());
    unread.add("events[0].missing".to_owned());
    assert_eq!(at_read("actors[0]", &unread), at("actors[1]"));
    assert_eq!(at_read("actors[1]", &unread), at("actors[2]"));
    assert_eq!(at_read("events[0].id", &unread), at("events[0].id"));
    assert_eq!(unread.written_index("actors", 1), 2);
    assert_eq!(unread.written_index("events", 1), 1);
    assert!(unread.touches("actors") && unread.touches("events[0].missing.more") && unread.touches("events"));
    assert!(!unread.touches("actors[1]") && !unread.touches("title") && !unread.touches("act"));
}

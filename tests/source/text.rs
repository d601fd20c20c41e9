//! Bytes that become text.

use std::sync::Arc;

use dateline::source::{decode, is_stray};

fn path() -> Arc<str> {
    "a.md".into()
}

#[test]
fn a_byte_order_mark_is_no_text() {
    assert_eq!(&*decode(&path(), b"\xEF\xBB\xBFtext").unwrap(), "text");
    assert_eq!(&*decode(&path(), "نص".as_bytes()).unwrap(), "نص");
    assert_eq!(&*decode(&path(), b"").unwrap(), "");
}

#[test]
fn what_is_not_utf_8_is_refused_at_its_byte() {
    let at = |bytes: &[u8]| {
        let place = decode(&path(), bytes).unwrap_err().place.unwrap();
        (place.line, place.column)
    };
    assert_eq!(at(b"a\nb\xffc"), (2, 2));
    assert_eq!(at(b"\xEF\xBB\xBFa\n\xc3"), (2, 1));
    assert_eq!(at(b"\xFE\xFF\0a"), (1, 1));
    assert_eq!(at("هتش\0".as_bytes()), (1, 4));
    // A surrogate is no character.
    assert_eq!(at(b"ab\xED\xA0\x80"), (1, 3));
}

#[test]
fn what_editors_leave_behind_is_passed_over() {
    for stray in [
        ".a.md.swp",
        "a.md~",
        "#a.md#",
        "a.md.bak",
        ".DS_Store",
        "Thumbs.db",
        "4913",
        "a.md.orig",
        "a.md.rej",
    ] {
        assert!(is_stray(stray), "{stray}");
    }
    for kept in ["a.md", "a#b.md", "4913.md", "swp", "a.tmp.md"] {
        assert!(!is_stray(kept), "{kept}");
    }
}

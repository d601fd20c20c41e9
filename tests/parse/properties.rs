//! Whatever the bytes, reading them ends in a document or in diagnostics.

use std::sync::Arc;

use dateline::parse::{self, Kind};
use dateline::source::decode;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::SiteTest;

/// Front matter of pieces that mean something, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "title: A\n",
        "name: A\n",
        "date: 2020-02-01\n",
        "date: 2021-04-31\n",
        "events:\n",
        "  - id: e\n",
        "    date: 2020\n",
        "    title: E\n",
        "figures: [{ id: f, metric: m, min: 5, max: 2 }]\n",
        "actors: [a, B, [c]]\n",
        "aliases: [{ text: x }]\n",
        "extra: &x { a: 1 }\n",
        "more: *x\n",
        "---\n",
        "...\n",
        "\t",
        "  ",
        "- ",
        ": ",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "#",
        "|\n",
        ">\n",
        "? ",
        "!tag ",
        "*",
        "&",
        "%YAML 1.2\n",
        "\r\n",
        "\u{feff}",
        "\u{2028}",
        "\u{85}",
        "é",
        "هتش",
        "😀",
        "~",
        "null",
        "tlp: WHITE\n",
    ]);
    vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn read(bytes: &[u8]) {
    for kind in Kind::ALL {
        let path: Arc<str> = format!("{}a.md", kind.folder()).into();
        let Ok(text) = decode(&path, bytes) else { continue };
        let (document, report) = parse::document(kind, &path, text);
        assert!(document.is_some() || report.has_errors());
        for problem in report.iter() {
            let place = problem.place.as_ref().expect("a place");
            assert!(place.end_column >= place.column);
            assert!(!problem.message.is_empty() && !problem.message.contains('\n'), "{:?}", problem.message);
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        read(&bytes);
    }

    #[test]
    fn any_text_is_read_or_refused(front in "(?s).{0,120}", body in "(?s).{0,120}") {
        read(format!("---\n{front}\n---\n{body}").as_bytes());
    }

    #[test]
    fn any_pieces_of_front_matter_are_read_or_refused(front in pieces()) {
        read(format!("---\n{front}\n---\nText.\n").as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_site_of_anything_is_whole_or_not_there(front in pieces(), settings in pieces(), body in "(?s).{0,80}") {
        let built = SiteTest::new()
            .briefing("good", "title: Good\ndate: 2020-02-01", "See [[a]].")
            .file("content/actors/a.md", format!("---\nname: A\n{front}\n---\n{body}"))
            .setting(&settings)
            .build();
        prop_assert_eq!(built.summary.is_none(), built.report.has_errors());
        prop_assert_eq!(built.files.is_empty(), built.report.has_errors());
    }
}

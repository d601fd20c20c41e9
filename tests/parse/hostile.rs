//! Input that no author means, and some that an author might: each gives the right page or a clear
//! diagnostic, never a panic and never half a site.

use std::sync::Arc;

use dateline::diag::{Diagnostic, Place, Report};
use dateline::source::{MemorySource, Source};

use crate::support::{Built, SiteTest};

const FRONT: &str = "title: Harbour\ndate: 2020-02-01";

/// A site with one file of these bytes beside a good one.
fn with(bytes: impl AsRef<[u8]>) -> Built {
    SiteTest::new().briefing("good", FRONT, "Good.").file("content/briefings/bad.md", bytes).build()
}

/// Line and column of the one problem.
fn place(built: &Built, code: &str) -> (u32, u32) {
    assert!(built.files.is_empty(), "a build with errors left {:?}", built.files.keys());
    let place = built.only(code).place.as_ref().unwrap();
    assert_eq!(&*place.path, "content/briefings/bad.md");
    (place.line, place.column)
}

#[test]
fn files_without_front_matter_say_so() {
    assert_eq!(place(&with(""), "front-matter"), (1, 1));
    assert_eq!(place(&with("\u{feff}"), "front-matter"), (1, 1));
    assert_eq!(place(&with(" \r\n\r\n"), "front-matter"), (1, 1));
    assert_eq!(place(&with("Text."), "front-matter"), (1, 1));
    assert_eq!(place(&with("\n---\ntitle: A\n---\n"), "front-matter"), (1, 1));
    assert_eq!(place(&with("---"), "front-matter"), (1, 1));
    assert_eq!(place(&with("---\ntitle: A\n--\n"), "front-matter"), (1, 1));
}

#[test]
fn byte_order_marks_and_windows_line_ends_are_read() {
    let text = "\u{feff}---\r\ntitle: Harbour\r\ndate: 2020-02-01\r\n---\r\nShips *wait*.\r\n";
    with(text).fine().page("/briefings/bad/").has("<h1").has("Ships <em>wait</em>.");
    let faulty = text.replace("date: 2020-02-01", "date: 2020-02-31");
    assert_eq!(place(&with(faulty), "invalid-value"), (3, 7));
}

#[test]
fn other_encodings_are_refused_at_the_byte() {
    assert_eq!(place(&with(b"---\ntitle: caf\xe9\n---\n"), "encoding"), (2, 11));
    assert_eq!(place(&with(b"---\ntitle: A\n---\n\xc3\xa9 caf\xe9\n"), "encoding"), (4, 6));
    assert_eq!(place(&with(b"\xff\xfe-\0-\0"), "encoding"), (1, 1));
    assert_eq!(place(&with("---\ntitle: A\n---\nA\0B\n"), "encoding"), (4, 2));
}

#[test]
fn a_long_line_is_a_line() {
    let long = "word ".repeat(2_000_000);
    let built = with(format!("---\n{FRONT}\n---\n{long}\n")).fine();
    assert!(built.page("/briefings/bad/").text.len() > 10_000_000);
    let title = "a".repeat(10_000_000);
    let built = with(format!("---\ntitle: {title}\ndate: 2020-02-31\n---\n"));
    assert_eq!(place(&built, "invalid-value"), (3, 7));
    // The excerpt of a line of ten megabytes is short.
    let built = with(format!("---\n{FRONT}\nkind: {title}\n---\n"));
    assert_eq!(place(&built, "invalid-value"), (4, 7));
    assert!(built.problems().len() < 20_000, "{} bytes", built.problems().len());
}

#[test]
fn deep_nesting_ends() {
    let deep = [
        format!("{} deep", ">".repeat(1000)),
        (0..1000).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect(),
        "[".repeat(10_000),
        "*a **b ".repeat(5_000),
        format!("{}x{}", "<div>".repeat(5_000), "</div>".repeat(5_000)),
    ];
    for markdown in deep {
        with(format!("---\n{FRONT}\n---\n{markdown}\n")).fine();
    }
}

#[test]
fn deep_yaml_is_refused() {
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    place(&with(format!("---\n{FRONT}\nextra: {{ a: {nested} }}\n---\n")), "yaml-syntax");
    // Aliases nest without brackets.
    let chain: String = (1..5_000).map(|link| format!("  a{link}: &a{link} [*a{}]\n", link - 1)).collect();
    let built = with(format!("---\n{FRONT}\nextra:\n  a0: &a0 [x]\n{chain}---\n"));
    assert_eq!(built.only("invalid-value").message.split_once(": ").unwrap().1, "aliases repeat too much");
}

#[test]
fn markup_in_names_is_text() {
    let built = SiteTest::new()
        .file(
            "content/actors/hts.md",
            "---\nname: \"<script>alert(1)</script>\"\naliases: ['<img src=x onerror=alert(2)>']\n---\n",
        )
        .briefing(
            "a",
            "title: \"<script>alert(3)</script>\"\ndate: 2020-02-01\nactors: [hts]\ntags: ['<b>bold</b>']",
            "Text.",
        )
        .build()
        .fine();
    for files in
        [built.files_with("<script>alert"), built.files_with("<img src=x"), built.files_with("<b>bold")]
    {
        assert_eq!(files, Vec::<&str>::new());
    }
    built.page("/briefings/a/").has("&lt;script&gt;alert(3)");
}

#[test]
fn scripts_in_markdown_are_taken_out() {
    let markdown = "<script>alert(1)</script>\n\n<p onclick=\"alert(2)\">Kept.</p>\n\n\
        <a href=\"javascript:alert(3)\">x</a>\n\n<iframe src=\"https://elsewhere.example\"></iframe>\n\n\
        <svg onload=alert(4)></svg>";
    let built = SiteTest::new().briefing("a", FRONT, markdown).build().built();
    let page = built.page("/briefings/a/");
    for gone in ["<script", "onclick", "javascript:", "<iframe", "onload"] {
        assert!(!page.main().contains(gone), "{gone} is in {}", page.main());
    }
    page.has("Kept.");
    // As a link of Markdown it leads nowhere, and says so.
    assert_eq!(place(&with(format!("---\n{FRONT}\n---\n[x](javascript:alert(1))\n")), "broken-link"), (5, 1));
}

#[test]
fn template_syntax_is_text() {
    let built = SiteTest::new()
        .briefing(
            "a",
            "title: \"{{ 7 * 191 }} {% raw %} {# note #}\"\ndate: 2020-02-01",
            "Code `{{ 7 * 191 }}` and {% if x %}.",
        )
        .build()
        .fine();
    built.page("/briefings/a/").has("{{ 7 * 191 }} {% raw %} {# note #}").has("{% if x %}").lacks("1337");
}

#[test]
fn characters_that_turn_the_reading_direction_stay_in_their_name() {
    let name = "safe\u{202e}txt.exe";
    let built = SiteTest::new()
        .file("content/actors/hts.md", format!("---\nname: \"{name}\"\n---\n"))
        .briefing("a", &format!("{FRONT}\nactors: [hts]"), "Text.")
        .build();
    if built.summary.is_some() {
        // A name is isolated, so that it can't turn what follows it.
        built.page("/actors/hts/").has(&format!("<bdi>{name}</bdi>"));
    } else {
        built.only("invalid-value");
    }
    // On a terminal they show instead of working.
    let built = with(format!("---\ntitle: A\ndate: \"{name}\"\n---\n"));
    assert!(!built.problems().contains('\u{202e}'), "{}", built.problems());
}

/// A site in which one file can be listed but not read.
struct Vanishing {
    files: MemorySource,
    gone: &'static str,
}

impl Source for Vanishing {
    fn list(&self) -> (Vec<Arc<str>>, Report) {
        self.files.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Diagnostic> {
        if path == self.gone {
            return Err(
                Diagnostic::error("read", "the file vanished while the site was read").at(Place::file(path))
            );
        }
        self.files.read(path)
    }
}

#[test]
fn a_file_that_vanishes_stops_the_build() {
    let files = [
        ("site.yaml", "title: T\nbase_url: https://desk.example\n"),
        ("content/briefings/a.md", "---\ntitle: A\ndate: 2020-02-01\n---\n"),
        ("content/briefings/b.md", "---\ntitle: B\ndate: 2020-02-01\n---\n"),
        ("content/data.csv", "1,2\n"),
        ("templates/extra.html", "x"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    for gone in ["site.yaml", "content/briefings/b.md", "content/data.csv", "templates/extra.html"] {
        let source = Vanishing { files: MemorySource { files: files.clone().into() }, gone };
        let built = SiteTest::new().build_from(source);
        let problem = built.only("read");
        assert_eq!(&*problem.place.as_ref().unwrap().path, gone);
        assert!(built.summary.is_none());
        assert!(built.files.is_empty(), "{gone} is gone, and there is {:?}", built.files.keys());
    }
}

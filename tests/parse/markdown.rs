//! Markdown on the input side: links and anchors as they are read.

use dateline::parse::markdown::{HeadingIds, decoded, is_external, target_path};

#[test]
fn links_lead_to_files_of_the_site_only() {
    let from = "content/briefings/2020/a.md";
    let path = |target: &str| target_path(from, target);
    assert_eq!(path("b.md#part").as_deref(), Some("content/briefings/2020/b.md"));
    assert_eq!(path("../../actors/hts.md").as_deref(), Some("content/actors/hts.md"));
    assert_eq!(path("/pier.jpg?x").as_deref(), Some("content/pier.jpg"));
    assert_eq!(path("a%20b.png").as_deref(), Some("content/briefings/2020/a b.png"));
    assert_eq!(path("../../../../etc/passwd"), None);
    assert_eq!(path("..%2f..%2f..%2f..%2fetc"), None);
    assert_eq!(path("https://elsewhere.example/"), None);
    assert_eq!(path("//elsewhere.example/"), None);
    assert_eq!(path("mailto:desk@desk.example"), None);
}

#[test]
fn only_a_scheme_or_a_host_is_elsewhere() {
    assert!(is_external("HTTPS://x"));
    assert!(is_external("javascript:alert(1)"));
    assert!(!is_external("a/b:c"));
    assert!(!is_external("2020:01"));
    assert!(!is_external("#a:b"));
}

#[test]
fn what_does_not_decode_stays() {
    assert_eq!(decoded("%D8%AD%"), "\u{62d}%");
    assert_eq!(decoded("%ff"), "%ff");
    assert_eq!(decoded("100%25"), "100%");
    assert_eq!(decoded("%+1é"), "%+1é");
}

#[test]
fn anchors_are_one_of_a_kind() {
    let mut ids = HeadingIds::default();
    assert_eq!(ids.next(None, "What now?"), "what-now");
    assert_eq!(ids.next(None, "What now"), "what-now-2");
    assert_eq!(ids.next(None, "What now 2"), "what-now-2-2");
    assert_eq!(ids.next(None, "ما الآن"), "ما-الآن");
    assert_eq!(ids.next(None, "!!!"), "section");
    assert_eq!(ids.next(Some("now"), "Later"), "now");
    assert_eq!(ids.next(Some("now"), "Again"), "now-2");
}

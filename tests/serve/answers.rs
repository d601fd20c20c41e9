//! What an address answers.

use super::preview::Preview;
use crate::support::SiteTest;

fn site() -> SiteTest {
    SiteTest::new()
        .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
        .file("content/paper.pdf", "%PDF-1.4 0123456789")
        .file("content/data.csv", "a,b\n")
        .briefing(
            "one",
            "title: One\ndate: 2020-02-01",
            "Turkey waits. [The paper](../paper.pdf), [data](../data.csv)",
        )
}

#[test]
fn every_page_is_the_one_of_a_build_but_for_the_script() {
    let preview = Preview::new(site());
    let built = preview.site.clean().fine();
    let pages = built.files.iter().filter(|(path, _)| path.ends_with("index.html"));
    let mut count = 0;
    for (path, bytes) in pages {
        let answer = preview.get(&format!("/{}", path.trim_end_matches("index.html")));
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.page(), *bytes, "{path}");
        count += 1;
    }
    assert!(count > 5);
    let missing = preview.get("/nowhere/");
    assert_eq!((missing.status, missing.page()), (404, built.files["404.html"].clone()));
}

#[test]
fn files_have_their_types_and_come_in_parts() {
    let preview = Preview::new(site());
    for (path, kind) in [
        ("/paper.pdf", "application/pdf"),
        ("/data.csv", "text/csv; charset=utf-8"),
        ("/theme/site.css", "text/css; charset=utf-8"),
        ("/__dateline/client.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let part = preview.ask("GET", "/paper.pdf", "Range: bytes=9-12\r\n", "");
    assert_eq!((part.status, part.text().as_str()), (206, "0123"));
    assert_eq!(part.header("content-range"), "bytes 9-12/19");
    let beyond = preview.ask("GET", "/paper.pdf", "Range: bytes=50-60\r\n", "");
    assert_eq!((beyond.status, beyond.header("content-range")), (416, "bytes */19"));
    assert_eq!(preview.ask("GET", "/paper.pdf", "Range: pages=1\r\n", "").status, 200);
}

#[test]
fn what_a_browser_has_is_not_sent_again() {
    let preview = Preview::new(site());
    for path in ["/", "/paper.pdf"] {
        let etag = preview.get(path).header("etag").to_owned();
        let again = preview.ask("GET", path, &format!("If-None-Match: {etag}\r\n"), "");
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
    }
    let head = preview.ask("HEAD", "/", "", "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), preview.get("/").body.len().to_string());
}

#[test]
fn an_address_without_its_slash_leads_on() {
    let preview = Preview::new(site());
    let answer = preview.get("/actors/turkey?x=1");
    assert_eq!((answer.status, answer.header("location")), (307, "/actors/turkey/?x=1"));
    assert_eq!(preview.get("/actors/turkey/index.html").status, 200);
}

#[test]
fn a_site_below_a_path_is_served_there() {
    let below = site().file("site.yaml", "title: T\nbase_url: https://desk.example/region/north\n");
    let preview = Preview::new(below);
    let start = preview.get("/");
    assert_eq!((start.status, start.header("location")), (307, "/region/north/"));
    assert_eq!(preview.get("/region/north/actors/turkey/").status, 200);
    assert_eq!(preview.get("/actors/turkey/").status, 404);
}

//! Odd requests, and requests of strangers.

use std::fs;

use super::preview::Preview;
use crate::support::SiteTest;

fn preview() -> Preview {
    Preview::new(SiteTest::new().briefing("one", "title: One\ndate: 2020-02-01", "Text."))
}

#[test]
fn nothing_outside_of_the_site_is_served() {
    let preview = preview();
    let long = format!("/{}", "a/".repeat(20_000));
    for path in [
        "/../site.yaml",
        "/%2e%2e/site.yaml",
        "/briefings/%2e%2e/%2e%2e/site.yaml",
        "/..%2fsite.yaml",
        "/%00",
        "/one%00/",
        "/site.yaml",
        "/content/briefings/one.md",
        "//etc/passwd",
        "/%ff%fe/",
        "/%",
        "/\\..\\site.yaml",
        &long,
    ] {
        let status = preview.get(path).status;
        assert!([400, 404, 414, 431].contains(&status), "{} gave {status}", &path[..path.len().min(60)]);
    }
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn other_methods_are_refused() {
    let preview = preview();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"] {
        assert_eq!(preview.ask(method, "/", "", "").status, 405, "{method}");
    }
}

#[test]
fn strangers_get_nothing() {
    let preview = preview();
    for (host, status) in
        [("evil.example", 403), ("localhost.evil.example", 403), ("127.0.0.1:1", 200), ("[::1]", 200)]
    {
        let answer = preview.send(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        assert_eq!(answer.status, status, "{host}");
    }
    assert_eq!(preview.send("GET / HTTP/1.0\r\n\r\n").status, 403);
    for origin in ["https://evil.example", "null", "http://localhost:1"] {
        let answer = preview.ask("GET", "/__dateline/events?path=/", &format!("Origin: {origin}\r\n"), "");
        assert_eq!(answer.status, 403, "{origin}");
    }
}

#[test]
fn an_editor_opens_files_of_the_site_alone() {
    let folder = tempfile::tempdir().unwrap();
    let noted = folder.path().join("noted-{line}-{column}");
    let site = SiteTest::new().briefing("one", "title: One\ndate: 2020-02-01", "Text.");
    let preview = Preview::with(site, &format!("cp {{path}} {}", noted.display()));
    let open = |headers: &str, path: &str| {
        let body = format!("{{\"path\": \"{path}\", \"line\": 4, \"column\": 2}}");
        preview.ask("POST", "/__dateline/open", headers, &body).status
    };
    let own = "X-Dateline: open\r\n";
    assert_eq!(open("", "content/briefings/one.md"), 403);
    assert_eq!(open("X-Dateline: open\r\nOrigin: https://evil.example\r\n", "content/briefings/one.md"), 403);
    for path in ["../x", "/etc/passwd", "content/../../etc/passwd", "content", "none.md", ".git/config", ""] {
        assert_eq!(open(own, path), 404, "{path}");
    }
    assert_eq!(preview.ask("POST", "/__dateline/open", own, "no json").status, 400);
    assert_eq!(preview.ask("POST", "/__dateline/open", own, &"x".repeat(100_000)).status, 413);
    assert_eq!(open(own, "content/briefings/one.md"), 204);
    // The editor is another process: it takes the time that it takes.
    let note = folder.path().join("noted-4-2");
    let text = fs::read_to_string(preview.site.path("content/briefings/one.md")).unwrap();
    let seen = || fs::read_to_string(&note).is_ok_and(|copy| copy == text);
    for _ in 0..3_000 {
        if seen() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(seen());
}

//! Which address a file gets.

use crate::support::SiteTest;

const BRIEFING: &str = "---\ntitle: A\ndate: 2020-02-01\n---\n";
const ACTOR: &str = "---\nname: A\n---\n";

#[test]
fn the_file_names_the_page() {
    let built = SiteTest::new()
        .file("content/briefings/desk/2020-02-01-first.md", BRIEFING)
        .file("content/briefings/second.markdown", BRIEFING)
        .file("content/actors/hts.md", ACTOR)
        .file("content/pages/index-of-terms.md", "---\ntitle: A\n---\n")
        .file("content/pages/desk/index.md", "---\ntitle: A\n---\n")
        .file("content/pages/desk/people.md", "---\ntitle: A\n---\n")
        .build()
        .fine();
    for route in [
        "/briefings/first/",
        "/briefings/second/",
        "/actors/hts/",
        "/index-of-terms/",
        "/desk/",
        "/desk/people/",
    ] {
        assert!(built.has_page(route), "no page {route}");
    }
}

#[test]
fn markdown_is_a_document_whatever_the_case_of_its_ending() {
    // Taken for an asset, it would be published with its front matter, whatever its label.
    let built = SiteTest::new()
        .file(
            "content/briefings/secret.MD",
            "---\ntitle: Hidden\ndate: 2020-02-01\ntlp: RED\n---\nzanzibar\n",
        )
        .file("content/actors/agent.mdown", "---\nname: Hidden agent\ntlp: RED\n---\nzanzibar\n")
        .file("content/notes.Markdown", "zanzibar\n")
        .build();
    built.only("misplaced");
    assert_eq!(built.summary.as_ref().unwrap().withheld, 2);
    assert_eq!(built.files_with("zanzibar"), Vec::<&str>::new());
}

#[test]
fn a_name_that_windows_keeps_is_refused() {
    for name in ["nul", "con", "aux", "com1", "lpt9"] {
        let built = SiteTest::new().file(&format!("content/actors/{name}.md"), ACTOR).build();
        assert!(built.only("invalid-id").message.contains("Windows"), "{}", built.problems());
    }
}

#[test]
fn names_that_no_file_system_tells_apart_are_refused() {
    for (first, second) in
        [("chart.txt", "Chart.txt"), ("caf\u{e9}.txt", "cafe\u{301}.txt"), ("actors/index.html", "x.txt")]
    {
        let built = SiteTest::new()
            .file(&format!("content/{first}"), "One.")
            .file(&format!("content/{second}"), "Two.")
            .build();
        built.only("duplicate-route");
        assert!(built.files.is_empty());
    }
}

#[test]
fn nothing_climbs_out_of_the_site() {
    let built = SiteTest::new()
        .briefing(
            "a",
            "title: A\ndate: 2020-02-01\nslug: ../../up\nredirect_from: [/../up/]\nimage: ../../up.png",
            "Text.",
        )
        .build();
    assert!(built.files.is_empty());
    let codes: Vec<_> = built.report.iter().map(|problem| problem.code).collect();
    assert_eq!(&codes[..2], ["invalid-value", "invalid-value"], "{}", built.problems());
}

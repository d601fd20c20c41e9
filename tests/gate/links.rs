//! Links from documents that passed to documents that did not.

use crate::support::{Built, SiteTest};

fn built(markdown: &str) -> Built {
    let site = SiteTest::new()
        .file("content/actors/mole.md", "---\nname: Nightingale\naliases: [Ødegård]\ntlp: RED\n---\n")
        .file("content/locations/base.md", "---\nname: The base\nstatus: draft\n---\n")
        .file("content/pages/inside/plan.md", "---\ntitle: Inside\ntlp: GREEN\n---\n")
        .file("content/briefings/secret.pdf", "PDF")
        .briefing(
            "secret",
            "title: Secret\ndate: 2020-02-01\ntlp: AMBER",
            "[All of it](secret.pdf) by Nightingale.",
        )
        .briefing("open", "title: Open\ndate: 2020-02-02", markdown);
    site.build().built()
}

#[test]
fn words_stay_and_the_link_goes() {
    let cases = [
        ("[[mole|a person]]", "a person"),
        ("[[Nightingale|a person]]", "a person"),
        ("[[ODEGARD|a person]]", "a person"),
        ("[[briefing:secret|elsewhere]]", "elsewhere"),
        ("[elsewhere](secret.md)", "elsewhere"),
        ("[elsewhere](secret.md#part)", "elsewhere"),
        ("[elsewhere](/briefings/secret/)", "elsewhere"),
        ("[elsewhere](../pages/inside/plan.md)", "elsewhere"),
        ("[elsewhere](/actors/mole/)", "elsewhere"),
        ("[[base|a place]]", "a place"),
    ];
    for (markdown, words) in cases {
        let built = built(&format!("It came from {markdown}, they say."));
        built.page("/briefings/open/").has(&format!("<p>It came from {words}, they say.</p>"));
        let warning = built.only("withheld-link");
        assert_eq!(warning.place.as_ref().unwrap().column, 14, "{markdown}");
        assert_eq!(built.summary.as_ref().unwrap().withheld, 4);
    }
}

#[test]
fn an_id_is_no_word_and_goes_too() {
    for markdown in ["[[mole]]", "[[briefing:secret]]", "[[base]]"] {
        built(&format!("It came from {markdown}.")).page("/briefings/open/").has("<p>It came from […].</p>");
    }
}

#[test]
fn a_name_that_an_open_text_writes_stays_without_a_link() {
    let built = built("[[Nightingale]] and the Nightingale.");
    built.page("/briefings/open/").has("<p>Nightingale and the Nightingale.</p>");
}

#[test]
fn a_file_that_only_withheld_texts_use_is_withheld() {
    let built = built("Nothing.");
    assert!(!built.has_page("/briefings/secret.pdf"));
    assert_eq!(built.files_with("secret"), [""; 0]);
}

#[test]
fn a_file_that_an_open_text_uses_as_well_is_there() {
    let built = built("[The paper](./secret.pdf).");
    built.page("/briefings/open/").has("<a href=\"/briefings/secret.pdf\">The paper</a>");
    assert!(built.has_page("/briefings/secret.pdf"));
}

#[test]
fn front_matter_that_names_a_withheld_entity_gets_a_warning_and_no_page() {
    let site = SiteTest::new()
        .file("content/actors/mole.md", "---\nname: Nightingale\ntlp: RED\n---\n")
        .briefing("open", "title: Open\ndate: 2020-02-02\nactors: [mole]", "Text.");
    let built = site.build().built();
    let warning = built.only("withheld-reference");
    let place = warning.place.as_ref().unwrap();
    assert_eq!((place.line, place.column), (4, 10));
    assert_eq!(built.files_with("mole"), [""; 0]);
}

#[test]
fn a_mistake_is_still_told_from_what_is_withheld() {
    let site = SiteTest::new()
        .file("content/actors/mole.md", "---\nname: Nightingale\ntlp: RED\n---\n")
        .briefing("open", "title: Open\ndate: 2020-02-02", "[[Nightingail]]");
    let built = site.build();
    assert!(built.summary.is_none());
    assert_eq!(built.only("broken-link").message, "there is no entity `Nightingail`");
    assert!(!built.problems().contains("Nightingale"), "the withheld name is not suggested");
}

#[test]
fn a_file_that_only_free_fields_or_html_of_a_withheld_text_name_is_withheld() {
    let front = "title: Secret\ndate: 2020-02-01\ntlp: AMBER\nextra: { map: plan.pdf, more: [{ file: /briefings/list.csv }] }";
    let built = SiteTest::new()
        .file("content/briefings/plan.pdf", "PDF")
        .file("content/briefings/list.csv", "a,b")
        .file("content/briefings/film.mp4", "MP4")
        .briefing("secret", front, "<video src='film.mp4'></video>")
        .build()
        .fine();
    for path in ["/briefings/plan.pdf", "/briefings/list.csv", "/briefings/film.mp4"] {
        assert!(!built.has_page(path), "{path}");
    }
}

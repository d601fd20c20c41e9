//! Links that lead somewhere, in every form in which they are written.

use super::{prose, prose_of, site};
use crate::support::SiteTest;

fn link(url: &str, words: &str) -> String {
    format!("<p>At <a class=\"entity\" href=\"{url}\">{words}</a>.</p>")
}

#[test]
fn an_entity_is_found_by_id_name_and_alias_in_any_script_case_and_form() {
    let saraqib = "/locations/saraqib/";
    let maarrat = "/locations/maarrat-al-numan/";
    let cases = [
        ("saraqib", saraqib, "Saraqib"),
        ("Saraqeb", saraqib, "Saraqeb"),
        ("SARAQEB", saraqib, "SARAQEB"),
        ("سراقب", saraqib, "سراقب"),
        ("Sarāqib", saraqib, "Sarāqib"),
        ("saraqib|the junction town", saraqib, "the junction town"),
        ("سراقب|the junction town", saraqib, "the junction town"),
        ("maarrat-al-numan", maarrat, "Maʿarrat al-Nuʿmān"),
        ("Maarrat al-Numan", maarrat, "Maarrat al-Numan"),
        ("Maʿarrat al-Nuʿmān", maarrat, "Maʿarrat al-Nuʿmān"),
        ("the jihadists", "/actors/hts/", "the jihadists"),
        (" hts ", "/actors/hts/", "Hayat Tahrir al-Sham"),
    ];
    for (written, url, words) in cases {
        assert_eq!(prose(&format!("At [[{written}]].")), link(url, words), "[[{written}]]");
    }
}

#[test]
fn words_of_a_link_may_have_markup() {
    let html = prose("At [[saraqib|the *junction* town]].");
    assert_eq!(html, link("/locations/saraqib/", "the <em>junction</em> town"));
}

#[test]
fn a_strong_name_comes_before_a_weak_one() {
    assert_eq!(prose("At [[Damascus]]."), link("/locations/damascus/", "Damascus"));
}

#[test]
fn a_place_on_an_entity_s_page_is_an_anchor() {
    let site = site()
        .file("content/locations/m4.md", "---\nname: M4\n---\n## Its course\n\nWest.\n")
        .briefing("text", "title: Text\ndate: 2020-02-01", "[[m4#its-course]] and [[m4#its-course|west]].");
    let html = prose_of(&site);
    assert!(html.contains("href=\"/locations/m4/#its-course\">M4</a>"), "{html}");
    assert!(html.contains("href=\"/locations/m4/#its-course\">west</a>"), "{html}");
}

fn ledger(markdown: &str) -> SiteTest {
    let front = "title: Ledger\ndate: 2020-02-03
figures: [{ id: fled, metric: people who fled, value: 388000, qualifier: more-than, unit: people }]
claims: [{ id: word, text: \"It is <near>.\", by: hts }]";
    site().briefing("ledger", front, "## Part one\n\nText.").briefing(
        "text",
        "title: Text\ndate: 2020-02-01",
        markdown,
    )
}

#[test]
fn items_of_the_ledger_say_what_they_hold() {
    let html = prose_of(&ledger("[[figure:fled]] fled: [[claim:word]] See [[briefing:ledger]]."));
    assert!(
        html.contains("<a class=\"figure-ref\" href=\"/briefings/ledger/#fled\">more than 388,000</a> fled"),
        "{html}"
    );
    assert!(
        html.contains("<a class=\"claim-ref\" href=\"/briefings/ledger/#word\">It is &lt;near&gt;.</a>"),
        "{html}"
    );
    assert!(html.contains("See <a class=\"briefing-ref\" href=\"/briefings/ledger/\">Ledger</a>."), "{html}");
}

#[test]
fn items_of_the_ledger_take_words_of_their_own() {
    let html =
        prose_of(&ledger("[[figure:fled|Many]], [[claim:word|near]], [[briefing:ledger#part-one|there]]."));
    assert!(html.contains("href=\"/briefings/ledger/#fled\">Many</a>"), "{html}");
    assert!(html.contains("href=\"/briefings/ledger/#word\">near</a>"), "{html}");
    assert!(html.contains("href=\"/briefings/ledger/#part-one\">there</a>"), "{html}");
}

#[test]
fn files_paths_and_anchors_become_addresses() {
    let cases = [
        ("[x](ledger.md)", "<a class=\"briefing-ref\" href=\"/briefings/ledger/\">x</a>"),
        ("[x](./ledger.md#part-one)", "<a class=\"briefing-ref\" href=\"/briefings/ledger/#part-one\">x</a>"),
        ("[x](ledger.md#fled)", "<a class=\"briefing-ref\" href=\"/briefings/ledger/#fled\">x</a>"),
        ("[x](../actors/hts.md)", "<a href=\"/actors/hts/\">x</a>"),
        ("[x](/actors/hts.md)", "<a href=\"/actors/hts/\">x</a>"),
        ("[x](/actors/hts/)", "<a href=\"/actors/hts/\">x</a>"),
        ("[x](/actors/)", "<a href=\"/actors/\">x</a>"),
        ("[x](/briefings/2020/)", "<a href=\"/briefings/2020/\">x</a>"),
        ("[x](#heading)", "<a href=\"#heading\">x</a>"),
        (
            "[x](https://example.org/a?b=c&d)",
            "<a class=\"external\" href=\"https://example.org/a?b=c&amp;d\">x</a>",
        ),
        (
            "<mailto:a@example.org>",
            "<a class=\"external\" href=\"mailto:a@example.org\">mailto:a@example.org</a>",
        ),
        (
            "[x][1]\n\n[1]: ledger.md \"Title\"",
            "<a class=\"briefing-ref\" href=\"/briefings/ledger/\" title=\"Title\">x</a>",
        ),
        ("[x](report%20one.pdf)", "<a href=\"/briefings/report%20one.pdf\">x</a>"),
        ("[x](</files/data.csv>)", "<a href=\"/files/data.csv\">x</a>"),
        ("![x](report%20one.pdf)", "<img src=\"/briefings/report%20one.pdf\" alt=\"x\" />"),
    ];
    for (markdown, wanted) in cases {
        let site = ledger(&format!("Start.\n\n{markdown}\n\n## Heading"))
            .file("content/briefings/report one.pdf", "PDF")
            .file("content/files/data.csv", "a,b");
        let html = prose_of(&site);
        assert!(html.contains(wanted), "{markdown}: {html}");
    }
}

#[test]
fn addresses_begin_with_the_path_of_the_site() {
    let markdown = "[[hts]], [[figure:fled]], [x](ledger.md), [y](/actors/), ![z](map.svg), then Saraqib.";
    let mut site = ledger(markdown).file("content/briefings/map.svg", "<svg/>");
    site = site.file("site.yaml", "title: Desk\nbase_url: https://desk.example/idlib/\n").quiet();
    site.put("content/pages/old.md", "---\ntitle: Old\nnav: true\nredirect_from: [/older/]\n---\n");
    let built = site.build_clean().fine();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).unwrap();
        for attribute in ["href=\"", "src=\"", "url="] {
            for (at, _) in text.match_indices(attribute) {
                let url = text[at + attribute.len()..].split('"').next().unwrap();
                let own = url.starts_with("/idlib/")
                    || url.starts_with("https://desk.example/idlib/")
                    || url.starts_with('#');
                assert!(own, "{path}: {attribute}{url}");
            }
        }
    }
    built
        .page("/briefings/text/")
        .has("<link rel=\"canonical\" href=\"https://desk.example/idlib/briefings/text/\">");
}

#[test]
fn an_address_never_runs_a_script() {
    for target in
        ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"]
    {
        let built =
            site().briefing("text", "title: Text\ndate: 2020-02-01", &format!("[x]({target})")).build();
        assert!(
            built.summary.is_none() && built.problems().contains("leads nowhere"),
            "{target}: {}",
            built.problems()
        );
    }
}

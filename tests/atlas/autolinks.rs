//! Names in a text that become links by themselves: which, and where they do not.

use super::{prose, prose_of, site};
use crate::support::SiteTest;

fn entity(url: &str, words: &str) -> String {
    format!("<a class=\"entity\" href=\"{url}\">{words}</a>")
}

fn saraqib(words: &str) -> String {
    entity("/locations/saraqib/", words)
}

fn hts(words: &str) -> String {
    entity("/actors/hts/", words)
}

#[test]
fn the_first_mention_of_each_section_is_a_link() {
    let html = prose("Saraqib, Saraqeb, Saraqib.\n\nSaraqib.\n\n## Next\n\nSaraqib and Saraqib.");
    let first = saraqib("Saraqib");
    let wanted = format!(
        "<p>{first}, Saraqeb, Saraqib.</p>\n<p>Saraqib.</p>\n<h2 id=\"next\">Next</h2>\n<p>{first} and Saraqib.</p>"
    );
    assert_eq!(html, wanted);
}

#[test]
fn all_mentions_are_links_where_the_site_says_so() {
    let site =
        site().setting("autolink: all").briefing("text", "title: T\ndate: 2020-02-01", "Saraqib, Saraqeb.");
    assert_eq!(prose_of(&site), format!("<p>{}, {}.</p>", saraqib("Saraqib"), saraqib("Saraqeb")));
}

#[test]
fn a_briefing_may_differ_from_the_site() {
    let off = "title: T\ndate: 2020-02-01\nautolink: off";
    let site = site().setting("autolink: all").briefing("text", off, "Saraqib, [[Saraqeb]].");
    assert_eq!(prose_of(&site), format!("<p>Saraqib, {}.</p>", saraqib("Saraqeb")));
}

#[test]
fn a_mention_without_a_link_is_a_mention() {
    let built =
        site().setting("autolink: off").briefing("text", "title: T\ndate: 2020-02-01", "In Saraqib.").build();
    built.page("/locations/saraqib/").has("In <mark>Saraqib</mark>.");
}

#[test]
fn a_link_that_is_written_takes_the_place_of_the_automatic_one() {
    let html = prose("The [[saraqib|town]] of Saraqib.");
    assert_eq!(html, format!("<p>The {} of Saraqib.</p>", saraqib("town")));
}

#[test]
fn no_name_is_linked_in_headings_code_links_and_verbatim_quotations() {
    let unlinked = [
        "## Of Saraqib",
        "Of `Saraqib`.",
        "```\nSaraqib\n```",
        "    Saraqib",
        "[Of Saraqib](https://example.org)",
        "<https://example.org/Saraqib>",
        "> Of Saraqib.\n> {.verbatim}",
        "<div>\nSaraqib\n</div>",
        "![Saraqib](map.svg)",
    ];
    for markdown in unlinked {
        let site = site().file("content/briefings/map.svg", "<svg/>").briefing(
            "text",
            "title: T\ndate: 2020-02-01",
            markdown,
        );
        let html = prose_of(&site);
        assert!(html.contains("Saraqib") && !html.contains("/locations/saraqib/"), "{markdown}: {html}");
        assert!(!html.contains("verbatim}"), "{html}");
    }
}

#[test]
fn other_quotations_lists_tables_footnotes_and_emphasis_are_linked() {
    let linked = [
        "> Of Saraqib.",
        "- Of Saraqib.",
        "1. Of *Saraqib*.",
        "Of **Saraqib**, ~~Idlib~~.",
        "| Where |\n|---|\n| Saraqib |",
        "| Saraqib |\n|---|\n| there |",
        "Here.[^1]\n\n[^1]: Of Saraqib.",
        "Term\n: Of Saraqib.",
        "- [ ] Of Saraqib.",
        "> [!NOTE]\n> Of Saraqib.",
    ];
    for markdown in linked {
        let html = prose(markdown);
        assert!(html.contains(&saraqib("Saraqib")), "{markdown}: {html}");
    }
}

#[test]
fn the_longest_name_is_taken_first() {
    let governorate = entity("/locations/idlib-governorate/", "Idlib province");
    assert_eq!(prose("Idlib province fell."), format!("<p>{governorate} fell.</p>"));
    let idlib = entity("/locations/idlib/", "Idlib");
    assert_eq!(prose("Idlib provinces fell."), format!("<p>{idlib} provinces fell.</p>"));
    assert_eq!(prose("Idlib, province of"), format!("<p>{idlib}, province of</p>"));
}

#[test]
fn names_end_where_words_end_in_any_script() {
    for text in
        ["Saraqibis", "NewSaraqib", "Saraqib_x", "Saraqib2", "éSaraqib", "Saraqibé", "وسراقب", "سراقبي"]
    {
        assert_eq!(prose(text), format!("<p>{text}</p>"));
    }
    assert_eq!(prose("(سراقب)"), format!("<p>({})</p>", saraqib("سراقب")));
    for text in ["Saraqib-Aleppo", "Saraqib/Aleppo", "Saraqib’s", "Saraqib—there", "Saraqib."] {
        let html = prose(text);
        assert!(html.starts_with(&format!("<p>{}", saraqib("Saraqib"))), "{text}: {html}");
    }
}

#[test]
fn case_and_diacritics_do_not_matter_but_for_acronyms() {
    assert_eq!(prose("SARAQIB"), format!("<p>{}</p>", saraqib("SARAQIB")));
    assert_eq!(prose("Sarāqib"), format!("<p>{}</p>", saraqib("Sarāqib")));
    assert_eq!(prose("Sara\u{304}qib"), format!("<p>{}</p>", saraqib("Sara\u{304}qib")));
    assert_eq!(prose("The UN."), format!("<p>The {}.</p>", entity("/actors/un/", "UN")));
    for text in ["C’est un fait.", "Un fait.", "uN"] {
        assert_eq!(prose(text), format!("<p>{text}</p>"));
    }
    assert_eq!(prose("hts"), "<p>hts</p>");
}

#[test]
fn weak_aliases_are_linked_only_on_request() {
    assert_eq!(prose("The jihadists and the regime."), "<p>The jihadists and the regime.</p>");
    assert_eq!(prose("[[the jihadists]]"), format!("<p>{}</p>", hts("the jihadists")));
}

#[test]
fn a_name_across_a_line_break_is_one_name() {
    assert_eq!(prose("Of Hayat Tahrir\nal-Sham."), format!("<p>Of {}.</p>", hts("Hayat Tahrir\nal-Sham")));
    assert_eq!(
        prose("> Of Hayat\n> Tahrir al-Sham."),
        format!("<blockquote>\n<p>Of {}.</p>\n</blockquote>", hts("Hayat\nTahrir al-Sham"))
    );
}

#[test]
fn quotes_and_possessives_stay_outside() {
    assert_eq!(prose("Saraqib's fall"), format!("<p>{}’s fall</p>", saraqib("Saraqib")));
    assert_eq!(prose("\"Saraqib\" fell"), format!("<p>“{}” fell</p>", saraqib("Saraqib")));
    assert_eq!(prose("'Saraqib' -- \"HTS\""), format!("<p>‘{}’ – “{}”</p>", saraqib("Saraqib"), hts("HTS")));
}

#[test]
fn typographic_and_straight_forms_of_a_name_are_the_same() {
    let site = SiteTest::new()
        .file("content/locations/ain.md", "---\nname: Ayn al-'Arab\n---\n")
        .setting("autolink: all")
        .briefing(
            "text",
            "title: T\ndate: 2020-02-01",
            "Ayn al-'Arab, Ayn al-’Arab and Ayn\u{a0}al\u{2011}’Arab.",
        );
    let html = prose_of(&site);
    assert_eq!(html.matches("<a class=\"entity\" href=\"/locations/ain/\">").count(), 3, "{html}");
    assert_eq!(html.matches("</a>").count(), 3, "{html}");
}

#[test]
fn entities_and_escapes_in_a_text_keep_their_place() {
    assert_eq!(
        prose("A &amp; B of Saraqib &lt; C"),
        format!("<p>A &amp; B of {} &lt; C</p>", saraqib("Saraqib"))
    );
    assert_eq!(prose("\\*Saraqib\\*"), format!("<p>*{}*</p>", saraqib("Saraqib")));
    assert_eq!(prose("Sar&#97;qib fell"), format!("<p>{} fell</p>", saraqib("Saraqib")));
}

fn two_fronts(front: &str, markdown: &str) -> String {
    let site = SiteTest::new()
        .file("content/actors/front.md", "---\nname: National Front\naliases: [the Front]\n---\n")
        .file("content/actors/levant-front.md", "---\nname: Levant Front\naliases: [the Front]\n---\n");
    prose_of(&site.briefing("text", &format!("title: T\ndate: 2020-02-01\n{front}"), markdown))
}

#[test]
fn of_two_bearers_of_a_name_front_matter_chooses() {
    assert_eq!(two_fronts("", "Of the Front."), "<p>Of the Front.</p>");
    let chosen = entity("/actors/levant-front/", "the Front");
    assert_eq!(two_fronts("actors: [levant-front]", "Of the Front."), format!("<p>Of {chosen}.</p>"));
    assert_eq!(two_fronts("actors: [front, levant-front]", "Of the Front."), "<p>Of the Front.</p>");
}

#[test]
fn a_profile_does_not_link_to_itself() {
    let text = "---\nname: Hayat Tahrir al-Sham\naliases: [HTS]\n---\nHTS holds Saraqib. HTS is old.\n";
    let built = site().file("content/actors/hts.md", text).build().fine();
    built.page("/actors/hts/").has(&format!("<p>HTS holds {}. HTS is old.</p>", saraqib("Saraqib")));
}

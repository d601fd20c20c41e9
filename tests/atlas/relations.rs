//! Relations, seen from both ends.

use crate::support::SiteTest;

fn site(more: &str) -> SiteTest {
    let relations = format!(
        "---\nname: Turkey\nrelations:
  - {{ type: supports, to: factions, since: 2018~, source: paper, note: With pay. }}
  - {{ type: dominates, to: north, source: paper }}\n{more}---\n"
    );
    SiteTest::new()
        .file("content/actors/turkey.md", relations)
        .file("content/actors/factions.md", "---\nname: Factions\n---\n")
        .file("content/locations/north.md", "---\nname: The north\n---\n")
        .file("content/sources/paper.md", "---\nname: Paper\nreliability: C\n---\n")
}

#[test]
fn both_ends_show_it_each_in_its_own_words() {
    let built = site("").build().fine();
    built
        .page("/actors/turkey/")
        .has("supports")
        .has("/actors/factions/")
        .has("dominates")
        .has("/locations/north/");
    built
        .page("/actors/factions/")
        .has("is supported by")
        .has("/actors/turkey/")
        .has("since about 2018")
        .has("With pay.");
    built.page("/locations/north/").has("is dominated by").has("/actors/turkey/");
}

#[test]
fn its_source_lists_it_with_its_subject() {
    let built = site("").build().fine();
    let page = built.page("/sources/paper/");
    page.has("/actors/turkey/")
        .has("supports")
        .has("/actors/factions/")
        .has("dominates")
        .lacks("is supported by");
}

#[test]
fn a_type_that_the_theme_has_no_words_for_is_spelled_out() {
    let built = site("  - { type: hosts-talks-with, to: factions, source: paper }\n").build().fine();
    built.page("/actors/turkey/").has("hosts talks with");
    built.page("/actors/factions/").has("hosts talks with");
}

#[test]
fn a_relation_without_a_source_is_an_error() {
    let built = site("  - { type: opposes, to: factions }\n").build();
    assert!(built.summary.is_none() && built.problems().contains("source"), "{}", built.problems());
}

#[test]
fn a_relation_by_a_withheld_source_is_withheld() {
    let site = site("").file("content/sources/paper.md", "---\nname: Paper\ntlp: AMBER\n---\n");
    let built = site.build().built();
    assert_eq!(built.report.errors(), 0);
    built.page("/actors/turkey/").lacks("supports").lacks("factions");
    assert_eq!(built.files_with("sources/paper"), [""; 0]);
}

#[test]
fn a_source_lists_the_relations_that_rest_on_it_whatever_is_withheld() {
    let relations = "relations:\n  - { type: supports, to: hidden, source: paper }\n  - { type: fights, to: army, source: letter }\n  - { type: leads, to: army, source: paper }";
    let built = SiteTest::new()
        .file("content/actors/front.md", format!("---\nname: Front\n{relations}\n---\n"))
        .file("content/actors/army.md", "---\nname: Army\n---\n")
        .file("content/actors/hidden.md", "---\nname: Hidden\ntlp: RED\n---\n")
        .file("content/sources/paper.md", "---\nname: Paper\nreliability: C\n---\n")
        .file("content/sources/letter.md", "---\nname: Letter\nreliability: C\n---\n")
        .build()
        .built();
    built.page("/sources/paper/").has("leads").lacks("fights").lacks("supports");
    built.page("/sources/letter/").has("fights").lacks("leads");
}

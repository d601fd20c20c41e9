//! Fragments: parts of pages that are rendered once for each thing they show.

use crate::support::{Built, SiteTest};

/// A site whose actor page is `template`, with these fragments.
fn page(template: &str, fragments: &[(&str, &str)]) -> Built {
    let mut site = SiteTest::new()
        .file("content/actors/hts.md", "---\nname: H & S\n---\n")
        .briefing("text", "title: A < B\ndate: 2020-02-01", "H & S is here.")
        .file("templates/actor.html", template);
    for (name, text) in fragments {
        site = site.file(&format!("templates/fragments/{name}.html"), text);
    }
    site.build()
}

#[test]
fn a_fragment_is_a_filter_of_its_name_and_is_escaped_once() {
    let built = page(
        "{{ entity | as_own_name }}",
        &[("own-name", "<b>{{ of.name }}</b>{{ site.title | length }}\n")],
    );
    built.page("/actors/hts/").has("<b>H &amp; S</b>");
}

#[test]
fn a_fragment_may_hold_others() {
    let built = page(
        "{% for m in mentions %}{{ m.briefing | as_outer }}{% endfor %}",
        &[
            ("outer", "[{{ of | as_inner }}]"),
            ("inner", "({{ of.title }}{{ of.date | as_day }})"),
            ("day", " on {{ of }}"),
        ],
    );
    built.page("/actors/hts/").has("[(A &lt; B on 2020-02-01)]");
}

#[test]
fn two_things_never_share_a_fragment() {
    let built =
        page("{{ 'one' | as_said }}{{ 'two' | as_said }}{{ 'one' | as_said }}", &[("said", "<{{ of }}>")]);
    built.page("/actors/hts/").has("<one><two><one>");
}

#[test]
fn fragments_that_hold_each_other_are_told_and_end() {
    let built = page("{{ 'x' | as_a }}", &[("a", "{{ of | as_b }}"), ("b", "{{ of | as_a }}")]);
    assert!(built.summary.is_none());
    assert!(built.problems().contains("fragments hold each other without end"), "{}", built.problems());
}

#[test]
fn what_has_no_digest_is_refused_with_what_a_fragment_takes() {
    let built = page("{{ page | as_a }}", &[("a", "x")]);
    assert!(
        built.problems().contains("a fragment takes a text, an entity or a briefing"),
        "{}",
        built.problems()
    );
}

#[test]
fn a_fragment_that_is_not_there_is_a_fault_of_the_template() {
    let built = page("{{ entity | as_nothing }}", &[]);
    assert!(built.summary.is_none());
    assert!(built.problems().contains("as_nothing"), "{}", built.problems());
}

#[test]
fn one_more_briefing_gets_its_own_fragments() {
    let mut site = SiteTest::new().file("content/actors/hts.md", "---\nname: HTS\n---\n").briefing(
        "one",
        "title: One\ndate: 2020-02-01",
        "HTS is here.",
    );
    site.build().fine();
    site = site.briefing("two", "title: Two\ndate: 2020-02-02", "HTS is there.");
    site.build().fine().page("/actors/hts/").has(">One</a>").has(">Two</a>");
}

//! Entities that are named and not declared, and references of the wrong kind.

use crate::support::SiteTest;

fn site(front: &str) -> SiteTest {
    SiteTest::new()
        .file("content/actors/white-helmets.md", "---\nname: White Helmets\n---\n")
        .file("content/locations/saraqib.md", "---\nname: Saraqib\n---\n")
        .file("content/sources/paper.md", "---\nname: Paper\n---\n")
        .briefing("text", &format!("title: Text\ndate: 2020-02-01\n{front}"), "Text.")
}

#[test]
fn an_undeclared_entity_gets_a_page_and_a_warning_with_a_suggestion() {
    let built = site("actors: [white-helmet]").build().built();
    let warning = built.only("undeclared-entity");
    assert_eq!(warning.message, "no actor `white-helmet` is declared");
    let help = "Did you mean `white-helmets`? Declare it in `content/actors/white-helmet.md`.";
    assert_eq!(warning.help.as_deref(), Some(help));
    let place = warning.place.as_ref().unwrap();
    assert_eq!((place.line, place.column, place.end_column), (4, 10, 22));
    built.page("/actors/white-helmet/").has("White helmet</bdi></h1>").has(">Text<");
    built.page("/actors/").has("/actors/white-helmet/");
    built.page("/briefings/text/").has("/actors/white-helmet/");
}

#[test]
fn it_is_an_error_under_strict() {
    let built = site("locations: [serakib]").strict().build();
    assert!(built.summary.is_none() && built.report.errors() == 1, "{}", built.problems());
}

#[test]
fn what_it_becomes_follows_from_where_it_is_named() {
    let ledger =
        "events: [{ id: fall, date: 2020, title: Fall, actors: [one], locations: [two], source: three }]";
    let built = site(ledger).build().built();
    assert!(
        built.has_page("/actors/one/")
            && built.has_page("/locations/two/")
            && built.has_page("/sources/three/")
    );
    built.page("/locations/two/").has("Fall");
    assert_eq!(built.report.warnings(), 3);
}

#[test]
fn a_name_made_from_an_id_links_no_text() {
    let built = site("actors: [text]").build().built();
    built.page("/briefings/text/").lacks("class=\"entity\"");
}

#[test]
fn it_leaves_with_the_last_document_that_names_it() {
    let mut site = site("actors: [ghost]");
    assert!(site.build().built().has_page("/actors/ghost/"));
    site.put("content/briefings/text.md", "---\ntitle: Text\ndate: 2020-02-01\n---\nText.\n");
    assert_eq!(site.build().fine().files_with("ghost"), [""; 0]);
}

#[test]
fn a_reference_of_the_wrong_kind_is_an_error_at_its_place() {
    let built = site("actors: [white-helmets, saraqib]").build();
    let problem = built.only("wrong-entity");
    assert_eq!(problem.message, "`saraqib` is a location, not an actor");
    assert_eq!(problem.place.as_ref().map(|place| (place.line, place.column)), Some((4, 25)));
}

#[test]
fn ids_of_all_families_share_one_namespace() {
    let built = site("").file("content/locations/paper.md", "---\nname: Paper town\n---\n").build();
    let problem = built.only("duplicate-id");
    assert_eq!(problem.message, "two documents declare the entity `paper`");
    assert_eq!(problem.related.len(), 1);
}

#[test]
fn a_source_may_be_an_actor() {
    let claim = "claims: [{ id: said, text: It is so., by: white-helmets, source: white-helmets }]";
    let built = site(claim)
        .file("content/actors/white-helmets.md", "---\nname: White Helmets\nreliability: B\n---\n")
        .file("content/sources/paper.md", "---\nname: Paper\nactor: white-helmets\n---\n")
        .build()
        .fine();
    built.page("/actors/white-helmets/").has("It is so.").has(">B<");
    built.page("/sources/paper/").has("/actors/white-helmets/").has(">B<");
    built.page("/briefings/text/").has("It is so.").has("/actors/white-helmets/");
}

#[test]
fn redirects_lead_to_where_a_document_stands() {
    let front = "redirect_from: [/2020/text/, /old.html]";
    let built = site(front).build().fine();
    for route in ["/2020/text/", "/old.html"] {
        built.page(route).has("content=\"0; url=/briefings/text/\"").has("rel=\"canonical\" href=\"");
    }
}

#[test]
fn a_redirect_from_a_page_that_is_there_is_an_error() {
    let built = site("redirect_from: [/actors/white-helmets/]").build();
    assert_eq!(built.only("duplicate-route").severity, dateline::diag::Severity::Error);
}

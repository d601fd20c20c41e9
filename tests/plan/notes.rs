//! The numbered notes at the foot of a briefing, and events that several briefings tell.

use crate::support::SiteTest;

const SOURCES: &str = "figures:
  - { id: ships, metric: ships, value: 14, unit: ships, as_of: 2020-02-01, source: bulletin }
events:
  - { id: fire, date: 2020-01-30, title: A fire in the docks, source: watch, actors: [crew], locations: [port] }
claims:
  - { id: arson, text: It was arson., by: chief, source: watch }";

fn site() -> SiteTest {
    SiteTest::new()
        .file("content/sources/bulletin.md", "---\nname: Harbour bulletin\nurl: https://port.example/b\narchived_url: https://archive.example/b\n---\n")
        .file("content/sources/watch.md", "---\nname: Dock Watch\nreliability: B\n---\n")
        .file("content/actors/chief.md", "---\nname: Fire chief\nkind: person\n---\n")
        .file("content/actors/crew.md", "---\nname: Crew\n---\n")
        .file("content/locations/port.md", "---\nname: Port\n---\n")
        .briefing("fire", &format!("title: Fire\ndate: 2020-02-01\n{SOURCES}"), "He says so: [[claim:arson]] There were [[figure:ships]] ships, and again [[figure:ships]].")
}

#[test]
fn text_and_notes_lead_to_each_other() {
    let built = site().build().built();
    let page = built.page("/briefings/fire/");
    // The text cites the watch first, the bulletin second, and the bulletin once more.
    page.has(r##"<sup class="note-mark" id="ledger-cite-1"><a href="#ledger-note-1">[1]</a></sup>"##)
        .has(r##"<sup class="note-mark" id="ledger-cite-2"><a href="#ledger-note-2">[2]</a></sup>"##)
        .has(r##"<sup class="note-mark" id="ledger-cite-3"><a href="#ledger-note-2">[2]</a></sup>"##)
        .has(r#"<li id="ledger-note-1"><a class="name" href="/sources/watch/"><bdi>Dock Watch</bdi></a>"#)
        .has(r#"<li id="ledger-note-2"><a class="name" href="/sources/bulletin/"><bdi>Harbour bulletin</bdi></a>"#)
        .has(r#"href="https://archive.example/b""#)
        .has(r##"href="#ledger-cite-1""##)
        .has(r##"href="#ledger-cite-3""##)
        .lacks("ledger-note-3");
}

#[test]
fn a_happening_that_two_briefings_tell_by_one_id_is_listed_once() {
    let built = site()
        .briefing("later", "title: Later\ndate: 2020-02-03\nevents:\n  - { id: fire, date: 2020-01-31, title: Docks burn, source: bulletin, locations: [port] }", "Text.")
        .build()
        .built();
    let port = built.page("/locations/port/");
    port.has("A fire in the docks")
        .lacks("Docks burn")
        .has("/briefings/later/")
        .has("another date: 31 Jan 2020");
    // Each briefing shows its own telling, and the other one beside it.
    built.page("/briefings/later/").has("Docks burn").has("another date: 30 Jan 2020");
}

#[test]
fn same_as_joins_events_of_different_ids() {
    let built = site()
        .briefing("later", "title: Later\ndate: 2020-02-03\nevents:\n  - { id: docks, same_as: fire, date: 2020-01-30, title: Docks burn, source: bulletin, actors: [chief] }", "Text.")
        .build()
        .built();
    // Whoever any of the tellings names has the event on his page.
    built.page("/actors/chief/").has("A fire in the docks").lacks("another date");
    built.page("/sources/bulletin/").has("Docks burn");
}

#[test]
fn an_event_that_is_the_same_as_none_or_as_itself_is_an_error() {
    let event = |same: &str| {
        let front = format!(
            "title: Later\ndate: 2020-02-03\nevents:\n  - {{ id: docks, same_as: {same}, date: 2020-01-30, title: Docks burn, source: bulletin }}"
        );
        site().briefing("later", &front, "Text.").build()
    };
    let unknown = event("fyre");
    let problem = unknown.only("unknown-event");
    assert_eq!(problem.help.as_deref(), Some("Did you mean `fire`?"));
    assert_eq!(problem.place.as_ref().map(|place| (place.line, place.column)), Some((5, 27)));
    event("docks").only("invalid-value");
}

#[test]
fn an_event_id_twice_in_one_briefing_is_an_error() {
    let front = "title: Later\ndate: 2020-02-03\nevents:\n  - { id: docks, date: 2020-01-30, title: One }\n  - { id: docks, date: 2020-01-30, title: Two }";
    site().briefing("later", front, "Text.").build().only("duplicate-id");
}

#[test]
fn a_date_is_printed_as_the_source_words_it() {
    let front = "title: Later\ndate: 2020-02-03\nevents:\n  - { id: docks, date: 2020-01-31, date_text: night of 31 January, title: Docks burn, source: bulletin }";
    let built = site().briefing("later", front, "Text.").build().built();
    built.page("/timeline/").has("night of 31 January").lacks("31 Jan 2020");
}

#[test]
fn an_entity_shows_figures_in_series_with_a_chart_beside_the_table() {
    let front = |day: &str, value: u32| {
        format!(
            "title: Count {value}\ndate: {day}\nfigures:\n  - {{ id: queue-{value}, metric: ships waiting, value: {value}, as_of: {day}, locations: [port], source: bulletin }}"
        )
    };
    let built = site()
        .briefing("one", &front("2020-02-03", 5), "Text.")
        .briefing("two", &front("2020-02-05", 9), "Text.")
        .build()
        .built();
    let page = built.page("/locations/port/");
    page.has(r#"role="img""#).has("ships waiting");
    let main = page.main();
    // The newest value stands first, and the older one is not overwritten.
    assert!(main.find("/briefings/two/").unwrap() < main.find("/briefings/one/").unwrap());
}

#[test]
fn a_long_timeline_of_an_entity_is_grouped_by_month() {
    let events: String = (1..=14)
        .map(|day| format!("  - {{ id: e{day}, date: 2020-0{}-{day:02}, title: Event {day}, locations: [port], source: watch }}\n", 1 + day % 2))
        .collect();
    let built = site()
        .briefing("many", &format!("title: Many\ndate: 2020-03-01\nevents:\n{events}"), "Text.")
        .build()
        .built();
    let page = built.page("/locations/port/");
    page.has(r#"<tr class="month"><th scope="rowgroup" colspan="4">January 2020</th></tr>"#);
    assert_eq!(page.text.matches(r#"<tr class="month">"#).count(), 2);
}

#[test]
fn every_event_that_any_telling_is_the_same_as_is_joined() {
    let later = |slug: &str, id: &str, same: &str| {
        format!(
            "title: {slug}\ndate: 2020-02-05\nevents:\n  - {{ id: {id}, same_as: {same}, date: 2020-01-30, title: As {slug} tells it, source: bulletin, locations: [port] }}"
        )
    };
    // Both tell `night`, and each says that it is the same as another one.
    let built = site()
        .briefing("second", "title: Second\ndate: 2020-02-04\nevents:\n  - { id: blaze, date: 2020-01-30, title: A blaze, source: bulletin, locations: [port] }", "Text.")
        .briefing("third", &later("third", "night", "fire"), "Text.")
        .briefing("fourth", &later("fourth", "night", "blaze"), "Text.")
        .build()
        .built();
    let port = built.page("/locations/port/");
    port.has("A fire in the docks").lacks("A blaze").lacks("As third tells it").lacks("As fourth tells it");
}

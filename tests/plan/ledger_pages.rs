//! The timeline, the figures, the claims and the corrections of the whole site.

use super::changes::changed;
use crate::support::{Page, SiteTest};

/// The places of these words on a page, which must be in this order.
fn in_order(page: &Page<'_>, words: &[&str]) {
    let mut rest = page.main();
    for word in words {
        let at =
            rest.find(word).unwrap_or_else(|| panic!("`{word}` is missing or too early:\n{}", page.text));
        rest = &rest[at + word.len()..];
    }
}

/// The part of a page from the element of an id to the end of its row.
fn row<'a>(page: &'a Page<'_>, id: &str, end: &str) -> &'a str {
    let main = page.main();
    let start = main.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no `{id}`:\n{main}"));
    let length = main[start..].find(end).unwrap();
    &main[start..start + length]
}

/// The ids of all items of a list in the sample's CLEAR briefings.
fn sample_ids(list: &str) -> Vec<String> {
    let mut site = SiteTest::sample();
    let mut ids = Vec::new();
    for (path, bytes) in site.sources() {
        let text = std::str::from_utf8(bytes).unwrap();
        if path.starts_with("content/briefings/") && text.contains("\ntlp: CLEAR\n") {
            let front = text.split("---\n").nth(1).unwrap();
            let lines = front.lines().skip_while(|line| *line != format!("{list}:")).skip(1);
            let items = lines.take_while(|line| line.starts_with(' '));
            ids.extend(items.filter_map(|line| line.strip_prefix("  - id: ").map(str::to_owned)));
        }
    }
    ids
}

#[test]
fn the_sample_s_timeline_lists_every_event_once_with_its_source() {
    let built = SiteTest::sample().strict().build_clean().fine();
    let page = built.page("/timeline/");
    let ids = sample_ids("events");
    assert!(ids.len() >= 9, "{ids:?}");
    for id in &ids {
        let row = row(&page, id, "</tr>");
        assert!(row.contains("/sources/") || row.contains("/actors/"), "{row}");
        assert!(row.contains("/briefings/") && row.contains("class=\"grade\""), "{row}");
    }
    assert_eq!(page.main().matches("<td class=\"c-date\">").count(), ids.len());
}

#[test]
fn the_sample_s_timeline_is_in_order_by_year_and_month() {
    let built = SiteTest::sample().strict().build_clean().fine();
    let words = [
        ">2012</h2>",
        "since 2012",
        ">December 2019</h2>",
        "since Dec",
        ">January 2020</h2>",
        "24\u{a0}Jan 2020 to 1\u{a0}Feb 2020",
        "29\u{a0}Jan 2020",
        "31\u{a0}Jan 2020",
        ">February 2020</h2>",
        "by 1\u{a0}Feb 2020",
        ">1\u{a0}Feb 2020",
    ];
    in_order(&built.page("/timeline/"), &words);
}

#[test]
fn the_sample_s_figures_have_qualifier_period_and_source() {
    let built = SiteTest::sample().strict().build_clean().fine();
    let page = built.page("/figures/");
    assert_eq!(sample_ids("figures").len(), 6);
    for (id, words) in [
        (
            "civilians-killed",
            ["more than", "260", "about 1\u{a0}Dec 2019 to 1\u{a0}Feb 2020", "/actors/sohr/"],
        ),
        ("displaced", ["388,000", "388000", "about 1\u{a0}Dec 2019 to 1\u{a0}Feb 2020", "/actors/un/"]),
        ("localities-retaken", ["more than", "30", "24\u{a0}Jan 2020 to 1\u{a0}Feb 2020", "/actors/sohr/"]),
        ("distance-to-saraqib", ["less than", "5\u{a0}km", "1\u{a0}Feb 2020", "/actors/sohr/"]),
        ("province-held", ["more than", "40\u{a0}%", "about 1\u{a0}Feb 2020", "/sources/unattributed/"]),
        ("inhabitants", ["about", "3,000,000", "about 1\u{a0}Feb 2020", "/sources/unattributed/"]),
    ] {
        let row = row(&page, id, "</tr>");
        assert!(words.iter().all(|word| row.contains(word)), "{row}");
    }
    built.page("/").has("All 6 figures").has("href=\"/figures/\"").has("The whole timeline");
}

#[test]
fn a_tension_shows_from_both_ends() {
    let built = SiteTest::sample().strict().build_clean().fine();
    let page = built.page("/claims/");
    let (threat, terms) = ("Turkey may use military force in Syria again.", "does so on good terms");
    for (id, other, by) in
        [("threat-of-force", terms, "Wassim Nasr"), ("on-good-terms", threat, "Recep Tayyip Erdoğan")]
    {
        let row = row(&page, id, "</li>");
        let beside = &row[row.find("class=\"tensions\"").unwrap()..];
        assert!(beside.contains(other) && beside.contains(by), "{row}");
    }
    let turkey = built.page("/actors/turkey/");
    assert_eq!(turkey.main().matches("In tension with").count(), 2);
    assert!(turkey.main().matches(threat).count() >= 2 && turkey.main().matches(terms).count() >= 2);
}

fn desk() -> SiteTest {
    SiteTest::new()
        .setting("year_length: 3\nseries: { harbour: { title: The harbour } }")
        .file("content/actors/union.md", "---\nname: Union\nreliability: C\n---\n")
        .file("content/actors/authority.md", "---\nname: authority\n---\n")
        .file("content/locations/port.md", "---\nname: Port\nkind: city\n---\n")
        .file("content/sources/bulletin.md", "---\nname: Bulletin\nkind: media\nreliability: B\n---\n")
}

/// A briefing with an event, a figure and a claim of its day.
fn day(site: SiteTest, name: &str, date: &str, value: u32) -> SiteTest {
    site.briefing(
        name,
        &format!(
            "title: Title-{name}\ndate: {date}\nseries: harbour\n\
             events: [{{ id: event-{name}, date: {date}, title: Event-{name}, source: bulletin }}]\n\
             figures: [{{ id: figure-{name}, metric: crews ashore, value: {value}, as_of: {date}, \
             locations: [port], source: bulletin }}]\n\
             claims: [{{ id: claim-{name}, text: Claim-{name}, by: union, source: bulletin }}]\n\
             corrections: [{{ date: {date}, text: Correction-{name} }}]"
        ),
        "Text.",
    )
}

/// Two of 2018, four of 2019, of which three in May, and one of 2020.
fn years() -> SiteTest {
    let days = [
        ("a", "2018-01-01"),
        ("b", "2018-02-01"),
        ("c", "2019-01-01"),
        ("d", "2019-05-01"),
        ("e", "2019-05-02"),
        ("f", "2019-05-03"),
        ("g", "2020-01-01"),
    ];
    days.into_iter().zip(1..).fold(desk(), |site, ((name, date), value)| day(site, name, date, value * 10))
}

#[test]
fn a_long_list_shows_the_newest_and_leads_to_years_and_months() {
    let built = years().build().built();
    for (section, word) in
        [("timeline", "Event-"), ("figures", "figure-"), ("claims", "Claim-"), ("corrections", "Correction-")]
    {
        let at = |path: &str| built.page(&format!("/{section}/{path}"));
        let shown = |path: &str, names: &str| {
            for name in ["a", "b", "c", "d", "e", "f", "g"] {
                let page = at(path);
                let there = page.main().contains(&format!("{word}{name}"));
                assert_eq!(there, names.contains(name), "{word}{name} on /{section}/{path}");
            }
        };
        shown("", "efg");
        shown("2018/", "ab");
        shown("2019/", "");
        shown("2019/01/", "c");
        shown("2019/05/", "def");
        shown("2020/", "g");
        at("").has(&format!("href=\"/{section}/2018/\"")).has(&format!("href=\"/{section}/2019/\""));
        at("2019/").has(&format!("href=\"/{section}/2019/05/\""));
        assert!(!built.has_page(&format!("/{section}/2018/01/")), "{section}");
    }
    built.page("/timeline/").has("The newest 3 of 7.");
    built.page("/timeline/2018/").has("<h1>Timeline, 2018</h1>").has("2 events");
}

#[test]
fn a_short_list_has_no_years_and_an_empty_one_no_page() {
    let built = day(desk(), "a", "2018-01-01", 10).build().built();
    assert!(built.has_page("/timeline/") && !built.has_page("/timeline/2018/"));
    let built = SiteTest::new().build().built();
    for section in ["timeline", "figures", "claims", "corrections"] {
        assert!(!built.has_page(&format!("/{section}/")));
        built.page("/404.html").lacks(&format!("/{section}/"));
    }
}

#[test]
fn one_more_briefing_changes_the_pages_of_its_own_year_alone() {
    let mut site = years();
    let before = site.build().built().files;
    site = day(site, "new", "2018-03-01", 15);
    let after = site.build().built().files;
    let changed = changed(&before, &after);
    for section in ["timeline", "figures", "claims", "corrections"] {
        let paths: Vec<_> = changed.iter().filter(|path| path.starts_with(&format!("/{section}/"))).collect();
        assert_eq!(paths, [&format!("/{section}/"), &format!("/{section}/2018/")]);
    }
}

#[test]
fn a_date_before_year_one_has_its_page() {
    let event = "events: [{ id: siege, date: '-0500-03', title: The siege }]";
    let site = years().briefing("old", &format!("title: Old\ndate: 2017-01-01\n{event}"), "Text.");
    let built = site.build().built();
    built.page("/timeline/-0500/").has("The siege").has("id=\"siege\"");
}

#[test]
fn a_series_page_tells_the_events_of_its_briefings_oldest_first() {
    let again = "events: [{ id: event-a, date: 2018-01-01, title: Event-a, source: union }]";
    let site = day(day(desk(), "b", "2019-01-01", 1), "a", "2018-01-01", 2)
        .briefing("again", &format!("title: Again\ndate: 2020-01-01\nseries: harbour\n{again}"), "Text.")
        .briefing(
            "else",
            "title: Else\ndate: 2020-02-01\nevents: [{ id: other, date: 2020, title: Other }]",
            "x",
        );
    let built = site.build().built();
    let page = built.page("/series/harbour/");
    in_order(&page, &["Event-a", "Event-b"]);
    page.lacks("Other");
    assert_eq!(page.main().matches("Event-a").count(), 1);
}

#[test]
fn corrections_and_withdrawals_are_listed_newest_first() {
    let gone =
        "title: Gone\ndate: 2018-05-01\nupdated: 2018-06-01\nstatus: withdrawn\nwithdrawn_reason: Wrong.";
    let site = day(day(desk(), "a", "2018-01-01", 1), "b", "2019-01-01", 2).briefing("gone", gone, "Text.");
    let built = site.build().built();
    let page = built.page("/corrections/");
    in_order(
        &page,
        &["Correction-b", "Title-b", "Correction-a", "Title-a", "1\u{a0}Jun 2018", "Gone", "Wrong."],
    );
    let navigation =
        &page.text[page.text.find("<nav class=\"sections\"").unwrap()..page.text.find("<main").unwrap()];
    assert!(!navigation.contains("/corrections/"), "it stands in the footer alone");
    page.has("<li><a href=\"/corrections/\">Corrections</a></li>");
}

#[test]
fn claims_stand_by_speaker_in_the_order_of_names() {
    let other = "claims: [{ id: other, text: Other claim, by: authority, in_tension_with: [claim-a] }]";
    let site = day(desk(), "a", "2018-01-01", 1).briefing(
        "b",
        &format!("title: B\ndate: 2019-01-01\n{other}"),
        "Text.",
    );
    let built = site.build().built();
    let page = built.page("/claims/");
    in_order(&page, &["authority</bdi></a></h2>", "Other claim", "Union</bdi></a></h2>", "Claim-a"]);
    assert_eq!(page.main().matches("In tension with").count(), 2);
    built.page("/briefings/a/").has("In tension with").has("href=\"/briefings/b/#other\"");
}

#[test]
fn what_an_audience_may_not_see_is_neither_listed_nor_counted() {
    let secret = "title: Secret\ndate: 2019-06-01\ntlp: GREEN\n\
        corrections: [{ date: 2019-06-02, text: Secret correction }]\n\
        events: [{ id: secret-event, date: 2016, title: Secret event }]\n\
        claims: [{ id: secret-claim, text: Secret claim, by: union, in_tension_with: [claim-a] }]";
    let item = "title: Item\ndate: 2018-01-02\n\
        figures: [{ id: secret-figure, metric: Secret, value: 1, tlp: AMBER }]";
    let site = years().briefing("secret", secret, "Text.").briefing("item", item, "Text.");
    let built = site.build().built();
    assert_eq!(built.files_with("secret"), [""; 0]);
    built.page("/timeline/").has("The newest 3 of 7.").lacks("/timeline/2016/");
    built.page("/figures/").has("The newest 3 of 7.");
    let built = site.audience("partners").build_clean().built();
    built.page("/timeline/2016/").has("Secret event");
    built.page("/claims/2018/").has("Secret claim");
}

//! The pages of actors, places and sources hold the newest of each list; years and months hold all.

use super::changes::changed;
use super::crawl::{below, with};
use crate::support::SiteTest;

const DAYS: [(&str, &str); 8] = [
    ("a", "2018-01-01"),
    ("b", "2018-02-01"),
    ("c", "2019-01-01"),
    ("d", "2019-05-01"),
    ("e", "2019-05-02"),
    ("f", "2019-05-03"),
    ("g", "2020-01-01"),
    ("h", "2020-02-01"),
];

fn desk() -> SiteTest {
    SiteTest::new()
        .file("content/actors/union.md", "---\nname: Union\n---\n")
        .file(
            "content/actors/authority.md",
            "---\nname: Authority\nrelations: [{ to: union, type: opposes, source: bulletin }]\n---\n",
        )
        .file("content/locations/coast.md", "---\nname: Coast\nkind: area\n---\n")
        .file("content/locations/port.md", "---\nname: Port\nkind: city\nwithin: coast\n---\n")
        .file("content/sources/bulletin.md", "---\nname: Bulletin\nkind: media\n---\n")
}

/// A briefing with an event, a figure and a claim of its day.
fn day(site: SiteTest, name: &str, date: &str) -> SiteTest {
    site.briefing(
        name,
        &format!(
            "title: Title-{name}\ndate: {date}\n\
             events: [{{ id: event-{name}, date: {date}, title: Event-{name}, actors: [union], \
             locations: [port], source: bulletin }}]\n\
             figures: [{{ id: figure-{name}, metric: crews ashore, value: 5, as_of: {date}, note: Figure-{name}, \
             actors: [union], locations: [port], source: bulletin }}]\n\
             claims: [{{ id: claim-{name}, text: Claim-{name}, by: union, about: [authority, port], \
             source: bulletin }}]"
        ),
        "The Union waits.",
    )
}

/// Three a list; a year of more than eight rows is split, which is 2019 alone.
fn site() -> SiteTest {
    let site = desk().setting("list_length: 3\nyear_length: 8");
    DAYS.into_iter().fold(site, |site, (name, date)| day(site, name, date))
}

/// The page of each entity, and what stands on it of every briefing.
const PAGES: [(&str, &[&str]); 5] = [
    ("/actors/union/", &["Event-", "Figure-", "Claim-", "Title-"]),
    ("/actors/authority/", &["Claim-", "Title-"]),
    ("/locations/port/", &["Event-", "Figure-", "Claim-", "Title-"]),
    ("/locations/coast/", &["Event-", "Figure-", "Claim-"]),
    ("/sources/bulletin/", &["Event-", "Figure-", "Claim-", "Title-"]),
];

#[test]
fn an_entity_s_page_holds_the_newest_and_says_so() {
    let built = site().build().built();
    for (route, words) in PAGES {
        let page = built.page(route);
        for (name, _) in DAYS {
            for word in words {
                let there = page.main().contains(&format!("{word}{name}"));
                assert_eq!(there, "fgh".contains(name), "{word}{name} on {route}");
            }
        }
        page.has("The newest 3 of 8.").has("href=\"#ledger-periods\"").has("id=\"ledger-periods\"");
    }
    for route in ["/actors/union/", "/sources/bulletin/"] {
        built.page(route).has("3 of 8, newest first.").has("in 8 briefings");
    }
}

#[test]
fn events_stand_oldest_first_also_where_only_the_newest_do() {
    let built = site().build().built();
    for route in ["/actors/union/", "/actors/union/2018/", "/sources/bulletin/2020/"] {
        let main = built.page(route).main().to_owned();
        let at: Vec<_> = DAYS.iter().filter_map(|(name, _)| main.find(&format!("Event-{name}"))).collect();
        assert!(at.len() > 1 && at.is_sorted(), "{route}: {at:?}");
    }
}

#[test]
fn everything_stands_on_one_year_s_or_month_s_page() {
    let built = site().build().built();
    for (base, words) in PAGES {
        let pages = below(&built, base);
        for (name, date) in DAYS {
            let split = date.starts_with("2019") && base != "/actors/authority/";
            let period = if split { date[..7].replace('-', "/") } else { date[..4].to_owned() };
            // A source's page lists its briefings, that of an actor or place the sentences that name it.
            let tag = if base.starts_with("/sources/") { "<h3>" } else { "<p class=\"meta-title\">" };
            for word in words {
                let row = match *word {
                    "Title-" => format!("{tag}<a href=\"/briefings/{name}/\""),
                    word => format!("{word}{name}<"),
                };
                assert_eq!(with(&pages, &row), [format!("{base}{period}/")], "{row}");
            }
        }
    }
}

#[test]
fn a_period_says_what_it_holds_and_leads_back() {
    let built = site().build().built();
    let page = built.page("/actors/union/2018/");
    page.has("2 briefings, 2 events, 2 figures, 2 claims").has("<span class=\"sub\">2018</span>");
    page.has("<li><a href=\"/actors/union/\"><bdi>Union</bdi></a></li></ol></nav>");
    let page = built.page("/actors/union/2019/");
    page.has("4 briefings, 4 events, 4 figures, 4 claims").lacks("Event-").lacks(", 0 ");
    page.has("href=\"/actors/union/2019/05/\"").has("<span class=\"n\">12</span>");
    built.page("/actors/union/").has("href=\"/actors/union/2018/\">2018</a> <span class=\"n\">8</span>");
    // A claim about whom makes it stands in both lists, and is one.
    let own =
        "title: Own\ndate: 2017-01-01\nclaims: [{ id: own, text: Own claim, by: union, about: [union] }]";
    let built = site().briefing("own", own, "Text.").build().built();
    built.page("/actors/union/2017/").has("1 briefing, 1 claim<").has("Own claim");
}

#[test]
fn an_event_of_long_ago_has_a_page_of_its_year() {
    let event = |date: &str| {
        format!(
            "title: Old\ndate: 2020-02-02\nevents: [{{ id: old, date: '{date}', title: Old event, actors: [union], locations: [port], source: bulletin }}]"
        )
    };
    for (date, year) in [("2012", "2012"), ("-0500-03", "-0500"), ("/2011", "2011"), ("-9999", "-9999")] {
        let built = site().briefing("old", &event(date), "Text.").build().built();
        for base in ["/actors/union/", "/locations/coast/", "/sources/bulletin/"] {
            let pages = below(&built, base);
            assert_eq!(with(&pages, "Old event"), [format!("{base}{year}/")], "{date}");
            assert!(!pages[&format!("{base}{year}/")].contains("ledger-briefings"), "no briefing is of it");
        }
    }
}

#[test]
fn a_source_s_page_files_each_telling_by_its_own_date() {
    let later = "title: Later\ndate: 2020-03-01\nevents:\n  \
        - { id: event-a, date: 2017-06-01, title: Retold-a, source: bulletin }\n  \
        - { id: event-b, date: 2017-03-01, title: Retold-b, source: bulletin }";
    let built = site().briefing("later", later, "Text.").build().built();
    let pages = below(&built, "/sources/bulletin/");
    assert_eq!(with(&pages, "Event-a<"), ["/sources/bulletin/2018/"]);
    assert_eq!(with(&pages, "Retold-a<"), ["/sources/bulletin/2017/"]);
    let page = &pages["/sources/bulletin/2017/"];
    assert!(page.find("Retold-b") < page.find("Retold-a"), "{page}");
    // Where it happened, the happening stands once, as it was told first.
    assert_eq!(with(&below(&built, "/locations/port/"), "Event-a<"), ["/locations/port/2018/"]);
    built.page("/locations/port/2018/").has("another date");
}

#[test]
fn a_source_keeps_the_relations_that_cite_it_on_its_page() {
    let built = site().build().built();
    built.page("/sources/bulletin/").has("ledger-relations");
    built.page("/sources/bulletin/2020/").lacks("ledger-relations");
}

#[test]
fn an_entity_of_which_all_fits_has_no_periods() {
    let site = DAYS.into_iter().fold(desk(), |site, (name, date)| day(site, name, date));
    let built = site.setting("list_length: 8").build().built();
    for (base, words) in PAGES {
        assert!(below(&built, base).is_empty());
        let page = built.page(base);
        for (name, _) in DAYS {
            assert!(words.iter().all(|word| page.main().contains(&format!("{word}{name}"))), "{base} {name}");
        }
        page.lacks("The newest").lacks("ledger-periods");
    }
}

#[test]
fn one_more_briefing_changes_the_pages_of_its_own_year_alone() {
    let before = site().build_clean().built().files;
    let after = day(site(), "new", "2018-03-01").build_clean().built().files;
    let changed = changed(&before, &after);
    for (base, _) in PAGES {
        let paths: Vec<_> = changed.iter().filter(|path| path.starts_with(base)).collect();
        // One year holds more than fits now.
        let months = |path: &str| path.starts_with(&format!("{base}2018/"));
        assert!(paths.iter().all(|path| *path == base || months(path)), "{paths:?}");
        assert!(paths.len() > 1, "{paths:?}");
    }
}

#[test]
fn what_an_audience_may_not_see_makes_no_list_longer() {
    let secret = "title: Secret\ndate: 2016-06-01\ntlp: GREEN\n\
        claims: [{ id: secret-claim, text: Secret claim, by: union, about: [port] }]\n\
        events: [{ id: secret-event, date: 2016, title: Secret event, actors: [union] }]";
    let site = site().briefing("secret", secret, "The Union.");
    let built = site.build_clean().built();
    assert!(built.files_with("secret").is_empty() && !built.has_page("/actors/union/2016/"));
    built.page("/actors/union/").has("The newest 3 of 8.");
    let built = site.audience("partners").build_clean().built();
    built.page("/actors/union/2016/").has("Secret event").has("Secret claim");
    built.page("/actors/union/").has("The newest 3 of 9.");
}

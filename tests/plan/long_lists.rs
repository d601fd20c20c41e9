//! Tags and series of many briefings are split by years and months, as the archive is.

use super::changes::changed;
use super::crawl::{below, with};
use crate::support::SiteTest;

const DAYS: [(&str, &str); 7] = [
    ("a", "2018-01-01"),
    ("b", "2018-02-01"),
    ("c", "2019-01-01"),
    ("d", "2019-05-01"),
    ("e", "2019-05-02"),
    ("f", "2019-05-03"),
    ("g", "2020-01-01"),
];

fn add(site: SiteTest, name: &str, date: &str) -> SiteTest {
    let front = format!("title: Title-{name}\ndate: {date}\ntags: [Roads]\nseries: harbour");
    site.briefing(name, &front, "Text.")
}

/// Lists of two; what has more than three briefings is split, and so is a year.
fn site() -> SiteTest {
    let site = SiteTest::new()
        .setting("list_length: 2\nyear_length: 3")
        .setting("series: { harbour: { title: The harbour, summary: One strike. } }");
    DAYS.into_iter().fold(site, |site, (name, date)| add(site, name, date))
}

/// The page of a period that lists a day of [`DAYS`].
fn period(base: &str, date: &str) -> String {
    let period = if date.starts_with("2019") { date[..7].replace('-', "/") } else { date[..4].to_owned() };
    format!("{base}{period}/")
}

#[test]
fn a_long_tag_shows_the_newest_and_leads_to_years_and_months() {
    let built = site().build().fine();
    let page = built.page("/tags/roads/");
    page.has("The newest 2 of 7. All by date.").has("Title-g").has("Title-f").lacks("Title-e");
    page.has("href=\"/tags/roads/2018/\">2018</a> <span class=\"n\">2</span>");
    let pages = below(&built, "/tags/roads/");
    for (name, date) in DAYS {
        assert_eq!(with(&pages, &format!(">Title-{name}<")), [period("/tags/roads/", date)]);
    }
    built.page("/tags/roads/2019/").has("4 briefings").has("href=\"/tags/roads/2019/05/\"").lacks("Title-");
    built
        .page("/tags/roads/2019/05/")
        .has("3 briefings")
        .has("<h1><bdi>Roads</bdi> <span class=\"sub\">May 2019</span></h1>")
        .has("<li><a href=\"/tags/roads/\"><bdi>Roads</bdi></a></li></ol></nav>");
}

#[test]
fn a_long_series_shows_the_newest_and_keeps_its_numbers() {
    let built = site().build().fine();
    let page = built.page("/series/harbour/");
    page.has("The newest 2 of 7, oldest first. All by date.").has("One strike.").lacks("Title-e");
    page.has("<span class=\"hang\">6</span>").has("<span class=\"hang\">7</span>");
    let pages = below(&built, "/series/harbour/");
    for (number, (name, date)) in (1..).zip(DAYS) {
        let route = period("/series/harbour/", date);
        assert_eq!(with(&pages, &format!(">Title-{name}<")), [route.as_str()]);
        assert!(pages[&route].contains(&format!("<span class=\"hang\">{number}</span>")), "{number}");
    }
    let page = built.page("/series/harbour/2019/05/");
    let at: Vec<_> = ["Title-d", "Title-e", "Title-f"].iter().map(|word| page.main().find(word)).collect();
    assert!(at.is_sorted(), "{at:?}");
    page.has("3 briefings, oldest first").has("<span class=\"sub\">May 2019</span>").lacks("One strike.");
    page.has("<li><a href=\"/series/harbour/\"><bdi>The harbour</bdi></a></li></ol></nav>");
    built.page("/series/harbour/2019/").has("4 briefings").lacks("Title-");
}

#[test]
fn a_series_of_few_briefings_and_many_events_has_years_for_these() {
    let events =
        (2011..2016).map(|year| format!("  - {{ id: e{year}, date: {year}, title: Event-{year} }}\n"));
    let front =
        format!("title: Told\ndate: 2020-01-01\nseries: strike\nevents:\n{}", events.collect::<String>());
    let built = site().briefing("told", front.trim_end(), "Text.").build().built();
    let page = built.page("/series/strike/");
    page.has("The newest 3 of 5. All by date.").has("Event-2013").lacks("Event-2012").has("Told");
    let pages = below(&built, "/series/strike/");
    for year in 2011..2016 {
        assert_eq!(with(&pages, &format!("Event-{year}")), [format!("/series/strike/{year}/")]);
    }
    // The page of its year lists the briefing as well.
    assert_eq!(with(&pages, "class=\"briefs\""), ["/series/strike/2020/"]);
}

#[test]
fn what_fits_on_one_page_has_no_periods() {
    let short = DAYS[..3]
        .iter()
        .fold(SiteTest::new().setting("list_length: 2\nyear_length: 3"), |site, (name, date)| {
            add(site, name, date)
        });
    let built = short.build().built();
    for base in ["/tags/roads/", "/series/harbour/"] {
        assert!(below(&built, base).is_empty());
        built.page(base).has("Title-a").has("Title-b").has("Title-c").lacks("The newest").lacks("periods");
    }
}

#[test]
fn one_more_briefing_changes_the_pages_of_its_own_year_alone() {
    let before = site().build_clean().fine().files;
    let after = add(site(), "new", "2020-02-01").build_clean().fine().files;
    let changed = changed(&before, &after);
    for base in ["/tags/roads/", "/series/harbour/"] {
        let paths: Vec<_> = changed.iter().filter(|path| path.starts_with(base)).collect();
        assert_eq!(paths, [base, &format!("{base}2020/")]);
    }
}

#[test]
fn parts_of_one_day_stand_by_their_hours() {
    let built =
        ["b:T18:00:00Z", "c:T06:00:00Z", "a:T12:00:00Z"].iter().fold(SiteTest::new(), |site, part| {
            let (name, time) = part.split_once(':').unwrap();
            add(site, name, &format!("2020-01-01{time}"))
        });
    let built = built.build().built();
    let page = built.page("/series/harbour/");
    let at: Vec<_> = ["Title-c", "Title-a", "Title-b"].iter().map(|word| page.main().find(word)).collect();
    assert!(at.is_sorted(), "{at:?}");
}

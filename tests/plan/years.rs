//! Long lists are split by year and month, never by number, so that one more briefing moves no
//! other.

use super::changes::changed;
use crate::support::SiteTest;

/// With lists of three and years of four: HTS in eight briefings, five of them in 2019.
fn site() -> SiteTest {
    let dates = [
        "2018-06-01",
        "2019-01-01",
        "2019-01-20",
        "2019-03-01",
        "2019-11-01",
        "2019-12-01",
        "2020-01-01",
        "2020-02-01",
    ];
    let mut site = SiteTest::new()
        .setting("list_length: 3\nyear_length: 4")
        .file("content/actors/hts.md", "---\nname: HTS\n---\n")
        .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
        .file("content/locations/saraqib.md", "---\nname: Saraqib\n---\n");
    for (number, date) in dates.into_iter().enumerate() {
        site = site.briefing(
            &format!("b{number}"),
            &format!("title: Title-{number}\ndate: {date}"),
            "HTS is here.",
        );
    }
    site.briefing("t", "title: Title-t\ndate: 2017-01-01", "Turkey, Saraqib.")
}

#[test]
fn a_page_lists_the_newest_and_leads_to_the_years() {
    let built = site().build().fine();
    let page = built.page("/actors/hts/");
    page.has("Title-7").has("Title-5").lacks("Title-4").has("in 8 briefings");
    for year in ["2018", "2019", "2020"] {
        page.has(&format!("href=\"/actors/hts/{year}/\""));
    }
}

#[test]
fn a_year_lists_all_of_its_own_and_a_long_one_its_months() {
    let built = site().build().fine();
    built.page("/actors/hts/2020/").has("Title-7").has("Title-6").lacks("Title-5");
    built.page("/actors/hts/2018/").has("Title-0").lacks("Title-1").has("HTS</mark> is here.");
    let year = built.page("/actors/hts/2019/");
    year.lacks("Title-")
        .has("/actors/hts/2019/01/")
        .has("/actors/hts/2019/12/")
        .lacks("/actors/hts/2019/02/");
    built.page("/actors/hts/2019/01/").has("Title-1").has("Title-2").lacks("Title-3");
}

#[test]
fn every_briefing_stands_in_one_year_or_month() {
    let built = site().build().fine();
    for number in 0..8 {
        let title = format!(">Title-{number}<");
        let below = |base: &str| {
            let pages = built
                .files
                .iter()
                .filter(|(path, _)| path.starts_with(base) && path.as_str() != format!("{base}index.html"));
            pages.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(&title)).count()
        };
        assert_eq!(below("actors/hts/"), 1, "{title}");
        assert_eq!(
            built
                .files
                .iter()
                .filter(|(path, bytes)| {
                    path.starts_with("briefings/2") && String::from_utf8_lossy(bytes).contains(&title)
                })
                .count(),
            1,
            "{title}"
        );
    }
}

#[test]
fn a_short_list_has_no_years() {
    let built = site().build().fine();
    assert!(!built.has_page("/actors/turkey/2017/") && !built.has_page("/locations/saraqib/2017/"));
    built.page("/actors/turkey/").has("Title-t").lacks("/2017/");
}

#[test]
fn the_archive_is_split_alike() {
    let built = site().build().fine();
    built.page("/briefings/").has("Title-7").lacks("Title-4").has("/briefings/2017/");
    built.page("/briefings/2019/").lacks(">Title-").has("/briefings/2019/01/");
    built.page("/briefings/2019/01/").has("Title-1").has("Title-2");
    assert!(!built.has_page("/briefings/2020/01/"));
}

#[test]
fn one_more_briefing_changes_the_pages_that_list_it_and_no_other_year() {
    let mut site = site();
    let before = site.build().fine().files;
    site.put("content/briefings/new.md", "---\ntitle: Title-new\ndate: 2020-03-01\n---\nHTS is back.\n");
    let after = site.build().fine().files;
    let wanted = [
        "/",
        "/404.html",
        "/actors/",
        "/actors/hts/",
        "/actors/hts/2020/",
        "/briefings/",
        "/briefings/2020/",
        "/briefings/b7/",
        "/briefings/new/",
    ];
    assert_eq!(changed(&before, &after), wanted);
}

#[test]
fn one_more_in_a_month_of_the_past_changes_its_year_and_no_other() {
    let mut site = site();
    let before = site.build().fine().files;
    site.put("content/briefings/old.md", "---\ntitle: Title-old\ndate: 2019-01-10\n---\nHTS was here.\n");
    let after = site.build().fine().files;
    let changed = changed(&before, &after);
    for route in ["/actors/hts/2019/01/", "/briefings/2019/01/", "/briefings/b1/", "/briefings/b2/"] {
        assert!(changed.iter().any(|path| path == route), "{route}: {changed:?}");
    }
    let others = ["/2018/", "/2020/", "/2017/", "/briefings/b0/", "/briefings/b3/", "/turkey/"];
    assert!(!changed.iter().any(|path| others.iter().any(|other| path.contains(other))), "{changed:?}");
}

#[test]
fn a_year_that_grows_too_long_is_split_and_one_that_shrinks_is_whole_again() {
    let mut site = site();
    for day in ["10", "11", "12"] {
        site.put(
            &format!("content/briefings/more-{day}.md"),
            format!("---\ntitle: More\ndate: 2020-02-{day}\n---\nHTS.\n"),
        );
    }
    let built = site.build().fine();
    assert!(built.has_page("/actors/hts/2020/02/") && built.has_page("/briefings/2020/02/"));
    site.remove("content/briefings/more-10.md");
    let built = site.build().fine();
    assert!(!built.has_page("/actors/hts/2020/02/") && !built.has_page("/briefings/2020/02/"));
    built.page("/actors/hts/2020/").has("More").has("Title-7");
}

//! The site in this repository: what readers find on its pages.

mod golden;

use crate::support::{Built, SiteTest};

/// Words that only the AMBER briefing holds.
const AMBER_ONLY: [&str; 4] = ["marginalia", "lacunae", "corroborating", "mistranslation"];

fn public() -> Built {
    SiteTest::sample().strict().build_clean().fine()
}

#[test]
fn builds_strictly_without_a_warning_for_every_audience() {
    for audience in ["public", "community", "partners", "internal", "named"] {
        SiteTest::sample().strict().audience(audience).build_clean().fine();
    }
}

#[test]
fn a_public_build_holds_no_word_of_the_amber_briefing() {
    let built = public();
    for word in AMBER_ONLY.into_iter().chain(["source-assessment", "truce-unfulfilled"]) {
        assert_eq!(built.files_with(word), [""; 0], "`{word}`");
    }
    assert_eq!(built.summary.unwrap().withheld, 1);
}

#[test]
fn a_build_for_partners_holds_the_amber_briefing() {
    let built = SiteTest::sample().strict().audience("partners").build_clean().fine();
    for word in AMBER_ONLY {
        assert!(
            built.files_with(word).contains(&"briefings/source-assessment/index.html"),
            "`{word}` is missing"
        );
    }
    built.page("/briefings/source-assessment/").has("TLP:AMBER");
    assert_eq!(built.summary.unwrap().withheld, 0);
}

#[test]
fn the_page_of_hts_lists_every_briefing_that_names_it_with_the_sentence() {
    let built = public();
    let page = built.page("/actors/hts/");
    let names = ["Hayat Tahrir al-Sham", "HTS", "Hayat Tahrir al-Cham", "هيئة تحرير الشام", "[[hts"];
    let titles = titles_of_texts_with(&names);
    assert!(titles.len() >= 4, "{titles:?}");
    let listed: Vec<&str> = page.main().split("<p class=\"sentence\"").skip(1).collect();
    assert_eq!(listed.len(), titles.len());
    for title in titles {
        let row = listed.iter().find(|row| row.contains(&format!(">{title}<")));
        assert!(row.is_some_and(|row| row.contains("<mark>")), "no sentence of `{title}`");
    }
    page.has(
        "counts for something against <mark>Hayat Tahrir al-Sham</mark>, which he describes as all-powerful",
    )
    .has("<bdi lang=\"ar\" dir=\"rtl\">هيئة تحرير الشام</bdi>")
    .has("<bdi>Hayat Tahrir al-Cham</bdi>")
    .lacks("the jihadists</bdi>");
}

#[test]
fn the_page_of_saraqib_lists_its_briefings_its_place_and_its_two_roads() {
    let built = public();
    let page = built.page("/locations/saraqib/");
    for title in titles_of_texts_with(&["Saraqib", "Saraqeb", "سراقب"]) {
        page.has(&format!(">{title}<"));
    }
    let main = page.main();
    let roads = &main[main.find("Roads that meet here").unwrap()..];
    assert!(roads.find("/locations/m4/").unwrap() < roads.find("/locations/m5/").unwrap());
    page.has("/locations/syria/")
        .has("/locations/idlib-governorate/")
        .has("SOHR places them less than 5 km from <mark>Saraqib</mark> on 1 February");
}

#[test]
fn a_second_build_writes_nothing() {
    let site = SiteTest::sample();
    let first = site.build().fine().summary.unwrap().tally;
    let second = site.build().fine().summary.unwrap().tally;
    assert_eq!((second.written, second.deleted, second.unchanged), (0, 0, first.written));
}

#[test]
fn a_deleted_briefing_leaves_no_trace() {
    let mut site = SiteTest::sample();
    let before = site.build().fine().files;
    let front = "title: Zanzibar note\ndate: 2020-02-04\ntags: [zanzibar]\nactors: [hts]\nauthors: [desk]\ntlp: CLEAR";
    let mut with = site.briefing("zanzibar", front, "HTS was seen in Saraqib, says the zanzibar note.");
    let built = with.build().fine();
    for route in
        ["/actors/hts/", "/locations/saraqib/", "/briefings/", "/briefings/2020/", "/tags/zanzibar/", "/"]
    {
        built.page(route).has("Zanzibar note");
    }
    with.remove("content/briefings/zanzibar.md");
    site = with;
    let after = site.build().fine();
    assert_eq!(after.files_with("zanzibar"), [""; 0]);
    assert!(after.files == before, "the site is what it was before");
}

#[test]
fn a_briefing_that_becomes_amber_leaves_no_trace() {
    let mut site = SiteTest::sample();
    let path = "content/briefings/2020/2020-02-01-idlib-civilians-displacement.md";
    let text = String::from_utf8(site.sources()[path].clone()).unwrap();
    assert!(text.contains("\ntlp: CLEAR\n"));
    site.build().fine();
    site.put(path, text.replace("\ntlp: CLEAR\n", "\ntlp: AMBER\n"));
    let built = site.build().built();
    for word in ["civilians-displacement", "Two months of flight", "ICRC speaks of many waves"] {
        assert_eq!(built.files_with(word), [""; 0]);
    }
    assert_eq!(built.report.errors(), 0);
    assert!(built.problems().contains("withheld-link"), "the links to it are told of:\n{}", built.problems());
}

/// The titles of the CLEAR briefings whose text holds one of these.
fn titles_of_texts_with(names: &[&str]) -> Vec<String> {
    let mut site = SiteTest::sample();
    let briefings = site.sources().iter().filter(|(path, _)| path.starts_with("content/briefings/"));
    let texts = briefings.map(|(_, bytes)| std::str::from_utf8(bytes).unwrap());
    let clear = texts.filter(|text| text.contains("\ntlp: CLEAR\n"));
    let with = clear.filter(|text| {
        let body = text.splitn(3, "---\n").nth(2).unwrap();
        names.iter().any(|name| body.contains(name))
    });
    with.map(|text| text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap().to_owned()).collect()
}

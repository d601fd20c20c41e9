//! Which pages an edit renders: every one that shows it, and hardly another. The listing is read
//! critically whenever it changes; a page in it that came out as it was is marked, for it was
//! rendered without need.

use std::fmt::Write as _;

use insta::{assert_snapshot, with_settings};

use crate::support::{DiskSite, Ran, SiteTest};

/// Twelve briefings of three years; who is named in each stands in its text.
const BRIEFINGS: [(&str, &str, &str, &str); 12] = [
    ("b01", "2018-11-04", "tags: [roads]", "Turkey and Russia agreed on a zone. The zone held for a while."),
    ("b02", "2018-12-09", "", "HTS was seen on the M5. Lorries kept to the side roads."),
    ("b03", "2019-03-17", "series: winter", "Nothing was heard of anyone. The roads were wet."),
    ("b04", "2019-06-21", "tags: [air]", "Russia bombed Saraqib. Two bakeries burned."),
    (
        "b05",
        "2019-08-02",
        "tags: [roads, air]",
        "The army of the government took a hill near Idlib. It rained.",
    ),
    ("b06", "2019-12-30", "series: winter\nactors: [hts]", "The year ended quietly."),
    ("b07", "2020-01-08", "series: winter", "Turkey sent a convoy. Its lorries came from the north."),
    ("b08", "2020-01-15", "tags: [roads]", "HTS and Turkey met in Saraqib. Nobody said what about."),
    (
        "b09",
        "2020-01-22",
        "locations: [idlib]",
        "See [[briefing:b08]] for the meeting. Little was added since.",
    ),
    (
        "b10",
        "2020-02-01",
        "events: [{ id: fall, date: 2020-02-01, title: The fall, actors: [hts], locations: [saraqib], source: paper }]",
        "Saraqib fell in the night. The M5 was open again.",
    ),
    (
        "b11",
        "2020-02-03",
        "figures: [{ id: fled, metric: people who fled, value: 388000, locations: [idlib], source: agency }]",
        "More than [[figure:fled]] fled Idlib. The tents were full.",
    ),
    ("b12", "2020-02-05", "series: winter\ntags: [front]", "The front moved west. Turkey waits."),
];

fn site() -> DiskSite {
    let entities = [
        ("actors/turkey", "name: Turkey\nrole: A state"),
        ("actors/hts", "name: Hayat Tahrir al-Sham\naliases: [HTS]"),
        ("actors/russia", "name: Russia"),
        ("actors/army", "name: The army\naliases: [government troops]"),
        ("locations/idlib", "name: Idlib\nkind: area"),
        ("locations/saraqib", "name: Saraqib\nkind: city\nwithin: idlib"),
        ("locations/m5", "name: M5\nkind: route"),
        ("sources/paper", "name: The paper\nkind: media"),
        ("sources/agency", "name: The agency\nkind: media"),
    ];
    let site = SiteTest::new().setting("series: { winter: { title: Winter } }\nlist_length: 3");
    let site = entities.into_iter().fold(site, |site, (file, front)| {
        site.file(&format!("content/{file}.md"), format!("---\n{front}\n---\nA profile.\n"))
    });
    let site = BRIEFINGS.into_iter().fold(site, |site, (slug, date, more, text)| {
        site.briefing(slug, &format!("title: Title {slug}\ndate: {date}\nsummary: On {slug}.\n{more}"), text)
    });
    DiskSite::new(site)
}

type Edit = (&'static str, fn(&mut DiskSite));

const EDITS: [Edit; 20] = [
    ("nothing", |_| {}),
    ("a text, beside every name", |site| body(site, "b08", "Nobody said", "No one said")),
    ("a text without names", |site| body(site, "b03", "wet", "dry")),
    ("the sentence that mentions one actor", |site| body(site, "b07", "a convoy", "two convoys")),
    ("a new mention in a text", |site| body(site, "b07", "Its lorries", "Russia watched. Its lorries")),
    ("a mention less in a text", |site| body(site, "b12", " Turkey waits.", "")),
    ("a new heading in a text", |site| body(site, "b03", "The roads", "\n\n## Roads\n\nThe roads")),
    ("a comment in front matter", |site| body(site, "b08", "title:", "# Checked.\ntitle:")),
    ("a title", |site| body(site, "b08", "Title b08", "The meeting")),
    ("a summary", |site| body(site, "b08", "On b08.", "They met.")),
    ("a tag", |site| body(site, "b08", "tags: [roads]", "tags: [front]")),
    ("a figure that another sentence quotes", |site| body(site, "b11", "388000", "390000")),
    ("a new briefing", |site| {
        site.write(
            "content/briefings/b13.md",
            "---\ntitle: Title b13\ndate: 2020-02-07\n---\nRussia waits.\n",
        );
    }),
    ("a briefing less", |site| site.delete("content/briefings/b04.md")),
    ("a profile's text", |site| site.edit("content/actors/russia.md", "A profile.", "A long profile.")),
    ("an alias that no text holds becomes another", |site| {
        site.edit("content/actors/army.md", "government troops", "regime troops");
    }),
    ("a new alias that two texts hold", |site| {
        site.edit("content/actors/army.md", "[government troops]", "[government troops, Lorries]");
    }),
    ("an actor's name", |site| {
        site.edit("content/actors/russia.md", "name: Russia", "name: Russians\naliases: [Russia]");
    }),
    ("one page kind's template", |site| site.write("templates/source.html", "<p>{{ page.title }}</p>")),
    ("the site's title", |site| site.edit("site.yaml", "title: Test desk", "title: Next desk")),
];

fn body(site: &mut DiskSite, slug: &str, from: &str, to: &str) {
    site.edit(&format!("content/briefings/{slug}.md"), from, to);
}

/// The pages that were rendered, those that came out as they were with a mark, and what else changed.
fn told(before: &Ran, after: &Ran) -> String {
    let mut lines = String::new();
    let (written, _, deleted) = after.tally();
    let all = after.summary.as_ref().map_or(0, |summary| summary.pages);
    let _ = writeln!(
        lines,
        "  {} of {all} pages rendered, {written} files written, {deleted} deleted",
        after.rendered.len()
    );
    if after.rendered.len() == all {
        return lines;
    }
    for route in &after.rendered {
        let path = route.trim_start_matches('/');
        let path = if route.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let same = before.files.get(&path) == after.files.get(&path);
        let _ = writeln!(lines, "  {route}{}", if same { "  (as it was)" } else { "" });
    }
    lines
}

#[test]
fn an_edit_renders_the_pages_that_show_it() {
    let mut listing = String::new();
    for (what, edit) in EDITS {
        let mut site = site();
        site.tick();
        let before = site.build().ok();
        edit(&mut site);
        let after = site.build().ok();
        site.assert_clean(&after);
        let _ = writeln!(listing, "{what}\n{}", told(&before, &after));
    }
    with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "golden" }, {
        assert_snapshot!("rendered", listing);
    });
}

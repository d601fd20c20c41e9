//! What the atlas knows, as readers see it: links, mentions, sentences, hierarchy, relations.

mod autolinks;
mod broken_links;
mod declared;
mod hierarchy;
mod links;
mod mentions;
mod pictures;
mod relations;
mod sentences;

use crate::support::SiteTest;

/// A site with a few names, for tests of a text in which they stand.
fn site() -> SiteTest {
    SiteTest::new()
        .file("content/actors/hts.md", HTS)
        .file("content/actors/un.md", "---\nname: United Nations\naliases: [UN]\n---\n")
        .file("content/actors/syrian-government.md", GOVERNMENT)
        .file("content/locations/damascus.md", "---\nname: Damascus\n---\n")
        .file(
            "content/locations/saraqib.md",
            "---\nname: Saraqib\naliases: [Saraqeb, { text: سراقب, lang: ar }]\n---\n",
        )
        .file("content/locations/idlib.md", "---\nname: Idlib\n---\n")
        .file(
            "content/locations/idlib-governorate.md",
            "---\nname: Idlib governorate\naliases: [Idlib province]\n---\n",
        )
        .file(
            "content/locations/maarrat-al-numan.md",
            "---\nname: Maʿarrat al-Nuʿmān\naliases: [Maarrat al-Numan]\n---\n",
        )
}

const HTS: &str = "---
name: Hayat Tahrir al-Sham
aliases:
  - HTS
  - { text: هيئة تحرير الشام, lang: ar }
  - { text: the jihadists, weak: true }
---
";
const GOVERNMENT: &str = "---\nname: Syrian government\naliases: [{ text: Damascus, weak: true }, { text: the regime, weak: true }]\n---\n";

/// The text of a briefing as its page shows it: the HTML of its Markdown alone.
fn prose(markdown: &str) -> String {
    prose_of(&site().briefing("text", "title: Text\ndate: 2020-02-01", markdown))
}

/// The text of the briefing `text` of a site.
fn prose_of(site: &SiteTest) -> String {
    let built = site.build_clean().built();
    let page = built.page("/briefings/text/").text;
    let start = page.find("<div class=\"prose\">").unwrap() + "<div class=\"prose\">".len();
    let end = start + page[start..].find("\n    </div>").unwrap();
    page[start..end].trim().to_owned()
}

/// The sentence of the briefing `text` as the page of an entity shows it, with its mention marked.
fn sentence(route: &str, markdown: &str) -> String {
    sentence_of(&site().briefing("text", "title: Text\ndate: 2020-02-01", markdown), route)
}

fn sentence_of(site: &SiteTest, route: &str) -> String {
    let built = site.build_clean().built();
    let page = built.page(route).text;
    let start = page.find("<p class=\"sentence").unwrap_or_else(|| panic!("no sentence on {route}"));
    let start = start + page[start..].find('>').unwrap() + 1;
    page[start..start + page[start..].find("</p>").unwrap()].to_owned()
}

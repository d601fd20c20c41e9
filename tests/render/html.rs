//! What becomes of an author's HTML, of markup in front matter, and of tables and headings.

use crate::support::{Built, SiteTest};

fn built(markdown: &str) -> Built {
    SiteTest::new().briefing("text", "title: Text\ndate: 2020-02-01", markdown).build().built()
}

#[test]
fn raw_html_is_sanitised() {
    let dangerous = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<b onclick=\"alert(1)\">b</b>",
        "<a href=\"javascript:alert(1)\">a</a>",
        "<a href=\" &#106;avascript:alert(1)\">a</a>",
        "<iframe src=\"https://alert.example\"></iframe>",
        "<object data=alert></object>",
        "<style>alert{}</style>",
        "<p style=\"alert\">p</p>",
        "<form action=alert><input formaction=alert></form>",
        "<svg onload=alert(1)></svg>",
        "<math><mtext><script>alert(1)</script></mtext></math>",
        "<base href=\"https://alert.example/\">",
        "<meta http-equiv=refresh content=\"0;url=https://alert.example\">",
        "<div><script>\nalert(1)\n</script></div>",
        "Text <scr<script>ipt>alert</script>",
    ];
    for html in dangerous {
        for markdown in [html.to_owned(), format!("Words {html} words.")] {
            let built = built(&markdown);
            let main = built.page("/briefings/text/").main().to_lowercase();
            for trace in [
                "<script",
                "onerror",
                "onclick",
                "javascript:",
                "<iframe",
                "<object",
                "<style",
                "style=",
                "<form",
                "onload",
                "<base",
                "<meta",
                "formaction",
            ] {
                assert!(!main.contains(trace), "{markdown}: {trace} in {main}");
            }
        }
    }
}

#[test]
fn harmless_html_stays() {
    let built = built(
        "A <kbd>key</kbd>, <abbr title=\"x\">y</abbr>.\n\n<details open><summary>More</summary>\n\n*Text*\n\n</details>",
    );
    built
        .page("/briefings/text/")
        .has("<kbd>key</kbd>")
        .has("<abbr title=\"x\">y</abbr>")
        .has("<summary>More</summary>")
        .has("<em>Text</em>");
}

#[test]
fn what_markdown_makes_survives_beside_raw_html() {
    let markdown = "A <kbd>key</kbd> of [[hts]].[^1]\n\n- [x] done\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n[^1]: Note.\n\n## Head {#own}";
    let site = |markdown: &str| {
        SiteTest::new()
            .file("content/actors/hts.md", "---\nname: HTS\n---\n")
            .briefing("text", "title: Text\ndate: 2020-02-01", markdown)
            .build()
            .fine()
    };
    let with = site(markdown);
    let page = with.page("/briefings/text/");
    page.has("<a class=\"entity\" href=\"/actors/hts/\">HTS</a>")
        .has("class=\"footnote-definition\"")
        .has("type=\"checkbox\"")
        .has("<td class=\"right\">2</td>")
        .has("<h2 id=\"own\">Head</h2>");
}

#[test]
fn raw_html_stays_where_the_site_trusts_it() {
    let site = SiteTest::new().setting("raw_html: trusted").briefing(
        "text",
        "title: Text\ndate: 2020-02-01",
        "<figure style=\"width: 1px\" onclick=\"x\">f</figure>",
    );
    site.build().fine().page("/briefings/text/").has("<figure style=\"width: 1px\" onclick=\"x\">f</figure>");
}

#[test]
fn markup_in_front_matter_is_text() {
    let nasty = "<script>alert(1)</script> & \\\"quotes\\\" {{ page.title }} {% raw %}";
    let front = format!(
        "title: \"{nasty}\"\ndate: 2020-02-01\nsummary: \"{nasty}\"\ntakeaways: [\"{nasty}\"]\ntags: [\"{nasty}\"]
figures: [{{ id: f, metric: \"{nasty}\", value: 1, unit: \"{nasty}\", note: \"{nasty}\" }}]
claims: [{{ id: c, text: \"{nasty}\", by: hts }}]
events: [{{ id: e, date: 2020, title: \"{nasty}\", actors: [hts] }}]
corrections: [{{ date: 2020-02-02, text: \"{nasty}\" }}]"
    );
    let actor = format!(
        "---\nname: \"{nasty}\"\nrole: \"{nasty}\"\naliases: [\"x {nasty}\"]\nimage_alt: \"{nasty}\"\n---\n"
    );
    let built = SiteTest::new()
        .file("content/actors/hts.md", actor)
        .briefing("text", &front, "Text with {{ page.title }} and {% if %} of [[hts]], [[claim:c]].")
        .build()
        .fine();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(!text.contains("<script"), "{path}");
    }
    built
        .page("/briefings/text/")
        .has("&lt;script&gt;alert(1)&lt;")
        .has("{{ page.title }} {% raw %}")
        .has("Text with {{ page.title }} and {% if %} of");
}

#[test]
fn no_page_has_inline_styles_or_scripts() {
    let built = SiteTest::sample().build_clean().fine();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).unwrap();
        for trace in [" style=", "<style", " onclick=", " onload=", "javascript:"] {
            assert!(!text.contains(trace), "{path}: {trace}");
        }
        for (at, _) in text.match_indices("<script") {
            let tag = &text[at..at + text[at..].find('>').unwrap()];
            assert!(tag.contains("src=") || tag.contains("application/ld+json"), "{path}: {tag}");
        }
    }
}

#[test]
fn tables_are_wrapped_and_aligned_by_class() {
    let built = built("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |");
    built
        .page("/briefings/text/")
        .has("<div class=\"table\" tabindex=\"0\">")
        .has("<th scope=\"col\" class=\"left\">a</th>")
        .has("<td class=\"center\">2</td><td class=\"right\">3</td>");
}

#[test]
fn every_page_has_one_first_heading() {
    let site = SiteTest::sample().quiet().briefing(
        "levels",
        "title: Levels\ndate: 2020-02-01\nauthors: [desk]",
        "# One\n\n## Two\n\n###### Six\n\n# One",
    );
    let built = site.build_clean().fine();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).unwrap();
        assert_eq!(text.matches("<h1").count(), 1, "{path}");
    }
    built
        .page("/briefings/levels/")
        .has("<h2 id=\"one\">One</h2>")
        .has("<h3 id=\"two\">Two</h3>")
        .has("<h6 id=\"six\">Six</h6>")
        .has("<h2 id=\"one-2\">One</h2>");
}

#[test]
fn attributes_of_a_heading_run_nothing() {
    let built = built("## Head {#own .mine onclick=alert(1) style=x data-x=1}");
    built.page("/briefings/text/").has("<h2 id=\"own\" class=\"mine\" data-x=\"1\">Head</h2>");
}

#[test]
fn quotations_and_alerts_have_their_own_marks() {
    let built = built("> Word for word.\n> {.verbatim}\n\n> [!WARNING]\n> Beware.");
    built
        .page("/briefings/text/")
        .has("<blockquote class=\"verbatim\">\n<p>Word for word.</p>")
        .has("<p class=\"markdown-alert-title\">Warning</p>");
}

#[test]
fn every_id_of_a_page_is_one_of_a_kind() {
    let front = "title: Ids\ndate: 2020-02-01\nauthors: [desk]\nevents: [{ id: one, date: 2020, title: E }]\nfigures: [{ id: two, metric: m, value: 1 }]";
    let markdown = "## Main\n\n## Two\n\n## ledger-events\n\n## One\n\n## One\n\n## Toc title\n\nNote.[^1]\n\n[^1]: Here.";
    let built = SiteTest::sample().quiet().briefing("ids", front, markdown).build_clean().fine();
    let mut twice = Vec::new();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = std::str::from_utf8(bytes).unwrap();
        let ids = text.match_indices(" id=\"").map(|(at, _)| text[at + 5..].split('"').next().unwrap());
        let mut seen = std::collections::HashSet::new();
        twice.extend(ids.filter(|id| !seen.insert(*id)).map(|id| format!("{path}#{id}")));
    }
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn an_item_cannot_take_an_anchor_of_the_theme() {
    for id in ["main", "toc-title", "ledger-events"] {
        let front = format!("title: T\ndate: 2020-02-01\nevents: [{{ id: {id}, date: 2020, title: E }}]");
        let built = SiteTest::new().briefing("text", &front, "Text.").build();
        assert_eq!(
            built.only("invalid-id").place.as_ref().map(|place| (place.line, place.column)),
            Some((4, 16))
        );
    }
}

#[test]
fn an_invisible_mark_in_a_name_turns_no_page_around() {
    let actor = "---\nname: \"Evil \\u202Egnp.exe\"\n---\n";
    let built = SiteTest::new().file("content/actors/evil.md", actor).build().fine();
    // Whoever writes a name with such a mark gets it inside an isolate, and nowhere else in the text.
    built.page("/actors/evil/").has("<bdi>Evil \u{202e}gnp.exe</bdi>");
}

#[test]
fn everything_that_markdown_can_do_at_once() {
    let inputs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs/render");
    let markdown = std::fs::read_to_string(inputs.join("everything.md")).unwrap();
    let built = SiteTest::new()
        .file("content/actors/hts.md", "---\nname: Hayat Tahrir al-Sham\naliases: [HTS]\n---\n")
        .file(
            "content/locations/saraqib.md",
            "---\nname: Saraqib\naliases: [{ text: سراقب, lang: ar }]\n---\n",
        )
        .file("content/briefings/map.svg", "<svg/>")
        .briefing("text", FRONT, &markdown)
        .build()
        .fine();
    let text = built.page("/briefings/text/").text;
    let start = text.find("<div class=\"prose\">").unwrap();
    insta::assert_snapshot!("everything", &text[start..start + text[start..].find("\n    </div>").unwrap()]);
}

const FRONT: &str = "title: Text\ndate: 2020-02-01
figures: [{ id: fled, metric: people who fled, value: 388000, qualifier: more-than, unit: people }]
claims: [{ id: said, text: It is near., by: hts }]";

//! Whole pages of the sample, as they were when somebody last looked at them. A change of theme or
//! content shows here line by line; `INSTA_UPDATE=always cargo test golden` accepts it.

use insta::{assert_snapshot, with_settings};

use crate::support::SiteTest;

#[test]
fn pages_are_as_they_were_last_seen() {
    let built = SiteTest::sample().strict().build_clean().fine();
    let pages = [
        ("home", "/"),
        ("briefing", "/briefings/saraqib-m4-m5-junction/"),
        ("actor", "/actors/hts/"),
        ("location", "/locations/saraqib/"),
        ("source", "/sources/idlib-article/"),
    ];
    for (name, route) in pages {
        let page = built.page(route);
        with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "golden" }, {
            assert_snapshot!(name, without_blank_lines(page.main()));
        });
    }
}

/// Templates leave empty lines behind; they say nothing.
fn without_blank_lines(html: &str) -> String {
    html.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

//! Pictures that front matter names.

use crate::support::SiteTest;

fn site(image: &str) -> SiteTest {
    SiteTest::new()
        .file("content/actors/hts.jpg", "no picture, and no matter")
        .file("content/actors/hts.md", format!("---\nname: HTS\nimage: {image}\n---\n"))
}

#[test]
fn a_picture_is_found_from_the_file_and_from_the_root() {
    for image in ["hts.jpg", "./hts.jpg", "/actors/hts.jpg", "../actors/hts.jpg"] {
        site(image).build().fine().page("/actors/hts/").has("src=\"/actors/hts.jpg\"");
    }
}

#[test]
fn one_that_is_not_there_is_an_error_with_a_suggestion() {
    let built = site("htz.jpg").build();
    let problem = built.only("missing-image");
    assert_eq!(problem.help.as_deref(), Some("Did you mean `content/actors/hts.jpg`?"));
    assert_eq!(problem.place.as_ref().map(|place| (place.line, place.column)), Some((3, 8)));
    assert!(
        site("https://example.org/hts.jpg").build().summary.is_none(),
        "pages load nothing from elsewhere"
    );
}

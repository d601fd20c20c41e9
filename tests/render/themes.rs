//! Themes: a site's own template or theme over the default one, and faults in them.

use dateline::diag::Severity;

use crate::support::SiteTest;

fn site() -> SiteTest {
    SiteTest::new().file("content/actors/hts.md", "---\nname: HTS\n---\n").briefing(
        "text",
        "title: Text\ndate: 2020-02-01",
        "HTS is here.",
    )
}

#[test]
fn a_template_of_the_site_replaces_that_of_the_theme() {
    let own =
        "{% extends 'base.html' %}{% block content %}<h1>Mine: {{ entity.name }}</h1>{% endblock content %}";
    let built = site().file("templates/actor.html", own).build().fine();
    built.page("/actors/hts/").has("<main").has("<h1>Mine: HTS</h1>").lacks("Briefings</h2>");
    built.page("/briefings/text/").has("HTS</a> is here.");
}

#[test]
fn a_component_of_the_site_replaces_that_of_the_theme() {
    let components = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("themes/default/templates/components/entities.html");
    let text = std::fs::read_to_string(components).unwrap();
    let own = text.replacen("<bdi>{{ e.name }}</bdi>", "<bdi data-own>{{ e.name }}</bdi>", 1);
    assert_ne!(own, text);
    let built = site().file("templates/components/entities.html", own).build().fine();
    built.page("/actors/").has("<bdi data-own>HTS</bdi>");
}

#[test]
fn a_theme_that_extends_the_default_needs_only_what_differs() {
    let built = site()
        .setting("theme: desk")
        .file("themes/desk/theme.yaml", "name: desk\napi: 1\nextends: default\n")
        .file("themes/desk/templates/404.html", "<p>Nothing here.</p>")
        .file("themes/desk/static/site.css", "p { color: red }")
        .file("themes/desk/static/own.css", "p { color: blue }")
        .build()
        .fine();
    built.page("/404.html").has("<p>Nothing here.</p>");
    built.page("/actors/hts/").has("<main");
    assert_eq!(built.files["theme/site.css"], b"p { color: red }");
    assert!(built.has_page("/theme/own.css") && built.has_page("/theme/print.css"));
}

#[test]
fn a_template_of_the_site_lies_over_its_theme() {
    let built = site()
        .setting("theme: desk")
        .file("themes/desk/theme.yaml", "extends: default\n")
        .file("themes/desk/templates/404.html", "theme")
        .file("templates/404.html", "site")
        .build()
        .fine();
    built.page("/404.html").has("site").lacks("theme");
}

#[test]
fn a_theme_that_extends_nothing_stands_alone() {
    let built = site()
        .setting("theme: bare")
        .file("themes/bare/theme.yaml", "name: bare\n")
        .file("themes/bare/messages/en.yaml", "date: { day: \"{d}\", months: [] }\n")
        .build();
    assert!(built.summary.is_none());
    assert!(built.problems().contains("actor.html"), "{}", built.problems());
}

#[test]
fn a_theme_that_is_not_there_is_an_error_with_a_suggestion() {
    let built = site().setting("theme: defalt").build();
    assert_eq!(built.only("theme").help.as_deref(), Some("Did you mean `default`?"));
}

#[test]
fn a_theme_for_other_contexts_or_of_another_base_is_refused_at_its_line() {
    let built = site()
        .setting("theme: desk")
        .file("themes/desk/theme.yaml", "name: desk\napi: 7\nextends: default\n")
        .build();
    assert_eq!(built.only("theme-api").place.as_ref().map(|place| (place.line, place.column)), Some((2, 6)));
}

#[test]
fn the_address_of_a_static_file_changes_with_the_file() {
    let address = |css: &str| {
        let built = site().file("themes/default/static/site.css", css).build().fine();
        let text = built.page("/").text;
        let start = text.find("/theme/site.css?v=").unwrap();
        text[start..start + 26].to_owned()
    };
    assert_eq!(address("p {}"), address("p {}"));
    assert_ne!(address("p {}"), address("b {}"));
}

#[test]
fn a_fault_of_syntax_names_template_line_and_column() {
    let built = site().file("templates/actor.html", "<p>\n{{ entity.name }\n</p>").build();
    let problem = built.only("template");
    let place = problem.place.as_ref().unwrap();
    assert_eq!((&*place.path, place.line), ("templates/actor.html", 2));
    assert!(place.excerpt.contains("entity.name"));
}

#[test]
fn a_field_that_is_not_there_names_template_line_page_and_the_fields_that_are() {
    let built = site().file("templates/actor.html", "<p>\n  {{ entity.nome.first }}\n</p>").build();
    let problem = built.only("template");
    let place = problem.place.as_ref().unwrap();
    assert_eq!((&*place.path, place.line), ("templates/actor.html", 2));
    assert!(problem.message.contains("on the page `/actors/hts/`"), "{}", problem.message);
    let help = problem.help.as_deref().unwrap();
    for field in ["`site`", "`page`", "`entity`", "`relations`", "`mentions`"] {
        assert!(help.contains(field), "{help}");
    }
}

#[test]
fn a_fault_in_a_template_of_many_pages_is_told_once_and_nothing_is_written() {
    let site = site()
        .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
        .file("templates/actor.html", "{{ nothing.at_all }}");
    let built = site.build();
    assert_eq!(built.only("template").severity, Severity::Error);
    assert!(built.files.is_empty());
}

#[test]
fn templates_escape_and_see_no_environment() {
    let site = site().file("templates/404.html", "{{ '<b>' }} {{ get_env(name='HOME') }}");
    let built = site.build();
    assert!(built.summary.is_none() && built.problems().contains("get_env"), "{}", built.problems());
}

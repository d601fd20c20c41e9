//! What tabs hear, and what they then see.

use std::fs;

use serde_json::Value;

use super::preview::Preview;
use crate::support::SiteTest;

const ONE: &str = "content/briefings/one.md";

fn text(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2020-02-01\n---\n{body}\n")
}

fn site() -> SiteTest {
    SiteTest::new()
        .file("content/actors/turkey.md", "---\nname: Turkey\naliases: [Ankara]\n---\n")
        .file(ONE, text("One", "Turkey waits."))
        .briefing("two", "title: Two\ndate: 2020-02-02", "Nobody waits.")
}

fn changed(message: &Value) -> bool {
    message["page"] == "changed"
}

#[test]
fn an_edit_changes_its_pages_and_no_other() {
    let mut preview = Preview::new(site());
    let (mut one, mut two) = (preview.tab("/briefings/one/"), preview.tab("/briefings/two/"));
    preview.site.rename_over(ONE, text("One", "Turkey goes."));
    one.until(changed);
    assert_eq!(one.last["changed"][0], "/briefings/one/");
    assert!(preview.get("/briefings/one/").text().contains("goes."));
    assert!(preview.get("/actors/turkey/").text().contains("goes."));
    assert_eq!(two.next()["page"], "same");
}

#[test]
fn what_is_new_is_there_and_what_is_deleted_is_gone() {
    let mut preview = Preview::new(site());
    let (mut list, mut one) = (preview.tab("/briefings/"), preview.tab("/briefings/one/"));
    preview.site.write("content/briefings/new/three.md", text("Three", "Text."));
    list.until(changed);
    assert_eq!(preview.get("/briefings/three/").status, 200);
    assert!(preview.get("/briefings/").text().contains("Three"));

    preview.site.delete(ONE);
    one.until(|message| message["page"] == "gone");
    assert_eq!(preview.get("/briefings/one/").status, 404);
    assert!(!preview.get("/briefings/").text().contains("/briefings/one/"));

    let folder = |name: &str| preview.site.path(&format!("content/briefings/{name}"));
    fs::rename(folder("new"), folder("old")).unwrap();
    fs::write(folder("old/three.md"), text("Moved", "Text.")).unwrap();
    list.until(|_| preview.get("/briefings/").text().contains("Moved"));
    assert_eq!(preview.get("/briefings/three/").status, 200);
}

#[test]
fn a_renamed_alias_changes_every_page_that_it_links() {
    let mut preview =
        Preview::new(site().briefing("three", "title: Three\ndate: 2020-02-03", "Ankara waits."));
    let mut three = preview.tab("/briefings/three/");
    assert!(preview.get("/briefings/three/").text().contains("href=\"/actors/turkey/\""));
    preview.site.write("content/actors/turkey.md", "---\nname: Turkey\naliases: [Angora]\n---\n");
    three.until(changed);
    assert!(!preview.get("/briefings/three/").text().contains("href=\"/actors/turkey/\""));
}

#[test]
fn a_broken_file_keeps_its_last_good_page_and_every_other_stays() {
    let mut preview = Preview::new(site());
    let (mut one, mut two) = (preview.tab("/briefings/one/"), preview.tab("/briefings/two/"));
    preview.site.write(ONE, "---\ntitle: [One\ndate: 2020-02-01\n---\nNew words.\n");
    let errors = |message: &Value| message["problems"].as_array().is_some_and(|all| !all.is_empty());
    one.until(errors);
    let problem = &one.last["problems"][0];
    assert_eq!(
        (&problem["severity"], &problem["path"], &problem["here"]),
        (&"error".into(), &ONE.into(), &true.into())
    );
    assert!(problem["line"].as_u64().is_some_and(|line| line >= 2), "{problem}");
    assert_eq!(one.last["info"]["stale"], true);
    let page = preview.get("/briefings/one/");
    assert_eq!(page.status, 200);
    assert!(page.text().contains("waits."));
    two.until(errors);
    assert_eq!((&two.last["page"], &two.last["info"]["stale"]), (&"same".into(), &false.into()));
    assert_eq!(preview.get("/briefings/two/").status, 200);

    preview.site.write(ONE, text("One", "Words at last."));
    one.until(|message| !errors(message));
    assert!(preview.get("/briefings/one/").text().contains("Words at last."));
}

#[test]
fn what_becomes_withheld_is_gone_at_once() {
    let mut preview = Preview::new(site());
    let mut one = preview.tab("/briefings/one/");
    preview.site.write(ONE, "---\ntitle: One\ndate: 2020-02-01\ntlp: RED\n---\nSecret.\n");
    one.until(|message| message["page"] == "gone");
    assert_eq!(preview.get("/briefings/one/").status, 404);
    assert!(!preview.get("/").text().contains("/briefings/one/"));
}

#[test]
fn settings_and_theme_that_break_stay_as_they_were() {
    let mut preview = Preview::new(site());
    let mut home = preview.tab("/");
    let settings = preview.site.text("site.yaml");
    preview.site.write("site.yaml", "title: [\n");
    home.until(|message| !message["problems"].as_array().unwrap().is_empty());
    assert_eq!(preview.get("/").status, 200);
    preview.site.write("site.yaml", settings.replace("title: ", "title: New "));
    home.until(|message| changed(message) && message["problems"].as_array().unwrap().is_empty());

    preview.site.write("templates/home.html", "{% if %}");
    home.until(|message| !message["problems"].as_array().unwrap().is_empty());
    assert_eq!(preview.get("/").status, 200);
    preview.site.write("templates/home.html", "<p>Mine</p>");
    home.until(changed);
    assert!(preview.get("/").text().contains("<p>Mine</p>"));
}

#[test]
fn a_style_is_told_apart_from_a_page() {
    let mut preview = Preview::new(site().file("templates/home.html", "<p>Plain</p>"));
    let mut home = preview.tab("/");
    preview.site.write("themes/mine/theme.yaml", "name: mine\nextends: default\napi: 1\n");
    preview.site.write("themes/mine/static/site.css", "p { color: red }");
    let settings = preview.site.text("site.yaml");
    preview.site.write("site.yaml", format!("theme: mine\n{settings}"));
    let styles = |message: &Value| message["styles"].as_array().is_some_and(|styles| !styles.is_empty());
    home.until(styles);
    assert_eq!(home.last["styles"][0], "/theme/site.css");
    assert_eq!(preview.get("/theme/site.css").text(), "p { color: red }");
}

#[test]
fn it_starts_without_settings_and_on_a_broken_site() {
    let mut empty = site();
    empty.remove("site.yaml");
    let mut preview = Preview::new(empty);
    assert_eq!(preview.get("/briefings/two/").status, 500);
    let mut tab = preview.tab("/briefings/two/");
    assert!(!tab.last["problems"].as_array().unwrap().is_empty());
    preview.site.write("site.yaml", "title: T\nbase_url: https://desk.example\n");
    tab.until(changed);
    assert_eq!(preview.get("/briefings/two/").status, 200);

    let broken = Preview::new(site().file(ONE, "---\ntitle: [One\n---\nWords.\n"));
    assert_eq!(broken.get("/briefings/two/").status, 200);
    assert!(!broken.tab("/").last["problems"].as_array().unwrap().is_empty());
}

#[test]
fn a_file_that_never_could_be_read_is_not_shown() {
    for front in ["title: One\ndate: 2020-02-01\ntpl: RED", "title: [One\ntlp: RED", "title: One\ntlp: REDD"]
    {
        let mut preview =
            Preview::new(site().file(ONE, format!("---\n{front}\n---\nTurkey is our secret.\n")));
        let mut one = preview.tab("/briefings/one/");
        for route in ["/briefings/one/", "/actors/turkey/", "/", "/briefings/"] {
            assert!(!preview.get(route).text().contains("our secret"), "{front:?} on {route}");
        }
        assert_eq!(preview.get("/briefings/one/").status, 404, "{front:?}");
        preview.site.write(ONE, text("One", "Turkey waits."));
        one.until(changed);
        assert_eq!(preview.get("/briefings/one/").status, 200);
    }
}

#[test]
fn a_content_folder_that_goes_and_comes_back_is_seen() {
    let mut preview = Preview::new(site());
    let mut two = preview.tab("/briefings/two/");
    let away = preview.site.path("away");
    fs::rename(preview.site.path("content"), &away).unwrap();
    two.until(|message| message["page"] == "gone");
    fs::rename(&away, preview.site.path("content")).unwrap();
    two.until(changed);
    preview.site.write("content/briefings/two.md", text("Two", "After all."));
    two.until(|_| preview.get("/briefings/two/").text().contains("After all."));
}

#[test]
fn while_files_are_saved_no_page_is_missing_or_half_there() {
    let preview = Preview::new(site());
    let mut tab = preview.tab("/briefings/one/");
    let (done, asked) = (std::sync::atomic::AtomicBool::new(false), &preview);
    std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            let mut count = 0;
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                for path in ["/briefings/one/", "/briefings/two/", "/", "/actors/turkey/"] {
                    let answer = asked.get(path);
                    assert_eq!(answer.status, 200, "{path}");
                    assert!(answer.text().trim_end().ends_with("</html>"), "{path}");
                    count += 1;
                }
            }
            count
        });
        for round in 0..200 {
            // As an editor that does not save by a rename: the file is there in parts for a moment.
            fs::write(asked.site.path(ONE), text("One", &format!("Turkey waits for {round}."))).unwrap();
            if round % 20 == 0 {
                fs::write(asked.site.path("content/briefings/x.md"), text("X", "Text.")).unwrap();
            } else if round % 20 == 10 {
                fs::remove_file(asked.site.path("content/briefings/x.md")).unwrap();
            }
        }
        tab.until(|_| asked.get("/briefings/one/").text().contains("waits for 199."));
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        assert!(asking.join().unwrap() > 0);
    });
}

#[test]
fn fifty_tabs_hear_of_an_edit_whoever_else_does_not_listen() {
    let mut preview = Preview::new(site());
    let deaf = preview.tab("/briefings/one/");
    let mut tabs: Vec<_> = (0..50).map(|_| preview.tab("/briefings/one/")).collect();
    for round in 0..5 {
        preview.site.write(ONE, text("One", &format!("Turkey waits for {round}.")));
        for tab in &mut tabs {
            tab.until(changed);
        }
    }
    assert!(preview.get("/briefings/one/").text().contains("waits for 4."));
    drop(deaf);
}

#[test]
fn five_hundred_files_at_once_are_few_updates() {
    let path = |number: usize| format!("content/briefings/all/b{number}.md");
    let all = |word: &'static str| (0..500).map(move |number| (path(number), text(word, "Text.")));
    let before = all("Before").fold(site(), |site, (path, text)| site.file(&path, text));
    let mut preview = Preview::new(before);
    let mut tab = preview.tab("/briefings/b499/");
    let first = tab.last["generation"].as_u64().unwrap();
    for (path, text) in all("After") {
        preview.site.write(&path, text);
    }
    tab.until(changed);
    for number in [0, 250, 499] {
        assert!(preview.get(&format!("/briefings/b{number}/")).text().contains("After"), "{number}");
    }
    let updates = tab.last["generation"].as_u64().unwrap() - first;
    assert!(updates <= 50, "{updates} updates");
}

//! The sentence that holds a mention, as the page of who is mentioned shows it.

use super::{sentence, sentence_of, site};

const SARAQIB: &str = "/locations/saraqib/";

#[test]
fn it_is_the_sentence_of_the_first_mention() {
    let text = "Before it. Near Saraqib they wait! After it: Saraqib.\n\nSaraqib.";
    assert_eq!(sentence(SARAQIB, text), "Near <mark>Saraqib</mark> they wait!");
}

#[test]
fn it_is_marked_as_it_is_written() {
    assert_eq!(
        sentence(SARAQIB, "In the *old* SARAQEB, [[hts]] waits."),
        "In the old <mark>SARAQEB</mark>, Hayat Tahrir al-Sham waits."
    );
    assert_eq!(
        sentence("/actors/hts/", "Here [[hts]] waits."),
        "Here <mark>Hayat Tahrir al-Sham</mark> waits."
    );
    assert_eq!(
        sentence("/actors/hts/", "Here [[hts|the group]] waits."),
        "Here <mark>the group</mark> waits."
    );
}

#[test]
fn abbreviations_and_numbers_end_no_sentence() {
    let text = "Gen. Smith vs. Dr. Jones, e.g. at 3.5 km from Saraqib, approx. 20 men, said no. Next.";
    let wanted =
        "Gen. Smith vs. Dr. Jones, e.g. at 3.5 km from <mark>Saraqib</mark>, approx. 20 men, said no.";
    assert_eq!(sentence(SARAQIB, text), wanted);
}

#[test]
fn figures_claims_and_titles_stand_in_it_with_their_words() {
    let front = "title: Text\ndate: 2020-02-01\nfigures: [{ id: fled, metric: m, value: 388000, qualifier: more-than }]
claims: [{ id: word, text: All is well, by: hts }]";
    let text = "First. Of [[figure:fled]] people in Saraqib, “[[claim:word]]” ([[briefing:text]]). Last.";
    let site = site().briefing("text", front, text);
    let wanted = "Of more than 388,000 people in <mark>Saraqib</mark>, “All is well” (Text).";
    assert_eq!(sentence_of(&site, SARAQIB), wanted);
}

#[test]
fn a_figure_with_a_decimal_and_one_at_the_end_split_nothing() {
    let front = "title: Text\ndate: 2020-02-01\nfigures: [{ id: way, metric: m, value: 4.5, unit: km }]";
    let site = site().briefing("text", front, "From Saraqib it is [[figure:way]]. Then nothing.");
    assert_eq!(sentence_of(&site, SARAQIB), "From <mark>Saraqib</mark> it is 4.5\u{a0}km.");
}

#[test]
fn each_cell_item_and_paragraph_is_a_text_of_its_own() {
    assert_eq!(
        sentence(SARAQIB, "| Where | Who |\n|---|---|\n| Saraqib, east | them |"),
        "<mark>Saraqib</mark>, east"
    );
    assert_eq!(sentence(SARAQIB, "- One\n- Two, Saraqib\n- Three"), "Two, <mark>Saraqib</mark>");
    assert_eq!(sentence(SARAQIB, "One\n\nTwo Saraqib"), "Two <mark>Saraqib</mark>");
}

#[test]
fn code_and_breaks_stay_in_it() {
    assert_eq!(
        sentence(SARAQIB, "The `code` of\nSaraqib  \nis here."),
        "The code of <mark>Saraqib</mark> is here."
    );
}

#[test]
fn a_long_one_is_cut_at_words() {
    let text = format!("{} Saraqib {}.", "before ".repeat(60), "after ".repeat(60));
    let shown = sentence(SARAQIB, &text);
    assert!(shown.starts_with("… before ") && shown.ends_with(" after …"), "{shown}");
    assert!(shown.chars().count() < 540, "{}", shown.chars().count());
}

#[test]
fn right_to_left_text_keeps_its_order_and_direction() {
    let front = "title: نص\ndate: 2020-02-01\nlang: ar";
    let site = site().briefing("text", front, "وصلوا أمس. قالت هيئة تحرير الشام إن سراقب قريبة؟ ثم عادوا.");
    let built = site.build_clean().fine();
    let page = built.page(SARAQIB);
    page.has("lang=\"ar\" dir=\"rtl\">قالت هيئة تحرير الشام إن <mark>سراقب</mark> قريبة؟</p>");
    built
        .page("/briefings/text/")
        .has("lang=\"ar\" dir=\"rtl\"")
        .has("<a class=\"entity\" href=\"/actors/hts/\">هيئة تحرير الشام</a>");
}

#[test]
fn markup_in_a_sentence_is_text() {
    assert_eq!(
        sentence(SARAQIB, "It is 1 < 2 & \\<b> in Saraqib."),
        "It is 1 &lt; 2 &amp; &lt;b&gt; in <mark>Saraqib</mark>."
    );
}

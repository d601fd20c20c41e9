//! The sentence that holds a mention, as the page of who is mentioned shows it; and where sentences
//! end.
//!
//! Dateline finds their ends with a fraction of the work that `unicode-segmentation` does. The result
//! must be the same for every text. None of the texts below holds an abbreviation that Dateline knows,
//! which is where it means to differ.

use dateline::atlas::sentences;
use proptest::collection::vec;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

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

/// A character of each class that the rules for sentences tell apart, in ASCII.
const CLASSES: [char; 12] = ['b', 'B', '1', '.', '!', ',', '"', ' ', '\t', '\n', '\r', '#'];

/// Characters that stand at sentences' ends, or look as if they did, in several scripts.
const AWKWARD: [char; 52] = [
    'a', 'b', 'z', 'A', 'B', 'Z', '0', '9', '.', '.', '.', '!', '?', ',', '-', ':', ';', '"', '\'', '(', ')',
    '[', ' ', ' ', ' ', '\t', '\n', '\r', 'é', 'É', 'ß', '×', 'ж', 'Ж', 'م', 'د', '؟', '،', '。', '他', '“',
    '”', '…', '–', '\u{2029}', '\u{85}', '\u{200D}', '\u{301}', '\u{64B}', '\u{FFFC}', '😀', '𑁇',
];

fn assert_same(text: &str) {
    let wanted = text.split_sentence_bound_indices().map(|(at, words)| at..at + words.len());
    assert!(sentences(text).eq(wanted.clone()), "{text:?}: {:?}", wanted.collect::<Vec<_>>());
}

#[test]
fn they_end_where_unicode_says_in_all_short_texts() {
    let mut texts = vec![String::new()];
    for _ in 0..4 {
        texts.iter().for_each(|text| assert_same(text));
        texts = texts.iter().flat_map(|text| CLASSES.map(|class| format!("{text}{class}"))).collect();
    }
    texts.iter().for_each(|text| assert_same(text));
}

#[test]
fn they_end_where_unicode_says_around_any_two_of_ascii() {
    for one in '\0'..='\x7F' {
        for two in '\0'..='\x7F' {
            assert_same(&format!("B{one}{two}B{one}{two}b.{one}{two}b.{one}{two}B!{one}{two}b"));
        }
    }
}

#[test]
fn they_end_where_unicode_says_around_any_character() {
    // Those beyond U+FFFF are all alike to Dateline; the texts below hold two.
    for c in '\0'..='\u{FFFF}' {
        assert_same(&format!("b{c} B{c} b.{c}b.{c}B. {c}b. {c}B.{c} b.{c} B{c}.B{c}.{c} B"));
        assert_same(&format!("B!{c}{c}b! {c} b.{c}1{c}.1{c}B{c}{c}{c}B. {c}.{c}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn they_end_where_unicode_says_in_any_text(text in vec(prop::sample::select(&AWKWARD), 0..=40)) {
        assert_same(&text.iter().collect::<String>());
    }
}

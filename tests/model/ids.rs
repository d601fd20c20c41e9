//! Ids and what titles become.

use std::collections::HashMap;

use dateline::model::Id;

use super::{refuses, value, yaml};

#[test]
fn an_id_is_taken_as_it_is() {
    let longest = "a".repeat(100);
    for text in ["m4", "syrian-army", "2020", "a", "com10", "com", "console", &longest] {
        let id: Id = value(text);
        assert_eq!(id, *text);
        assert_eq!(yaml::<Id>(text), Ok(id));
    }
    let map = HashMap::from([(value::<Id>("hts"), 1)]);
    assert_eq!(map.get("hts"), Some(&1));
    let read: Result<HashMap<Id, u8>, _> = yaml("hts: 1");
    assert_eq!(read, Ok(map));
}

#[test]
fn a_refused_id_is_cleaned() {
    let long = "word-".repeat(30) + "end";
    for (text, message, help) in [
        ("Syrian Army", "`S` is a capital", "Write `syrian-army`."),
        ("syrian army", "it holds a space", "Write `syrian-army`."),
        ("syrian_army", "it holds `_`", "Write `syrian-army`."),
        ("-m4", "begins with a hyphen", "Write `m4`."),
        ("m4-", "ends with a hyphen", "Write `m4`."),
        ("m4--m5", "two hyphens", "Write `m4-m5`."),
        ("سراقب", "it holds `س`", "small Latin letters"),
        ("", "it is empty", "small Latin letters"),
        ("---", "begins with a hyphen", "small Latin letters"),
        ("con", "Windows keeps that name", "longer"),
        ("nul", "Windows keeps that name", "longer"),
        ("com1", "Windows keeps that name", "longer"),
        ("lpt9", "Windows keeps that name", "longer"),
        (&long, "it has 153 bytes", "Write `word-"),
        ("a\nb", "`a\\nb` is not an id: it holds `\\n`", "Write `a-b`."),
        ("../etc", "it holds `.`", "Write `etc`."),
    ] {
        refuses::<Id>(text, message, help);
    }
}

#[test]
fn a_title_becomes_an_id() {
    for (title, id) in [
        ("Why Saraqib is next", Some("why-saraqib-is-next")),
        ("Maʿarrat al-Nuʿmān", Some("maarrat-al-numan")),
        ("Ma'arrat al-Nu’man", Some("maarrat-al-numan")),
        ("Recep Tayyip Erdoğan", Some("recep-tayyip-erdogan")),
        ("Diyarbakır İstanbul", Some("diyarbakir-istanbul")),
        ("Straße nach Łódź, Tromsø", Some("strasse-nach-lodz-tromso")),
        ("Æthelstan & Œuvre", Some("aethelstan-oeuvre")),
        ("M4/M5: the junction", Some("m4-m5-the-junction")),
        ("e\u{301}tat", Some("etat")),
        ("ﬁnal №1", Some("final-no1")),
        ("  — 2020 — ", Some("2020")),
        ("هيئة تحرير الشام (HTS)", Some("hts")),
        ("هيئة تحرير الشام", None),
        ("عام 2020", None),
        ("Con", Some("con-1")),
        ("", None),
        ("…", None),
    ] {
        assert_eq!(Id::from_title(title).as_ref().map(Id::as_str), id, "{title}");
    }
    let long = Id::from_title(&"word ".repeat(60)).expect("words are left");
    assert!(long.as_str().len() <= 100 && long.as_str().ends_with("-word"));
    assert_eq!(Id::from_title(&"é".repeat(300)).map(|id| id.as_str().len()), Some(100));
}

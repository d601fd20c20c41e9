//! Languages, points, and the codes of other registers.

use dateline::model::{Hxl, Lang, Point, Sha256, WebUrl, Wikidata};

use super::{refuses, value, yaml};

#[test]
fn a_language_tag_is_read_in_canonical_case_with_its_direction() {
    for (text, canonical, dir) in [
        ("en", "en", "ltr"),
        ("EN", "en", "ltr"),
        ("no", "no", "ltr"),
        ("ar", "ar", "rtl"),
        ("AR-sy", "ar-SY", "rtl"),
        ("fa", "fa", "rtl"),
        ("he", "he", "rtl"),
        ("ckb", "ckb", "rtl"),
        ("ku", "ku", "ltr"),
        ("ku-arab", "ku-Arab", "rtl"),
        ("ar-latn", "ar-Latn", "ltr"),
        ("pa-PK", "pa-PK", "rtl"),
        ("pa-IN", "pa-IN", "ltr"),
        ("pt-br", "pt-BR", "ltr"),
        ("zh-hant-tw", "zh-Hant-TW", "ltr"),
        ("es-419", "es-419", "ltr"),
        ("zh-YUE-HK", "zh-yue-HK", "ltr"),
        ("sl-rozaj-biske", "sl-rozaj-biske", "ltr"),
        ("de-CH-1996", "de-CH-1996", "ltr"),
        ("en-u-CA-buddhist", "en-u-ca-buddhist", "ltr"),
        ("en-x-Arab", "en-x-arab", "ltr"),
    ] {
        let lang: Lang = value(text);
        assert_eq!((lang.as_str(), lang.dir()), (canonical, dir), "{text}");
        assert_eq!(yaml::<Lang>(text), Ok(lang));
    }
    assert_eq!(Lang::default(), value("en"));
    assert_eq!(value::<Lang>("pt-BR").language(), "pt");
}

#[test]
fn a_refused_language_tag_is_set_right() {
    for (text, help) in [
        ("pt_BR", "Write `pt-BR`."),
        ("en_US.UTF-8", "Write `en-US`."),
        ("Arabic", "Write `ar`."),
        (" en", "Write `en`."),
        ("", "Write a BCP 47 tag"),
        ("e", "BCP 47"),
        ("engl", "BCP 47"),
        ("en-", "BCP 47"),
        ("en-US-Latn", "BCP 47"),
        ("en-US-GB", "BCP 47"),
        ("en-u", "BCP 47"),
        ("x-private", "BCP 47"),
        ("عربي", "BCP 47"),
    ] {
        refuses::<Lang>(text, "is not a language tag", help);
    }
}

#[test]
fn a_point_is_on_the_globe() {
    let point: Point = yaml("{ lat: 35.86447, lon: 36 }").expect("a point");
    assert_eq!((point.lat(), point.lon()), (35.86447, 36.0));
    let json = serde_json::to_value(point).ok();
    assert_eq!(json, Some(serde_json::json!({ "lat": 35.86447, "lon": 36.0 })));
    assert!(Point::new(90.0, -180.0).is_ok());
    assert!(Point::new(36.80591, 35.86447).is_ok(), "what may be swapped is not questioned");
    assert_eq!(Point::new(-0.0, 0.0).map(|point| point.lat().is_sign_positive()), Ok(true));
    for (text, message) in [
        (
            "{ lat: 136.8, lon: 35.9 }",
            "latitude 136.8 is not between -90 and 90\nDid you mean `lat: 35.9` and `lon: 136.8`?",
        ),
        ("{ lat: 95, lon: 135 }", "latitude 95 is not between -90 and 90\nGive degrees north"),
        ("{ lat: 35, lon: 181 }", "longitude 181 is not between -180 and 180"),
        ("{ lat: .nan, lon: 1 }", "latitude NaN is not"),
        ("{ lat: 1, lon: .inf }", "longitude inf is not"),
        ("{ lat: 1 }", "missing field `lon`"),
        ("{ lat: 1, lon: 2, alt: 3 }", "unknown field `alt`"),
    ] {
        let error = yaml::<Point>(text).expect_err(text);
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn codes_are_taken_in_their_registers_form() {
    assert_eq!(value::<Wikidata>("Q858").uri(), "http://www.wikidata.org/entity/Q858");
    let hxl: Hxl = yaml("\"#affected+displaced+f\"").expect("a hashtag");
    assert_eq!((hxl.tag(), hxl.attributes().collect::<Vec<_>>()), ("#affected", vec!["displaced", "f"]));
    let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(value::<Sha256>(digest).to_string(), digest);
    assert_eq!(value::<Sha256>(&digest.to_uppercase()), value(digest));
    assert_eq!(value::<Sha256>(digest).as_bytes()[0], 0xe3);
    for url in [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://web.archive.org/web/2020/https://example.org/",
        "https://example.org/?next=file:///x",
        "https://موقع.example/خبر",
        "https://[::1]/",
    ] {
        assert_eq!(value::<WebUrl>(url).as_str(), url);
    }
}

#[test]
fn a_refused_code_is_set_right() {
    for (text, help) in [
        ("q858", "Write `Q858`."),
        ("858", "Write `Q858`."),
        ("https://www.wikidata.org/wiki/Q858", "Write `Q858`."),
        ("Q0", "leave it out"),
        ("Q", "leave it out"),
        ("P31", "leave it out"),
        ("", "leave it out"),
    ] {
        refuses::<Wikidata>(text, "is not a Wikidata item", help);
    }
    for (text, help) in [
        ("affected+displaced", "Write `\"#affected+displaced\"`"),
        ("#Affected +Displaced", "Write `\"#affected+displaced\"`"),
        ("#", "attributes after `+`"),
        ("#affected+", "attributes after `+`"),
        ("#1st", "attributes after `+`"),
        ("", "attributes after `+`"),
    ] {
        refuses::<Hxl>(text, "is not an HXL hashtag", help);
    }
    refuses::<Sha256>("e3b0", "this has 4 digits", "sha256sum");
    refuses::<Sha256>(&"é".repeat(32), "this holds `é`", "sha256sum");
    for (text, message, help) in [
        ("www.example.org/a", "does not begin with", "Write `https://www.example.org/a`."),
        (" https://example.org", "percent-encoded", "Write `https://example.org`."),
        ("https://example.org/a b", "percent-encoded", "Write the whole address"),
        ("https://exa\nmple.org", "percent-encoded", ""),
        ("https:example.org", "does not begin with", ""),
        ("https:///example.org", "has no host", ""),
        ("https://", "host cannot be read", ""),
        ("https://user:secret@example.org", "holds a user name", ""),
        ("javascript:alert(1)", "does not begin with", "Write the whole address"),
        ("ftp://example.org", "does not begin with", ""),
        ("", "does not begin with", "Write the whole address"),
    ] {
        refuses::<WebUrl>(text, message, help);
    }
}

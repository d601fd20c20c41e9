//! What holds for every text: no parser panics, and what is printed reads back as the same value.

use std::{
    collections::hash_map::DefaultHasher,
    fmt::{Debug, Display},
    hash::{Hash, Hasher},
    str::FromStr,
};

use dateline::model::{
    ActorType, Audience, Credibility, Edtf, EventType, Hxl, Id, Invalid, Lang, Likelihood, Precision,
    Reliability, Sha256, Stamp, Tlp, WebUrl, Wikidata,
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

/// Reads a text as every type that has a text.
fn read_as_all(text: &str) {
    // These print exactly what they read.
    for kept in [
        round_trip::<Edtf>(text),
        round_trip::<Stamp>(text),
        round_trip::<Id>(text),
        round_trip::<Wikidata>(text),
        round_trip::<Hxl>(text),
        round_trip::<WebUrl>(text),
        round_trip::<Audience>(text),
        round_trip::<Reliability>(text),
        round_trip::<Credibility>(text),
        round_trip::<Likelihood>(text),
        round_trip::<ActorType>(text),
        round_trip::<EventType>(text),
        round_trip::<Precision>(text),
    ] {
        assert!(kept.is_none_or(|printed| printed == text), "`{text}` changed");
    }
    // These have one canonical form.
    round_trip::<Tlp>(text);
    round_trip::<Lang>(text);
    round_trip::<Sha256>(text);
    if let Some(id) = Id::from_title(text) {
        round_trip::<Id>(id.as_str()).expect("a slug is an id");
    }
}

/// What a value prints, after checking that it reads back as itself, as text and through serde.
fn round_trip<T>(text: &str) -> Option<String>
where
    T: FromStr<Err = Invalid> + Display + Debug + Eq + Hash + Serialize + DeserializeOwned,
{
    let value: T = match text.parse() {
        Ok(value) => value,
        Err(invalid) => {
            assert_eq!(Invalid::from_text(&invalid.to_string()), invalid);
            return None;
        }
    };
    let printed = value.to_string();
    let again: T = printed.parse().expect("what is printed can be read");
    assert_eq!(again, value);
    assert_eq!(hash(&again), hash(&value));
    let yaml = serde_yaml::to_string(&value).expect("values can be written");
    assert_eq!(serde_yaml::from_str::<T>(&yaml).ok().as_ref(), Some(&value), "{yaml}");
    Some(printed)
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// EDTF's own characters, forms that are nearly always right, and what people write instead.
fn date_like() -> impl Strategy<Value = String> {
    let date = r"-?[0-9]{2}([0-9]{2}|[0-9]X|XX)(-([01][0-9]|2[1-4]|XX)(-([0-3][0-9]|XX))?)?[~?%]?";
    let clock = r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]";
    let human = r"(c\. |since )?[0-3]?[0-9][./ -](jan|Feb|March|[0-9]{1,2})[./ -][0-9]{2,4}";
    prop_oneof![
        "[-0-9XTZY:/.~?%+ ]{0,24}",
        date,
        (date, date).prop_map(|(start, end)| format!("{start}/{end}")),
        date.prop_map(|start| format!("{start}/..")),
        date.prop_map(|end| format!("/{end}")),
        (clock, "(Z|[+-][01][0-9](:[0-5]0)?)?").prop_map(|(at, zone)| format!("{at}{zone}")),
        (human, "~?( [0-9]+:[0-9]+ ?[a-z]{0,3})?").prop_map(|(day, time)| format!("{day}{time}")),
    ]
}

proptest! {
    #[test]
    fn no_text_makes_a_parser_panic(text in any::<String>()) {
        read_as_all(&text);
    }

    #[test]
    fn nor_does_one_that_looks_like_a_value(
        text in r"[-a-zA-Z0-9#+:/ éßıø]{0,70}|(https?://|TLP:|Q|#|Battles/)[ -~]{0,12}",
    ) {
        read_as_all(&text);
    }

    #[test]
    fn nor_does_one_that_looks_like_a_date(text in date_like()) {
        read_as_all(&text);
    }

    #[test]
    fn the_order_of_dates_is_total(texts in prop::collection::vec(date_like(), 3)) {
        let dates: Vec<Edtf> = texts.iter().filter_map(|text| text.parse().ok()).collect();
        for one in &dates {
            prop_assert!(one.lower() <= one.upper() || one.upper().is_none());
            prop_assert!(one.overlaps(one));
            for other in &dates {
                prop_assert_eq!(one.cmp(other).is_eq(), one == other);
                prop_assert_eq!(one.cmp(other), other.cmp(one).reverse());
            }
        }
    }
}

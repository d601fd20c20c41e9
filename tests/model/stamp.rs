//! Dates and date-times of documents.

use dateline::model::Stamp;
use jiff::civil::date;

use super::{refuses, value, yaml};

#[test]
fn a_stamp_keeps_its_text_and_knows_its_instant() {
    let rows = [
        ("2020-02-01", date(2020, 2, 1), "2020-02-01T00:00:00Z"),
        ("2020-02-01T06:00:00Z", date(2020, 2, 1), "2020-02-01T06:00:00Z"),
        ("2020-02-02T09:00:00+01:00", date(2020, 2, 2), "2020-02-02T08:00:00Z"),
        ("2020-02-01T23:30:00-05:00", date(2020, 2, 1), "2020-02-02T04:30:00Z"),
        ("2020-02-01T06:00:00.250Z", date(2020, 2, 1), "2020-02-01T06:00:00.25Z"),
        ("0001-01-01", date(1, 1, 1), "0001-01-01T00:00:00Z"),
    ];
    for (text, day, instant) in rows {
        let stamp: Stamp = value(text);
        assert_eq!(stamp.date(), day, "{text}");
        assert_eq!(stamp.instant().to_string(), instant, "{text}");
        assert_eq!(stamp.has_time(), text.contains('T'), "{text}");
        assert_eq!(stamp.to_string(), text);
        assert_eq!(yaml::<Stamp>(text), Ok(stamp.clone()));
        assert_eq!(serde_json::to_value(stamp).ok(), Some(text.into()));
    }
}

#[test]
fn order_is_by_instant() {
    let sorted = [
        "2020-02-01",
        "2020-02-01T00:00:00Z",
        "2020-02-01T01:30:00+01:00",
        "2020-02-01T01:00:00Z",
        "2020-02-01T23:30:00-05:00",
    ];
    let mut stamps: Vec<Stamp> = sorted.iter().rev().map(|text| value(text)).collect();
    stamps.sort();
    assert_eq!(stamps.iter().map(Stamp::to_string).collect::<Vec<_>>(), sorted);
}

#[test]
fn a_refusal_says_what_to_write() {
    let rows = [
        ("2020-02-01T06:00:00", "has no offset from UTC", "`2020-02-01T06:00:00Z`"),
        ("2020-02-01T06:00:00.5", "has no offset from UTC", "`2020-02-01T06:00:00.5Z`"),
        ("2020-02-01 06:00", "nor a date-time", "`2020-02-01T06:00:00Z` for UTC"),
        ("2020-02-01 06:00:00Z", "nor a date-time", "Write `2020-02-01T06:00:00Z`."),
        ("2020-02-01T06:00Z", "nor a date-time", "Write `2020-02-01T06:00:00Z`."),
        ("2020-02-01t06:00:00z", "nor a date-time", "Write `2020-02-01T06:00:00Z`."),
        ("2020-02-01T06:00:00+01", "nor a date-time", "Write `2020-02-01T06:00:00+01:00`."),
        ("2020-02-01T06:00:00-0500", "nor a date-time", "Write `2020-02-01T06:00:00-05:00`."),
        ("2020-02-01T24:00:00Z", "there is no such time of day", "00 to 23"),
        ("2020-02-01T06:61:00Z", "there is no such time of day", "00 to 59"),
        ("2021-04-31", "April has 30 days", "01 to 30"),
        ("2021-04-31T06:00:00Z", "April has 30 days", ""),
        ("29/01/2020", "nor a date-time", "Write `2020-01-29`."),
        ("Jan 29, 2020", "nor a date-time", "Write `2020-01-29`."),
        ("2020-02", "not a date with its day", "Write `2020-02-01`"),
        ("2020-01-29~", "not a date with its day", ""),
        ("2020-01-24/2020-02-01", "not a date with its day", "Write `2020-02-01`"),
        ("9999-12-31", "the last day", "earlier"),
        ("", "not a date with its day", ""),
    ];
    for (text, message, help) in rows {
        refuses::<Stamp>(text, message, help);
    }
}

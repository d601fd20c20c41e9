//! EDTF, levels 0 and 1.

use dateline::model::{
    Edtf,
    edtf::{DateForm, Endpoint, Season, Shift},
};
use jiff::civil::{Date, date};

use super::{refuses, schema, value, yaml};

#[test]
fn bounds_are_the_first_and_last_day_that_a_date_may_mean() {
    let day = |year, month, day| Some(date(year, month, day));
    let rows: &[(&str, Option<Date>, Option<Date>)] = &[
        ("2020-01-29", day(2020, 1, 29), day(2020, 1, 29)),
        ("2020-02", day(2020, 2, 1), day(2020, 2, 29)),
        ("2021-02", day(2021, 2, 1), day(2021, 2, 28)),
        ("2020", day(2020, 1, 1), day(2020, 12, 31)),
        ("0044", day(44, 1, 1), day(44, 12, 31)),
        ("0000", day(0, 1, 1), day(0, 12, 31)),
        ("-0044-03-15", day(-44, 3, 15), day(-44, 3, 15)),
        ("-9999", day(-9999, 1, 1), day(-9999, 12, 31)),
        ("2019-12-01~", day(2019, 12, 1), day(2019, 12, 1)),
        ("2019?", day(2019, 1, 1), day(2019, 12, 31)),
        ("2019-12%", day(2019, 12, 1), day(2019, 12, 31)),
        ("201X", day(2010, 1, 1), day(2019, 12, 31)),
        ("201X~", day(2010, 1, 1), day(2019, 12, 31)),
        ("20XX", day(2000, 1, 1), day(2099, 12, 31)),
        ("00XX", day(0, 1, 1), day(99, 12, 31)),
        ("-00XX", day(-99, 1, 1), day(0, 12, 31)),
        ("-001X", day(-19, 1, 1), day(-10, 12, 31)),
        ("-99XX", day(-9999, 1, 1), day(-9900, 12, 31)),
        ("99XX", day(9900, 1, 1), day(9999, 12, 31)),
        ("2020-XX", day(2020, 1, 1), day(2020, 12, 31)),
        ("2020-XX-XX", day(2020, 1, 1), day(2020, 12, 31)),
        ("2020-01-XX", day(2020, 1, 1), day(2020, 1, 31)),
        ("2020-21", day(2020, 3, 1), day(2020, 5, 31)),
        ("2020-22", day(2020, 6, 1), day(2020, 8, 31)),
        ("2020-23", day(2020, 9, 1), day(2020, 11, 30)),
        ("2019-24", day(2019, 12, 1), day(2020, 2, 29)),
        ("9999-24", day(9999, 12, 1), day(9999, 12, 31)),
        ("2020-01-29T10:00:00Z", day(2020, 1, 29), day(2020, 1, 29)),
        ("2020-01-29T23:30:00-05", day(2020, 1, 29), day(2020, 1, 29)),
        ("2020-01-29T10:00:00+00:00", day(2020, 1, 29), day(2020, 1, 29)),
        ("2020-01-29T10:00:00-03:30", day(2020, 1, 29), day(2020, 1, 29)),
        ("2020-01-29T10:00:00", day(2020, 1, 29), day(2020, 1, 29)),
        ("2020-01-24/2020-02-01", day(2020, 1, 24), day(2020, 2, 1)),
        ("2019-12-01~/2020-02-01", day(2019, 12, 1), day(2020, 2, 1)),
        ("2020-01-XX/2020-02", day(2020, 1, 1), day(2020, 2, 29)),
        ("2020-06/2020", day(2020, 6, 1), day(2020, 12, 31)),
        ("2012/..", day(2012, 1, 1), None),
        ("2012/", day(2012, 1, 1), None),
        ("../2020-02", None, day(2020, 2, 29)),
        ("/2020-01", None, day(2020, 1, 31)),
    ];
    for (text, lower, upper) in rows {
        let read: Edtf = value(text);
        assert_eq!((read.lower(), read.upper()), (*lower, *upper), "{text}");
        assert_eq!(read.to_string(), *text);
        assert_eq!(serde_json::to_value(read).ok(), Some((*text).into()), "{text}");
        assert_eq!(yaml::<Edtf>(&format!("\"{text}\"")), Ok(read));
        assert_eq!(yaml::<Edtf>(text), Ok(read), "{text} without quotes");
    }
}

#[test]
fn forms_say_what_was_written() {
    let form = |text: &str| match value::<Edtf>(text) {
        Edtf::Date(date) => (date.form(), date.is_uncertain(), date.is_approximate()),
        Edtf::Interval(..) => panic!("`{text}` is an interval"),
    };
    assert_eq!(form("201X?"), (DateForm::Decade(2010), true, false));
    assert_eq!(form("20XX"), (DateForm::Century(2000), false, false));
    assert_eq!(form("2020%"), (DateForm::Year(2020), true, true));
    assert_eq!(form("2020-XX"), (DateForm::SomeMonth(2020), false, false));
    assert_eq!(form("2020-XX-XX"), (DateForm::SomeDay(2020), false, false));
    assert_eq!(form("2020-24~"), (DateForm::Season(2020, Season::Winter), false, true));
    assert_eq!(form("2020-01-XX"), (DateForm::SomeDayOfMonth(2020, 1), false, false));
    let at = date(2020, 1, 29).at(10, 30, 0, 0);
    assert_eq!(form("2020-01-29T10:30:00+02").0, DateForm::Time(at, Shift::Hours(2)));
    assert_eq!(form("2020-01-29T10:30:00-00:30").0, DateForm::Time(at, Shift::Minutes(-30)));
    assert!(matches!(value("2012/.."), Edtf::Interval(Endpoint::Date(_), Endpoint::Open)));
    assert!(matches!(value("2012/"), Edtf::Interval(Endpoint::Date(_), Endpoint::Unknown)));
    assert_eq!(Edtf::from(date(2020, 1, 29)), value("2020-01-29"));
}

#[test]
fn a_refusal_says_what_is_wrong_and_what_to_write() {
    let rows = [
        // What the calendar does not have.
        ("2021-04-31", "is not a date: April has 30 days", "`2021-04`"),
        ("2021-02-29", "February 2021 has 28 days", "01 to 28"),
        ("1900-02-29", "February 1900 has 28 days", ""),
        ("2020-13-01", "there is no month 13", "`2020-01-13`"),
        ("2020-13-14", "there is no month 13", "01 to 12"),
        ("2020-13", "there is no month 13", "01 to 12"),
        ("2020-00-05", "there is no month 00", "01 to 12"),
        ("2020-01-00", "there is no day 00", "leave the day out"),
        ("2020-13-XX", "there is no month 13", ""),
        ("2020-01-01/2020-02-30", "`2020-02-30` is not a date: February 2020 has 29 days", ""),
        ("2020-01-29T25:00:00Z", "there is no time 25:00:00", "00 to 23"),
        // What EDTF does not have at these levels.
        ("2020-02-01/2020-01-24", "ends before it begins", "`2020-01-24/2020-02-01`"),
        ("2020/2019", "ends before it begins", "`2019/2020`"),
        ("../..", "an interval without a date", "at least one end"),
        ("/", "an interval without a date", ""),
        ("2020-01-29T10:00:00Z/2020-02", "with a time of day", "2020-01-29"),
        ("2020-01-29T10:00:00Z~", "qualifies a time of day", ""),
        ("Y170000002", "a year beyond 9999", "four digits"),
        ("Y-170000002", "a year beyond 9999", "four digits"),
        ("XXXX", "is not a date", "Write a date as"),
        ("1XXX", "is not a date", ""),
        ("2020-XX-29", "is not a date", ""),
        ("-0000", "is not a date", ""),
        ("+2020", "is not a date", "`2020`"),
        ("2020-01-29T10:00:00-00:00", "is not a date", ""),
        ("2020-25", "there is no month 25", ""),
        // What people write.
        ("29/01/2020", "is not a date", "Write `2020-01-29`."),
        ("01/29/2020", "is not a date", "Write `2020-01-29`."),
        ("29.1.2020", "is not a date", "Write `2020-01-29`."),
        ("01/02/2020", "is not a date", "Write `2020-02-01` or `2020-01-02`"),
        ("2020/01/29", "is not a date", "Write `2020-01-29`."),
        ("2020-1-9", "is not a date", "Write `2020-01-09`."),
        ("20200129", "is not a date", "Write `2020-01-29`."),
        ("202001", "is not a date", "Write `2020-01`."),
        ("01/2020", "is not a date", "Write `2020-01`."),
        ("2020/01", "is not a date", "Write `2020-01`."),
        ("Jan 29, 2020", "is not a date", "Write `2020-01-29`."),
        ("29 January 2020", "is not a date", "Write `2020-01-29`."),
        ("29th of Jan. 2020", "is not a date", ""),
        ("January 29th, 2020", "is not a date", "Write `2020-01-29`."),
        ("Sept 2020", "is not a date", "Write `2020-09`."),
        ("spring 2020", "is not a date", "Write `2020-21`."),
        ("2020-Q1", "is not a date", "Write `2020-01/2020-03`."),
        ("c. 2020", "is not a date", "Write `2020~`."),
        ("about January 2020", "is not a date", "Write `2020-01~`."),
        ("probably 2019", "is not a date", "Write `2019?`."),
        ("~2020", "is not a date", "Write `2020~`."),
        ("2020?~", "is not a date", "Write `2020%`."),
        ("2004-06~-11", "is not a date", "Write `2004-06-11~`."),
        ("2010s", "is not a date", "Write `201X`."),
        ("201x", "is not a date", "Write `201X`."),
        ("199u", "is not a date", "Write `199X`."),
        ("2020-01-uu", "is not a date", "Write `2020-01-XX`."),
        ("since 2012", "is not a date", "Write `2012/..`."),
        ("until Feb 2020", "is not a date", "Write `../2020-02`."),
        ("2012-", "is not a date", "Write `2012/..`."),
        ("2019-2020", "is not a date", "Write `2019/2020`."),
        ("2019–2020", "is not a date", "Write `2019/2020`."),
        ("2020-01-24 to 2020-02-01", "is not a date", "Write `2020-01-24/2020-02-01`."),
        ("from 24 Jan 2020 to 1 Feb 2020", "is not a date", "Write `2020-01-24/2020-02-01`."),
        ("2020-01-29 10:00", "is not a date", "Write `2020-01-29T10:00:00`."),
        ("2020-01-29T10:00Z", "is not a date", "Write `2020-01-29T10:00:00Z`."),
        ("2020-01-29 10:00:00 UTC", "is not a date", "Write `2020-01-29T10:00:00Z`."),
        ("2020-01-29T10:00:00+0100", "is not a date", "Write `2020-01-29T10:00:00+01:00`."),
        (" 2020 ", "is not a date", "Write `2020`."),
        ("yesterday", "is not a date", "Write a date as"),
        ("", "`` is not a date", "Write a date as"),
        ("20\n20", "`20\\n20` is not a date", ""),
    ];
    for (text, message, help) in rows {
        refuses::<Edtf>(text, message, help);
    }
}

#[test]
fn order_is_by_lower_bound_then_upper_then_text() {
    let sorted = [
        "../2020-01",
        "/2020-01",
        "../2020-02",
        "-0044",
        "2012",
        "2012-XX",
        "2012/2013",
        "2012/",
        "2012/..",
        "2020-01-01",
        "2020-01",
        "2020-01-XX",
        "2020-01~",
        "2020-01-29",
        "2020-01-29T09:00:00Z",
        "2020-01-29T10:00:00Z",
    ];
    let mut dates: Vec<Edtf> = sorted.iter().rev().map(|text| value(text)).collect();
    dates.sort();
    assert_eq!(dates.iter().map(Edtf::to_string).collect::<Vec<_>>(), sorted);
}

#[test]
fn two_dates_overlap_if_a_day_may_be_in_both() {
    let rows = [
        ("2020-01", "2020-01-31", true),
        ("2020-01", "2020-02", false),
        ("2020-01-24/2020-02-01", "2020-02", true),
        ("2012/..", "2020", true),
        ("2012/..", "2011", false),
        ("2012/", "2020", true),
        ("../2012", "2012-12-31", true),
        ("../2012", "2013", false),
        ("/2012", "1999", true),
        ("2012/..", "../2011", false),
        ("2012/..", "../2012", true),
        ("201X", "2019-12-31", true),
    ];
    for (one, other, expected) in rows {
        let (one, other): (Edtf, Edtf) = (value(one), value(other));
        assert_eq!(one.overlaps(&other), expected, "{one} and {other}");
        assert_eq!(other.overlaps(&one), expected, "{other} and {one}");
    }
}

#[test]
fn yaml_and_json_give_years_as_numbers() {
    assert_eq!(yaml::<Edtf>("2020"), Ok(value("2020")));
    assert_eq!(serde_json::from_str::<Edtf>("2020").ok(), Some(value("2020")));
    assert_eq!(yaml::<Option<Edtf>>("~"), Ok(None));
    let message = yaml::<Edtf>("2021-04-31").expect_err("April has 30 days");
    assert!(message.contains("April has 30 days\nGive a day"), "{message}");
    let message = yaml::<Edtf>("20.20").expect_err("a decimal number");
    assert!(message.contains("a decimal number\nPut the value in quotation marks."), "{message}");
    let message = yaml::<Edtf>("[2020]").expect_err("a list");
    assert!(message.contains("expected a date such as"), "{message}");
}

#[test]
fn the_schema_takes_numbers_for_years() {
    let schema = schema::<Edtf>();
    assert_eq!(schema["type"], serde_json::json!(["string", "integer"]));
    assert!(schema["examples"].as_array().is_some_and(|all| {
        all.iter().all(|example| example.as_str().is_some_and(|text| text.parse::<Edtf>().is_ok()))
    }));
}

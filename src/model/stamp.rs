//! When a document was made: a calendar date, or a date-time that says its offset from UTC.
//!
//! It knows no time zone and no clock; what is only roughly known is an [`Edtf`](super::Edtf).

use std::{cmp::Ordering, fmt, str::FromStr, sync::Arc};

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::Offset,
};
use schemars::json_schema;

use super::{
    Invalid, calendar, edtf,
    value::{quoted, text_value},
};

/// `2020-02-01`, or `2020-02-02T09:00:00+01:00` (RFC 3339, seconds and offset required).
///
/// It orders by the instant; a bare date is its midnight in UTC. It keeps what was written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stamp {
    instant: Timestamp,
    date: Date,
    // None for a bare date, which needs no text to be printed as written.
    text: Option<Arc<str>>,
}

impl Stamp {
    /// The calendar date as written, which is not always the date in UTC.
    pub fn date(&self) -> Date {
        self.date
    }

    /// The instant; a bare date is midnight UTC.
    pub fn instant(&self) -> Timestamp {
        self.instant
    }

    /// Whether a time of day was written.
    pub fn has_time(&self) -> bool {
        self.text.is_some()
    }
}

impl FromStr for Stamp {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match text.split_once('T') {
            Some((day, clock)) => date_time(text, day, clock),
            None => {
                let date = full_date(text, text)?;
                let instant =
                    Offset::UTC.to_timestamp(date.to_datetime(Time::midnight())).map_err(|_| beyond(text))?;
                Ok(Self { instant, date, text: None })
            }
        }
    }
}

impl Ord for Stamp {
    fn cmp(&self, other: &Self) -> Ordering {
        // Equal instants differ in their text alone, or in that only one has a time of day.
        self.instant.cmp(&other.instant).then_with(|| self.text.cmp(&other.text))
    }
}

impl PartialOrd for Stamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => f.write_str(text),
            None => write!(f, "{}", self.date),
        }
    }
}

/// Reads `YYYY-MM-DD`; `written` is the whole text, for the message.
fn full_date(written: &str, text: &str) -> Result<Date, Invalid> {
    let mut parts = text.split('-');
    let mut next = |width| {
        let part = parts.next().filter(|part| part.len() == width);
        part.and_then(calendar::number).ok_or_else(|| refusal(written))
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    if parts.next().is_some() {
        Err(refusal(written))
    } else {
        calendar::day(written, year, month, day, false)
    }
}

fn date_time(text: &str, day: &str, clock: &str) -> Result<Stamp, Invalid> {
    let date = full_date(text, day)?;
    if !is_clock(clock) {
        return Err(refusal(text));
    }
    if clock.trim_start_matches(|character: char| ":.0123456789".contains(character)).is_empty() {
        return Err(Invalid::new(format!("{} has no offset from UTC", quoted(text)))
            .help(format!("Add `Z` for UTC, or an offset: `{text}Z`, `{text}+01:00`.")));
    }
    let instant = text.parse().map_err(|_| {
        Invalid::new(format!("{} is not a date-time: there is no such time of day", quoted(text)))
            .help("Hours are 00 to 23, minutes and seconds 00 to 59.")
    })?;
    Ok(Stamp { instant, date, text: Some(text.into()) })
}

/// Whether a text has the form `HH:MM:SS`, with or without a fraction and an offset. The library
/// that reads the value would take looser forms, which other tools then would not.
fn is_clock(clock: &str) -> bool {
    let Some((time, rest)) = clock.split_at_checked(8) else { return false };
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
            let digits = fraction.len() - zone.len();
            if !(1..=9).contains(&digits) {
                return false;
            }
            zone
        }
        None => rest,
    };
    let pairs = |text: &str, count: usize| {
        text.split(':').count() == count
            && text.split(':').all(|pair| pair.len() == 2 && calendar::number(pair).is_some())
    };
    let zone_fits = match zone.strip_prefix(['+', '-']) {
        Some(size) => pairs(size, 2),
        None => matches!(zone, "" | "Z"),
    };
    pairs(time, 3) && zone_fits
}

fn refusal(text: &str) -> Invalid {
    let mut guesses = edtf::candidates(text);
    guesses.retain(|guess| is_full(guess));
    let help = match guesses.first() {
        // The guess is a date-time of which only the offset is missing.
        Some(guess) if guess.len() == "2020-01-29T10:00:00".len() => {
            Some(format!("Write `{guess}Z` for UTC, or end it with another offset."))
        }
        _ => edtf::advice(&guesses),
    };
    Invalid::new(format!("{} is not a date with its day, nor a date-time", quoted(text))).help(
        help.unwrap_or_else(|| {
            "Write `2020-02-01`, or with time and offset `2020-02-01T09:00:00+01:00`.".to_owned()
        }),
    )
}

/// Whether an EDTF text has a day and no qualifier.
fn is_full(text: &str) -> bool {
    text.len() >= 10
        && !text.contains('/')
        && text.get(..10).is_some_and(|day| !day.contains('X'))
        && !text.ends_with(['?', '~', '%'])
}

fn beyond(text: &str) -> Invalid {
    Invalid::new(format!("{} is the last day that dates can hold", quoted(text)))
        .help("Give an earlier date.")
}

text_value!(
    Stamp,
    "a date such as 2020-02-01, or a date-time with an offset",
    json_schema!({
        "type": "string",
        "description": "A calendar date, or a date-time with its offset from UTC (RFC 3339). A bare \
            date is midnight UTC.",
        "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))?$",
        "examples": ["2020-02-01", "2020-02-01T06:00:00Z", "2020-02-02T09:00:00+01:00"],
    })
);

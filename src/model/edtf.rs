//! Dates as the field writes them when they are not exact: EDTF, the ISO 8601-2:2019 profile of the
//! Library of Congress, levels 0 and 1.
//!
//! It knows nothing of languages: a page's printed form is made from [`DateForm`] elsewhere.

mod guess;
mod parse;

use std::{cmp::Ordering, fmt, str::FromStr};

use jiff::civil::{Date, DateTime};
use schemars::json_schema;

use super::{Invalid, value::text_value};

pub(super) use guess::{advice, candidates};

/// A date or an interval: `2020-01-29`, `2019-12~`, `2020-01-24/2020-02-01`, `2012/..`.
///
/// It orders by lower bound (an open or unknown start comes first), then by upper bound (an open or
/// unknown end comes last), then by text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// One date, however coarse.
    Date(EdtfDate),
    /// From one end to the other, both included. At least one end is a date.
    Interval(Endpoint, Endpoint),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// A date.
    Date(EdtfDate),
    /// `..`: there is no such end; it goes on, or always was.
    Open,
    /// Nothing written: there is an end, and it is not known.
    Unknown,
}

/// A date with its qualifier. Only the parser makes one, so it is always a date that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EdtfDate {
    form: DateForm,
    first: Date,
    last: Date,
    uncertain: bool,
    approximate: bool,
}

/// What a date says, and how much of it. Years run from −9999 to 9999; year 0 is 1 BC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// `20XX`: some year of a century, by the earliest (2000).
    Century(i16),
    /// `201X`: some year of a decade, by the earliest (2010).
    Decade(i16),
    /// `2020`.
    Year(i16),
    /// `2020-XX`: some month of the year.
    SomeMonth(i16),
    /// `2020-XX-XX`: some day of the year.
    SomeDay(i16),
    /// `2020-21`: a season of the year.
    Season(i16, Season),
    /// `2020-01`: year and month, 1 to 12.
    Month(i16, i8),
    /// `2020-01-XX`: some day of the month; year and month, 1 to 12.
    SomeDayOfMonth(i16, i8),
    /// `2020-01-29`.
    Day(Date),
    /// `2020-01-29T10:00:00Z`: the clock as written, and what it is set to.
    Time(DateTime, Shift),
}

/// A season, in EDTF's codes 21 to 24. Its bounds are those of the northern meteorological seasons;
/// winter is the one that begins in December of its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Season {
    /// `21`: March to May.
    Spring,
    /// `22`: June to August.
    Summer,
    /// `23`: September to November.
    Autumn,
    /// `24`: December to February.
    Winter,
}

/// What a clock time is relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shift {
    /// Nothing written: the local time of the place it speaks of.
    Local,
    /// `Z`.
    Utc,
    /// `+03`: whole hours east of UTC.
    Hours(i8),
    /// `+03:30`: minutes east of UTC.
    Minutes(i16),
}

impl Edtf {
    /// The first day it may mean; none if its start is open or unknown.
    pub fn lower(&self) -> Option<Date> {
        match self {
            Self::Date(date) | Self::Interval(Endpoint::Date(date), _) => Some(date.first),
            Self::Interval(Endpoint::Open | Endpoint::Unknown, _) => None,
        }
    }

    /// The last day it may mean; none if its end is open or unknown.
    pub fn upper(&self) -> Option<Date> {
        match self {
            Self::Date(date) | Self::Interval(_, Endpoint::Date(date)) => Some(date.last),
            Self::Interval(_, Endpoint::Open | Endpoint::Unknown) => None,
        }
    }

    /// Whether a day exists that both may mean. An unknown end may lie anywhere, as an open one
    /// does; qualifiers do not widen a date.
    pub fn overlaps(&self, other: &Self) -> bool {
        let not_after = |start: Option<Date>, end: Option<Date>| match (start, end) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        };
        not_after(self.lower(), other.upper()) && not_after(other.lower(), self.upper())
    }
}

impl EdtfDate {
    /// What it says, for printing.
    pub fn form(&self) -> DateForm {
        self.form
    }

    /// The first day it may mean; a date-time's is the day as written.
    pub fn lower(&self) -> Date {
        self.first
    }

    /// The last day it may mean.
    pub fn upper(&self) -> Date {
        self.last
    }

    /// Whether its source is in doubt: `?`, or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.uncertain
    }

    /// Whether it is an estimate: `~`, or `%`.
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }
}

impl Season {
    /// EDTF's code, 21 to 24.
    pub fn code(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }
}

impl From<Date> for EdtfDate {
    fn from(day: Date) -> Self {
        let form = DateForm::Day(day);
        Self { form, first: day, last: day, uncertain: false, approximate: false }
    }
}

impl From<Date> for Edtf {
    fn from(day: Date) -> Self {
        Self::Date(day.into())
    }
}

impl FromStr for Edtf {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        parse::edtf(text).map_err(|fault| match fault {
            parse::Fault::Value(invalid) => invalid,
            parse::Fault::Shape => guess::refusal(text),
        })
    }
}

impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        let bounds = |date: &Self| (date.lower(), date.upper().is_none(), date.upper());
        bounds(self).cmp(&bounds(other)).then_with(|| {
            // Most ties are equal dates, and only the rest are worth their text.
            if self == other { Ordering::Equal } else { self.to_string().cmp(&other.to_string()) }
        })
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.form.fmt(f)?;
        f.write_str(match (self.uncertain, self.approximate) {
            (false, false) => "",
            (true, false) => "?",
            (false, true) => "~",
            (true, true) => "%",
        })
    }
}

impl fmt::Display for DateForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Century(year) => write_year(f, year, 2),
            Self::Decade(year) => write_year(f, year, 1),
            Self::Year(year) => write_year(f, year, 0),
            Self::SomeMonth(year) => write_year(f, year, 0).and_then(|()| f.write_str("-XX")),
            Self::SomeDay(year) => write_year(f, year, 0).and_then(|()| f.write_str("-XX-XX")),
            Self::Season(year, season) => write_month(f, year, season.code()),
            Self::Month(year, month) => write_month(f, year, month.unsigned_abs()),
            Self::SomeDayOfMonth(year, month) => {
                write_month(f, year, month.unsigned_abs())?;
                f.write_str("-XX")
            }
            Self::Day(date) => write_day(f, date),
            Self::Time(at, shift) => {
                write_day(f, at.date())?;
                write!(f, "T{:02}:{:02}:{:02}{shift}", at.hour(), at.minute(), at.second())
            }
        }
    }
}

impl fmt::Display for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Local => Ok(()),
            Self::Utc => f.write_str("Z"),
            Self::Hours(hours) => write!(f, "{hours:+03}"),
            Self::Minutes(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let size = minutes.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", size / 60, size % 60)
            }
        }
    }
}

/// Writes a year of four digits, the last `unspecified` of them as `X`.
fn write_year(f: &mut fmt::Formatter<'_>, year: i16, unspecified: usize) -> fmt::Result {
    let digits = format!("{:04}", year.unsigned_abs());
    let known = digits.get(..4 - unspecified).unwrap_or(&digits);
    write!(f, "{}{known}{}", if year < 0 { "-" } else { "" }, "X".repeat(unspecified))
}

fn write_month(f: &mut fmt::Formatter<'_>, year: i16, month: u8) -> fmt::Result {
    write_year(f, year, 0)?;
    write!(f, "-{month:02}")
}

fn write_day(f: &mut fmt::Formatter<'_>, date: Date) -> fmt::Result {
    write_month(f, date.year(), date.month().unsigned_abs())?;
    write!(f, "-{:02}", date.day())
}

text_value!(
    Edtf,
    "a date such as 2020-01-29, 2020-01~ or 2020-01-24/2020-02-01",
    json_schema!({
        "description": "A date or an interval in EDTF (ISO 8601-2:2019), levels 0 and 1: `~` \
            approximate, `?` uncertain, `%` both, `XX` unspecified, `..` an open end.",
        // A bare year is a number to YAML.
        "type": ["string", "integer"],
        "pattern": parse::PATTERN,
        "minimum": -9999,
        "maximum": 9999,
        "examples": ["2020-01-29", "2020-01", "2019-12-01~", "2020-01-XX", "2020-01-24/2020-02-01",
            "2012/..", "2020-01-29T10:00:00Z"],
    })
);

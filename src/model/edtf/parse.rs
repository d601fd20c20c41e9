//! The grammar of EDTF, levels 0 and 1, by hand.
//!
//! No crate does: `citum-edtf` 0.84 takes `2021-04-31` and `2020/2019`, refuses `/2020-01`, reads
//! `2020/` as `2020/..` and prints `201X` as `201u`; `edtf` 0.2 is MPL. This file knows no wording
//! beyond the refusals that only the grammar can give; guesses are `guess.rs`'s.

use jiff::civil::{Date, DateTime, Time};

use super::super::{Invalid, calendar, value::quoted};
use super::{DateForm, Edtf, EdtfDate, Endpoint, Season, Shift};

/// One date without a time of day, as a regular expression.
macro_rules! date_pattern {
    () => {
        r"-?(\d\dXX|\d{3}X|\d{4}(-\d\d(-(\d\d|XX))?|-XX(-XX)?)?)[~?%]?"
    };
}

/// The grammar as a regular expression (ECMA 262), for JSON Schema. It cannot count days.
pub(super) const PATTERN: &str = concat!(
    r"^(-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d(:\d\d)?)?",
    r"|(\.\.)?/",
    date_pattern!(),
    "|",
    date_pattern!(),
    r"(/(\.\.|",
    date_pattern!(),
    r")?)?)$"
);

/// Why a text is no date.
pub(super) enum Fault {
    /// It does not have the form of one.
    Shape,
    /// It has the form, but says what cannot be.
    Value(Invalid),
}

impl From<Invalid> for Fault {
    fn from(invalid: Invalid) -> Self {
        Self::Value(invalid)
    }
}

/// Reads a date or an interval.
pub(super) fn edtf(text: &str) -> Result<Edtf, Fault> {
    let Some((start, end)) = text.split_once('/') else { return date(text).map(Edtf::Date) };
    let (first, last) = (endpoint(start)?, endpoint(end)?);
    match (first, last) {
        (Endpoint::Date(from), Endpoint::Date(to)) if to.last < from.first => {
            let message = format!("{} ends before it begins", quoted(text));
            return Err(Invalid::new(message)
                .help(format!("Write the earlier date first: `{end}/{start}`."))
                .into());
        }
        (Endpoint::Date(_), _) | (_, Endpoint::Date(_)) => {}
        _ => {
            let message = format!("{} is an interval without a date", quoted(text));
            return Err(Invalid::new(message).help("Give at least one end, or leave the field out.").into());
        }
    }
    for end in [first, last] {
        if let Endpoint::Date(EdtfDate { form: DateForm::Time(at, _), .. }) = end {
            let message = format!("{} is an interval with a time of day", quoted(text));
            return Err(Invalid::new(message)
                .help(format!("EDTF intervals run from day to day: leave out the time of {}.", at.date()))
                .into());
        }
    }
    Ok(Edtf::Interval(first, last))
}

fn endpoint(text: &str) -> Result<Endpoint, Fault> {
    match text {
        "" => Ok(Endpoint::Unknown),
        ".." => Ok(Endpoint::Open),
        _ => date(text).map(Endpoint::Date),
    }
}

fn date(text: &str) -> Result<EdtfDate, Fault> {
    if let Some((day, clock)) = text.split_once('T') {
        return date_time(text, day, clock);
    }
    if is_long_year(text) {
        let message = format!("{} is a year beyond 9999", quoted(text));
        return Err(Invalid::new(message)
            .help("Dateline keeps years from -9999 to 9999, written with four digits.")
            .into());
    }
    let (plain, uncertain, approximate) = match text.char_indices().last() {
        Some((at, '?')) => (text.get(..at), true, false),
        Some((at, '~')) => (text.get(..at), false, true),
        Some((at, '%')) => (text.get(..at), true, true),
        _ => (Some(text), false, false),
    };
    let (form, first, last) = form(text, plain.ok_or(Fault::Shape)?)?;
    Ok(EdtfDate { form, first, last, uncertain, approximate })
}

/// What a date without a qualifier says, with its first and its last day.
fn form(written: &str, plain: &str) -> Result<(DateForm, Date, Date), Fault> {
    let (sign, unsigned) = match plain.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, plain),
    };
    let mut parts = unsigned.split('-');
    let (year_text, month_text, day_text) = (parts.next(), parts.next(), parts.next());
    let year_text = year_text.unwrap_or_default();
    if parts.next().is_some() || year_text.len() != 4 {
        return Err(Fault::Shape);
    }
    if month_text.is_none() && year_text.ends_with('X') {
        return vague_year(sign, year_text);
    }
    let year = match calendar::number(year_text) {
        Some(0) if sign < 0 => return Err(Fault::Shape),
        Some(size) => sign * size,
        None => return Err(Fault::Shape),
    };
    let of_year = |form| Ok((form, day_of(year, 1, 1)?, day_of(year, 12, 31)?));
    match (month_text, day_text) {
        (None, _) => of_year(DateForm::Year(year)),
        (Some("XX"), None) => of_year(DateForm::SomeMonth(year)),
        (Some("XX"), Some("XX")) => of_year(DateForm::SomeDay(year)),
        (Some(month), None) => {
            let month = two_digits(month)?;
            if let Some(season) = season(month) {
                let (first, last) = season_bounds(year, season)?;
                return Ok((DateForm::Season(year, season), first, last));
            }
            let first = calendar::month(written, year, month)?;
            Ok((DateForm::Month(year, first.month()), first, first.last_of_month()))
        }
        (Some(month), Some("XX")) => {
            let first = calendar::month(written, year, two_digits(month)?)?;
            Ok((DateForm::SomeDayOfMonth(year, first.month()), first, first.last_of_month()))
        }
        (Some(month), Some(day)) => {
            let day = calendar::day(written, year, two_digits(month)?, two_digits(day)?, true)?;
            Ok((DateForm::Day(day), day, day))
        }
    }
}

/// `201X` or `20XX`. Before year 0 the earliest year is the one with the greatest digits.
fn vague_year(sign: i16, text: &str) -> Result<(DateForm, Date, Date), Fault> {
    let known = text.trim_end_matches('X');
    let unit = match known.len() {
        2 => 100,
        3 => 10,
        _ => return Err(Fault::Shape),
    };
    let base = sign * calendar::number(known).ok_or(Fault::Shape)? * unit;
    let earliest = if sign < 0 { base - unit + 1 } else { base };
    let bounds = (day_of(earliest, 1, 1)?, day_of(earliest + unit - 1, 12, 31)?);
    let form = if unit == 100 { DateForm::Century(earliest) } else { DateForm::Decade(earliest) };
    Ok((form, bounds.0, bounds.1))
}

fn date_time(written: &str, day: &str, clock: &str) -> Result<EdtfDate, Fault> {
    let (DateForm::Day(day), first, last) = form(written, day)? else { return Err(Fault::Shape) };
    if clock.ends_with(['?', '~', '%']) {
        let message = format!("{} qualifies a time of day", quoted(written));
        return Err(Invalid::new(message)
            .help("EDTF qualifies dates only: leave out the time, or the sign at the end.")
            .into());
    }
    let digits = clock.get(..8).ok_or(Fault::Shape)?;
    let [hour, minute, second] = colon_separated(digits)?;
    let narrow = |value| i8::try_from(value).map_err(|_| Fault::Shape);
    let time = Time::new(narrow(hour)?, narrow(minute)?, narrow(second)?, 0).map_err(|_| {
        Invalid::new(format!("{} is not a date: there is no time {digits}", quoted(written)))
            .help("Hours are 00 to 23, minutes and seconds 00 to 59.")
    })?;
    let shift = shift(clock.get(8..).unwrap_or_default())?;
    let form = DateForm::Time(DateTime::from_parts(day, time), shift);
    Ok(EdtfDate { form, first, last, uncertain: false, approximate: false })
}

fn shift(text: &str) -> Result<Shift, Fault> {
    match text {
        "" => return Ok(Shift::Local),
        "Z" => return Ok(Shift::Utc),
        // ISO 8601 has no negative zero.
        "-00" | "-00:00" => return Err(Fault::Shape),
        _ => {}
    }
    let (sign, size) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(size), _) => (1, size),
        (_, Some(size)) => (-1, size),
        _ => return Err(Fault::Shape),
    };
    let (hours, minutes) = match size.split_once(':') {
        Some((hours, minutes)) => (two_digits(hours)?, Some(two_digits(minutes)?)),
        None => (two_digits(size)?, None),
    };
    if hours > 23 || minutes.is_some_and(|minutes| minutes > 59) {
        return Err(Fault::Shape);
    }
    match minutes {
        Some(minutes) => Ok(Shift::Minutes(sign * (hours * 60 + minutes))),
        None => i8::try_from(sign * hours).map(Shift::Hours).map_err(|_| Fault::Shape),
    }
}

fn season(code: i16) -> Option<Season> {
    match code {
        21 => Some(Season::Spring),
        22 => Some(Season::Summer),
        23 => Some(Season::Autumn),
        24 => Some(Season::Winter),
        _ => None,
    }
}

fn season_bounds(year: i16, season: Season) -> Result<(Date, Date), Fault> {
    let (first, last) = match season {
        Season::Spring => (day_of(year, 3, 1)?, day_of(year, 5, 31)?),
        Season::Summer => (day_of(year, 6, 1)?, day_of(year, 8, 31)?),
        Season::Autumn => (day_of(year, 9, 1)?, day_of(year, 11, 30)?),
        // The last winter that the calendar holds ends with the calendar.
        Season::Winter => (
            day_of(year, 12, 1)?,
            day_of(year + 1, 2, 1).map_or(Date::MAX, |february| february.last_of_month()),
        ),
    };
    Ok((first, last))
}

fn day_of(year: i16, month: i8, day: i8) -> Result<Date, Fault> {
    Date::new(year, month, day).map_err(|_| Fault::Shape)
}

fn colon_separated(text: &str) -> Result<[i16; 3], Fault> {
    let mut parts = text.split(':').map(two_digits);
    let mut next = || parts.next().unwrap_or(Err(Fault::Shape));
    Ok([next()?, next()?, next()?])
}

fn two_digits(text: &str) -> Result<i16, Fault> {
    if text.len() == 2 { calendar::number(text).ok_or(Fault::Shape) } else { Err(Fault::Shape) }
}

fn is_long_year(text: &str) -> bool {
    let digits = text.strip_prefix('Y').map(|year| year.strip_prefix('-').unwrap_or(year));
    digits.is_some_and(|year| year.len() > 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

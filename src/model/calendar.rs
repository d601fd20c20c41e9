//! The calendar as messages need it: a day or month that does not exist is refused with its reason.
//!
//! It knows numbers only; how a date is written is the business of its callers.

use jiff::civil::Date;

use super::{Invalid, value::quoted};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English names of the months, January first: for messages, never for a page.
pub(super) fn month_names() -> impl Iterator<Item = (u8, &'static str)> {
    (1..).zip(MONTHS)
}

/// The value of one to four ASCII digits.
pub(super) fn number(digits: &str) -> Option<i16> {
    let fits = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if fits { digits.parse().ok() } else { None }
}

/// The first day of a month; `written` is the whole text, for the message.
pub(super) fn month(written: &str, year: i16, month: i16) -> Result<Date, Invalid> {
    first_of_month(year, month).ok_or_else(|| {
        not_a_date(written, &format!("there is no month {month:02}"))
            .help("Months are 01 to 12; leave the month out if it is not known.")
    })
}

/// A day; `written` is the whole text, and `optional` whether the day may be left out, both for the
/// message.
pub(super) fn day(written: &str, year: i16, month: i16, day: i16, optional: bool) -> Result<Date, Invalid> {
    let Some(first) = first_of_month(year, month) else {
        let refusal = not_a_date(written, &format!("there is no month {month:02}"));
        // A month above 12 before a possible month is nearly always a day that changed places.
        let swapped = first_of_month(year, day).filter(|first| (1..=length(*first)).contains(&month));
        return Err(match swapped {
            Some(_) => refusal
                .help(format!("The month comes before the day: did you mean `{}`?", iso(year, day, month))),
            None => refusal.help("Write the year, the month (01 to 12), then the day."),
        });
    };
    if day == 0 {
        let advice = if optional { "; leave the day out if it is not known" } else { "" };
        return Err(not_a_date(written, "there is no day 00").help(format!("Days count from 01{advice}.")));
    }
    narrow(year, month, day).ok_or_else(|| {
        let days = length(first);
        let name = MONTHS.get(usize::from(first.month().unsigned_abs()) - 1).unwrap_or(&"it");
        // Only February needs its year named, for only its length changes.
        let named = if month == 2 { format!("{name} {year}") } else { (*name).to_owned() };
        let advice = match optional {
            true => format!(", or leave it out if it is not known: `{}`", iso_month(year, month)),
            false => String::new(),
        };
        not_a_date(written, &format!("{named} has {days} days"))
            .help(format!("Give a day from 01 to {days}{advice}."))
    })
}

fn first_of_month(year: i16, month: i16) -> Option<Date> {
    narrow(year, month, 1)
}

fn narrow(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn length(first: Date) -> i16 {
    i16::from(first.days_in_month())
}

fn not_a_date(written: &str, why: &str) -> Invalid {
    Invalid::new(format!("{} is not a date: {why}", quoted(written)))
}

fn iso(year: i16, month: i16, day: i16) -> String {
    format!("{}-{day:02}", iso_month(year, month))
}

fn iso_month(year: i16, month: i16) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}-{month:02}", year.unsigned_abs())
}

//! What a refused date was probably meant to be: `29/01/2020`, `Jan 29, 2020`, `c. 2020`, `2020s`.
//!
//! A guess only ever becomes advice. Whatever this file thinks of is offered only if the grammar
//! takes it, so it may guess freely and must not be used to read a date.

use super::super::{Invalid, calendar, value::quoted};
use super::parse;

/// Nothing longer is a date.
const LONGEST: usize = 60;

/// Words before a date that make it approximate, and those that make it uncertain.
const QUALIFIERS: [(&str, char); 10] = [
    ("c.", '~'),
    ("ca.", '~'),
    ("ca ", '~'),
    ("circa ", '~'),
    ("about ", '~'),
    ("around ", '~'),
    ("approximately ", '~'),
    ("probably ", '?'),
    ("possibly ", '?'),
    ("perhaps ", '?'),
];

const SEASONS: [(&str, &str); 5] =
    [("spring", "21"), ("summer", "22"), ("autumn", "23"), ("fall", "23"), ("winter", "24")];

/// The refusal of a text that has not the form of a date.
pub(super) fn refusal(text: &str) -> Invalid {
    let message = format!("{} is not a date", quoted(text));
    Invalid::new(message).help(advice(&candidates(text)).unwrap_or_else(|| {
        "Write a date as `2020-01-29`, `2020-01` or `2020`, an interval as `2020-01-24/2020-02-01`."
            .to_owned()
    }))
}

/// One sentence that offers the candidates; none if there are none.
pub(in crate::model) fn advice(candidates: &[String]) -> Option<String> {
    match candidates {
        [] => None,
        [only] => Some(format!("Write `{only}`.")),
        [first, .., last] => {
            Some(format!("Write `{first}` or `{last}`: the year comes first, then the month, then the day."))
        }
    }
}

/// The dates that a text may have been meant to be, likeliest first; each is valid EDTF.
pub(in crate::model) fn candidates(text: &str) -> Vec<String> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let plain = text.trim().to_lowercase().replace(['–', '—', '−'], "-").replace('\u{a0}', " ");
    let mut found = interval(&plain);
    if found.is_empty() {
        found = single(&plain);
    }
    found.retain(|guess| guess != text && parse::edtf(guess).is_ok());
    found.dedup();
    found
}

/// Two dates with something between them, or one with a word that opens an end.
fn interval(text: &str) -> Vec<String> {
    let one = |part: &str| single(part.trim()).into_iter().next();
    for (word, before, after) in [("since ", "", "/.."), ("until ", "../", "")] {
        if let Some(guess) = text.strip_prefix(word).and_then(one) {
            return vec![format!("{before}{guess}{after}")];
        }
    }
    let text = text.strip_prefix("from ").or(text.strip_prefix("between ")).unwrap_or(text);
    for separator in ["/", " to ", " - ", " until ", " and ", "-"] {
        let Some((start, end)) = text.split_once(separator) else { continue };
        // A lone hyphen or slash stands between the parts of one date far more often.
        let whole_years = [start, end].iter().all(|side| side.len() >= 4);
        if end.contains(separator) || (matches!(separator, "/" | "-") && !whole_years) {
            continue;
        }
        if let (Some(start), Some(end)) = (one(start), one(end)) {
            return vec![format!("{start}/{end}")];
        }
    }
    match text.strip_suffix('-').and_then(one) {
        Some(start) => vec![format!("{start}/..")],
        None => Vec::new(),
    }
}

/// One date, in whatever order and with whatever words.
fn single(text: &str) -> Vec<String> {
    for (word, sign) in QUALIFIERS {
        if let Some(rest) = text.strip_prefix(word) {
            return dates(rest).iter().map(|guess| format!("{guess}{sign}")).collect();
        }
    }
    let qualifier = match (text.contains('?'), text.contains('~')) {
        _ if text.contains('%') => "%",
        (true, true) => "%",
        (true, false) => "?",
        (false, true) => "~",
        (false, false) => "",
    };
    let bare = text.replace(['?', '~', '%'], "");
    dates(bare.trim()).iter().map(|guess| format!("{guess}{qualifier}")).collect()
}

fn dates(text: &str) -> Vec<String> {
    if let Some(guess) = date_time(text) {
        return vec![guess];
    }
    let unspecified = |byte: u8| matches!(byte, b'x' | b'u');
    let known = |byte: u8| byte.is_ascii_digit() || byte == b'-';
    if text.bytes().any(unspecified) && text.bytes().all(|byte| unspecified(byte) || known(byte)) {
        return vec![text.replace(['x', 'u'], "X")];
    }
    // A sign would be lost with the punctuation.
    if text.starts_with('-') {
        return Vec::new();
    }
    let words: Vec<&str> =
        text.split(|character: char| !character.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    match *words.as_slice() {
        [a] => compact(a),
        [a, b] => two(a, b).or_else(|| two(b, a)).into_iter().collect(),
        [a, b, c] => three(a, b, c),
        _ => Vec::new(),
    }
}

/// `2020`, `2020s`, `202001`, `20200129`.
fn compact(word: &str) -> Vec<String> {
    if let Some(decade) = word.strip_suffix("0s") {
        return vec![format!("{decade}X")];
    }
    let cut = |at: usize| word.get(..at).zip(word.get(at..));
    match word.len() {
        4 => vec![word.to_owned()],
        6 => cut(4).map(|(year, month)| format!("{year}-{month}")).into_iter().collect(),
        8 => cut(6)
            .zip(cut(4))
            .and_then(|((_, day), (year, rest))| Some(format!("{year}-{}-{day}", rest.get(..2)?)))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// A year and something within it: a month, a season, a quarter.
fn two(year: &str, part: &str) -> Option<String> {
    let year = four_digits(year)?;
    if let Some(month) = month(part) {
        return Some(format!("{year}-{month:02}"));
    }
    if let Some((_, code)) = SEASONS.iter().find(|(name, _)| *name == part) {
        return Some(format!("{year}-{code}"));
    }
    let quarter: u8 = part.strip_prefix('q')?.parse().ok().filter(|count| (1..=4).contains(count))?;
    Some(format!("{year}-{:02}/{year}-{:02}", quarter * 3 - 2, quarter * 3))
}

/// A day, a month and a year. Two small numbers are a day and a month in either order.
fn three(a: &str, b: &str, c: &str) -> Vec<String> {
    let orders = match (four_digits(a), four_digits(c)) {
        (Some(year), None) => [(year, b, c), (year, c, b)],
        (None, Some(year)) => [(year, b, a), (year, a, b)],
        _ => return Vec::new(),
    };
    let mut found: Vec<String> = orders
        .into_iter()
        .filter_map(|(year, in_month, in_day)| {
            Some(format!("{year}-{:02}-{:02}", month(in_month)?, day(in_day)?))
        })
        .collect();
    // With the year first, the order of the rest is not in doubt.
    if four_digits(a).is_some() {
        found.truncate(1);
    }
    found
}

/// `2020-01-29 10:00`, `2020-01-29t10:00z`, `2020-01-29 10:00 utc`.
fn date_time(text: &str) -> Option<String> {
    let (date, clock) = text.split_once([' ', 't'])?;
    let date = three_numbers(date)?;
    let clock = clock.trim().replace("utc", "z").replace("gmt", "z").replace(' ', "");
    let zone_at = clock.find(['z', '+', '-']).unwrap_or(clock.len());
    let (clock, zone) = (clock.get(..zone_at)?, clock.get(zone_at..)?);
    let mut parts = clock.split([':', '.', ',']).map(|part| Some(format!("{:02}", small(part)?)));
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or_else(|| Some("00".to_owned()))?;
    let zone = match zone.get(1..).map(|size| size.replace(':', "")) {
        None => String::new(),
        Some(size) => match (zone.get(..1)?, size.len()) {
            ("z", 0) => "Z".to_owned(),
            (sign, 1 | 2) => format!("{sign}{:02}:00", small(&size)?),
            (sign, 4) => format!("{sign}{}:{}", size.get(..2)?, size.get(2..)?),
            _ => return None,
        },
    };
    Some(format!("{date}T{hour}:{minute}:{second}{zone}"))
}

fn three_numbers(date: &str) -> Option<String> {
    let mut parts = date.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{}-{:02}-{:02}", four_digits(year)?, small(month)?, small(day)?))
}

fn four_digits(word: &str) -> Option<&str> {
    calendar::number(word).filter(|_| word.len() == 4).map(|_| word)
}

/// A month's number, name, or a name cut to three letters or more.
fn month(word: &str) -> Option<u8> {
    small(word).or_else(|| {
        calendar::month_names()
            .find(|(_, name)| word.len() >= 3 && name.to_lowercase().starts_with(word))
            .map(|(number, _)| number)
            .or_else(|| (word == "sept").then_some(9))
    })
}

/// A day's number, also as `29th`.
fn day(word: &str) -> Option<u8> {
    let plain = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    small(plain.unwrap_or(word))
}

/// A number of one or two digits.
fn small(word: &str) -> Option<u8> {
    calendar::number(word).filter(|_| word.len() <= 2).and_then(|number| u8::try_from(number).ok())
}

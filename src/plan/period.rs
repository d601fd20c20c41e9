//! Years and months, by which long lists are split. A list is never split by number: one more
//! briefing would then move a hundred pages.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use jiff::civil::Date;

/// A year, or a month of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A year.
    Year(i16),
    /// A year and a month, 1 to 12.
    Month(i16, i8),
}

impl Period {
    /// The last parts of its page's route: `2020`, `02`.
    pub fn segments(self) -> Vec<String> {
        // Four digits, and the sign of a year before the first beside them: `-0500`.
        let digits = |year: i16| {
            let sign = if year < 0 { "-" } else { "" };
            format!("{sign}{:04}", year.unsigned_abs())
        };
        match self {
            Self::Year(year) => vec![digits(year)],
            Self::Month(year, month) => vec![digits(year), format!("{month:02}")],
        }
    }

    /// The month of a day.
    pub fn month_of(day: Date) -> Self {
        Self::Month(day.year(), day.month())
    }

    /// The year that it is, or that it lies in.
    pub fn year(self) -> Self {
        match self {
            Self::Year(year) | Self::Month(year, _) => Self::Year(year),
        }
    }

    /// The part of a list, newest day first, that lies in it.
    pub fn cut<T>(self, list: &[T], day: impl Fn(&T) -> Date) -> &[T] {
        let start = list.partition_point(|item| self.place(day(item)).is_gt());
        let end = list.partition_point(|item| self.place(day(item)).is_ge());
        &list[start..end]
    }

    /// The numbers of those items of a list, oldest day first, that lie in it.
    pub fn range<T>(self, list: &[T], day: impl Fn(&T) -> Date) -> Range<usize> {
        let start = list.partition_point(|item| self.place(day(item)).is_lt());
        let end = list.partition_point(|item| self.place(day(item)).is_le());
        start..end
    }

    /// Whether a day lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.place(day).is_eq()
    }

    /// Whether a day lies before it, in it or after it.
    fn place(self, day: Date) -> Ordering {
        match self {
            Self::Year(year) => day.year().cmp(&year),
            Self::Month(year, month) => (day.year(), day.month()).cmp(&(year, month)),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.segments().join("-"))
    }
}

/// How a list of dated things is split, newest period first.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// Each year with how many it holds.
    pub years: Vec<(Period, usize)>,
    /// The months of those years that hold too many for one page, with how many they hold.
    pub months: BTreeMap<Period, Vec<(Period, usize)>>,
}

/// Splits a list by years, and years of more than `year_length` by months.
pub fn split(dates: impl Iterator<Item = Date>, year_length: usize) -> Split {
    let mut counts: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    for date in dates {
        *counts.entry((date.year(), date.month())).or_default() += 1;
    }
    let mut by_year: BTreeMap<i16, Vec<(Period, usize)>> = BTreeMap::new();
    for ((year, month), count) in counts.into_iter().rev() {
        by_year.entry(year).or_default().push((Period::Month(year, month), count));
    }
    let mut split = Split::default();
    for (year, months) in by_year.into_iter().rev() {
        let total = months.iter().map(|(_, count)| count).sum();
        split.years.push((Period::Year(year), total));
        if total > year_length {
            split.months.insert(Period::Year(year), months);
        }
    }
    split
}

impl Split {
    /// Every period that gets a page.
    pub fn pages(&self) -> impl Iterator<Item = Period> {
        let years = self.years.iter().map(|(year, _)| *year);
        years.chain(self.months.values().flatten().map(|(month, _)| *month))
    }
}

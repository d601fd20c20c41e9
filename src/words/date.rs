//! Dates in words.

use jiff::civil::Date;

use super::Words;
use crate::model::edtf::{DateForm, EdtfDate, Endpoint};
use crate::model::{Edtf, Stamp};

/// How long the words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// "1 February 2020".
    Long,
    /// "1 Feb 2020".
    Short,
}

impl Words {
    /// The day of a publication date.
    pub fn stamp(&self, stamp: &Stamp, style: Style) -> String {
        self.day(stamp.date(), style)
    }

    /// A date or interval as a reader says it: "about 1 December 2019 to 1 February 2020".
    pub fn edtf(&self, edtf: &Edtf, style: Style) -> String {
        let say = |date: &EdtfDate| self.qualified(date, style);
        match edtf {
            Edtf::Date(date) => say(date),
            Edtf::Interval(Endpoint::Date(start), Endpoint::Date(end)) => {
                self.fill("edtf.interval", &[("start", &say(start)), ("end", &say(end))])
            }
            Edtf::Interval(Endpoint::Date(start), Endpoint::Open) => {
                self.fill("edtf.from", &[("date", &say(start))])
            }
            Edtf::Interval(Endpoint::Date(start), Endpoint::Unknown) => {
                self.fill("edtf.unknown_end", &[("date", &say(start))])
            }
            Edtf::Interval(Endpoint::Open, Endpoint::Date(end)) => {
                self.fill("edtf.until", &[("date", &say(end))])
            }
            Edtf::Interval(Endpoint::Unknown, Endpoint::Date(end)) => {
                self.fill("edtf.unknown_start", &[("date", &say(end))])
            }
            Edtf::Interval(..) => self.fill("edtf.unknown", &[]),
        }
    }

    fn qualified(&self, date: &EdtfDate, style: Style) -> String {
        let words = self.plain(date, style);
        match (date.is_uncertain(), date.is_approximate()) {
            (false, false) => words,
            (true, true) => self.fill("edtf.both", &[("date", &words)]),
            (true, false) => self.fill("edtf.uncertain", &[("date", &words)]),
            (false, true) => self.fill("edtf.approximate", &[("date", &words)]),
        }
    }

    fn plain(&self, date: &EdtfDate, style: Style) -> String {
        match date.form() {
            DateForm::Century(first) => {
                let last = first.saturating_add(99).to_string();
                self.fill("edtf.century", &[("start", &first.to_string()), ("end", &last)])
            }
            DateForm::Decade(first) => self.fill("edtf.decade", &[("y", &first.to_string())]),
            DateForm::Year(year) => self.year(year),
            DateForm::SomeMonth(year) => self.fill("edtf.some_month", &[("year", &self.year(year))]),
            DateForm::SomeDay(year) => self.fill("edtf.some_day", &[("month", &self.year(year))]),
            DateForm::Season(year, season) => {
                let key = format!("edtf.season.{}", season.code());
                self.fill(&key, &[("y", &year.to_string())])
            }
            DateForm::Month(year, month) => self.month(year, month, style),
            DateForm::SomeDayOfMonth(year, month) => {
                self.fill("edtf.some_day", &[("month", &self.month(year, month, style))])
            }
            DateForm::Day(day) => self.day(day, style),
            DateForm::Time(time, _) => self.day(time.date(), style),
        }
    }

    fn day(&self, day: Date, style: Style) -> String {
        let (d, y) = (day.day().to_string(), day.year().to_string());
        // Some languages count the first day of a month and name the others.
        let key = if day.day() == 1 && self.get("date.first").is_some() { "date.first" } else { "date.day" };
        self.fill(key, &[("d", &d), ("month", self.month_name(day.month(), style)), ("y", &y)])
    }

    fn month(&self, year: i16, month: i8, style: Style) -> String {
        self.fill("date.month", &[("month", self.month_name(month, style)), ("y", &year.to_string())])
    }

    fn year(&self, year: i16) -> String {
        self.fill("date.year", &[("y", &year.to_string())])
    }

    fn month_name(&self, month: i8, style: Style) -> &str {
        let key = match style {
            Style::Long => "date.months",
            Style::Short => "date.months_short",
        };
        usize::try_from(month - 1).ok().and_then(|index| self.item(key, index)).unwrap_or("?")
    }
}

//! Calendar days of the synthetic decade, written as EDTF and as ISO 8601.
//!
//! Arithmetic only: no clock and no time zone.

use std::fmt;

/// A day, counted from the first of the synthetic decade.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) i64);

/// How many days the decade from 2010 to 2019 has.
pub(crate) const DECADE: i64 = 3_652;

/// The first of January 2010 as a day of the civil calendar that begins on 1 March of the year 0.
const FIRST: i64 = 734_078;

impl Day {
    /// Year, month and day (Howard Hinnant's `civil_from_days`).
    pub(crate) fn civil(self) -> (i64, i64, i64) {
        let days = self.0 + FIRST;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, month, day)
    }

    /// The month alone, as EDTF: `2014-05`.
    pub(crate) fn month(self) -> String {
        let (year, month, _) = self.civil();
        format!("{year:04}-{month:02}")
    }

    /// So many days earlier.
    pub(crate) fn minus(self, days: i64) -> Self {
        Self(self.0 - days)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::{DECADE, Day};

    #[test]
    fn the_decade_begins_and_ends_where_it_should() {
        assert_eq!(Day(0).to_string(), "2010-01-01");
        assert_eq!(Day(789).to_string(), "2012-02-29");
        assert_eq!(Day(DECADE - 1).to_string(), "2019-12-31");
    }
}

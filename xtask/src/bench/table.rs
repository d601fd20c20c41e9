//! Numbers into words, and rows into a table that is aligned as plain text and valid as Markdown.
//!
//! It knows nothing of what is measured.

/// Which side a column's cells stand at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// The middle value; of an even number of values, the mean of the two in the middle.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => 0.0,
        length if length % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

/// The least and the greatest value; zeros where there are none.
pub(crate) fn range(values: &[f64]) -> (f64, f64) {
    let least = values.iter().copied().reduce(f64::min);
    let greatest = values.iter().copied().reduce(f64::max);
    (least.unwrap_or(0.0), greatest.unwrap_or(0.0))
}

/// Seconds, with three digits that mean something.
pub(crate) fn seconds(value: f64) -> String {
    if value < 1.0 {
        format!("{value:.3}")
    } else if value < 10.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.1}")
    }
}

/// A whole number with its groups: 20,513.
pub(crate) fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Bytes in millions.
pub(crate) fn megabytes(value: u64) -> String {
    grouped((value + 500_000) / 1_000_000)
}

/// Bytes with their unit.
pub(crate) fn bytes(value: u64) -> String {
    if value < 10_000_000_000 {
        format!("{} MB", megabytes(value))
    } else {
        format!("{} GB", (value + 500_000_000) / 1_000_000_000)
    }
}

/// The table, each column as wide as its widest cell.
pub(crate) fn table(heads: &[(&str, Side)], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).chain([heads[column].0.chars().count(), 3]).max().unwrap_or(3)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let line = |cells: Vec<&str>| {
        let cells = cells.iter().zip(heads).zip(&widths).map(|((cell, (_, side)), width)| match side {
            Side::Left => format!("{cell:<width$}"),
            Side::Right => format!("{cell:>width$}"),
        });
        format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
    };
    let rules = heads.iter().zip(&widths).map(|((_, side), width)| match side {
        Side::Left => "-".repeat(*width),
        Side::Right => format!("{}:", "-".repeat(width - 1)),
    });
    let rules: Vec<String> = rules.collect();
    let mut out = line(heads.iter().map(|(head, _)| *head).collect());
    out.push_str(&line(rules.iter().map(String::as_str).collect()));
    for row in rows {
        out.push_str(&line(row.iter().map(String::as_str).collect()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Side, bytes, grouped, median, range, seconds, table};

    #[test]
    fn medians_and_ranges() {
        assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median(&[4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-9);
        assert_eq!(range(&[3.0, 1.0, 2.0]), (1.0, 3.0));
    }

    #[test]
    fn numbers_in_words() {
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(bytes(51_000_000_000), "51 GB");
        assert_eq!([seconds(0.1234), seconds(2.345), seconds(12.34)], ["0.123", "2.35", "12.3"]);
    }

    #[test]
    fn a_table_is_markdown() {
        let rows = [vec!["clean".to_owned(), "1,234".to_owned()]];
        let printed = table(&[("Run", Side::Left), ("Files", Side::Right)], &rows);
        assert_eq!(printed, "| Run   | Files |\n| ----- | ----: |\n| clean | 1,234 |\n");
    }
}

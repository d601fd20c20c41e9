//! Numbers and quantities in words.

use super::Words;
use super::catalogue::fill;
use crate::model::front::Figure;

impl Words {
    /// A number with its groups and decimal mark, without trailing zeros: 388,000.
    pub fn number(&self, number: f64) -> String {
        let group = self.get("number.group").unwrap_or(",");
        let decimal = self.get("number.decimal").unwrap_or(".");
        let plain = format!("{}", number.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        if number < 0.0 {
            text.push('−');
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 && whole.len() > 3 {
                text.push_str(group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push_str(decimal);
            text.push_str(fraction);
        }
        text
    }

    /// A figure's value as prose says it: "more than 260", "less than 5 km". A unit that is a noun,
    /// such as people, is left to the sentence.
    pub fn quantity(&self, figure: &Figure) -> String {
        let amount = match (figure.value, figure.min, figure.max) {
            (Some(value), ..) => self.number(value),
            (None, Some(min), Some(max)) => {
                self.fill("number.range", &[("min", &self.number(min)), ("max", &self.number(max))])
            }
            (None, Some(min), None) => self.fill("qualifier.at-least", &[("value", &self.number(min))]),
            (None, None, Some(max)) => self.fill("qualifier.at-most", &[("value", &self.number(max))]),
            (None, None, None) => String::new(),
        };
        let measured = match &figure.unit {
            Some(unit) => match self.get(&format!("unit.{unit}")) {
                Some(pattern) => fill(pattern, &[("value", &amount)]),
                None if unit.chars().count() <= 3 => {
                    self.fill("unit_join", &[("value", &amount), ("unit", unit)])
                }
                None => amount,
            },
            None => amount,
        };
        self.fill(&format!("qualifier.{}", figure.qualifier.as_str()), &[("value", &measured)])
    }
}

//! Long lists of dated things: what the first page of each shows, and which years have their own.

use jiff::civil::Date;

use super::period::{Period, Split, split};

/// Dated things, newest first. One list holds up to a year's length; a longer one is split by years.
#[derive(Debug)]
pub struct Dated<T> {
    items: Vec<(Date, T)>,
    split: Option<Split>,
}

/// The part of a list that one page shows.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'a, T> {
    /// The items, newest first; none on a year that is split into months.
    pub items: &'a [(Date, T)],
    /// How many there are in all, or in the page's period.
    pub total: usize,
}

// Derived, it would ask the same of the items, of which an empty list has none.
impl<T> Default for Dated<T> {
    fn default() -> Self {
        Self { items: Vec::new(), split: None }
    }
}

impl<T> Dated<T> {
    /// A list of things that stand newest first.
    pub fn new(items: Vec<(Date, T)>, year_length: usize) -> Self {
        let long = items.len() > year_length;
        let split = long.then(|| split(items.iter().map(|(day, _)| *day), year_length));
        Self { items, split }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How much it holds.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// All of it, newest first.
    pub fn all(&self) -> &[(Date, T)] {
        &self.items
    }

    /// How it is split by years, when it is too long for one page.
    pub fn split(&self) -> Option<&Split> {
        self.split.as_ref()
    }

    /// The newest of all, as many as one page holds.
    pub fn newest(&self, length: usize) -> Listing<'_, T> {
        Listing { items: &self.items[..self.items.len().min(length)], total: self.items.len() }
    }

    /// All of it; the newest, as many as `length`, when it is too long for one page.
    pub fn opening(&self, length: usize) -> Listing<'_, T> {
        self.newest(if self.split.is_some() { length } else { usize::MAX })
    }

    /// What a period's page shows. A year that is split shows its months instead of its items.
    pub fn of(&self, period: Period) -> Listing<'_, T> {
        let items = period.cut(&self.items, |(day, _)| *day);
        let in_months = self.split.as_ref().is_some_and(|split| split.months.contains_key(&period));
        Listing { items: if in_months { &[] } else { items }, total: items.len() }
    }
}

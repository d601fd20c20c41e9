//! A small generator of numbers that look random (SplitMix64) and are the same everywhere.
//!
//! Integers only: no result may hang on a machine's floating point or a library's version.

/// The seed of every corpus.
const SEED: u64 = 0x0da7_e11e_2020_0201;

/// One stream of numbers.
pub(crate) struct Rng(u64);

impl Rng {
    /// The stream of one thing: `kind` tells briefings from actors, `number` one from the next.
    pub(crate) fn new(kind: u64, number: usize) -> Self {
        let mut rng = Self(SEED ^ kind.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        rng.0 = rng.next() ^ (number as u64).wrapping_mul(0xd1b5_4a32_d192_ed03);
        rng.next();
        rng
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `end` less one; 0 where `end` is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % (end as u64).max(1)) as usize
    }

    /// A number of this range, both ends included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).max(1) as usize) as i64
    }

    /// True this often in a hundred.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these; the list may not be empty.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// An index that is small more often than not: some actors are in the news every day.
    pub(crate) fn skewed(&mut self, end: usize) -> usize {
        self.below(end).min(self.below(end))
    }
}

#[cfg(test)]
mod tests {
    use super::Rng;

    #[test]
    fn the_stream_is_fixed() {
        let draw = |kind, number| {
            let mut rng = Rng::new(kind, number);
            [rng.below(1000), rng.below(1000), rng.below(1000)]
        };
        assert_eq!(draw(1, 0), draw(1, 0));
        assert_ne!(draw(1, 0), draw(1, 1));
        assert_ne!(draw(1, 0), draw(2, 0));
    }
}

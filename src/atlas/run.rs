//! A stretch of text in which names are sought, with the way back to the source.

use std::ops::Range;

/// Text without any markup in it, in which names are sought.
#[derive(Default)]
pub(super) struct Run {
    pub(super) text: String,
    /// Start in the run, start and end in the source, and whether both have the same bytes.
    pub(super) pieces: Vec<(usize, Range<usize>, bool)>,
    /// Where the run begins in the block.
    pub(super) block_start: usize,
}

impl Run {
    /// A byte of the run as a byte of the source. A piece whose words are not those of the source,
    /// such as an entity, is taken whole.
    pub(super) fn source(&self, at: usize, is_end: bool) -> usize {
        let index = match is_end {
            true => self.pieces.partition_point(|(start, ..)| *start < at),
            false => self.pieces.partition_point(|(start, ..)| *start <= at),
        };
        let Some((start, source, same)) = self.pieces.get(index.saturating_sub(1)) else { return 0 };
        match (same, is_end) {
            (true, _) => source.start + (at - start),
            (false, true) => source.end,
            (false, false) => source.start,
        }
    }
}

//! How long each stage of a build took, for `--timings`.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::clock::Clock;
use crate::pipeline::Step;

/// When each stage began.
pub(super) struct Timings {
    clock: Clock,
    begun: Mutex<Vec<(&'static str, Duration)>>,
}

impl Timings {
    pub(super) fn new(clock: Clock) -> Self {
        Self { clock, begun: Mutex::default() }
    }

    /// Notes that a stage begins.
    pub(super) fn step(&self, step: Step<'_>) {
        if let Step::Stage(stage) = step {
            self.all().push((stage, self.clock.elapsed()));
        }
    }

    /// One line a stage, the time in milliseconds.
    pub(super) fn lines(&self) -> String {
        let begun = self.all();
        let ends = begun.iter().skip(1).map(|(_, end)| *end).chain([self.clock.elapsed()]);
        let before = begun.first().map(|(_, first)| ("start", *first));
        let stages = begun.iter().zip(ends).map(|((stage, start), end)| (*stage, end - *start));
        before
            .into_iter()
            .chain(stages)
            .map(|(stage, time)| format!("timings: {stage} {:.1}\n", time.as_secs_f64() * 1000.0))
            .collect()
    }

    fn all(&self) -> std::sync::MutexGuard<'_, Vec<(&'static str, Duration)>> {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

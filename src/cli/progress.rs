//! A progress bar, on a terminal and only when a build takes longer than a second.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::clock::Clock;
use crate::pipeline::Step;

/// How long a build may take before there is a bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar of one build.
pub(super) struct Progress {
    bar: ProgressBar,
    clock: Clock,
    shown: Mutex<bool>,
}

impl Progress {
    /// A bar that is not shown yet, and never where nobody looks.
    pub(super) fn new(clock: Clock) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} files") {
            bar.set_style(style);
        }
        let hidden = !std::io::stderr().is_terminal();
        Self { bar, clock, shown: Mutex::new(hidden) }
    }

    /// Takes a step.
    pub(super) fn step(&self, step: Step<'_>) {
        match step {
            Step::Planned(count) => self.bar.set_length(u64::try_from(count).unwrap_or(u64::MAX)),
            Step::Produced => self.bar.inc(1),
            Step::Rendered(_) | Step::Stage(_) => {}
        }
        if self.clock.elapsed() > PATIENCE
            && let Ok(mut shown) = self.shown.lock()
            && !std::mem::replace(&mut *shown, true)
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes the bar off the screen.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

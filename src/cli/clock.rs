//! The clock: what time it is, and how long a command has taken.

use std::time::{Duration, Instant};

use jiff::Timestamp;

/// When a command began.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock(Instant);

impl Clock {
    /// Starts.
    #[allow(clippy::disallowed_methods, reason = "the command line is where time is measured")]
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// How long it has been.
    pub(super) fn elapsed(self) -> Duration {
        self.0.elapsed()
    }
}

/// Now, as embargoes and expiries are held against it.
#[allow(clippy::disallowed_methods, reason = "the command line is where the clock is asked")]
pub(super) fn now() -> Timestamp {
    Timestamp::now()
}

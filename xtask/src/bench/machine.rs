//! What machine this is: a figure without it means nothing.
//!
//! It reads what Linux tells of itself; elsewhere most of it is unknown, and said to be.

use std::{fs, thread};

/// The machine.
pub(crate) struct Machine {
    /// How many threads can run at a time.
    pub(crate) cores: usize,
    /// The processor's name.
    pub(crate) processor: String,
    /// All memory, in bytes.
    pub(crate) memory: Option<u64>,
    /// The kernel's version.
    pub(crate) kernel: String,
    /// The load averages of one, five and fifteen minutes before anything was measured.
    pub(crate) load: String,
}

impl Machine {
    /// Looks at the machine.
    pub(crate) fn look() -> Self {
        Self {
            cores: thread::available_parallelism().map_or(1, usize::from),
            processor: processor().unwrap_or_else(unknown),
            memory: memory("MemTotal"),
            kernel: line("/proc/sys/kernel/osrelease").unwrap_or_else(unknown),
            load: load().unwrap_or_else(unknown),
        }
    }
}

/// A row of the kernel's memory table, in bytes: `MemTotal`, `MemAvailable`.
pub(crate) fn memory(row: &str) -> Option<u64> {
    let table = fs::read_to_string("/proc/meminfo").ok()?;
    let value = table.lines().find_map(|line| line.strip_prefix(row)?.strip_prefix(':'))?;
    Some(value.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

/// Seconds that all processors have worked since the machine started, for anybody, and those that
/// the machine beneath a virtual one kept for others.
pub(crate) fn busy() -> Option<f64> {
    worked(&fs::read_to_string("/proc/stat").ok()?)
}

fn worked(table: &str) -> Option<f64> {
    let row = table.lines().find_map(|line| line.strip_prefix("cpu "))?;
    let ticks: Vec<f64> = row.split_whitespace().map_while(|word| word.parse().ok()).collect();
    let [user, nice, system, _idle, _waiting, interrupts, soft_interrupts, stolen, ..] = ticks[..] else {
        return None;
    };
    // The kernel tells hundredths of a second here whatever its own clock is.
    Some((user + nice + system + interrupts + soft_interrupts + stolen) / 100.0)
}

fn processor() -> Option<String> {
    let table = fs::read_to_string("/proc/cpuinfo").ok()?;
    let value = table.lines().find_map(|line| line.strip_prefix("model name"))?;
    Some(value.trim_start_matches([' ', '\t', ':']).trim().to_owned())
}

fn load() -> Option<String> {
    let line = line("/proc/loadavg")?;
    Some(line.split(' ').take(3).collect::<Vec<_>>().join(" "))
}

fn line(path: &str) -> Option<String> {
    Some(fs::read_to_string(path).ok()?.trim().to_owned())
}

fn unknown() -> String {
    "unknown".to_owned()
}

#[cfg(test)]
mod tests {
    use super::worked;

    #[test]
    fn idling_and_waiting_are_no_work() {
        let table = "cpu  100 0 50 9000 800 10 20 20 0 0\ncpu0 1 2 3 4\n";
        assert_eq!(worked(table), Some(2.0));
        assert_eq!(worked("intr 5"), None);
    }
}

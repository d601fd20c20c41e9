//! What the rounds come to: the table, the ratios, the machine, and all of it as JSON.
//!
//! It knows rows and numbers, and nothing of how they were measured.

use serde_json::{Value, json};

use super::{
    machine::Machine,
    place::Place,
    rounds::{Kind, Row},
    run::Cost,
    table::{Side, bytes, grouped, median, megabytes, range, seconds, table},
};

/// The columns.
const HEADS: &[(&str, Side)] = &[
    ("Run", Side::Left),
    ("Wall s", Side::Right),
    ("Min–max", Side::Right),
    ("CPU s", Side::Right),
    ("Memory MB", Side::Right),
    ("Files", Side::Right),
    ("MB", Side::Right),
    ("Written", Side::Right),
    ("Unchanged", Side::Right),
    ("Deleted", Side::Right),
];

/// The ratios: what is divided by what, and which number of each. Above one, the
/// second needs less.
const RATIOS: &[(&str, Kind, Kind, Number)] = &[
    ("Hugo ÷ Dateline with minimal templates, wall", Kind::Hugo, Kind::Minimal, Number::Wall),
    ("Hugo ÷ Dateline with minimal templates, CPU", Kind::Hugo, Kind::Minimal, Number::Cpu),
    ("Hugo ÷ Dateline with minimal templates, memory", Kind::Hugo, Kind::Minimal, Number::Memory),
    ("Hugo ÷ Dateline with the default theme, wall", Kind::Hugo, Kind::Clean, Number::Wall),
    ("Hugo ÷ Dateline with the default theme, CPU", Kind::Hugo, Kind::Clean, Number::Cpu),
    ("Hugo ÷ Dateline with the default theme, memory", Kind::Hugo, Kind::Clean, Number::Memory),
    ("Dateline with the default theme ÷ cp, wall", Kind::Clean, Kind::Copy, Number::Wall),
];

/// The share of the processors that others may take before the figures are worth little.
const QUIET: f64 = 0.05;

/// A number of a run.
#[derive(Debug, Clone, Copy)]
enum Number {
    Wall,
    Cpu,
    Memory,
}

/// Everything that is reported.
pub(crate) struct Report<'a> {
    /// The machine.
    pub(crate) machine: &'a Machine,
    /// Where the sites lay.
    pub(crate) place: &'a Place,
    /// What was measured, as it names its version.
    pub(crate) programs: &'a [String],
    /// The figures.
    pub(crate) rows: &'a [Row],
}

impl Report<'_> {
    /// Prints the table, the ratios and the machine.
    pub(crate) fn print(&self, briefings: usize, runs: usize) {
        let briefings = grouped(briefings as u64);
        println!("{briefings} briefings; medians of {runs} alternated runs after a warm-up.\n");
        println!("{}", table(HEADS, &self.rows.iter().map(cells).collect::<Vec<_>>()));
        let ratios: Vec<Vec<String>> =
            self.ratios().map(|(name, value)| vec![name.to_owned(), format!("{value:.2}")]).collect();
        println!("{}", table(&[("Ratio of medians", Side::Left), ("×", Side::Right)], &ratios));
        print_machine(self.machine, &self.place.describe());
        let costs: Vec<&Cost> = self.rows.iter().flat_map(|row| &row.costs).collect();
        print_others(self.machine, &costs);
        for program in self.programs {
            println!("- {program}");
        }
    }

    /// All of it, each run included.
    pub(crate) fn json(&self, briefings: usize) -> Value {
        json!({
            "briefings": briefings,
            "machine": {
                "cores": self.machine.cores,
                "processor": self.machine.processor,
                "memory_bytes": self.machine.memory,
                "kernel": self.machine.kernel,
                "load_at_start": self.machine.load,
                "file_system": self.place.kind,
            },
            "programs": self.programs,
            "rows": self.rows.iter().map(row_json).collect::<Vec<_>>(),
            "ratios": self.ratios().map(|(name, value)| json!({ "name": name, "value": value })).collect::<Vec<_>>(),
        })
    }

    /// The ratios whose rows were both measured.
    fn ratios(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let of = |kind: Kind, number| {
            let row = self.rows.iter().find(|row| row.kind == kind)?;
            Some(median(&numbers(row, number)))
        };
        RATIOS.iter().filter_map(move |&(name, upper, lower, number)| {
            let (upper, lower) = (of(upper, number)?, of(lower, number)?);
            (lower > 0.0).then(|| (name, upper / lower))
        })
    }
}

/// The machine, a fact a line.
pub(crate) fn print_machine(machine: &Machine, place: &str) {
    println!("- {} cores: {}", machine.cores, machine.processor);
    println!("- memory: {}", machine.memory.map_or_else(|| "unknown".to_owned(), bytes));
    println!("- kernel: {}", machine.kernel);
    println!("- load average at the start: {}", machine.load);
    println!("- sites and outputs: {place}");
}

/// How much of the processors went to others while something was measured: what nobody else may
/// have done is what makes two tables comparable.
pub(crate) fn print_others(machine: &Machine, costs: &[&Cost]) {
    let (mut others, mut all) = (0.0, 0.0);
    for cost in costs {
        others += cost.others.unwrap_or(0.0);
        all += cost.wall * machine.cores as f64;
    }
    if costs.iter().any(|cost| cost.others.is_none()) || all == 0.0 {
        println!("- what other processes took meanwhile: unknown");
        return;
    }
    let share = others / all;
    let hint = if share > QUIET { ": too much, repeat this on a quiet machine" } else { "" };
    println!("- other processes took {:.0} % of the processors meanwhile{hint}", share * 100.0);
}

/// One number of every run.
fn numbers(row: &Row, number: Number) -> Vec<f64> {
    let of = |cost: &Cost| match number {
        Number::Wall => cost.wall,
        Number::Cpu => cost.cpu,
        Number::Memory => cost.memory as f64,
    };
    row.costs.iter().map(of).collect()
}

/// A row's cells.
fn cells(row: &Row) -> Vec<String> {
    let wall = numbers(row, Number::Wall);
    let (least, most) = range(&wall);
    // `cp` needs less than what this program itself holds, which is what would be shown.
    let memory = match row.kind {
        Kind::Copy => "–".to_owned(),
        _ => megabytes(median(&numbers(row, Number::Memory)) as u64),
    };
    let mut cells = vec![
        row.name.to_owned(),
        seconds(median(&wall)),
        format!("{}–{}", seconds(least), seconds(most)),
        seconds(median(&numbers(row, Number::Cpu))),
        memory,
    ];
    cells.extend(match row.output {
        Some((files, size)) => [grouped(files), megabytes(size)],
        None => ["–".to_owned(), "–".to_owned()],
    });
    for count in counts(row) {
        cells.push(count.map_or_else(|| "–".to_owned(), |count| grouped(count as u64)));
    }
    cells
}

/// The medians of what Dateline's builds wrote, left and deleted.
fn counts(row: &Row) -> [Option<f64>; 3] {
    let of = |count: fn(&super::dateline::Changes) -> u64| {
        let counts: Vec<f64> = row.changes.iter().map(|changes| count(changes) as f64).collect();
        (!counts.is_empty()).then(|| median(&counts))
    };
    [of(|changes| changes.written), of(|changes| changes.unchanged), of(|changes| changes.deleted)]
}

fn row_json(row: &Row) -> Value {
    let summary = |number| {
        let values = numbers(row, number);
        let (least, most) = range(&values);
        json!({ "median": median(&values), "min": least, "max": most })
    };
    let runs: Vec<Value> = row
        .costs
        .iter()
        .enumerate()
        .map(|(index, cost)| {
            let changes = row.changes.get(index).map(|changes| {
                json!({
                    "pages": changes.pages,
                    "written": changes.written,
                    "unchanged": changes.unchanged,
                    "deleted": changes.deleted,
                })
            });
            // A list, because an object would lose the order of the stages.
            let stages: Vec<Value> =
                row.stages.get(index).into_iter().flatten().map(|one| json!(one)).collect();
            json!({
                "wall_seconds": cost.wall,
                "cpu_seconds": cost.cpu,
                "memory_bytes": cost.memory,
                "others_cpu_seconds": cost.others,
                "changes": changes,
                "stages_ms": stages,
            })
        })
        .collect();
    json!({
        "name": row.name,
        "wall_seconds": summary(Number::Wall),
        "cpu_seconds": summary(Number::Cpu),
        "memory_bytes": summary(Number::Memory),
        "output": row.output.map(|(files, size)| json!({ "files": files, "bytes": size })),
        "runs": runs,
    })
}

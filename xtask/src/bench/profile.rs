//! The time of each stage as a table, a column for each kind of build.
//!
//! It knows the names that the binary printed, and none of its own.

use super::{
    rounds::Row,
    table::{Side, median, table},
};

/// Prints the medians, or says that there are none.
pub(crate) fn print(rows: &[Row]) {
    let built: Vec<&Row> = rows.iter().filter(|row| row.stages.iter().any(|run| !run.is_empty())).collect();
    if built.is_empty() {
        println!("No stages: the binary printed no timings.");
        return;
    }
    println!("Milliseconds by stage, medians:\n");
    let mut heads = vec![("Build", Side::Left)];
    let names = stages(&built);
    heads.extend(names.iter().map(|name| (*name, Side::Right)));
    let cells = |row: &&Row| {
        let numbers =
            names.iter().map(|name| middle(row, name).map_or("–".to_owned(), |ms| format!("{ms:.0}")));
        [row.name.to_owned()].into_iter().chain(numbers).collect()
    };
    print!("{}", table(&heads, &built.iter().map(cells).collect::<Vec<_>>()));
}

/// Every stage, in the order in which it was first named.
fn stages<'a>(rows: &[&'a Row]) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in rows.iter().flat_map(|row| row.stages.iter().flatten()) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
}

/// The median of a stage over the runs that named it.
fn middle(row: &Row, stage: &str) -> Option<f64> {
    let named = row.stages.iter().flatten().filter(|(name, _)| name == stage);
    let values: Vec<f64> = named.map(|(_, ms)| *ms).collect();
    (!values.is_empty()).then(|| median(&values))
}

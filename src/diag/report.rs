//! All problems of one run.

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Severity};

/// The problems that a stage found; stages return `(value, Report)`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds another stage's problems.
    pub fn merge(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Puts the problems in the order they are read in (file, line, column) and drops repeats.
    pub fn sort(&mut self) {
        self.diagnostics.sort();
        self.diagnostics.dedup();
    }

    /// Turns every warning into an error, as `--strict` asks.
    pub fn make_strict(&mut self) {
        self.make_all(Severity::Error);
    }

    /// Gives every problem the same severity.
    pub fn make_all(&mut self, severity: Severity) {
        for diagnostic in &mut self.diagnostics {
            diagnostic.severity = severity;
        }
    }

    /// Whether nothing may be written.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// Whether there is no problem at all.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// The problems, in the order they stand in.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }
}

impl FromIterator<Diagnostic> for Report {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self { diagnostics: iter.into_iter().collect() }
    }
}

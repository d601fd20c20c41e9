//! Which values of a file could not be read, so that nobody blames their absence on the author twice.

/// Paths of values, such as `events[1].date`, that were reported and left out. Usually empty.
///
/// Numbers count the items as they stand in the file. An empty path means the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread(Vec<String>);

impl Unread {
    /// Nothing of the file could be read.
    pub fn everything() -> Self {
        Self(vec![String::new()])
    }

    /// Notes a value.
    pub fn add(&mut self, path: String) {
        self.0.push(path);
    }

    /// The paths.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether a value, something in it, or what holds it could not be read.
    pub fn touches(&self, path: &str) -> bool {
        self.0.iter().any(|unread| holds(unread, path) || holds(path, unread))
    }

    /// The number that an item of a list has in the file, by its number among those that were read.
    pub fn written_index(&self, list: &str, index: usize) -> usize {
        let is_read = |number: &usize| self.0.is_empty() || !self.0.contains(&format!("{list}[{number}]"));
        (0..).filter(is_read).nth(index).unwrap_or(index)
    }
}

/// Whether the value at the path `inner` is that at `outer`, or stands in it.
fn holds(outer: &str, inner: &str) -> bool {
    let rest = inner.strip_prefix(outer);
    outer.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

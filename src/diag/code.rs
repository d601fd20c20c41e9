//! Codes of diagnostics that were written down and are read again.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer};

/// The codes that were read. There are some dozens of codes in all, so that keeping each for as long
/// as the program runs costs nothing.
static READ: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// Reads a code.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
    let code = String::deserialize(deserializer)?;
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = read.get(code.as_str()) {
        return Ok(known);
    }
    let code: &'static str = Box::leak(code.into_boxed_str());
    read.insert(code);
    Ok(code)
}

//! A map in memory as a sink, for tests and previews. It behaves as the folder does: it keeps,
//! refuses, prunes and tallies alike, and it lives through several builds.
//!
//! It must not touch a file.

use std::{
    collections::{BTreeMap, btree_map},
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{Sink, Tally, check_nesting, check_path, claimed_twice};
use crate::{diag::Diagnostic, model::Digest};

/// The sink that keeps outputs in memory.
#[derive(Debug, Default)]
pub struct MemorySink {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    // What the last commit left.
    standing: BTreeMap<String, Output>,
    // What the build that is under way has claimed; none for what it keeps.
    claims: BTreeMap<String, Option<Output>>,
}

#[derive(Debug, PartialEq, Eq)]
struct Output {
    key: Digest,
    bytes: Vec<u8>,
}

impl MemorySink {
    /// The outputs as the last commit left them.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let state = self.hold();
        state.standing.iter().map(|(path, output)| (path.clone(), output.bytes.clone())).collect()
    }

    /// Forgets what was kept and put since the last commit, as dropping a folder's sink does.
    pub fn discard(&self) {
        self.hold().claims.clear();
    }

    /// Locks. A thread that panicked while it held the lock has left the maps whole.
    fn hold(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn keep(&self, path: &str, key: Digest) -> bool {
        let mut state = self.hold();
        let stands = state.standing.get(path).is_some_and(|output| output.key == key);
        // Asking twice is harmless, but what was put cannot be kept as well.
        stands && state.claims.entry(path.to_owned()).or_insert(None).is_none()
    }

    fn put(&self, path: &str, key: Digest, bytes: &[u8]) -> Result<(), Diagnostic> {
        check_path(path)?;
        match self.hold().claims.entry(path.to_owned()) {
            btree_map::Entry::Occupied(_) => return Err(claimed_twice(path)),
            btree_map::Entry::Vacant(free) => {
                free.insert(Some(Output { key, bytes: bytes.to_vec() }));
            }
        }
        Ok(())
    }

    fn commit(&self) -> Result<Tally, Diagnostic> {
        let mut state = self.hold();
        let claims = std::mem::take(&mut state.claims);
        check_nesting(claims.keys().map(String::as_str), |path| claims.contains_key(path))?;
        let before = state.standing.len();
        state.standing.retain(|path, _| claims.contains_key(path));
        let mut tally = Tally { deleted: before - state.standing.len(), ..Tally::default() };
        for (path, claim) in claims {
            let Some(output) = claim else {
                tally.unchanged += 1;
                continue;
            };
            let same = state.standing.get(&path).is_some_and(|old| old.bytes == output.bytes);
            tally.written += usize::from(!same);
            tally.unchanged += usize::from(same);
            state.standing.insert(path, output);
        }
        Ok(tally)
    }
}

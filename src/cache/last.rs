//! What the last build of a site was made from and what it said, so that one of which nothing
//! changed can say the same and be done.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::diag::Report;
use crate::emit::ENGINE;
use crate::model::Digest;
use crate::plan::Trace;

/// A build that ended well.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Last {
    /// The digest of all files that it was made from, by their stamps; none when one of them was
    /// touched while it was read.
    pub inputs: Option<Digest>,
    /// What it was made of, to tell which pages an edit can reach.
    pub trace: Trace,
    /// The digest of the ledger that it left in the output folder.
    pub outputs: Digest,
    /// The moment that it held embargoes against, and the next one at which that makes a
    /// difference: nanoseconds since 1970.
    pub from: i128,
    /// See `from`; none when no document waits for a moment.
    pub until: Option<i128>,
    /// What it found.
    pub report: Report,
    /// What it did, as its owner writes it.
    pub summary: Vec<u8>,
}

impl Last {
    pub(super) fn read(folder: &Path, kind: Digest) -> Option<Self> {
        let bytes = fs::read(place(folder, kind)).ok()?;
        let (digest, body) = bytes.split_at_checked(32)?;
        if digest != Digest::of(body).to_string().as_bytes() {
            return None;
        }
        let (engine, last): (String, Self) = postcard::from_bytes(body).ok()?;
        (engine == ENGINE).then_some(last)
    }

    pub(super) fn write(&self, folder: &Path, kind: Digest) -> io::Result<()> {
        let body = postcard::to_stdvec(&(ENGINE, self)).map_err(io::Error::other)?;
        let place = place(folder, kind);
        let temporary = place.with_extension(std::process::id().to_string());
        place.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(&temporary, [Digest::of(&body).to_string().as_bytes(), &body].concat())?;
        fs::rename(&temporary, &place)
    }
}

fn place(folder: &Path, kind: Digest) -> PathBuf {
    folder.join("last").join(kind.to_string())
}

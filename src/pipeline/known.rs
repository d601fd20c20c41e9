//! What is known of the last build of the same kind: that nothing changed since, or only texts did.

use jiff::Timestamp;

use super::gather::Listed;
use super::{Options, Summary};
use crate::cache::{Cache, Last};
use crate::diag::Report;
use crate::emit::{Sink, Tally};
use crate::model::{Digest, Hasher};
use crate::plan::Trace;
use crate::render;

/// The last build of this kind, and what this one is made from.
pub(super) struct Known<'a> {
    cache: &'a Cache,
    /// The digest of what the command line asks for.
    kind: Digest,
    /// The digest of all files by their stamps.
    inputs: Digest,
    /// When the file that was touched last was touched.
    newest: (i64, i64),
    last: Option<Last>,
}

impl<'a> Known<'a> {
    /// What is known; nothing where some file has no stamp, or could not be listed.
    pub(super) fn of(
        cache: &'a Cache,
        listed: &[Listed],
        report: &Report,
        options: &Options,
    ) -> Option<Self> {
        if !report.is_empty() {
            return None;
        }
        let mut newest = (i64::MIN, 0);
        let mut text = Vec::with_capacity(listed.len() * 96);
        for (path, stamp) in listed {
            let stamp = (*stamp)?;
            newest = newest.max(stamp.time);
            text.extend(path.as_bytes());
            text.push(0);
            for number in [stamp.time.0, stamp.time.1, stamp.modified.0, stamp.modified.1] {
                text.extend(number.to_le_bytes());
            }
            text.extend(stamp.size.to_le_bytes());
            text.extend(stamp.inode.to_le_bytes());
        }
        // The program's name covers its sources, and not the theme that lies in it.
        text.extend(render::embedded_theme().as_bytes());
        let overrides = &options.overrides;
        let asked = format!(
            "{:?} {:?} {} {}",
            overrides.audience, overrides.base_url, overrides.drafts, options.strict
        );
        let kind = Digest::of(asked.as_bytes());
        let mut hasher = Hasher::default();
        hasher.update(&text);
        Some(Self { cache, kind, inputs: hasher.finish(), newest, last: cache.last(kind) })
    }

    /// The result of the last build, when this one can have no other.
    pub(super) fn unchanged(&self, sink: &dyn Sink, options: &Options) -> Option<(Summary, Report)> {
        let last = self.last.as_ref()?;
        let now = options.overrides.now.as_nanosecond();
        let in_time = last.from <= now && last.until.is_none_or(|until| now < until);
        let same = in_time && last.inputs == Some(self.inputs);
        if !same || sink.seal() != Some(last.outputs) || !sink.all_stand() {
            return None;
        }
        let summary: Summary = serde_json::from_slice(&last.summary).ok()?;
        let files = summary.tally.written + summary.tally.unchanged;
        let tally = Tally { written: 0, unchanged: files, deleted: 0 };
        Some((Summary { tally, ..summary }, last.report.clone()))
    }

    /// What the last build was made of, when the sink still holds what it left.
    pub(super) fn trace(&self, sink: &dyn Sink) -> Option<&Trace> {
        let last = self.last.as_ref()?;
        (sink.seal() == Some(last.outputs)).then_some(&last.trace)
    }

    /// Keeps what this build leaves.
    pub(super) fn keep(
        self,
        sink: &dyn Sink,
        trace: Trace,
        (from, until): (Timestamp, Option<Timestamp>),
        report: &Report,
        summary: &Summary,
    ) {
        let Some(outputs) = sink.seal() else { return };
        let last = Last {
            inputs: Some(self.inputs),
            trace,
            outputs,
            from: from.as_nanosecond(),
            until: until.map(Timestamp::as_nanosecond),
            report: report.clone(),
            summary: serde_json::to_vec(summary).unwrap_or_default(),
        };
        self.cache.keep_last(self.kind, last, self.newest);
    }
}

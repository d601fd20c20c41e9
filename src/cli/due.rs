//! `dateline due`.

use std::sync::Arc;

use super::args::{DueArgs, SiteArgs};
use super::outcome::{Outcome, out, print_report, say};
use super::{clock, root};
use crate::config::Overrides;
use crate::diag::print::Format;
use crate::pipeline;
use crate::source::{DiskSource, Source};

/// Prints the next moment at which an embargo ends or a briefing expires, in RFC 3339; nothing on
/// standard output when there is none.
pub(super) fn due(site: &SiteArgs, args: &DueArgs) -> Outcome {
    let overrides = Overrides {
        audience: args.audience,
        base_url: None,
        drafts: false,
        now: args.now.as_ref().map_or_else(clock::now, |now| now.instant()),
    };
    let source: Arc<dyn Source> = Arc::new(DiskSource::new(root::of(site)));
    let (next, report) = pipeline::due(&source, &overrides);
    print_report(&report, Format::Text);
    match next {
        Some((moment, path)) => {
            say(format!("The next change is that of {path}.\n").as_bytes());
            out(format!("{moment}\n").as_bytes());
        }
        None if report.has_errors() => {}
        None => say(b"Nothing is under embargo, and nothing will expire.\n"),
    }
    Outcome::of(&report)
}

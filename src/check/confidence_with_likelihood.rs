//! `confidence-with-likelihood`: a confidence level and a likelihood in one sentence.
//!
//! # What it does
//!
//! Looks in the title, summary, takeaways and text of each English briefing for sentences with a
//! confidence level (high, moderate, medium or low confidence) and a likelihood of ICD 203.
//! Quotations and code are left out.
//!
//! # Why it matters
//!
//! Confidence says how good the basis of a judgement is, likelihood how probable its content. In
//! one sentence readers run them together, which is why ICD 203 forbids it.
//!
//! # Example
//!
//! ```markdown
//! We assess with high confidence that the army is likely to move on Saraqib.
//! ```
//!
//! # How to silence it
//!
//! Make it two sentences: “The army is likely to move on Saraqib. Our confidence in this is high.”
//! For the whole site: `checks: { confidence-with-likelihood: off }`.

use super::{Check, each_briefing, prose, terms};
use crate::atlas::{Atlas, sentences};
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};

pub(super) const CHECK: Check = Check {
    code: "confidence-with-likelihood",
    about: "a confidence level and a likelihood in one sentence",
    level: CheckLevel::Warn,
    run,
};

fn run(atlas: &Atlas, site: &Site, report: &mut Report) {
    each_briefing(atlas, report, |_, document, briefing, report| {
        if !prose::is_english(document, site) || !terms::may_speak_of_confidence(document) {
            return;
        }
        for text in prose::of(document, briefing) {
            for sentence in sentences(&text.words) {
                let words = &text.words[sentence.clone()];
                let (Some(level), Some(term)) = (terms::confidence(words), terms::likelihoods(words).next())
                else {
                    continue;
                };
                let message =
                    format!("`{}` and `{}` in one sentence", &words[level.clone()], &words[term.range]);
                let range = sentence.start + level.start..sentence.start + level.end;
                let problem = Diagnostic::warning(CHECK.code, message).at(text.place(document, range));
                report
                    .push(problem.help("Make it two sentences: what is likely, and how sure you are of it."));
            }
        }
    });
}

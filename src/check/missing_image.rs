//! `missing-image`: a picture in front matter that is not there.
//!
//! # What it does
//!
//! Looks for the file that `image:` of a briefing, actor or location names.
//!
//! # Why it matters
//!
//! The page would show no picture, and nobody would notice. As it breaks the page, it is an error
//! from the start.
//!
//! # Example
//!
//! ```yaml
//! image: port.jpg        # the folder holds harbour.jpg
//! ```
//!
//! # How to silence it
//!
//! Correct the path or take `image:` out. For the whole site: `checks: { missing-image: off }`.

use super::Check;
use crate::atlas::Atlas;
use crate::config::{CheckLevel, Site};
use crate::diag::{Diagnostic, Report};
use crate::model::nearest;
use crate::parse::{self, markdown::target_path};

pub(super) const CHECK: Check = Check {
    code: "missing-image",
    about: "a picture in front matter that is not there",
    level: CheckLevel::Error,
    run,
};

fn run(atlas: &Atlas, _: &Site, report: &mut Report) {
    for document in &atlas.documents {
        let Some(image) = document.image() else { continue };
        let path = target_path(&document.path, image);
        let known = |path: &String| atlas.assets.binary_search_by(|asset| (**asset).cmp(path)).is_ok();
        if path.as_ref().is_some_and(known) {
            continue;
        }
        let like = path.and_then(|path| nearest(&path, atlas.assets.iter().map(AsRef::as_ref)));
        let help = match like {
            Some(asset) => format!("Did you mean `{asset}`?"),
            None => {
                "Name a file of this site, from this file's folder or with `/` from `content/`.".to_owned()
            }
        };
        let problem = Diagnostic::warning(CHECK.code, format!("there is no picture `{image}`"));
        report.push(problem.at(parse::place(document, "image")).help(help));
    }
}

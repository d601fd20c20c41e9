//! `missing-image`: front matter names a picture that is no file of the site. Its page would show
//! none, and nobody would notice.

use super::Check;
use crate::atlas::Atlas;
use crate::config::Site;
use crate::diag::{Diagnostic, Report};
use crate::model::nearest;
use crate::parse::{self, markdown::target_path};

pub(super) const CHECK: Check =
    Check { code: "missing-image", about: "a picture in front matter that is not there", run };

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
        let problem = Diagnostic::error(CHECK.code, format!("there is no picture `{image}`"));
        report.push(problem.at(parse::place(document, "image")).help(help));
    }
}

//! The words of a theme in the site's language.

use std::collections::BTreeMap;

use super::theme_files::File;
use crate::config::Site;
use crate::diag::{Diagnostic, Place, Report};
use crate::source::{THEMES, decode};
use crate::words::Words;

/// Reads the messages: those in English first, then those of the site's language over them, so that
/// a language, or a theme of one's own, need not say everything anew.
pub(super) fn read(files: &BTreeMap<String, Vec<File>>, site: &Site) -> (Words, Report) {
    let mut report = Report::default();
    let lang = &site.lang;
    let mut layers = Vec::new();
    let mut spoken = None;
    for tag in ["en", lang.language(), lang.as_str()] {
        let Some(files) = files.get(&format!("messages/{tag}.yaml")).filter(|_| spoken != Some(tag)) else {
            continue;
        };
        for file in files {
            match decode(&file.origin, &file.bytes) {
                Ok(text) => layers.push((file.origin.clone(), text)),
                Err(problem) => report.push(problem),
            }
        }
        spoken = Some(tag);
    }
    match spoken {
        None => report.push(
            Diagnostic::error("theme", "the theme has no words")
                .at(Place::file(format!("{THEMES}{}/theme.yaml", site.file.theme)))
                .help("Add `messages/en.yaml`, or set `extends: default` in theme.yaml."),
        ),
        Some("en") if lang.language() != "en" => report.push(
            Diagnostic::warning(
                "no-messages",
                format!("the theme has no words in `{lang}`; the interface is in English"),
            )
            .at(Place::file(crate::config::FILE))
            .help(format!(
                "Add `messages/{}.yaml` to a theme of your own that extends `default`.",
                lang.language()
            )),
        ),
        Some(_) => {}
    }
    let spoken = spoken.and_then(|tag| tag.parse().ok()).unwrap_or_default();
    let (words, problems) = Words::read(&layers, &spoken);
    report.merge(problems);
    (words, report)
}

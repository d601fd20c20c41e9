//! From the settings as written, and what the command line says, to settings that hold.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::SiteFile;
use crate::diag::{Diagnostic, Place, Report};
use crate::model::{Audience, Digest, Hasher, Invalid, Lang, Unread, WebUrl};

/// What a command line may set differently from `site.yaml`.
#[derive(Debug, Clone)]
pub struct Overrides {
    /// Who the build is for.
    pub audience: Option<Audience>,
    /// Where the site will stand.
    pub base_url: Option<WebUrl>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// The moment that embargoes and expiries are held against.
    pub now: Timestamp,
}

/// The settings of one build.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// The file's settings, as far as nothing below replaces them.
    #[serde(flatten)]
    pub file: SiteFile,
    /// The origin and path, without the slash at its end: `https://desk.example/idlib`.
    pub base: String,
    /// The path of the base alone, without the slash at its end: `/idlib`, or nothing.
    pub base_path: String,
    /// The language of the interface.
    pub lang: Lang,
    /// Who the build is for.
    pub audience: Audience,
    /// Whether drafts are built.
    #[serde(skip)]
    pub drafts: bool,
    /// The moment that embargoes and expiries are held against; it shows on no page.
    #[serde(skip)]
    pub now: Timestamp,
    /// Where `site.yaml` names each check, for the stage that knows which there are.
    #[serde(skip)]
    pub check_places: BTreeMap<String, Place>,
}

impl Site {
    /// What every page depends on: all settings that can show on one.
    pub fn digest(&self) -> Digest {
        let mut hasher = Hasher::default();
        // Serialising plain settings into a hash can't fail; were it to, pages would be rendered
        // once too often and no worse.
        let _ = serde_json::to_writer(&mut hasher, self);
        hasher.finish()
    }
}

/// Reads an address that a site can stand at.
///
/// # Errors
/// When it is no web address, or holds more than an origin and a path.
pub fn base_url(text: &str) -> Result<WebUrl, Invalid> {
    let url: WebUrl = text.parse()?;
    match url.as_str().contains(['?', '#']) {
        false => Ok(url),
        true => Err(Invalid::new("a base URL can't have a query or a fragment")
            .help("Leave only the origin and the path, such as `https://desk.example/idlib`.")),
    }
}

/// Resolves the settings; `unread` is what could not be read of the file, and was reported, and
/// `place` finds a setting in it.
pub fn resolve(
    file: SiteFile,
    unread: &Unread,
    overrides: &Overrides,
    place: impl Fn(&str) -> Place,
) -> (Site, Report) {
    let mut report = Report::default();
    if file.title.trim().is_empty() && !unread.touches("title") {
        report.push(missing("title", "Desk notes", place("")));
    }
    let base = match overrides.base_url.as_ref().or(file.base_url.as_ref()) {
        Some(url) => url.as_str().trim_end_matches('/').to_owned(),
        None => {
            if !unread.touches("base_url") {
                report.push(missing("base_url", "https://desk.example", place("")));
            }
            String::new()
        }
    };
    if let Some(url) = &file.base_url
        && let Err(invalid) = base_url(url.as_str())
    {
        let mut problem = Diagnostic::error("invalid-value", format!("`base_url`: {}", invalid.message));
        problem.help = invalid.help;
        report.push(problem.at(place("base_url")));
    }
    for (setting, length) in [("list_length", file.list_length), ("year_length", file.year_length)] {
        if length == 0 {
            report.push(
                Diagnostic::error("invalid-value", format!("`{setting}` can't be 0"))
                    .at(place(setting))
                    .help("Give a number from 1."),
            );
        }
    }
    let after_scheme = base.split_once("://").map_or("", |(_, rest)| rest);
    let base_path = after_scheme.find('/').map_or("", |at| &after_scheme[at..]).to_owned();
    let site = Site {
        base_path,
        base,
        lang: file.lang.clone().unwrap_or_default(),
        audience: overrides.audience.unwrap_or(file.audience),
        drafts: overrides.drafts,
        now: overrides.now,
        check_places: BTreeMap::new(),
        file,
    };
    (site, report)
}

fn missing(setting: &str, example: &str, place: Place) -> Diagnostic {
    Diagnostic::error("missing-field", format!("`{setting}` is missing"))
        .at(place)
        .help(format!("Add `{setting}: {example}`."))
}

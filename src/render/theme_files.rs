//! The files of a theme: the embedded default, below what the site puts over it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::config::Site;
use crate::diag::{Diagnostic, Place, Report};
use crate::model::{Digest, Hasher, nearest};
use crate::source::{Source, TEMPLATES, THEMES};
use crate::yaml;

/// The version of the template contexts.
const API: u32 = 1;

#[derive(RustEmbed)]
#[folder = "themes/default/"]
struct Embedded;

/// The digest of the theme that is part of the program.
pub fn embedded_theme() -> Digest {
    let mut hasher = Hasher::default();
    for path in Embedded::iter() {
        let file = Embedded::get(&path).map(|file| file.metadata.sha256_hash()).unwrap_or_default();
        hasher.update(path.as_bytes()).update(&file);
    }
    hasher.finish()
}

/// A file of a theme.
#[derive(Debug, Clone)]
pub(super) struct File {
    /// Where it comes from, for messages.
    pub(super) origin: Arc<str>,
    pub(super) bytes: Cow<'static, [u8]>,
}

/// `theme.yaml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Manifest {
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "version")]
    _version: String,
    #[serde(rename = "description")]
    _description: String,
    #[serde(rename = "license")]
    _license: String,
    /// The version of the contexts that the theme is written for.
    api: Option<u32>,
    /// The theme whose files this one puts its own over.
    extends: Option<String>,
}

/// The theme's files by path: `templates/home.html`, `messages/en.yaml`, `static/site.css`. A
/// site's `templates/` lies over its theme, and its theme over the one that it extends: of each file
/// there are all layers, the lowest first.
pub(super) fn collect(
    site: &Site,
    source: &dyn Source,
    paths: &[Arc<str>],
) -> (BTreeMap<String, Vec<File>>, Report) {
    let mut report = Report::default();
    let mut files: BTreeMap<String, Vec<File>> = BTreeMap::new();
    let name = site.file.theme.as_str();
    let folder = format!("{THEMES}{name}/");
    let own: Vec<&Arc<str>> = paths.iter().filter(|path| path.starts_with(&folder)).collect();
    let extends_default = match own.iter().find(|path| path[folder.len()..] == *"theme.yaml") {
        Some(path) => {
            let (manifest, problems) = manifest(path, source);
            report.merge(problems);
            name == "default" || manifest.extends.as_deref() == Some("default")
        }
        None if name == "default" => true,
        None => {
            report.push(no_theme(name, paths));
            true
        }
    };
    if extends_default {
        for path in Embedded::iter() {
            if let Some(file) = Embedded::get(&path) {
                let origin = format!("{THEMES}default/{path}").into();
                files.entry(path.into_owned()).or_default().push(File { origin, bytes: file.data });
            }
        }
    }
    let templates = paths.iter().filter(|path| path.starts_with(TEMPLATES));
    let own = own.into_iter().map(|path| (path[folder.len()..].to_owned(), path));
    for (path, origin) in own.chain(templates.map(|path| (path.to_string(), path))) {
        match source.read(origin) {
            Ok(bytes) => {
                files
                    .entry(path)
                    .or_default()
                    .push(File { origin: origin.clone(), bytes: Cow::Owned(bytes) });
            }
            Err(problem) => report.push(problem),
        }
    }
    (files, report)
}

fn manifest(path: &Arc<str>, source: &dyn Source) -> (Manifest, Report) {
    let text = source.read(path).and_then(|bytes| crate::source::decode(path, &bytes));
    let text = match text {
        Ok(text) => text,
        Err(problem) => return (Manifest::default(), Report::from_iter([problem])),
    };
    let part = yaml::Source { path, file: &text, range: 0..text.len() };
    let (manifest, mut report) = yaml::read::<Manifest>(&part);
    if manifest.api.is_some_and(|api| api != API) {
        report.push(
            Diagnostic::error(
                "theme-api",
                format!(
                    "the theme is written for version {} of the contexts",
                    manifest.api.unwrap_or_default()
                ),
            )
            .at(yaml::locate(&part, "api"))
            .help(format!("This Dateline has version {API}; take a theme that is written for it.")),
        );
    }
    if manifest.extends.as_deref().is_some_and(|extends| extends != "default") {
        report.push(
            Diagnostic::error("invalid-value", "a theme can extend `default` alone")
                .at(yaml::locate(&part, "extends"))
                .help("Set `extends: default`, or leave it out."),
        );
    }
    (manifest, report)
}

fn no_theme(name: &str, paths: &[Arc<str>]) -> Diagnostic {
    let folders = paths.iter().filter_map(|path| path.strip_prefix(THEMES)?.split('/').next());
    let help = match nearest(name, folders.chain(["default"])) {
        Some(known) => format!("Did you mean `{known}`?"),
        None => format!("Make `{THEMES}{name}/theme.yaml`, or set `theme: default`."),
    };
    Diagnostic::error("theme", format!("there is no theme `{name}`"))
        .at(Place::file(crate::config::FILE))
        .help(help)
}

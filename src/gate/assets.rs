//! Which assets go with the documents that passed.

use std::collections::HashSet;
use std::sync::Arc;

use pulldown_cmark::{Event, Tag};

use super::Withheld;
use crate::model::Document;
use crate::parse::markdown;
use crate::source::CONTENT;

/// Every file that some documents use, as paths from the site's root.
pub(super) fn used<'a>(documents: impl Iterator<Item = &'a Document>) -> HashSet<String> {
    documents.flat_map(uses).collect()
}

/// Stops every hidden asset that no admitted document uses. Only where something is hidden need the
/// texts be looked at.
pub(super) fn admit(
    assets: Vec<Arc<str>>,
    passed: &[Document],
    hidden: &HashSet<String>,
    withheld: &mut Withheld,
) -> Vec<Arc<str>> {
    if !assets.iter().any(|path| hidden.contains(path.as_ref())) {
        return assets;
    }
    let kept = used(passed.iter());
    let (admitted, rest): (Vec<_>, Vec<_>) =
        assets.into_iter().partition(|path| !hidden.contains(path.as_ref()) || kept.contains(path.as_ref()));
    rest.iter().for_each(|path| withheld.add_asset(path));
    admitted
}

/// The files that a document's text and front matter point at, as paths from the site's root.
fn uses(document: &Document) -> Vec<String> {
    let mut found: Vec<String> = document.image().map(|image| file(document, image)).into_iter().collect();
    document.extra().values().for_each(|value| add_texts(value, document, &mut found));
    for (event, _) in markdown::events(&document.markdown(), false) {
        match event {
            Event::Start(Tag::Image { dest_url, .. } | Tag::Link { dest_url, .. }) => {
                found.push(file(document, &dest_url));
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let quoted = html.split(['"', '\'', '=', ' ', '>']);
                found.extend(quoted.filter(|part| part.contains('.')).map(|part| file(document, part)));
            }
            _ => {}
        }
    }
    found
}

/// Free fields may name files for a template.
fn add_texts(value: &serde_json::Value, document: &Document, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(file(document, text)),
        serde_json::Value::Array(items) => items.iter().for_each(|item| add_texts(item, document, found)),
        serde_json::Value::Object(entries) => {
            entries.values().for_each(|value| add_texts(value, document, found));
        }
        _ => {}
    }
}

fn file(document: &Document, target: &str) -> String {
    markdown::target_path(&document.path, target).unwrap_or_else(|| format!("{CONTENT}{target}"))
}

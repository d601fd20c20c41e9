//! Whether the geometries that places name are there. Only the names of features are read.

use std::collections::HashMap;

use crate::diag::{Diagnostic, Place, Report};
use crate::model::nearest;
use crate::model::{Document, Meta};
use crate::parse;
use crate::source::{CONTENT, Source};

/// Checks `geometry:` of every location.
pub(super) fn check(documents: &[Document], source: &dyn Source) -> Report {
    let mut report = Report::default();
    let mut files: HashMap<&str, Result<Vec<String>, String>> = HashMap::new();
    for document in documents {
        let Meta::Location(location) = &document.meta else { continue };
        let Some(geometry) = &location.geometry else { continue };
        let place = || parse::place(document, "geometry");
        let Some((file, feature)) = geometry.split_once('#') else {
            report.push(
                Diagnostic::error("invalid-value", format!("`{geometry}` names no feature"))
                    .at(place())
                    .help("Write the file, `#`, and the feature's id or name: `geo/areas.geojson#Idlib`."),
            );
            continue;
        };
        match files.entry(file).or_insert_with(|| read(file, source)) {
            Err(message) => report.push(
                Diagnostic::error("geometry", message.clone())
                    .at(place())
                    .help("Name a GeoJSON file by its path below `content/`."),
            ),
            Ok(features) if features.iter().any(|known| known == feature) => {}
            Ok(features) => {
                let help = match nearest(feature, features.iter().map(String::as_str)) {
                    Some(known) => format!("Did you mean `{known}`?"),
                    None => "Name a feature by its `id`, or by the property `id` or `name`.".to_owned(),
                };
                let problem = Diagnostic::error("geometry", format!("`{file}` has no feature `{feature}`"));
                report.push(
                    problem
                        .at(place())
                        .help(help)
                        .related(Place::file(format!("{CONTENT}{file}")), "searched here"),
                );
            }
        }
    }
    report
}

/// The ids and names of a file's features.
fn read(file: &str, source: &dyn Source) -> Result<Vec<String>, String> {
    if file.split('/').any(|part| part == "..") {
        return Err(format!("`{file}` is not below `content/`"));
    }
    let bytes = source.read(&format!("{CONTENT}{file}")).map_err(|_| format!("`{file}` can't be read"))?;
    let json: serde_json::Value =
        serde_json::from_slice(&bytes).map_err(|error| format!("`{file}` is not JSON: {error}"))?;
    let features =
        json["features"].as_array().ok_or_else(|| format!("`{file}` is no GeoJSON feature collection"))?;
    let names = features.iter().flat_map(|feature| {
        [&feature["id"], &feature["properties"]["id"], &feature["properties"]["name"]].map(text_of)
    });
    Ok(names.flatten().collect())
}

fn text_of(value: &serde_json::Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|number| number.to_string()))
}

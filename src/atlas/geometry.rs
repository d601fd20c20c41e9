//! The geometries that places name: whether they are there, and which area they enclose.

use super::area::{Area, Areas};
use crate::diag::{Diagnostic, Place, Report};
use crate::model::nearest;
use crate::model::{Document, Map, Meta};
use crate::parse;
use crate::source::{CONTENT, Source};

/// A feature of a GeoJSON file: what it is called, and its geometry.
type Feature = (Vec<String>, serde_json::Value);

/// Checks `geometry:` of every location, and reads its area.
pub(super) fn read(documents: &[Document], source: &dyn Source) -> (Areas, Report) {
    let mut report = Report::default();
    let mut areas = Areas::default();
    let mut files: Map<&str, Result<Vec<Feature>, String>> = Map::default();
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
        match files.entry(file).or_insert_with(|| features(file, source)) {
            Err(message) => report.push(
                Diagnostic::error("geometry", message.clone())
                    .at(place())
                    .help("Name a GeoJSON file by its path below `content/`."),
            ),
            Ok(features) => {
                let found = features.iter().find(|(names, _)| names.iter().any(|name| name == feature));
                if let Some((_, geometry)) = found {
                    areas.extend(Area::of(geometry).map(|area| (document.id.clone(), area)));
                    continue;
                }
                let names = features.iter().flat_map(|(names, _)| names);
                let help = match nearest(feature, names.map(String::as_str)) {
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
    (areas, report)
}

/// The features of a file.
fn features(file: &str, source: &dyn Source) -> Result<Vec<Feature>, String> {
    if file.split('/').any(|part| part == "..") {
        return Err(format!("`{file}` is not below `content/`"));
    }
    let bytes = source.read(&format!("{CONTENT}{file}")).map_err(|_| format!("`{file}` can't be read"))?;
    let mut json: serde_json::Value =
        serde_json::from_slice(&bytes).map_err(|error| format!("`{file}` is not JSON: {error}"))?;
    let features = json["features"]
        .as_array_mut()
        .ok_or_else(|| format!("`{file}` is no GeoJSON feature collection"))?;
    let read = |feature: &mut serde_json::Value| {
        let names = [&feature["id"], &feature["properties"]["id"], &feature["properties"]["name"]];
        (names.into_iter().filter_map(text_of).collect(), feature["geometry"].take())
    };
    Ok(features.iter_mut().map(read).collect())
}

fn text_of(value: &serde_json::Value) -> Option<String> {
    value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|number| number.to_string()))
}

//! SARIF 2.1.0: one document with one run, for code scanning services and editors.
//!
//! Columns are counted in characters (`columnKind: unicodeCodePoints`), as everywhere in Dateline.

use std::{collections::BTreeSet, fmt::Write as _, io};

use serde_json::{Value, json};

use super::{Report, escape_json, severity_name};
use crate::diag::{Diagnostic, Place};

pub(super) fn print(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    let codes: BTreeSet<&str> = report.iter().map(|diagnostic| diagnostic.code).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = report.iter().map(|found| result(found, &codes)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Dateline",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let text = serde_json::to_string_pretty(&document)?;
    writeln!(out, "{}", escape_json(&text))
}

fn result(diagnostic: &Diagnostic, codes: &[&str]) -> Value {
    let mut result = json!({
        "ruleId": diagnostic.code,
        "level": severity_name(diagnostic.severity),
        "message": { "text": message(diagnostic) },
    });
    // The codes are the report's own, so the search always finds one.
    if let Ok(index) = codes.binary_search(&diagnostic.code) {
        result["ruleIndex"] = json!(index);
    }
    if let Some(place) = &diagnostic.place {
        result["locations"] = json!([{ "physicalLocation": location(place) }]);
    }
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().enumerate().map(|(id, (place, label))| {
            json!({ "id": id, "message": { "text": label }, "physicalLocation": location(place) })
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

/// Services show the message alone, so the help goes with it.
fn message(diagnostic: &Diagnostic) -> String {
    match &diagnostic.help {
        Some(help) => format!("{}. {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    }
}

fn location(place: &Place) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri(&place.path) } });
    if place.line > 0 {
        location["region"] = json!({
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.end_column,
        });
    }
    location
}

/// A relative path as a URI reference: everything but plain characters is percent-encoded, so that
/// neither a space nor a colon in a file name changes what it points at.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing into a string cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

//! The value types: what they take, what they refuse, and what the refusal advises.

mod codes;
mod edtf;
mod grades;
mod ids;
mod properties;
mod stamp;

use std::{fmt::Debug, str::FromStr};

use dateline::model::Invalid;
use serde::de::DeserializeOwned;

/// The value of a text that must be taken.
fn value<T: FromStr<Err = Invalid>>(text: &str) -> T {
    text.parse().unwrap_or_else(|invalid| panic!("`{text}` was refused: {invalid}"))
}

/// The refusal of a text that must not be taken.
fn refusal<T: FromStr<Err = Invalid> + Debug>(text: &str) -> Invalid {
    match text.parse::<T>() {
        Ok(value) => panic!("`{text}` was taken as {value:?}"),
        Err(invalid) => invalid,
    }
}

/// Asserts what a refusal says: parts of its message and of its help.
#[track_caller]
fn refuses<T: FromStr<Err = Invalid> + Debug>(text: &str, message: &str, help: &str) {
    let invalid = refusal::<T>(text);
    assert!(invalid.message.contains(message), "message of `{text}`: {}", invalid.message);
    let given = invalid.help.clone().unwrap_or_default();
    assert!(given.contains(help), "help of `{text}`: {given}");
    assert!(!invalid.message.contains('\n') && !given.contains('\n'), "lines of `{text}`");
    assert_eq!(Invalid::from_text(&invalid.to_string()), invalid, "`{text}` across serde");
}

/// What YAML reads.
fn yaml<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_yaml::from_str(text).map_err(|error| error.to_string())
}

/// The schema of a type, as JSON.
fn schema<T: schemars::JsonSchema>() -> serde_json::Value {
    schemars::schema_for!(T).to_value()
}

//! What templates can call. Each is a pure function of its arguments, the theme's words and the
//! theme's static files: no clock, no file, no other page.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::model::{Digest, Edtf, Route, Stamp, nearest};
use crate::words::{Style, Words, fill};

/// Registers the functions and filters.
pub(super) fn register(
    tera: &mut Tera,
    words: &Arc<Words>,
    statics: BTreeMap<String, Digest>,
    base_path: &str,
) {
    let own = Arc::clone(words);
    tera.register_function("t", move |kwargs: Kwargs, _: &State| message(&own, &kwargs));
    let own = Arc::clone(words);
    tera.register_filter("t", move |key: &str, _: Kwargs, _: &State| plain(&own, key));
    let base_path = base_path.to_owned();
    tera.register_function("asset", move |kwargs: Kwargs, _: &State| asset(&kwargs, &statics, &base_path));
    let own = Arc::clone(words);
    tera.register_filter("date", move |date: &str, kwargs: Kwargs, _: &State| say_date(&own, date, &kwargs));
    let own = Arc::clone(words);
    tera.register_filter("edtf", move |date: &str, kwargs: Kwargs, _: &State| say_date(&own, date, &kwargs));
    let own = Arc::clone(words);
    tera.register_filter("short", move |date: &str, _: Kwargs, _: &State| said(&own, date, Style::Short));
    let own = Arc::clone(words);
    tera.register_filter("number", move |number: f64, _: Kwargs, _: &State| own.number(number));
}

/// `t(key="…")`: the message of a key; `n` chooses the plural form, every other argument replaces
/// its name in braces, and `default` stands in for a message that is not there.
fn message(words: &Words, kwargs: &Kwargs) -> TeraResult<String> {
    let key: &str = kwargs.must_get("key")?;
    let number: Option<f64> = kwargs.get("n")?;
    let pattern = match number {
        Some(number) => words.plural(key, number).or_else(|| words.get(key)),
        None => words.get(key),
    };
    let Some(pattern) = pattern else {
        if let Some(default) = kwargs.get::<String>("default")? {
            return Ok(default);
        }
        return Err(no_message(words, key));
    };
    if !pattern.contains('{') {
        return Ok(pattern.to_owned());
    }
    let values: Vec<(String, String)> = kwargs
        .iter()
        .map(|(name, value)| {
            let name = name.to_string();
            let value = match value.as_f64().filter(|_| name == "n") {
                Some(number) => words.number(number),
                None => value.to_string(),
            };
            (name, value)
        })
        .collect();
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Ok(fill(pattern, &values))
}

/// `"key" | t`: the message of a key that has nothing to fill in. A call without arguments costs a
/// fraction of one with them, and a page has dozens.
fn plain(words: &Words, key: &str) -> TeraResult<String> {
    words.get(key).map(str::to_owned).ok_or_else(|| no_message(words, key))
}

fn no_message(words: &Words, key: &str) -> Error {
    let like =
        nearest(key, words.keys()).map_or_else(String::new, |like| format!("; did you mean `{like}`?"));
    Error::message(format!("there is no message `{key}`{like}"))
}

/// `asset(path="site.css")`: the address of a static file of the theme. The hash in it changes with
/// the file, so that hosts may let browsers keep it; `versioned=false` leaves it out, for a file
/// that a style sheet names as well and that must not be fetched twice.
fn asset(kwargs: &Kwargs, statics: &BTreeMap<String, Digest>, base_path: &str) -> TeraResult<Value> {
    let path: &str = kwargs.must_get("path")?;
    let Some(digest) = statics.get(path) else {
        let like = nearest(path, statics.keys().map(String::as_str));
        let like = like.map_or_else(String::new, |like| format!("; did you mean `{like}`?"));
        return Err(Error::message(format!("the theme has no static file `{path}`{like}")));
    };
    let url = Route::file(&format!("{}{path}", super::theme::STATIC)).href(base_path);
    Ok(Value::safe_string(&match kwargs.get::<bool>("versioned")? {
        Some(false) => url,
        _ => format!("{url}?v={}", &digest.to_string()[..8]),
    }))
}

/// A publication date, an EDTF date or interval, a month or a year, in words.
fn say_date(words: &Words, date: &str, kwargs: &Kwargs) -> TeraResult<String> {
    let style = match kwargs.get::<&str>("style")? {
        None | Some("long") => Style::Long,
        Some("short") => Style::Short,
        Some(other) => {
            return Err(Error::message(format!("a date's style is `long` or `short`, not `{other}`")));
        }
    };
    said(words, date, style)
}

fn said(words: &Words, date: &str, style: Style) -> TeraResult<String> {
    if let Ok(edtf) = date.parse::<Edtf>() {
        return Ok(words.edtf(&edtf, style));
    }
    match date.parse::<Stamp>() {
        Ok(stamp) => Ok(words.stamp(&stamp, style)),
        Err(_) => Err(Error::message(format!("`{date}` is no date"))),
    }
}

//! The language of a text: a BCP 47 tag, checked for its form, in its canonical case.
//!
//! It knows no registry of languages beyond which are written from right to left.

use std::{fmt, str::FromStr, sync::Arc};

use schemars::json_schema;

use super::{
    Invalid,
    value::{quoted, text_value},
};

/// A language tag such as `en`, `ar`, `pt-BR` or `sr-Latn`. Its case is made canonical: `PT-br`
/// reads as `pt-BR`. The default is `en`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(Arc<str>);

/// Scripts that run from right to left (ISO 15924).
const RTL_SCRIPTS: [&str; 14] = [
    "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Sogd", "Syrc", "Syrj", "Thaa",
    "Yezi",
];

/// Languages whose usual script runs from right to left, the varieties of Arabic among them.
const RTL_LANGUAGES: [&str; 48] = [
    "acm", "acq", "aeb", "afb", "aii", "ajp", "apc", "apd", "ar", "arb", "arc", "ars", "ary", "arz", "ayl",
    "azb", "bal", "bcc", "bgn", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "luz", "mzn",
    "nqo", "pbt", "pbu", "pes", "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syc", "syr", "ug", "ur",
    "yi", "ydd",
];

/// Languages written from right to left in some countries only (CLDR, likely subtags).
const RTL_IN: [(&str, &str); 9] = [
    ("az", "IQ"),
    ("az", "IR"),
    ("kk", "CN"),
    ("kk", "IR"),
    ("ku", "IR"),
    ("ku", "LB"),
    ("ky", "CN"),
    ("pa", "PK"),
    ("uz", "AF"),
];

/// Languages by the names that people write instead of a tag.
const NAMES: [(&str, &str); 16] = [
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("dutch", "nl"),
    ("english", "en"),
    ("french", "fr"),
    ("german", "de"),
    ("hebrew", "he"),
    ("italian", "it"),
    ("kurdish", "ku"),
    ("pashto", "ps"),
    ("persian", "fa"),
    ("portuguese", "pt"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
];

/// What kind of subtag may come next; each kind comes at or after the one before it.
#[derive(PartialEq, PartialOrd)]
enum Stage {
    Language,
    Extended,
    Script,
    Region,
    Variant,
}

impl Lang {
    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language subtag: `pt` of `pt-BR`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// Whether text in it runs from right to left: by the script if the tag names one, else by the
    /// language.
    pub fn is_rtl(&self) -> bool {
        let language = self.language();
        let subtags = || self.0.split('-').skip(1).take_while(|subtag| subtag.len() > 1);
        if let Some(script) = subtags().find(|subtag| is_script(subtag)) {
            return RTL_SCRIPTS.contains(&script);
        }
        RTL_LANGUAGES.contains(&language) || subtags().any(|subtag| RTL_IN.contains(&(language, subtag)))
    }

    /// The value of HTML's `dir` attribute.
    pub fn dir(&self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }
}

impl Default for Lang {
    fn default() -> Self {
        Self("en".into())
    }
}

impl FromStr for Lang {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        canonical(text).map(|tag| Self(tag.into())).ok_or_else(|| refusal(text))
    }
}

impl AsRef<str> for Lang {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The tag in canonical case, if it has the form of RFC 5646's `langtag`.
fn canonical(text: &str) -> Option<String> {
    let mut subtags = text.split('-');
    let language = subtags.next()?;
    // Four letters are reserved, and no language of five to eight was ever registered.
    if !(2..=3).contains(&language.len()) || !is_alphabetic(language) {
        return None;
    }
    let mut tag = language.to_ascii_lowercase();
    let mut stage = Stage::Language;
    // The length of what follows the last singleton; none before the first.
    let mut extension: Option<usize> = None;
    let mut private = false;
    for subtag in subtags {
        if !(1..=8).contains(&subtag.len()) || !subtag.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return None;
        }
        tag.push('-');
        if private || (subtag.len() > 1 && extension.is_some()) {
            extension = extension.map(|count| count + 1);
            tag.push_str(&subtag.to_ascii_lowercase());
        } else if subtag.len() == 1 {
            if extension == Some(0) {
                return None;
            }
            private = subtag.eq_ignore_ascii_case("x");
            extension = Some(0);
            tag.push_str(&subtag.to_ascii_lowercase());
        } else {
            let (next, written) = within(subtag)?;
            // A variant may be followed by another; of everything else there is one.
            if next < stage || (next == stage && next != Stage::Variant) {
                return None;
            }
            stage = next;
            tag.push_str(&written);
        }
    }
    (extension != Some(0)).then_some(tag)
}

/// What a subtag before the extensions is, and its canonical case.
fn within(subtag: &str) -> Option<(Stage, String)> {
    let starts_with_digit = subtag.starts_with(|first: char| first.is_ascii_digit());
    match subtag.len() {
        2 if is_alphabetic(subtag) => Some((Stage::Region, subtag.to_ascii_uppercase())),
        3 if is_alphabetic(subtag) => Some((Stage::Extended, subtag.to_ascii_lowercase())),
        3 if subtag.bytes().all(|byte| byte.is_ascii_digit()) => Some((Stage::Region, subtag.to_owned())),
        4 if is_alphabetic(subtag) => {
            let mut script = subtag.to_ascii_lowercase();
            script.get_mut(..1)?.make_ascii_uppercase();
            Some((Stage::Script, script))
        }
        4 if starts_with_digit => Some((Stage::Variant, subtag.to_ascii_lowercase())),
        5..=8 => Some((Stage::Variant, subtag.to_ascii_lowercase())),
        _ => None,
    }
}

fn is_alphabetic(subtag: &str) -> bool {
    subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_script(subtag: &str) -> bool {
    subtag.len() == 4 && is_alphabetic(subtag)
}

fn refusal(text: &str) -> Invalid {
    let refusal = Invalid::new(format!("{} is not a language tag", quoted(text)));
    let lower = text.trim().to_lowercase();
    let named = NAMES.iter().find(|(name, _)| *name == lower).map(|(_, tag)| (*tag).to_owned());
    // What an operating system calls a locale: `pt_BR.UTF-8`.
    let locale = lower.split('.').next().map(|locale| locale.replace('_', "-"));
    match named.or_else(|| canonical(&locale?)) {
        Some(tag) => refusal.help(format!("Write `{tag}`.")),
        None => refusal.help("Write a BCP 47 tag, such as `en`, `ar` or `pt-BR`."),
    }
}

text_value!(
    Lang,
    "a language tag such as en",
    json_schema!({
        "type": "string",
        "description": "Language of the text, as a BCP 47 tag.",
        "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
        "examples": ["en", "ar", "pt-BR"],
    })
);

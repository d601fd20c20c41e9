//! Codes that other registers gave: Wikidata items, HXL hashtags, file digests, web addresses.
//!
//! It checks how they are written, and never whether what they name exists.

use std::{fmt, str::FromStr, sync::Arc};

use schemars::json_schema;
use url::Url;

use super::{
    Invalid,
    value::{quoted, text_value},
};

/// A Wikidata item: `^Q[1-9][0-9]*$`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wikidata(Box<str>);

/// An HXL 1.1 hashtag with its attributes: `#affected+displaced`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hxl(Box<str>);

/// A SHA-256 digest; prints as 64 small hexadecimal digits and reads capital ones too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sha256([u8; 32]);

/// An `http` or `https` address with a host and without a user name, kept as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WebUrl(Arc<str>);

impl Wikidata {
    /// The item's id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The item as linked data names it, for `sameAs`.
    pub fn uri(&self) -> String {
        format!("http://www.wikidata.org/entity/{}", self.0)
    }
}

impl Hxl {
    /// The whole, with its `#`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The hashtag without attributes: `#affected`.
    pub fn tag(&self) -> &str {
        self.0.split('+').next().unwrap_or_default()
    }

    /// The attributes in their order, without `+`.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        self.0.split('+').skip(1)
    }
}

impl Sha256 {
    /// The digest's bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl WebUrl {
    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Wikidata {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        if text.strip_prefix('Q').is_some_and(is_item_number) {
            return Ok(Self(text.into()));
        }
        let refusal = Invalid::new(format!("{} is not a Wikidata item", quoted(text)));
        // What people paste: the page's address, a small q, the number alone.
        let last = text.trim().rsplit(['/', ':']).next().unwrap_or_default();
        let number = last.strip_prefix(['q', 'Q']).unwrap_or(last);
        Err(if is_item_number(number) && number.len() < 15 {
            refusal.help(format!("Write `Q{number}`."))
        } else {
            refusal.help("Write the item's id, such as `Q858`; leave it out if it is not certain.")
        })
    }
}

impl FromStr for Hxl {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        if is_hxl(text) {
            return Ok(Self(text.into()));
        }
        let refusal = Invalid::new(format!("{} is not an HXL hashtag", quoted(text)));
        let compact: String = text.split_whitespace().collect();
        let repaired = format!("#{}", compact.to_lowercase().trim_start_matches('#'));
        Err(if is_hxl(&repaired) && repaired.len() <= 60 {
            refusal.help(format!(
                "Write `\"{repaired}\"` in quotation marks: YAML takes a bare `#` for a comment."
            ))
        } else {
            refusal.help("Write `#`, a tag, and attributes after `+`: `\"#affected+displaced\"`.")
        })
    }
}

impl FromStr for Sha256 {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        read_hex(text).map(Self).ok_or_else(|| {
            let stray = text.chars().find(|character| !character.is_ascii_hexdigit());
            let why = match stray {
                Some(stray) => format!("holds {}", quoted(stray.encode_utf8(&mut [0; 4]))),
                None => format!("has {} digits", text.len()),
            };
            Invalid::new(format!("a SHA-256 digest of 64 hexadecimal digits was expected; this {why}"))
                .help("Print it with `sha256sum FILE`, and give the first column.")
        })
    }
}

impl FromStr for WebUrl {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let fault = match web_fault(text) {
            None => return Ok(Self(text.into())),
            Some(fault) => fault,
        };
        let refusal = Invalid::new(format!("{} is not a web address: {fault}", quoted(text)));
        let trimmed = text.trim();
        let repaired = if trimmed.contains(':') { trimmed.to_owned() } else { format!("https://{trimmed}") };
        Err(if repaired != text && trimmed.contains('.') && web_fault(&repaired).is_none() {
            refusal.help(format!("Write `{repaired}`."))
        } else {
            refusal.help("Write the whole address, such as `https://example.org/report.pdf`.")
        })
    }
}

impl fmt::Display for Wikidata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Hxl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Display for WebUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_item_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty() && !text.starts_with('0')
}

fn is_hxl(text: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|first: char| first.is_ascii_lowercase())
            && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
    };
    text.strip_prefix('#').is_some_and(|rest| rest.split('+').all(is_word))
}

fn read_hex(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |at: usize| char::from(*pair.get(at)?).to_digit(16);
        *byte = u8::try_from(digit(0)? * 16 + digit(1)?).ok()?;
    }
    Some(bytes)
}

/// What keeps a text from being a web address; completes "it ".
fn web_fault(text: &str) -> Option<&'static str> {
    // The parser repairs these without a word, and the address is kept as written.
    let repaired = |character: char| {
        character.is_whitespace() || character.is_control() || r#"<>"\"#.contains(character)
    };
    if text.contains(repaired) {
        return Some("it holds a character that must be percent-encoded");
    }
    let Some(rest) = text.strip_prefix("https://").or(text.strip_prefix("http://")) else {
        return Some("it does not begin with `https://` or `http://`");
    };
    let Ok(url) = Url::parse(text) else { return Some("its host cannot be read") };
    if rest.starts_with('/') || url.host_str().is_none_or(str::is_empty) {
        return Some("it has no host");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Some("it holds a user name");
    }
    None
}

text_value!(
    Wikidata,
    "a Wikidata item such as Q858",
    json_schema!({
        "type": "string",
        "description": "Id of the Wikidata item; only what is certain.",
        "pattern": "^Q[1-9][0-9]*$",
        "examples": ["Q858"],
    })
);

text_value!(
    Hxl,
    "an HXL hashtag such as #affected+displaced",
    json_schema!({
        "type": "string",
        "description": "HXL 1.1 hashtag with its attributes; in quotation marks, for YAML takes a \
            bare # for a comment.",
        "pattern": r"^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$",
        "examples": ["#affected+displaced"],
    })
);

text_value!(
    Sha256,
    "a SHA-256 digest of 64 hexadecimal digits",
    json_schema!({
        "type": "string",
        "description": "SHA-256 digest of the file, in hexadecimal digits.",
        "pattern": "^[0-9A-Fa-f]{64}$",
        "examples": ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    })
);

text_value!(
    WebUrl,
    "a web address such as https://example.org/report.pdf",
    json_schema!({
        "type": "string",
        "description": "Web address, http or https.",
        "format": "uri",
        "pattern": "^https?://[^/]",
        "examples": ["https://example.org/report.pdf"],
    })
);

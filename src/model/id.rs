//! Names that become paths: ids of entities and ledger items, slugs of briefings, tags.
//!
//! What it takes is a folder name on every file system and needs no escaping in a URL. It does not
//! know what an id stands for.

use std::{borrow::Borrow, fmt, str::FromStr, sync::Arc};

use schemars::json_schema;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
    Invalid,
    value::{quoted, text_value},
};

/// `^[a-z0-9]+(-[a-z0-9]+)*$`, at most 100 bytes, and no name that Windows keeps for a device.
/// Cloning it is cheap.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

/// A file name of 255 bytes must hold it and a suffix.
const LONGEST: usize = 100;

/// Latin letters that Unicode does not take apart, and what they are written as in ASCII.
const LETTERS: [(char, &str); 13] = [
    ('ı', "i"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ŧ', "t"),
    ('ŋ', "n"),
    ('ə', "a"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
];

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id that a title or a name suggests: `Maʿarrat al-Nuʿmān` gives `maarrat-al-numan`. None
    /// if nothing Latin is left of it.
    pub fn from_title(title: &str) -> Option<Self> {
        let mut slug = slug(title)?;
        if slug.len() > LONGEST {
            // A cut between two words; one word that is too long is cut anywhere.
            let end = slug.get(..=LONGEST)?.rfind('-').unwrap_or(LONGEST);
            slug.truncate(end);
        }
        if is_device(&slug) {
            slug.push_str("-1");
        }
        Some(Self(slug.into()))
    }
}

impl FromStr for Id {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match fault(text) {
            None => Ok(Self(text.into())),
            Some(fault) => Err(refusal(text, &fault)),
        }
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

/// What keeps a text from being an id; completes "`…` is not an id: ".
fn fault(text: &str) -> Option<String> {
    let allowed = |character: char| matches!(character, 'a'..='z' | '0'..='9' | '-');
    if text.is_empty() {
        Some("it is empty".to_owned())
    } else if let Some(stray) = text.chars().find(|character| !allowed(*character)) {
        Some(match stray {
            'A'..='Z' => format!("`{stray}` is a capital"),
            ' ' => "it holds a space".to_owned(),
            _ => format!("it holds {}", quoted(stray.encode_utf8(&mut [0; 4]))),
        })
    } else if text.starts_with('-') {
        Some("it begins with a hyphen".to_owned())
    } else if text.ends_with('-') {
        Some("it ends with a hyphen".to_owned())
    } else if text.contains("--") {
        Some("two hyphens stand together".to_owned())
    } else if text.len() > LONGEST {
        Some(format!("it has {} bytes, and {LONGEST} is the most", text.len()))
    } else if is_device(text) {
        Some("Windows keeps that name for a device".to_owned())
    } else {
        None
    }
}

fn refusal(text: &str, fault: &str) -> Invalid {
    let refusal = Invalid::new(format!("{} is not an id: {fault}", quoted(text)));
    match Id::from_title(text) {
        // The cleaned form of a device name is no better a name, only a legal one.
        Some(_) if is_device(text) => refusal.help("Choose a longer one."),
        Some(id) => refusal.help(format!("Write `{id}`.")),
        None => refusal.help("Use small Latin letters and digits, with single hyphens between the words."),
    }
}

fn is_device(text: &str) -> bool {
    let numbered = |name| {
        let digit = text.strip_prefix(name).map(str::as_bytes);
        matches!(digit, Some([b'1'..=b'9']))
    };
    matches!(text, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Words of ASCII letters and digits with hyphens between, of any length; none if a name in another
/// script leaves nothing, or nothing but its numbers.
fn slug(title: &str) -> Option<String> {
    let mut slug = String::with_capacity(title.len());
    let mut lost_letters = false;
    for character in title.nfkd().flat_map(char::to_lowercase) {
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if let Some((_, ascii)) = LETTERS.iter().find(|(letter, _)| *letter == character) {
            slug.push_str(ascii);
        } else if !is_silent(character) {
            lost_letters |= character.is_alphabetic();
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    let only_numbers = !slug.bytes().any(|byte| byte.is_ascii_alphabetic());
    if slug.is_empty() || (only_numbers && lost_letters) { None } else { Some(slug) }
}

/// Marks, and the signs that transliterations write within a word: they part nothing.
fn is_silent(character: char) -> bool {
    is_combining_mark(character)
        || matches!(character, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | 'ˈ' | '\u{ad}')
}

text_value!(
    Id,
    "an id such as maarrat-al-numan",
    json_schema!({
        // An id may be a year, which is a number to YAML.
        "type": ["string", "integer"],
        "description": "Small Latin letters and digits, with single hyphens between the words.",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "minLength": 1,
        "maxLength": LONGEST,
        "minimum": 0,
        "examples": ["syrian-army", "m4"],
    })
);

//! A page's path on the site.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// A path from the site's root: `/actors/hts/` for a page, `/feed.xml` for a file. Characters
/// stand as they are; only [`Route::href`] percent-encodes them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Route(String);

impl Route {
    /// The page below these segments: `["actors", "hts"]` is `/actors/hts/`, none is `/`.
    pub fn page<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        let mut path = String::from("/");
        for segment in segments {
            path.push_str(segment);
            path.push('/');
        }
        Self(path)
    }

    /// A file at a path without a leading slash: `404.html`.
    pub fn file(path: &str) -> Self {
        Self(format!("/{path}"))
    }

    /// The path as it is compared and sorted.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the bytes are put: `actors/hts/index.html`.
    pub fn output(&self) -> String {
        let inside = &self.0[1..];
        if self.0.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() }
    }

    /// The address in a page: the site's base path and this path, percent-encoded.
    pub fn href(&self, base_path: &str) -> String {
        let mut href = String::with_capacity(base_path.len() + self.0.len());
        href.push_str(base_path);
        push_encoded(&mut href, &self.0);
        href
    }

    /// What two routes share when a file system could confuse them: case and Unicode form.
    pub fn collision_key(&self) -> String {
        if self.0.is_ascii() {
            self.0.to_ascii_lowercase()
        } else {
            self.0.nfkc().flat_map(char::to_lowercase).collect()
        }
    }
}

/// Appends a path, with every byte that a URL's path can't hold percent-encoded.
fn push_encoded(href: &mut String, path: &str) {
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                href.push(char::from(byte));
            }
            _ => href.push_str(&format!("%{byte:02X}")),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

//! Tags, and the addresses that they get.

use unicode_normalization::UnicodeNormalization;

/// The address of a tag: letters and digits of any script in lower case, hyphens between them.
pub fn tag_slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for character in title.nfc().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

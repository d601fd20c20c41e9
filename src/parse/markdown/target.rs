//! Where a link's path leads, seen from the file that it stands in.

use crate::source::CONTENT;

/// The file that a relative or site-absolute link means, as a path from the site's root, without
/// its query and fragment; none for an address elsewhere, or one that climbs out of `content/`.
pub fn target_path(from: &str, target: &str) -> Option<String> {
    if is_external(target) {
        return None;
    }
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let path = decoded(path);
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => vec![CONTENT.trim_end_matches('/')],
        None => from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
                if parts.is_empty() {
                    return None;
                }
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Whether an address names a scheme or another host.
pub fn is_external(target: &str) -> bool {
    let scheme = target.split(':').next().unwrap_or_default();
    let has_scheme = scheme.len() < target.len()
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    has_scheme || target.starts_with("//")
}

/// Percent-decodes a path; what does not decode to UTF-8 stays as it is.
pub fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let is_code = |code: &&str| bytes[at] == b'%' && code.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = path.get(at + 1..at + 3).filter(is_code);
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}

//! GIF: a header, then images and extensions in blocks of at most 255 bytes.
//!
//! Kept are the images, the extension that says how to show one, and those that say how often to
//! repeat and which colours are meant. Comments, XMP and all else go.

use super::{Damaged, byte, slice};

const HEADER: usize = 13;

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Damaged> {
    let mut at = HEADER + palette(byte(bytes, 10)?);
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(slice(bytes, 0, at)?);
    loop {
        let start = at;
        match byte(bytes, at)? {
            // The end, and nothing that comes after it.
            0x3b => {
                out.push(0x3b);
                return Ok(out);
            }
            // An image: its place and size, perhaps a palette, a code size, and data.
            0x2c => {
                at = blocks_end(bytes, at + 11 + palette(byte(bytes, at + 9)?))?;
                out.extend_from_slice(&bytes[start..at]);
            }
            0x21 => {
                at = blocks_end(bytes, at + 2)?;
                if is_needed(&bytes[start..at]) {
                    out.extend_from_slice(&bytes[start..at]);
                }
            }
            // Some encoders write an empty block too many.
            0x00 => at += 1,
            _ => return Err(Damaged),
        }
    }
}

/// The length of the palette that a flag byte announces.
fn palette(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where a row of blocks ends: behind the empty one.
fn blocks_end(bytes: &[u8], from: usize) -> Result<usize, Damaged> {
    let mut at = from;
    loop {
        let length = usize::from(byte(bytes, at)?);
        at += 1 + length;
        if length == 0 {
            return Ok(at);
        }
    }
}

/// Whether an image would look different without this extension.
fn is_needed(extension: &[u8]) -> bool {
    let application = extension.get(3..14).unwrap_or_default();
    match extension.get(1) {
        Some(0xf9) => true,
        Some(0xff) => {
            application == b"NETSCAPE2.0" || application == b"ANIMEXTS1.0" || application == b"ICCRGBG1012"
        }
        _ => false,
    }
}

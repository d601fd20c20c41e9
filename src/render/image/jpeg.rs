//! JPEG: segments up to a scan, the scan's data, and perhaps more of both.
//!
//! This walks by hand because `img-parts` takes all that follows the first scan's header for the
//! scan's data: the comments between scans, and the second pictures, films and location records
//! that telephones append to a file.

use super::{Damaged, byte, slice};

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;
const APP14: u8 = 0xee;
const APP15: u8 = 0xef;
const COM: u8 = 0xfe;

const EXIF: &[u8] = b"Exif\0\0";
const JFIF: &[u8] = b"JFIF\0";

/// The length of a JFIF block without its thumbnail.
const JFIF_LENGTH: usize = 14;

pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Damaged> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xff, SOI]);
    let mut at = 2;
    let (mut framed, mut scanned, mut turned) = (false, false, false);
    loop {
        // Decoders pass over stray bytes between segments, and so does this.
        while byte(bytes, at)? != 0xff {
            at += 1;
        }
        while byte(bytes, at)? == 0xff {
            at += 1;
        }
        let marker = byte(bytes, at)?;
        at += 1;
        match marker {
            EOI if framed && scanned => {
                out.extend([0xff, EOI]);
                return Ok(out);
            }
            EOI => return Err(Damaged),
            // These have no content; outside a scan they mean nothing.
            0x00..=0x01 | 0xd0..=SOI => continue,
            _ => {}
        }
        let length = usize::from(u16::from_be_bytes([byte(bytes, at)?, byte(bytes, at + 1)?]));
        let content = slice(bytes, at + 2, length.checked_sub(2).ok_or(Damaged)?)?;
        at += length;
        match marker {
            APP0 if content.starts_with(JFIF) && content.len() >= JFIF_LENGTH => {
                // A thumbnail may show what was cut off from the picture, so it goes: the last two
                // bytes are its width and height.
                push(&mut out, APP0, &[&content[..JFIF_LENGTH - 2], &[0, 0]]);
            }
            APP1 if content.starts_with(EXIF) && !turned => {
                if let Some(orientation) = orientation(&content[EXIF.len()..]) {
                    push(&mut out, APP1, &[EXIF, &minimal_exif(orientation)]);
                    turned = true;
                }
            }
            APP2 if content.starts_with(b"ICC_PROFILE\0") => push(&mut out, marker, &[content]),
            APP14 if content.starts_with(b"Adobe") => push(&mut out, marker, &[content]),
            APP0..=APP15 | COM => {}
            _ => push(&mut out, marker, &[content]),
        }
        // The frame's header: every marker of the row but the tables and the reserved one.
        framed |= matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if marker == SOS {
            scanned = true;
            let end = scan_end(bytes, at)?;
            out.extend_from_slice(&bytes[at..end]);
            at = end;
        }
    }
}

/// Where a scan's data ends: at the first marker that is neither a stuffed byte nor a restart.
fn scan_end(bytes: &[u8], from: usize) -> Result<usize, Damaged> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..).ok_or(Damaged)?;
        at += rest.iter().position(|byte| *byte == 0xff).ok_or(Damaged)?;
        match byte(bytes, at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            _ => return Ok(at),
        }
    }
}

/// Appends a segment. Its content is never longer than the one it was read from.
fn push(out: &mut Vec<u8>, marker: u8, content: &[&[u8]]) {
    let length = 2 + content.iter().map(|part| part.len()).sum::<usize>();
    out.extend([0xff, marker]);
    out.extend_from_slice(&u16::try_from(length).unwrap_or(u16::MAX).to_be_bytes());
    content.iter().for_each(|part| out.extend_from_slice(part));
}

/// The orientation in an Exif block, if it has one that turns or mirrors the picture.
fn orientation(tiff: &[u8]) -> Option<u16> {
    let big = match tiff.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes: [u8; 2] = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long = |at: usize| {
        let bytes: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    };
    let directory = usize::try_from(long(4)?).ok()?;
    let first = directory.checked_add(2)?;
    for index in 0..usize::from(short(directory)?) {
        let entry = first.checked_add(index * 12)?;
        // Tag, type (a short), count, and the value itself.
        if short(entry)? == 0x0112 && short(entry + 2)? == 3 {
            return short(entry + 8).filter(|orientation| (2..=8).contains(orientation));
        }
    }
    None
}

/// An Exif block that holds the orientation and nothing else.
fn minimal_exif(orientation: u16) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    tiff.extend_from_slice(&orientation.to_be_bytes());
    // The value's padding, and the offset of the next directory: there is none.
    tiff.extend([0; 6]);
    tiff
}

//! Takes the metadata out of images, so that a photograph tells no reader where and by whom it was
//! taken.
//!
//! An image is known by its first bytes, never by its name. Pixels stay as they are: nothing is
//! decoded or compressed again. What a format may carry is listed, and everything else is dropped,
//! so that a block that nobody thought of is dropped as well. This module must not know where
//! images come from or where they go; it works on bytes alone.

mod gif;
mod jpeg;
mod png;
mod webp;

/// Why an image cannot be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageProblem {
    /// What is wrong: one clause without a full stop.
    pub message: String,
    /// What to do: one sentence.
    pub help: String,
}

/// An image that ends early, or whose structure makes no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Damaged;

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Jpeg,
    Png,
    Gif,
    WebP,
    /// A format whose metadata cannot be taken out here, with its name.
    Stubborn(&'static str),
    /// No image, or one that carries no metadata that is our business.
    Other,
}

/// The image without its metadata; what is no image is returned as it is.
///
/// JPEG, PNG, GIF and WebP lose everything but what is needed to draw them, and whatever follows
/// their end; of a JPEG's Exif block the orientation alone is kept. SVG is text, and left alone. The
/// name is used in messages only.
pub fn without_metadata(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, ImageProblem> {
    let (kind, clean) = match kind(&bytes) {
        Kind::Jpeg => ("JPEG", jpeg::clean(&bytes)),
        Kind::Png => ("PNG", png::clean(bytes)),
        Kind::Gif => ("GIF", gif::clean(&bytes)),
        Kind::WebP => ("WebP", webp::clean(bytes)),
        Kind::Stubborn(kind) => {
            return Err(ImageProblem {
                message: format!("`{name}` is {kind}, whose metadata cannot be removed"),
                help: "Convert it to JPEG, PNG or WebP.".to_owned(),
            });
        }
        Kind::Other => return Ok(bytes),
    };
    clean.map_err(|Damaged| ImageProblem {
        message: format!("`{name}` is a {kind} image that is damaged or cut short"),
        help: "Open it in an image editor and save it again, or copy it from its source again.".to_owned(),
    })
}

fn kind(bytes: &[u8]) -> Kind {
    const STUBBORN: [(&[u8], &str); 15] = [
        (b"II*\0", "a TIFF or camera raw image"),
        (b"MM\0*", "a TIFF or camera raw image"),
        (b"II+\0", "a TIFF image"),
        (b"MM\0+", "a TIFF image"),
        (b"II\xbc\x01", "a JPEG XR image"),
        (b"IIU\0", "a camera raw image"),
        (b"IIRO", "a camera raw image"),
        (b"IIRS", "a camera raw image"),
        (b"MMOR", "a camera raw image"),
        (b"II\x1a\0\0\0HEAP", "a camera raw image"),
        (b"FUJIFILMCCD-RAW", "a camera raw image"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "a JPEG XL image"),
        (b"\xff\x0a", "a JPEG XL image"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "a JPEG 2000 image"),
        (b"8BPS", "a Photoshop document"),
    ];
    if bytes.starts_with(b"\xff\xd8\xff") {
        Kind::Jpeg
    } else if bytes.starts_with(b"\x89PNG") {
        Kind::Png
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Kind::Gif
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Kind::WebP
    } else if bytes.get(4..8) == Some(b"ftyp") {
        media_kind(bytes)
    } else {
        let stubborn = STUBBORN.iter().find(|(magic, _)| bytes.starts_with(magic));
        stubborn.map_or(Kind::Other, |(_, kind)| Kind::Stubborn(kind))
    }
}

/// The ISO media formats share a container. Its first box lists brands; a still image has one of
/// these, and a film has none of them.
fn media_kind(bytes: &[u8]) -> Kind {
    let size = bytes.iter().take(4).fold(0, |size, byte| size << 8 | usize::from(*byte));
    let brands = bytes.get(8..size.min(bytes.len())).unwrap_or_default();
    let found = brands.chunks_exact(4).find_map(|brand| match brand {
        b"avif" | b"avis" => Some("an AVIF image"),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"mif1" | b"mif2"
        | b"msf1" | b"miaf" => Some("a HEIC or HEIF image"),
        b"crx " => Some("a camera raw image"),
        _ => None,
    });
    found.map_or(Kind::Other, Kind::Stubborn)
}

/// The bytes of a range, unless the image ends before it does.
fn slice(bytes: &[u8], from: usize, length: usize) -> Result<&[u8], Damaged> {
    let end = from.checked_add(length).ok_or(Damaged)?;
    bytes.get(from..end).ok_or(Damaged)
}

/// One byte.
fn byte(bytes: &[u8], at: usize) -> Result<u8, Damaged> {
    bytes.get(at).copied().ok_or(Damaged)
}

//! PNG: a row of chunks with checksums, which `img-parts` reads.
//!
//! Kept are the chunks that the pixels, their colours and their animation need. Exif, texts, times
//! and the private chunks of editors (some hold whole layers) go, and so does what follows the end.

use img_parts::{
    Bytes,
    png::{Png, PngChunk},
};

use super::Damaged;

/// Chunks of the standard, third edition, that change what is seen.
const KEPT: [&[u8; 4]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn clean(bytes: Vec<u8>) -> Result<Vec<u8>, Damaged> {
    let mut png = Png::from_bytes(Bytes::from(bytes)).map_err(|_| Damaged)?;
    let is_at = |chunk: Option<&PngChunk>, kind: &[u8; 4]| chunk.is_some_and(|chunk| chunk.kind() == *kind);
    let chunks = png.chunks();
    if !is_at(chunks.first(), b"IHDR")
        || !is_at(chunks.last(), b"IEND")
        || !chunks.iter().any(|chunk| chunk.kind() == *b"IDAT")
    {
        return Err(Damaged);
    }
    png.chunks_mut().retain(|chunk| KEPT.contains(&&chunk.kind()));
    Ok(png.encoder().bytes().into())
}

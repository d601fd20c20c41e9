//! WebP: a RIFF file of chunks, which `img-parts` reads.
//!
//! Kept are the chunks that the pixels, their colours and their animation need, in the file and in
//! each frame of an animation. Exif, XMP and unknown chunks go, with the flags that announce them.

use img_parts::{
    Bytes,
    riff::{RiffChunk, RiffContent},
    webp::{CHUNK_ALPH, CHUNK_ANIM, CHUNK_ANMF, CHUNK_ICCP, CHUNK_VP8, CHUNK_VP8L, CHUNK_VP8X, WebP},
};

use super::{Damaged, slice};

/// The bits of the extended header that say there is Exif or XMP.
const METADATA_FLAGS: u8 = 0b1100;

/// The length of a frame's own header, before its chunks.
const FRAME_HEADER: usize = 16;

pub(super) fn clean(bytes: Vec<u8>) -> Result<Vec<u8>, Damaged> {
    let mut image = WebP::from_bytes(Bytes::from(bytes)).map_err(|_| Damaged)?;
    let has_pixels = |chunk: &RiffChunk| matches!(chunk.id(), CHUNK_VP8 | CHUNK_VP8L | CHUNK_ANMF);
    if !image.chunks().iter().any(has_pixels) {
        return Err(Damaged);
    }
    let chunks = image.chunks_mut();
    chunks.retain(|chunk| is_needed(chunk.id()));
    for chunk in chunks {
        let id = chunk.id();
        let RiffContent::Data(data) = chunk.content_mut() else { continue };
        match id {
            CHUNK_VP8X => {
                let (flags, rest) = data.split_first().ok_or(Damaged)?;
                *data = [&[flags & !METADATA_FLAGS], rest].concat().into();
            }
            CHUNK_ANMF => *data = clean_frame(data)?,
            _ => {}
        }
    }
    Ok(image.encoder().bytes().into())
}

/// A frame of an animation: a header and chunks of its own. Read as a file of its own, so that the
/// chunks are walked in one way only.
fn clean_frame(data: &[u8]) -> Result<Bytes, Damaged> {
    let header = slice(data, 0, FRAME_HEADER)?;
    let chunks = &data[FRAME_HEADER..];
    let length = u32::try_from(4 + chunks.len()).map_err(|_| Damaged)?;
    let file = [b"RIFF", &length.to_le_bytes()[..], b"WEBP", chunks].concat();
    let mut frame = WebP::from_bytes(Bytes::from(file)).map_err(|_| Damaged)?;
    frame.chunks_mut().retain(|chunk| is_needed(chunk.id()));
    let clean = frame.encoder().bytes();
    Ok([header, clean.get(12..).ok_or(Damaged)?].concat().into())
}

fn is_needed(id: [u8; 4]) -> bool {
    matches!(id, CHUNK_VP8X | CHUNK_VP8 | CHUNK_VP8L | CHUNK_ALPH | CHUNK_ANIM | CHUNK_ANMF | CHUNK_ICCP)
}

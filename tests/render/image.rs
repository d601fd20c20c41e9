//! Images lose their metadata and keep their pixels.

use dateline::render::image::without_metadata;
use img_parts::{Bytes, png::PngChunk};
use proptest::prelude::*;

/// What no output may hold.
const SECRET: &[u8] = b"35.86447,36.80591";

const EXIF: &[u8] = b"Exif\0\0";

fn clean(bytes: &[u8]) -> Vec<u8> {
    without_metadata("photo", bytes.to_vec()).unwrap_or_else(|problem| panic!("{problem:?}"))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn segment(marker: u8, content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let length = u16::try_from(content.len() + 2).expect("a short segment");
    [&[0xff, marker][..], &length.to_be_bytes(), &content].concat()
}

/// A TIFF block with an orientation and the secret.
fn tiff(orientation: u8, big: bool) -> Vec<u8> {
    let head: &[u8] = if big {
        b"MM\0*\0\0\0\x08\0\x02\x01\x0f\0\x02\0\0\0\x11\0\0\0\x26\x01\x12\0\x03\0\0\0\x01\0"
    } else {
        b"II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x11\0\0\0\x26\0\0\0\x12\x01\x03\0\x01\0\0\0"
    };
    [head, &[orientation, 0, 0, 0, 0, 0, 0, 0], SECRET].concat()
}

const SCAN: &[u8] = b"\x12\xff\x00\x34\xff\xd0\x56";

fn jpeg(extra: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    bytes.extend(segment(0xe0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01", b"rgb"]));
    bytes.extend(extra.concat());
    bytes.extend(segment(0xdb, &[&[1; 65]]));
    bytes.extend(segment(0xc2, &[b"\x08\0\x01\0\x01\x01\x01\x11\0"]));
    bytes.extend(segment(0xda, &[b"\x01\x01\0\0\x3f\0"]));
    bytes.extend(SCAN);
    bytes.extend(segment(0xfe, &[b"between scans", SECRET]));
    bytes.extend(segment(0xda, &[b"\x01\x01\0\0\x3f\0"]));
    bytes.extend(SCAN);
    bytes.extend([0xff, 0xd9]);
    bytes
}

#[test]
fn a_jpeg_loses_all_but_its_picture() {
    let hostile = [
        segment(0xe1, &[EXIF, &tiff(1, true)]),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET]),
        segment(0xe1, &[b"http://ns.adobe.com/xmp/extension/\0", SECRET]),
        segment(0xe2, &[b"MPF\0", SECRET]),
        segment(0xe0, &[b"JFXX\0\x10", SECRET]),
        segment(0xed, &[b"Photoshop 3.0\0", SECRET]),
        segment(0xef, &[SECRET]),
        segment(0xfe, &[SECRET]),
    ];
    let kept = [
        segment(0xe2, &[b"ICC_PROFILE\0\x01\x01", b"profile"]),
        segment(0xee, &[b"Adobe\0\x64\0\0\0\0\x01"]),
    ];
    let mut bytes = jpeg(&[&hostile[..], &kept].concat());
    // A telephone's second picture and its film.
    bytes.extend(jpeg(&[segment(0xe1, &[EXIF, &tiff(1, false)])]));
    bytes.extend(SECRET);

    let cleaned = clean(&bytes);
    assert!(!holds(&cleaned, SECRET));
    assert!(!holds(&cleaned, b"Exif"));
    assert!(!holds(&cleaned, b"rgb"), "a thumbnail");
    assert!(kept.iter().all(|segment| holds(&cleaned, segment)));
    assert_eq!(cleaned.windows(SCAN.len()).filter(|window| *window == SCAN).count(), 2);
    assert_eq!(clean(&cleaned), cleaned);
}

#[test]
fn a_jpeg_keeps_its_orientation() {
    for big in [true, false] {
        let cleaned = clean(&jpeg(&[segment(0xe1, &[EXIF, &tiff(6, big)])]));
        assert!(!holds(&cleaned, SECRET));
        let kept = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        assert!(holds(&cleaned, kept), "{cleaned:?}");
        assert_eq!(clean(&cleaned), cleaned);
    }
}

fn png(extra: &[([u8; 4], &[u8])], pixels: &[u8]) -> Vec<u8> {
    let chunk = |kind, content: &[u8]| {
        PngChunk::new(kind, Bytes::copy_from_slice(content)).encoder().bytes().to_vec()
    };
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.extend(chunk(*b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"));
    bytes.extend(extra.iter().flat_map(|(kind, content)| chunk(*kind, content)));
    bytes.extend(chunk(*b"IDAT", pixels));
    bytes.extend(chunk(*b"IEND", b""));
    bytes
}

#[test]
fn a_png_keeps_its_pixels_byte_for_byte() {
    let hostile: Vec<([u8; 4], &[u8])> =
        [b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME", b"mkTS", b"caBX"].map(|kind| (*kind, SECRET)).into();
    let kept: [([u8; 4], &[u8]); 2] = [(*b"gAMA", b"\0\0\xb1\x8f"), (*b"tRNS", b"\0\0")];
    let mut bytes = png(&[&hostile[..], &kept].concat(), b"pixels");
    bytes.extend(SECRET);
    assert_eq!(clean(&bytes), png(&kept, b"pixels"));
}

fn chunk(id: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("a short chunk").to_le_bytes();
    let padding: &[u8] = if content.len() % 2 == 1 { &[0] } else { &[] };
    [&id[..], &length, content, padding].concat()
}

fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
    chunk(b"RIFF", &[&b"WEBP"[..], &chunks.concat()].concat())
}

#[test]
fn a_webp_loses_exif_and_xmp_and_the_flags_for_them() {
    let size = b"\0\0\0\x01\0\0\x01\0\0";
    let icc = chunk(b"ICCP", b"profile");
    let pixels = chunk(b"VP8L", b"\x2fpixels");
    let header = |flags: u8| chunk(b"VP8X", &[&[flags], &size[..]].concat());
    let metadata = [chunk(b"EXIF", SECRET), chunk(b"XMP ", SECRET), chunk(b"note", SECRET)].concat();
    let bytes = [webp(&[header(0b10_1100), icc.clone(), pixels.clone(), metadata]), SECRET.to_vec()].concat();
    assert_eq!(clean(&bytes), webp(&[header(0b10_0000), icc, pixels]));
}

#[test]
fn a_webp_animation_loses_what_its_frames_hide() {
    let frame = |extra: &[u8]| chunk(b"ANMF", &[&[7; 16], &chunk(b"VP8 ", b"pixels")[..], extra].concat());
    let bytes = webp(&[chunk(b"ANIM", b"123456"), frame(&chunk(b"note", SECRET))]);
    assert_eq!(clean(&bytes), webp(&[chunk(b"ANIM", b"123456"), frame(b"")]));
}

#[test]
fn a_gif_loses_its_comments_and_xmp() {
    let head = b"GIF89a\x01\0\x01\0\x80\0\0rgbrgb";
    let image = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x4c\x01\0";
    let show = b"\x21\xf9\x04\0\x0a\0\0\0";
    let repeat = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";
    let length = u8::try_from(SECRET.len()).expect("short");
    let comment = [&[0x21, 0xfe, length], SECRET, &[0]].concat();
    // XMP stands bare in the file; a row of falling lengths leads a reader out of it.
    let trailer: Vec<u8> = std::iter::once(1).chain((0..=255).rev()).chain([0]).collect();
    let xmp = [b"\x21\xff\x0bXMP DataXMP", &b"<x:xmpmeta>"[..], SECRET, &trailer].concat();
    let bytes = [&head[..], &comment, repeat, &xmp, show, image, &comment, &[0x3b], SECRET].concat();
    assert_eq!(clean(&bytes), [&head[..], repeat, show, image, &[0x3b]].concat());
}

#[test]
fn what_is_no_image_stays_as_it_is() {
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><metadata>kept</metadata></svg>";
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom";
    for bytes in [&svg[..], film, b"", b"plain text", b"RIFF\x04\0\0\0WAVE"] {
        assert_eq!(clean(bytes), bytes);
    }
}

#[test]
fn a_format_that_cannot_be_cleaned_is_refused_by_its_content() {
    let refused: [(&[u8], &str); 6] = [
        (b"II*\0rest", "TIFF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "HEIC or HEIF"),
        (b"\0\0\0\x18ftypavif\0\0\0\0avifmif1", "AVIF"),
        (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", "camera raw"),
        (b"\xff\x0a\0\0", "JPEG XL"),
    ];
    for (bytes, kind) in refused {
        let problem = without_metadata("photo.jpg", bytes.to_vec()).expect_err(kind);
        assert!(problem.message.contains(kind), "{problem:?}");
        assert!(problem.message.contains("photo.jpg"), "{problem:?}");
        assert_eq!(problem.help, "Convert it to JPEG, PNG or WebP.");
    }
}

#[test]
fn an_image_that_is_cut_short_is_refused() {
    let images = [
        jpeg(&[segment(0xe1, &[EXIF, &tiff(6, true)])]),
        png(&[(*b"tEXt", SECRET)], b"pixels"),
        webp(&[chunk(b"VP8 ", b"pixels"), chunk(b"EXIF", SECRET)]),
        b"GIF89a\x01\0\x01\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x4c\x01\0\x3b".to_vec(),
    ];
    for image in images {
        clean(&image);
        // The shortest that is still known by its first bytes.
        for length in 12..image.len() {
            let problem = without_metadata("cut", image[..length].to_vec());
            assert!(problem.is_err(), "{length} of {}: {:?}", image.len(), &image[..12]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn garbage_never_panics(
        magic in 0_usize..5,
        bytes in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let magic: &[u8] = [
            &b"\xff\xd8\xff"[..], b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x60\0\0\0WEBP", b"",
        ][magic];
        let _ = without_metadata("garbage", [magic, &bytes].concat());
    }

    #[test]
    fn a_spoiled_image_never_panics(
        which in 0_usize..4,
        spoils in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let frame = chunk(b"ANMF", &[&[7; 16], &chunk(b"VP8 ", b"pixels")[..]].concat());
        let mut image = [
            jpeg(&[segment(0xe1, &[EXIF, &tiff(6, true)])]),
            png(&[(*b"tEXt", SECRET)], b"pixels"),
            webp(&[chunk(b"VP8X", &[8; 10]), frame, chunk(b"LIST", b"abcdVP8 \x02\0\0\0ab")]),
            b"GIF89a\x01\0\x01\0\x80\0\0rgbrgb\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\0".to_vec(),
        ][which].clone();
        for (at, byte) in spoils {
            let at = at.index(image.len());
            image[at] = byte;
        }
        let _ = without_metadata("spoiled", image);
    }
}

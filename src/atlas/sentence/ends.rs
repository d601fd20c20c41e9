//! Where sentences end: what `unicode-segmentation` says, asked only where a sentence may end.
//!
//! Its rules (UAX #29) end a sentence after a full stop or its like, or after a line break, and
//! nowhere else; all of these are called stops here. Whether one ends is settled by what stands
//! between the letter before the stop and the letter after it: no rule looks back past the letter
//! next to a stop, and the one that looks ahead halts at a letter. So it is enough to show the crate
//! these windows, from letter to letter, and most of a text lies in none. What follows most stops is
//! so plain that the crate need not be asked at all.
//!
//! A character that is not known here is taken for a stop and never for a letter, which makes windows
//! larger and changes no result.

use unicode_segmentation::UnicodeSegmentation;

/// Where the sentences of a text end, in bytes; the last one at the text's end.
pub(super) fn ends(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut ends = Vec::new();
    // The text's start, or a character after a stop that has been dealt with: nothing before it bears
    // on what follows.
    let mut at = 0;
    while let Some(stop) = next_stop(bytes, at) {
        match bytes[stop..] {
            // A number, or a word after what must be an abbreviation.
            [b'.', b'0'..=b'9', ..] => at = stop + 1,
            [b'.', b' ', b'a'..=b'z', ..] => at = stop + 2,
            [b'.' | b'!' | b'?', b' ', b'A'..=b'Z' | 0xD7..=0xD9, ..] if is_letter(bytes, stop + 2) => {
                at = stop + 2;
                ends.push(at);
            }
            _ => {
                let start = (at..stop).rev().find(|at| is_letter(bytes, *at)).unwrap_or(at);
                let letter = (stop + 1..bytes.len()).find(|at| is_letter(bytes, *at));
                let end = letter.map_or(bytes.len(), |at| text.ceil_char_boundary(at + 1));
                let bounds = text[start..end].split_sentence_bound_indices();
                let bounds = bounds.map(|(from, words)| start + from + words.len());
                // Where a window is cut off ends no sentence.
                ends.extend(bounds.filter(|bound| *bound < end));
                at = letter.unwrap_or(end);
            }
        }
    }
    if !text.is_empty() {
        ends.push(text.len());
    }
    ends
}

/// The first byte from here on that may belong to a stop.
fn next_stop(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes[from..].iter().zip(from..);
    rest.filter(|(byte, _)| IN_STOPS[usize::from(**byte)]).map(|(_, at)| at).find(|at| is_stop(bytes, *at))
}

/// The bytes by which stops are noticed: for the Arabic ones the second, for their first is that of
/// every other letter; for all others the first.
const IN_STOPS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = matches!(
            byte as u8,
            b'.' | b'!' | b'?' | b'\n' | b'\r'
                | 0x9D..=0x9F
                | 0xC2
                | 0xD6
                | 0xDB..=0xE3
                | 0xEA..=0xFF
        );
        byte += 1;
    }
    table
};

/// Whether one of the bytes above belongs to a stop, or to a character that is not known here.
fn is_stop(bytes: &[u8], at: usize) -> bool {
    match bytes[at..] {
        // The Arabic end of text, and question mark.
        [0x9D..=0x9F, ..] => at > 0 && bytes[at - 1] == 0xD8,
        // The next line.
        [0xC2, next, ..] => next == 0x85,
        // The Armenian full stop.
        [0xD6, next, ..] => next == 0x89,
        // The Arabic full stop.
        [0xDB, next, ..] => next == 0x94,
        // U+2000–U+203F hold dashes and quotation marks, and few stops: the one dot leader, the
        // separators of lines and paragraphs, two doubled marks.
        [0xE2, 0x80, next, ..] => matches!(next, 0xA4 | 0xA8 | 0xA9 | 0xBC | 0xBD),
        // U+2080–U+2CBF are signs.
        [0xE2, next, ..] => !matches!(next, 0x82..=0xB2),
        // The ideographic full stop.
        [0xE3, next, last, ..] => next == 0x80 && last == 0x82,
        // U+FF80 and later, among them the mark of references.
        [0xEF, next, ..] => next < 0xBE,
        _ => true,
    }
}

/// Whether a character begins here that is surely a letter to the rules, so no combining mark.
fn is_letter(bytes: &[u8], at: usize) -> bool {
    match bytes[at..] {
        [b'A'..=b'Z' | b'a'..=b'z', ..] => true,
        // Latin from U+00C0 to U+027F, without the signs × and ÷.
        [0xC3, next, ..] => !matches!(next, 0x97 | 0xB7),
        [0xC4..=0xC9, ..] => true,
        // Cyrillic, Hebrew, Arabic.
        [0xD0..=0xD1, ..] => true,
        [0xD7, next, ..] => matches!(next, 0x90..=0xAA),
        [0xD8, next, ..] => next >= 0xA0,
        [0xD9, next, ..] => next <= 0x8A,
        // Chinese characters, U+4E00–U+9FFF.
        [0xE4, next, ..] => next >= 0xB8,
        [0xE5..=0xE9, ..] => true,
        _ => false,
    }
}

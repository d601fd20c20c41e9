//! Names as they are compared: without case, diacritics and typographic variants, in any script.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded text, with the way back from each of its bytes to the text as written.
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// For each byte of the folded text, the byte of the original that it comes from; empty when
    /// both texts have the same bytes' positions, as in ASCII.
    offsets: Vec<u32>,
    original_len: usize,
}

impl Folded {
    /// Folds a text, with the way back.
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { text: text.to_ascii_lowercase(), offsets: Vec::new(), original_len: text.len() };
        }
        let mut folded = String::with_capacity(text.len());
        let mut offsets = Vec::with_capacity(text.len());
        for (at, character) in text.char_indices() {
            let before = folded.len();
            push_folded(&mut folded, character);
            let from = u32::try_from(at).unwrap_or(u32::MAX);
            offsets.extend(std::iter::repeat_n(from, folded.len() - before));
        }
        Self { text: folded, offsets, original_len: text.len() }
    }

    /// The original's byte that a folded byte comes from.
    pub(super) fn original(&self, at: usize) -> usize {
        if self.offsets.is_empty() && self.text.len() == self.original_len {
            return at;
        }
        self.offsets.get(at).map_or(self.original_len, |from| *from as usize)
    }
}

/// A name's folded form.
pub fn fold(name: &str) -> String {
    Folded::new(name.trim()).text
}

fn push_folded(folded: &mut String, character: char) {
    match character {
        '\u{00A0}' | '\u{2007}' | '\u{202F}' | '\n' | '\t' => folded.push(' '),
        '’' | '‘' | 'ʼ' | '`' | '´' => folded.push('\''),
        '\u{2010}' | '\u{2011}' => folded.push('-'),
        // Letters that no decomposition takes to their base letter.
        'ı' | 'İ' => folded.push('i'),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'đ' | 'Đ' => folded.push('d'),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        // Arabic tatweel is decoration; alef maqsura and yeh are written for each other.
        '\u{0640}' => {}
        'ى' | 'ی' => folded.push('ي'),
        'ک' => folded.push('ك'),
        // Marks that steer direction and joining are no letters.
        '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{00AD}' => {}
        _ => {
            let base = std::iter::once(character).nfkd().filter(|part| !is_combining_mark(*part));
            folded.extend(base.flat_map(char::to_lowercase).filter(|part| !is_combining_mark(*part)));
        }
    }
}

//! "Did you mean …": the nearest known word.

/// The known word nearest to `word`, if it is near enough to be a slip of the hand: at most one
/// edit in three letters. Of two that are equally near, the one that begins like it for longer
/// wins, and then the first by the alphabet: the order they come in decides nothing.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.trim().to_lowercase();
    let length = word.chars().count();
    // The edit distance takes quadratic time, and nothing this long is a slip of the hand.
    if length > 100 {
        return None;
    }
    let limit = (length / 3).clamp(1, 4);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, candidate)| {
            (*distance, std::cmp::Reverse(common_start(&word, candidate)), *candidate)
        })
        .map(|(_, candidate)| candidate)
}

/// How many letters two words share at their beginning.
fn common_start(word: &str, candidate: &str) -> usize {
    word.chars().zip(candidate.to_lowercase().chars()).take_while(|(a, b)| a == b).count()
}

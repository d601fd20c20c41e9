//! "Did you mean …": the nearest known word.

/// The known word nearest to `word`, if it is near enough to be a slip of the hand: at most one
/// edit in three letters. Of two that are equally near, the first wins.
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
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

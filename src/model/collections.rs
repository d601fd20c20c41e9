//! Maps and sets whose hash is quick. Their order is no one's business: nothing that depends on it may
//! reach an output.

/// A map.
pub type Map<K, V> = rustc_hash::FxHashMap<K, V>;
/// A set.
pub type Set<K> = rustc_hash::FxHashSet<K>;

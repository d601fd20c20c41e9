//! The English words that the synthetic texts are made of.
//!
//! Plain lists. None may hold a word of the ICD 203 scale: the texts must pass every check.

/// What titles say of a thing.
pub(crate) const MOODS: &[&str] = &[
    "Uneasy",
    "Fragile",
    "Renewed",
    "Stalled",
    "Quiet",
    "Slow",
    "Sudden",
    "Contested",
    "Shifting",
    "Costly",
    "Partial",
    "Local",
    "Winter",
    "Delayed",
    "Second",
    "Final",
];

/// What titles are about.
pub(crate) const TOPICS: &[&str] = &[
    "truce",
    "advance",
    "withdrawal",
    "siege",
    "convoy",
    "crossing",
    "harvest",
    "handover",
    "blockade",
    "talks",
    "displacement",
    "recruitment",
    "curfew",
    "reopening",
    "shelling",
    "patrol",
    "rotation",
    "supply line",
    "water shortage",
    "local vote",
];

/// How a sentence opens.
pub(crate) const OPENERS: &[&str] = &[
    "By the evening",
    "According to residents",
    "In the same week",
    "For the second month",
    "Before the announcement",
    "On the northern bank",
    "After three days of talks",
    "At dawn",
    "Despite the rain",
    "As in earlier rounds",
    "Without any notice",
    "Two convoys later",
    "Since the handover",
    "During the night",
    "In a short statement",
    "Along the main road",
];

/// What an entity does.
pub(crate) const DEEDS: &[&str] = &[
    "moved two columns towards",
    "closed the road to",
    "asked for a meeting with",
    "kept its checkpoints around",
    "denied any contact with",
    "sent engineers to",
    "announced a truce with",
    "lost ground to",
    "opened a relief corridor through",
    "published a list that names",
    "withdrew heavy weapons from",
    "took over the depot near",
    "accepted the terms of",
    "rejected an offer by",
    "exchanged prisoners with",
    "paid the arrears owed to",
    "shelled positions close to",
    "restored water for",
];

/// How a sentence ends.
pub(crate) const ENDINGS: &[&str] = &[
    "and nobody was hurt",
    "while markets stayed open",
    "after weeks of pressure",
    "before the snow closed the pass",
    "with little resistance",
    "although supplies were short",
    "as fuel prices doubled again",
    "under the eyes of observers",
    "for the first time this year",
    "and then fell silent",
    "in exchange for safe passage",
    "at a heavy price",
    "with support from the air",
    "against the advice of its own staff",
];

/// Nouns of sentences that name nobody.
pub(crate) const NOUNS: &[&str] = &[
    "bridge",
    "depot",
    "ration",
    "market",
    "hospital",
    "school",
    "bakery",
    "generator",
    "well",
    "tent",
    "ridge",
    "valley",
    "canal",
    "orchard",
    "warehouse",
    "barracks",
    "checkpoint",
    "tunnel",
    "trench",
    "ferry",
    "quarry",
    "substation",
    "clinic",
    "archive",
    "registry",
    "brigade",
    "family",
    "driver",
    "teacher",
    "farmer",
    "trader",
    "engineer",
    "medic",
    "observer",
    "mayor",
    "judge",
    "shipment",
    "permit",
    "payment",
    "ledger",
    "census",
    "rumour",
    "photograph",
    "recording",
];

/// Adjectives of sentences that name nobody.
pub(crate) const QUALITIES: &[&str] = &[
    "abandoned",
    "crowded",
    "damaged",
    "guarded",
    "half-built",
    "improvised",
    "isolated",
    "muddy",
    "narrow",
    "overdue",
    "rebuilt",
    "rented",
    "restored",
    "shared",
    "temporary",
    "unmarked",
    "upstream",
    "vacant",
    "walled",
    "worn",
];

/// Verbs of sentences that name nobody.
pub(crate) const VERBS: &[&str] = &[
    "replaced",
    "outlasted",
    "served",
    "fed",
    "blocked",
    "supplied",
    "reached",
    "avoided",
    "marked",
    "shielded",
    "followed",
    "crossed",
    "emptied",
    "repaired",
    "counted",
    "delayed",
    "divided",
];

/// Headings of a text's parts.
pub(crate) const HEADINGS: &[&str] = &[
    "What happened",
    "Why it matters",
    "On the ground",
    "Who gains",
    "What to watch",
    "The supply question",
    "Reactions",
    "Background",
    "The wider picture",
    "What is not known",
];

/// Topics of tags and series: a quality and a noun make sixty tags and more.
pub(crate) const TAG_HEADS: &[&str] =
    &["roads", "water", "health", "borders", "prices", "schools", "ports", "fuel", "courts", "camps"];

/// The second parts of tags.
pub(crate) const TAG_TAILS: &[&str] = &["access", "security", "policy", "damage", "repair", "monitoring"];

/// Every single word above, in no order that matters: an invented name may be none of them.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    let lists =
        [MOODS, TOPICS, OPENERS, DEEDS, ENDINGS, NOUNS, QUALITIES, VERBS, HEADINGS, TAG_HEADS, TAG_TAILS];
    lists.into_iter().flatten().flat_map(|entry| entry.split(' '))
}

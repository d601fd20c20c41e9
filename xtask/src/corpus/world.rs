//! The synthetic world: actors, places, sources, series, tags and authors, the same in every size.
//!
//! Plain data with names; how a generator wants it written is `site`'s and `hugo`'s matter.

use super::{
    names::{Names, Stem, slug},
    rng::Rng,
    words,
};

/// Something that texts name.
pub(crate) struct Entity {
    /// Its id.
    pub(crate) id: String,
    /// Its name.
    pub(crate) name: String,
    /// Other names in Latin letters; texts use them too.
    pub(crate) aliases: Vec<String>,
    /// Its name in Arabic, where it has one.
    pub(crate) arabic: Option<String>,
    /// A weak alias, which texts never use.
    pub(crate) weak: Option<String>,
    /// Its kind, as front matter writes it.
    pub(crate) kind: &'static str,
    /// For an actor, its ACLED type.
    pub(crate) acled_type: Option<&'static str>,
}

/// A place: an entity on the map.
pub(crate) struct Place {
    /// Its names and kind.
    pub(crate) entity: Entity,
    /// The number of the place that holds it.
    pub(crate) within: Option<usize>,
    /// Latitude and longitude in hundred-thousandths of a degree.
    pub(crate) point: (i64, i64),
}

/// Everything that briefings can refer to.
pub(crate) struct World {
    /// Two hundred actors.
    pub(crate) actors: Vec<Entity>,
    /// Four hundred places, each after the one that holds it.
    pub(crate) locations: Vec<Place>,
    /// Forty sources.
    pub(crate) sources: Vec<Entity>,
    /// Series: id and title.
    pub(crate) series: Vec<(String, String)>,
    /// Tags.
    pub(crate) tags: Vec<String>,
    /// Authors: id and name.
    pub(crate) authors: Vec<(String, String)>,
}

/// How many places of each kind, and how far one lies from the place that holds it at most, in
/// hundred-thousandths of a degree.
const LEVELS: &[(&str, usize, i64)] =
    &[("country", 8, 0), ("governorate", 40, 300_000), ("district", 112, 80_000), ("town", 240, 20_000)];

/// The kinds of actors in turn: kind, ACLED type, and the name's form around a stem.
const ACTOR_FORMS: &[(&str, &str, &str)] = &[
    ("armed-group", "Rebel group", "{} Liberation Front"),
    ("public-body", "State forces", "Government of {}"),
    ("armed-force", "State forces", "{} Armed Forces"),
    ("person", "", "General {}"),
    ("armed-group", "Political militia", "{} Popular Brigade"),
    ("organisation", "", "{} Relief Committee"),
    ("political", "", "{} National Party"),
    ("person", "", "Minister {}"),
    ("coalition", "External/Other forces", "{} Joint Command"),
    ("collective", "Civilians", "People of {}"),
];

/// The kinds of sources in turn: kind and the name's form around a stem.
const SOURCE_FORMS: &[(&str, &str)] = &[
    ("monitor", "{} Conflict Monitor"),
    ("agency", "{} News Agency"),
    ("media", "{} Evening Post"),
    ("official", "{} Office of Statistics"),
    ("dataset", "{} Incident Dataset"),
];

impl World {
    /// Makes the world.
    pub(crate) fn new() -> Self {
        let mut names = Names::new();
        let locations = places(&mut names);
        let actors = (0..200).map(|number| actor(&mut names, number)).collect();
        let sources = (0..40).map(|number| source(&mut names, number)).collect();
        let tags = words::TAG_HEADS
            .iter()
            .flat_map(|head| words::TAG_TAILS.iter().map(move |tail| format!("{head}-{tail}")))
            .collect();
        let series = (0..12)
            .map(|number| {
                let title = format!("{} watch", names.stem().latin);
                (format!("series-{number}"), title)
            })
            .collect();
        let authors = ["desk", "night-desk", "field", "data", "maps"]
            .map(|id| (id.to_owned(), format!("{} Editor", names.stem().latin)));
        Self { actors, locations, sources, series, tags, authors: authors.into() }
    }
}

/// All places, level by level.
fn places(names: &mut Names) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut upper = 0..0;
    for (level, &(kind, count, reach)) in LEVELS.iter().enumerate() {
        let first = places.len();
        for number in 0..count {
            let mut rng = Rng::new(10 + level as u64, number);
            let within = (!upper.is_empty()).then(|| upper.start + number % upper.len());
            let (lat, lon) = match within.map(|index| places[index].point) {
                Some((lat, lon)) => (lat + rng.between(-reach, reach), lon + rng.between(-reach, reach)),
                None => (rng.between(-3_000_000, 5_500_000), rng.between(-10_000_000, 14_000_000)),
            };
            places.push(Place { entity: place(names, kind, &mut rng), within, point: (lat, lon) });
        }
        upper = first..places.len();
    }
    places
}

fn place(names: &mut Names, kind: &'static str, rng: &mut Rng) -> Entity {
    let stem = names.stem();
    let name = match kind {
        "governorate" => format!("{} Governorate", stem.latin),
        "district" => format!("{} District", stem.latin),
        _ => stem.latin.clone(),
    };
    let mut aliases = Vec::new();
    if kind == "governorate" {
        aliases.push(format!("{} Province", stem.latin));
    }
    // Another transliteration, as the same town has in two newspapers.
    let variant = stem.latin.replace('u', "oo").replace('i', "ee");
    if kind == "town" && variant != stem.latin && names.claim(&variant) {
        aliases.push(variant);
    }
    // Some towns are large enough to count as cities, some small enough for villages.
    let kind = match (kind, rng.below(10)) {
        ("town", 0) => "city",
        ("town", 1..4) => "village",
        _ => kind,
    };
    Entity { aliases, weak: None, acled_type: None, ..entity(name, stem, kind, rng) }
}

fn actor(names: &mut Names, number: usize) -> Entity {
    let mut rng = Rng::new(20, number);
    let (kind, acled_type, form) = ACTOR_FORMS[number % ACTOR_FORMS.len()];
    let stem = names.stem();
    let name = form.replace("{}", &stem.latin);
    let mut aliases = Vec::new();
    let acronym: String = name
        .split(' ')
        .filter(|word| word.starts_with(char::is_uppercase))
        .filter_map(|word| word.chars().next())
        .collect();
    // The stem's second letter keeps most acronyms apart; one that is taken is left out.
    let acronym = format!("{acronym}{}", &stem.latin[1..3].to_uppercase());
    if kind != "person" && names.claim(&acronym) {
        aliases.push(acronym);
    }
    let weak = number.is_multiple_of(7).then(|| format!("the {} camp", stem.latin));
    let acled_type = Some(acled_type).filter(|name| !name.is_empty());
    Entity { aliases, weak, acled_type, ..entity(name, stem, kind, &mut rng) }
}

fn source(names: &mut Names, number: usize) -> Entity {
    let (kind, form) = SOURCE_FORMS[number % SOURCE_FORMS.len()];
    let stem = names.stem();
    let name = form.replace("{}", &stem.latin);
    Entity { arabic: None, ..entity(name, stem, kind, &mut Rng::new(30, number)) }
}

/// The parts that every entity has.
fn entity(name: String, stem: Stem, kind: &'static str, rng: &mut Rng) -> Entity {
    let arabic = rng.chance(40).then_some(stem.arabic);
    let id = slug(&name);
    Entity { id, name, aliases: Vec::new(), arabic, weak: None, kind, acled_type: None }
}

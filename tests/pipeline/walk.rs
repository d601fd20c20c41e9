//! A small site and the edits that a random walk makes to it.
//!
//! The site is a handful of choices, and its files are a function of them, so that every edit can
//! be undone by a later one and every state can be built from nothing.

use std::collections::BTreeMap;

use proptest::prelude::*;

/// The choices that make a site; `None` is a file that is not there.
#[derive(Debug, Clone)]
pub(crate) struct State {
    briefings: [Option<Briefing>; 5],
    entities: [Option<Entity>; 4],
    settings: [usize; SETTINGS.len()],
    files: [usize; FILES.len()],
}

#[derive(Debug, Clone, Copy)]
struct Briefing {
    file: usize,
    title: usize,
    date: usize,
    body: usize,
    label: usize,
    lists: usize,
}

#[derive(Debug, Clone, Copy)]
struct Entity {
    file: usize,
    name: usize,
    more: usize,
    label: usize,
    profile: usize,
}

/// One edit: which thing, which choice of it, and what is chosen.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Edit {
    Briefing(usize, usize, usize),
    Entity(usize, usize, usize),
    Setting(usize, usize),
    File(usize, usize),
}

pub(crate) fn edits() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (0..5_usize, 0..7_usize, 0..9_usize).prop_map(|(which, field, to)| Edit::Briefing(which, field, to)),
        4 => (0..4_usize, 0..6_usize, 0..5_usize).prop_map(|(which, field, to)| Edit::Entity(which, field, to)),
        1 => (0..SETTINGS.len(), 0..3_usize).prop_map(|(which, to)| Edit::Setting(which, to)),
        2 => (0..FILES.len(), 0..3_usize).prop_map(|(which, to)| Edit::File(which, to)),
    ]
}

const SETTINGS: [[&str; 3]; 9] = [
    ["title: Desk", "title: Other desk", "title: Desk\ntagline: Daily"],
    [
        "base_url: https://desk.example",
        "base_url: https://desk.example/idlib/",
        "base_url: https://other.example",
    ],
    ["", "lang: fr", "lang: ar"],
    ["", "audience: partners", "audience: named"],
    ["", "autolink: all", "autolink: off"],
    ["list_length: 2", "list_length: 1", ""],
    ["year_length: 2", "year_length: 1", ""],
    ["authors: { desk: { name: The desk } }", "authors: { desk: { name: Us } }", ""],
    ["", "smart_punctuation: false", "raw_html: trusted"],
];

const FILES: [(&str, [&str; 3]); 7] = [
    ("content/notes.txt", ["", "Notes.", "More notes."]),
    ("content/briefings/map.svg", ["<svg/>", "<svg xmlns='x'/>", "<svg/>"]),
    (
        "content/pages/about.md",
        ["", "---\ntitle: About\nnav: true\n---\nTurkey.\n", "---\ntitle: About us\n---\n"],
    ),
    ("templates/actors.html", ["", "<p>{{ page.title }}</p>", "<p>{{ page.nothing.at_all }}</p>"]),
    ("themes/default/static/site.css", ["", "p { color: red }", "p { color: blue }"]),
    ("content/briefings/broken.md", ["", "", "---\ntitel: Broken\n---\n"]),
    ("content/geo/areas.geojson", [AREA, "", "{ \"type\": \"FeatureCollection\", \"features\": [] }"]),
];

const AREA: &str = r#"{ "type": "FeatureCollection", "features": [{ "type": "Feature", "properties": { "name": "Saraqib" }, "geometry": { "type": "Point", "coordinates": [36.8, 35.8] } }] }"#;

const BODIES: [&str; 8] = [
    "Turkey sent a convoy to Saraqib. It stayed there.",
    "Turkey sent *two* convoys to \"Saraqib\", past the M5.\n\n## Later\n\nTurkey left.",
    "Nobody is named here.",
    "## The [[turkey]] post\n\nA post of [[Turkey|Ankara]] near Saraqib, and <b onclick=\"x\">the</b> M5.",
    "![Map](map.svg) of Saraqib.",
    "It fled: [[figure:fled]], says [[briefing:b0]], near Saraqib.",
    "| Who | Where |\n|---|--:|\n| Turkey | Saraqib |\n",
    "The Front, the front and Turkey's men.",
];
const TITLES: [&str; 3] = ["First of all", "Second & last", "What Turkey says"];
const DATES: [&str; 4] = ["2020-02-01", "2020-02-03", "2019-12-31", "2018-05-05"];
/// The last is none for an entity.
const LABELS: [&str; 5] =
    ["", "tlp: AMBER", "tlp: RED", "status: withdrawn", "publish_at: 2020-03-15\nexpires_at: 2020-04-01"];
const LISTS: [&str; 9] = [
    "",
    "tags: [front]\nactors: [turkey]\nlocations: [saraqib]\nseries: winter\nauthors: [desk]",
    "tags: [front, roads]\nactors: [ghost]\nredirect_from: [/old/]",
    "events: [{ id: convoy, date: 2020-01, title: Convoy, actors: [turkey], locations: [saraqib], source: paper }]",
    // Told by another briefing as well, and dated otherwise.
    "events: [{ id: convoy, date: 2020-02, title: The convoy, actors: [m5], source: turkey }]",
    "events: [{ id: column, same_as: convoy, date: 2020-01, title: A column, source: paper, tlp: AMBER }]",
    "claims: [{ id: said, text: It is so., by: turkey, source: paper, in_tension_with: [denied] }]",
    "claims: [{ id: denied, text: It is not so., by: paper, about: [saraqib], credibility: 3 }]\ncorrections: [{ date: 2020-02-02, text: It was not. }]",
    "autolink: all\nlang: fr\nsummary: Dit-on.\nextra: { score: 0.3, of: [1, 2.50, deux] }",
];
const NAMES: [[&str; 2]; 4] =
    [["Turkey", "Turkiye"], ["Saraqib", "Saraqeb"], ["M5", "M5 road"], ["The paper", "Paper"]];
const IDS: [(&str, &str); 4] =
    [("actors", "turkey"), ("locations", "saraqib"), ("locations", "m5"), ("sources", "paper")];
const MORE: [[&str; 5]; 4] = [
    [
        "",
        "aliases: [the Front]",
        "role: A state.",
        "relations: [{ type: holds, to: saraqib, source: paper }]",
        "extra: { rank: 2 }",
    ],
    [
        "",
        "within: m5",
        "at_junction_of: [m5]",
        "aliases: [the Front, { text: سراقب, lang: ar }]",
        "geometry: geo/areas.geojson#Saraqib",
    ],
    [
        "",
        "kind: route\nconnects: [saraqib]",
        "control: [{ date: 2020, by: turkey, status: contested }]",
        "role: A road.",
        "aliases: [{ text: the road, weak: true }]",
    ],
    ["", "reliability: C", "actor: turkey", "aliases: [Turkey]", "kind: media"],
];

impl Default for State {
    fn default() -> Self {
        let briefing = |date: usize, body: usize, lists: usize| {
            Some(Briefing { file: 0, title: 0, date, body, label: 0, lists })
        };
        let entity = Some(Entity { file: 0, name: 0, more: 0, label: 0, profile: 0 });
        Self {
            briefings: [briefing(0, 0, 1), briefing(1, 1, 2), briefing(2, 7, 3), None, None],
            entities: [entity; 4],
            settings: [0; SETTINGS.len()],
            files: [0; FILES.len()],
        }
    }
}

impl State {
    pub(crate) fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Briefing(which, field, to) => {
                let new = Briefing {
                    file: 0,
                    title: to % TITLES.len(),
                    date: 0,
                    body: to % BODIES.len(),
                    label: 0,
                    lists: 0,
                };
                let briefing = self.briefings[which].get_or_insert(new);
                match field {
                    0 | 1 => briefing.body = to % BODIES.len(),
                    2 => briefing.title = to % TITLES.len(),
                    3 => briefing.date = to % DATES.len(),
                    // A stricter label is as rare as it is on a desk.
                    4 => briefing.label = to.saturating_sub(4) % LABELS.len(),
                    5 => briefing.lists = to % LISTS.len(),
                    _ if to < 4 => briefing.file = to % 2,
                    // The first briefing stays: others link to it.
                    _ if which > 0 => self.briefings[which] = None,
                    _ => {}
                }
            }
            Edit::Entity(which, field, to) => {
                let new = Entity { file: 0, name: 0, more: to, label: 0, profile: 0 };
                let entity = self.entities[which].get_or_insert(new);
                match field {
                    0 => entity.name = to % 2,
                    1 | 2 => entity.more = to,
                    3 => entity.label = to / 2,
                    4 => entity.profile = to % PROFILES.len(),
                    _ if to < 2 => entity.file = to,
                    _ => self.entities[which] = None,
                }
            }
            Edit::Setting(which, to) => self.settings[which] = to,
            Edit::File(which, to) => self.files[which] = to,
        }
    }

    /// The site's files.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let settings = SETTINGS.iter().zip(self.settings).map(|(choices, choice)| choices[choice]);
        files.insert("site.yaml".to_owned(), settings.collect::<Vec<_>>().join("\n"));
        for ((path, choices), choice) in FILES.iter().zip(self.files) {
            if !choices[choice].is_empty() {
                files.insert((*path).to_owned(), choices[choice].to_owned());
            }
        }
        for (number, briefing) in self.briefings.iter().enumerate() {
            let Some(briefing) = briefing else { continue };
            let path = match briefing.file {
                0 => format!("content/briefings/b{number}.md"),
                _ => format!("content/briefings/moved/2020-02-01-b{number}.md"),
            };
            let front = [
                format!("title: {} {number}\ndate: {}", TITLES[briefing.title], DATES[briefing.date]),
                LABELS[briefing.label].to_owned(),
                LISTS[briefing.lists]
                    .replace("convoy", &format!("convoy-{number}"))
                    .replace("old", &format!("old-{number}")),
                if number == 0 { FIGURE.to_owned() } else { String::new() },
            ];
            files.insert(path, format!("---\n{}\n---\n{}\n", front.join("\n"), BODIES[briefing.body]));
        }
        for (number, entity) in self.entities.iter().enumerate() {
            let Some(entity) = entity else { continue };
            let (folder, id) = IDS[number];
            let file = if entity.file == 0 { id.to_owned() } else { format!("{id}-too") };
            let front = [
                format!("name: {}", NAMES[number][entity.name]),
                MORE[number][entity.more].to_owned(),
                LABELS[entity.label].to_owned(),
            ];
            let text = format!("---\n{}\n---\n{}\n", front.join("\n"), PROFILES[entity.profile]);
            files.insert(format!("content/{folder}/{file}.md"), text);
        }
        files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
    }
}

const PROFILES: [&str; 3] = [
    "Something about Turkey and the M5.",
    "Something about Turkey and the M5. More of Saraqib.",
    "## Past\n\nIt is told by [[paper]] in [[briefing:b0]].",
];

const FIGURE: &str = "figures: [{ id: fled, metric: people who fled, value: 388000, qualifier: more-than, locations: [saraqib], source: paper }]";

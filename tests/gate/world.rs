//! Small random sites in which every document and every item carries marks of its own, for tests
//! of what leaks.
//!
//! A mark is one word of letters and digits that begins with `zq`, so that all of them can be found
//! in an output in one pass. Whether a document is admitted is worked out here a second time, from
//! the rules as the design states them.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::support::SiteTest;

const LABELS: [&str; 5] = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];
pub(super) const AUDIENCES: [&str; 5] = ["public", "community", "partners", "internal", "named"];

/// A site: its documents, by number.
#[derive(Debug, Clone)]
pub(super) struct World(pub(super) Vec<Doc>);

/// A document.
#[derive(Debug, Clone)]
pub(super) struct Doc {
    kind: Kind,
    tlp: usize,
    life: Life,
    /// Events, figures and claims: the label of each.
    items: Vec<Option<usize>>,
    /// Links in its text: how they are written, and the number of what they lead to.
    links: Vec<(Form, usize)>,
    /// Documents that its front matter names.
    names: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Briefing,
    Actor,
    Location,
    Source,
    Page,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Life {
    Published,
    Draft,
    Withdrawn,
    Embargoed,
    Expired,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    Bare,
    Labelled,
    File,
    Route,
    Anchor,
    Picture,
    Figure,
    Claim,
}

pub(super) fn worlds() -> impl Strategy<Value = World> {
    let kind = prop_oneof![
        4 => Just(Kind::Briefing),
        2 => Just(Kind::Actor),
        2 => Just(Kind::Location),
        1 => Just(Kind::Source),
        1 => Just(Kind::Page),
    ];
    let life = prop_oneof![
        8 => Just(Life::Published),
        1 => Just(Life::Draft),
        1 => Just(Life::Withdrawn),
        1 => Just(Life::Embargoed),
        1 => Just(Life::Expired),
    ];
    let form = prop_oneof![
        Just(Form::Bare),
        Just(Form::Labelled),
        Just(Form::File),
        Just(Form::Route),
        Just(Form::Anchor),
        Just(Form::Picture),
        Just(Form::Figure),
        Just(Form::Claim),
    ];
    let items = prop::collection::vec(prop::option::of(0..5_usize), 0..3);
    let links = prop::collection::vec((form, 0..8_usize), 0..4);
    let names = prop::collection::vec(0..8_usize, 0..4);
    let doc = (kind, 0..5_usize, life, items, links, names);
    let doc =
        doc.prop_map(|(kind, tlp, life, items, links, names)| Doc { kind, tlp, life, items, links, names });
    prop::collection::vec(doc, 4..8).prop_map(World)
}

impl World {
    /// The site's files. Three entities are there for everyone.
    pub(super) fn site(&self) -> SiteTest {
        let mut site = SiteTest::new()
            .file("content/actors/front.md", "---\nname: Open Front\n---\n")
            .file("content/locations/town.md", "---\nname: Open Town\n---\n")
            .file("content/sources/paper.md", "---\nname: Open Paper\n---\n");
        for number in 0..self.0.len() {
            site = site.file(&self.path(number), self.text(number)).file(
                &format!("content/{}/{}.png", self.0[number].kind.folder(), mark(number, "image")),
                PIXEL,
            );
        }
        site
    }

    /// The marks that a build for this audience must not hold, and some that it must.
    pub(super) fn marks(&self, audience: usize) -> (BTreeSet<String>, BTreeSet<String>) {
        let mut forbidden = BTreeSet::new();
        let mut wanted = BTreeSet::new();
        for (number, doc) in self.0.iter().enumerate() {
            let all =
                ["body", "alias", "tag", "summary", "takeaway", "ghost", "correction", "author", "series"];
            let tombstone = ["title", "slug", "reason", "old"];
            let shown = doc.is_admitted(audience);
            let whole = shown && doc.life() != Life::Withdrawn;
            if !shown {
                forbidden.extend(tombstone.map(|what| mark(number, what)));
            } else {
                wanted.extend(["title", "slug"].map(|what| mark(number, what)));
            }
            if !whole {
                forbidden.extend(all.map(|what| mark(number, what)));
                if !self.pictured(number, audience) {
                    forbidden.insert(mark(number, "image"));
                }
            } else {
                wanted.insert(mark(number, "body"));
            }
            for (index, label) in doc.items.iter().enumerate() {
                if !whole || label.is_some_and(|label| label > audience) {
                    forbidden
                        .extend(["event", "figure", "claim", "ghost"].map(|what| item(number, index, what)));
                    forbidden
                        .extend(["eventid", "figureid", "claimid"].map(|what| item(number, index, what)));
                } else if doc.kind == Kind::Briefing {
                    wanted
                        .extend(["event", "figure", "claim", "ghost"].map(|what| item(number, index, what)));
                }
            }
        }
        (forbidden, wanted)
    }

    /// Whether a text that this audience may read shows the picture of a document.
    fn pictured(&self, number: usize, audience: usize) -> bool {
        self.0.iter().any(|doc| {
            let mut links = doc.links.iter();
            doc.is_whole(audience)
                && links.any(|(form, to)| matches!(form, Form::Picture) && to % self.0.len() == number)
        })
    }

    fn path(&self, number: usize) -> String {
        format!("content/{}/{}.md", self.0[number].kind.folder(), mark(number, "slug"))
    }

    fn text(&self, number: usize) -> String {
        let doc = &self.0[number];
        let say = |what: &str| mark(number, what);
        let title = if matches!(doc.kind, Kind::Briefing | Kind::Page) { "title" } else { "name" };
        let mut front = format!("{title}: Words {}\ntlp: {}\n", say("title"), LABELS[doc.tlp]);
        front += &format!("redirect_from: [/{}/]\nextra: {{ note: {} }}\n", say("old"), say("body"));
        match doc.kind {
            Kind::Briefing => front += &self.briefing(number),
            Kind::Actor | Kind::Location => {
                front += &format!("aliases: [Words {}]\nimage: {}.png\n", say("alias"), say("image"));
            }
            Kind::Source => front += &format!("aliases: [Words {}]\n", say("alias")),
            Kind::Page => front += &format!("nav: true\nsummary: Words {}\n", say("summary")),
        }
        front += &self.references(number);
        front += match doc.life() {
            Life::Published => "",
            Life::Draft => "status: draft\n",
            Life::Withdrawn => "status: withdrawn\n",
            Life::Embargoed => "publish_at: 2020-03-01T00:00:01Z\n",
            Life::Expired => "expires_at: 2020-03-01T00:00:00Z\n",
        };
        if doc.life() == Life::Withdrawn {
            front += &format!("withdrawn_reason: Because {}\n", say("reason"));
        }
        let links: String =
            doc.links.iter().map(|(form, to)| self.link(number, *form, to % self.0.len())).collect();
        let body =
            format!("Open Front said {} in Open Town. {links}\n\n![]({}.png)\n", say("body"), say("image"));
        format!("---\n{front}---\n# Heading {}{links}\n\n{body}", say("body"))
    }

    fn briefing(&self, number: usize) -> String {
        let say = |what: &str| mark(number, what);
        let mut front = format!("date: 2020-02-{:02}\nsummary: Words {}\n", number + 1, say("summary"));
        front += &format!("takeaways: [{}]\ntags: [{}]\n", say("takeaway"), say("tag"));
        front += &format!(
            "authors: [{}]\nseries: {}\nimage: {}.png\n",
            say("author"),
            say("series"),
            say("image")
        );
        front += &format!("corrections: [{{ date: 2020-02-20, text: {} }}]\n", say("correction"));
        let lists = [("events", "event"), ("figures", "figure"), ("claims", "claim")];
        for (list, kind) in lists.into_iter().filter(|_| !self.0[number].items.is_empty()) {
            front += &format!("{list}:\n");
            for (index, label) in self.0[number].items.iter().enumerate() {
                let say = |what: &str| item(number, index, what);
                front += &format!("  - id: {}\n", say(&format!("{kind}id")));
                front += &match kind {
                    "event" => format!(
                        "    date: 2020-01\n    title: {}\n    actors: [{}]\n",
                        say(kind),
                        say("ghost")
                    ),
                    "figure" => format!("    metric: {}\n    value: 7\n    source: paper\n", say(kind)),
                    _ => format!("    text: {}\n    by: front\n    about: [town]\n", say(kind)),
                };
                if let Some(label) = label {
                    front += &format!("    tlp: {}\n", LABELS[*label]);
                }
            }
        }
        front
    }

    /// Names of other documents in the front matter, as far as it takes their kind.
    fn references(&self, number: usize) -> String {
        let doc = &self.0[number];
        let of = |kind: Kind| {
            let named = doc.names.iter().map(|other| other % self.0.len());
            let named = named.filter(move |other| self.0[*other].kind == kind && *other != number);
            named.map(|other| mark(other, "slug")).collect::<Vec<_>>()
        };
        match doc.kind {
            Kind::Briefing => {
                let actors = [of(Kind::Actor), vec![mark(number, "ghost")]].concat().join(", ");
                format!("actors: [{actors}]\nlocations: [{}]\n", of(Kind::Location).join(", "))
            }
            Kind::Actor => {
                let to = [of(Kind::Actor), of(Kind::Location), vec!["front".to_owned()]].concat();
                let source = of(Kind::Source).pop().unwrap_or_else(|| "paper".to_owned());
                let row = |to: &String| format!("  - {{ type: supports, to: {to}, source: {source} }}\n");
                format!("relations:\n{}", to.iter().map(row).collect::<String>())
            }
            Kind::Location => {
                let by = of(Kind::Actor).pop().unwrap_or_else(|| "front".to_owned());
                // Later places lie within earlier ones, so that there is no circle.
                let within = doc.names.iter().map(|other| other % self.0.len());
                let within = within.filter(|other| self.0[*other].kind == Kind::Location && *other < number);
                let within =
                    within.map(|other| mark(other, "slug")).next().unwrap_or_else(|| "town".to_owned());
                let roads = of(Kind::Location).join(", ");
                format!(
                    "within: {within}\nconnects: [{roads}]\nat_junction_of: [{roads}]\n\
                     control: [{{ date: 2020, by: {by}, status: controlled, source: paper }}]\n"
                )
            }
            Kind::Source => {
                of(Kind::Actor).pop().map_or_else(String::new, |actor| format!("actor: {actor}\n"))
            }
            Kind::Page => String::new(),
        }
    }

    fn link(&self, from: usize, form: Form, to: usize) -> String {
        let target = &self.0[to];
        let slug = mark(to, "slug");
        let address = match target.kind {
            Kind::Briefing => format!("briefing:{slug}"),
            Kind::Page => return format!(" [page](/{slug}/)"),
            _ => slug.clone(),
        };
        let folder = target.kind.folder();
        // An item that no build may lack, whatever its label.
        let has_item = target.kind == Kind::Briefing && !target.items.is_empty();
        match form {
            Form::Bare => format!(" [[{address}]]"),
            Form::Labelled => format!(" [[{address}|own words of {from}]]"),
            Form::File => format!(" [file](/{folder}/{slug}.md)"),
            Form::Route => format!(" [route](/{folder}/{slug}/)"),
            Form::Picture => format!(" ![picture](/{folder}/{}.png)", mark(to, "image")),
            Form::Anchor if has_item => format!(" [anchor](/{folder}/{slug}/#{})", item(to, 0, "eventid")),
            Form::Figure if has_item => format!(" [[figure:{}]]", item(to, 0, "figureid")),
            Form::Claim if has_item => format!(" [[claim:{}]]", item(to, 0, "claimid")),
            Form::Anchor | Form::Figure | Form::Claim => String::new(),
        }
    }
}

impl Doc {
    /// Only a briefing has a life of more than two states.
    fn life(&self) -> Life {
        match (self.kind, self.life) {
            (Kind::Briefing, life) | (_, life @ (Life::Draft | Life::Published)) => life,
            _ => Life::Published,
        }
    }

    fn is_admitted(&self, audience: usize) -> bool {
        self.tlp <= audience && matches!(self.life(), Life::Published | Life::Withdrawn)
    }

    fn is_whole(&self, audience: usize) -> bool {
        self.is_admitted(audience) && self.life() == Life::Published
    }
}

impl Kind {
    fn folder(self) -> &'static str {
        match self {
            Self::Briefing => "briefings",
            Self::Actor => "actors",
            Self::Location => "locations",
            Self::Source => "sources",
            Self::Page => "pages",
        }
    }
}

fn mark(number: usize, what: &str) -> String {
    format!("zq{number}{what}")
}

fn item(number: usize, index: usize, what: &str) -> String {
    format!("zq{number}i{index}{what}")
}

/// A whole PNG of one pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
    \0\0\0\nIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71\0\0\0\0IEND\xaeB`\x82";

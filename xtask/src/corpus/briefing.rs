//! One synthetic briefing: its front matter and what its text will name.
//!
//! Everything follows from its number, so a briefing is the same in a site of any size.

use std::fmt::Write as _;

use super::{
    Flavour,
    dates::{DECADE, Day},
    ledger::{self, Figure},
    names::slug,
    rng::Rng,
    text::{MARKER, Writer},
    words,
    world::World,
};

/// What other briefings need to know of one to link to it.
pub(crate) struct Head {
    /// Its title.
    pub(crate) title: String,
    /// The last part of its address.
    pub(crate) slug: String,
    /// When it was published.
    pub(crate) date: Day,
    place: usize,
}

impl Head {
    /// The head of the briefing of this number.
    pub(crate) fn new(world: &World, number: usize) -> Self {
        let mut rng = Rng::new(40, number);
        let place = rng.skewed(world.locations.len());
        let mood = rng.pick(words::MOODS);
        let topic = rng.pick(words::TOPICS);
        let name = &world.locations[place].entity.name;
        let marker = if is_withheld(number) { format!("{MARKER} ") } else { String::new() };
        let title = format!("{marker}{mood} {topic} in {name}");
        let slug = format!("{}-{number}", slug(&title));
        Self { title, slug, date: Day(rng.between(0, DECADE - 1)), place }
    }
}

/// One briefing.
pub(crate) struct Briefing {
    /// Its number.
    pub(crate) number: usize,
    /// Title, slug and date.
    pub(crate) head: Head,
    /// Whether no public build may hold a byte of it.
    pub(crate) withheld: bool,
    /// The numbers of the actors that it declares.
    pub(crate) actors: Vec<usize>,
    /// The numbers of the places that it declares.
    pub(crate) locations: Vec<usize>,
    /// The figure that its ledger has and its text quotes.
    pub(crate) figure: Option<Figure>,
    series: Option<usize>,
    tags: Vec<usize>,
    authors: Vec<usize>,
    kind: &'static str,
    updated: Option<Day>,
    linked: Option<usize>,
}

/// One in a hundred is withheld.
fn is_withheld(number: usize) -> bool {
    number % 100 == 37
}

impl Briefing {
    /// The briefing of this number.
    pub(crate) fn new(world: &World, number: usize) -> Self {
        let head = Head::new(world, number);
        let mut rng = Rng::new(44, number);
        let kind = rng.pick(&["brief", "brief", "sitrep", "analysis", "explainer", "backgrounder"]);
        let actors = distinct(&mut rng, 3, None, world.actors.len());
        let locations = distinct(&mut rng, 3, Some(head.place), world.locations.len());
        let tags = 2 + rng.below(3);
        let tags = distinct(&mut rng, tags, None, world.tags.len());
        let authors = 1 + rng.below(2);
        let authors = distinct(&mut rng, authors, None, world.authors.len());
        let series = rng.chance(60).then(|| rng.skewed(world.series.len()));
        let updated = rng.chance(15).then(|| Day(head.date.0 + rng.between(1, 5)));
        // A link to a withheld briefing would be a warning, so its neighbour stands in for it.
        let linked = (number > 0 && rng.chance(60))
            .then(|| rng.below(number))
            .map(|other| if is_withheld(other) { other - 1 } else { other });
        Self {
            number,
            head,
            withheld: is_withheld(number),
            actors,
            locations,
            figure: Figure::new(number),
            series,
            tags,
            authors,
            kind,
            updated,
            linked,
        }
    }

    /// The earlier briefing that its text links to.
    pub(crate) fn linked(&self) -> Option<usize> {
        self.linked
    }

    /// Its file below the site's folder; a folder a month keeps folders small at a million.
    pub(crate) fn file(&self) -> String {
        let (year, month, _) = self.head.date.civil();
        format!("content/briefings/{year}/{month:02}/{}.md", self.head.slug)
    }

    /// Front matter and body.
    pub(crate) fn document(&self, world: &World, flavour: Flavour) -> String {
        let front = match flavour {
            Flavour::Dateline => self.dateline(world),
            Flavour::Hugo => self.hugo(world),
        };
        let body = Writer::new(world, self, flavour).body();
        format!("---\n{front}---\n\n{body}")
    }

    fn dateline(&self, world: &World) -> String {
        let mut out = self.common(world);
        let _ = writeln!(out, "as_of: {}\nkind: {}", self.head.date, self.kind);
        if let Some(day) = self.updated {
            let _ = writeln!(out, "updated: {day}");
        }
        if let Some(series) = self.series {
            let _ = writeln!(out, "series: {}", world.series[series].0);
        }
        out.push_str(if self.withheld { "tlp: AMBER\n" } else { "tlp: CLEAR\n" });
        if self.number % 50 == 3 {
            let _ = writeln!(out, "redirect_from: [/old/{}/]", self.number);
        }
        self.takeaways(world, "", &mut out);
        out.push_str(&ledger::yaml(self, world, ""));
        out
    }

    fn hugo(&self, world: &World) -> String {
        let mut out = self.common(world);
        if let Some(day) = self.updated {
            let _ = writeln!(out, "lastmod: {day}");
        }
        if let Some(series) = self.series {
            let _ = writeln!(out, "series: [{}]", world.series[series].0);
        }
        if self.withheld {
            out.push_str("draft: true\n");
        }
        if self.number % 50 == 3 {
            let _ = writeln!(out, "aliases: [/old/{}/]", self.number);
        }
        let _ = writeln!(out, "params:\n  as_of: {}\n  kind: {}", self.head.date, self.kind);
        self.takeaways(world, "  ", &mut out);
        out.push_str(&ledger::yaml(self, world, "  "));
        out
    }

    /// The fields that both generators call the same.
    fn common(&self, world: &World) -> String {
        let actors = list(&self.actors, |index| &world.actors[index].id);
        let locations = list(&self.locations, |index| &world.locations[index].entity.id);
        let tags = list(&self.tags, |index| &world.tags[index]);
        let authors = list(&self.authors, |index| &world.authors[index].0);
        let place = &world.locations[self.locations[0]].entity.name;
        let actor = &world.actors[self.actors[0]].name;
        let marker = if self.withheld { format!("{MARKER}: ") } else { String::new() };
        format!(
            "title: \"{}\"\nslug: {}\ndate: {}\nsummary: \"{marker}What {actor} did around {place}, and what it changes.\"\n\
             actors: [{actors}]\nlocations: [{locations}]\ntags: [{tags}]\nauthors: [{authors}]\n",
            self.head.title, self.head.slug, self.head.date,
        )
    }

    /// Every other briefing says what to take away from it.
    fn takeaways(&self, world: &World, indent: &str, out: &mut String) {
        if self.number.is_multiple_of(2) {
            let mut rng = Rng::new(45, self.number);
            let _ = writeln!(out, "{indent}takeaways:");
            for index in 0..2 {
                let name = &world.actors[self.actors[index]].name;
                let ending = rng.pick(words::ENDINGS);
                let _ = writeln!(out, "{indent}  - \"{name} kept its positions, {ending}.\"");
            }
        }
    }
}

/// So many different indices below `end`, the given one first; small ones come up more often.
fn distinct(rng: &mut Rng, count: usize, first: Option<usize>, end: usize) -> Vec<usize> {
    let mut chosen: Vec<usize> = first.into_iter().collect();
    while chosen.len() < count.min(end) {
        let index = rng.skewed(end);
        if !chosen.contains(&index) {
            chosen.push(index);
        }
    }
    chosen
}

fn list<'a>(indices: &[usize], name: impl Fn(usize) -> &'a String) -> String {
    indices.iter().map(|index| name(*index).as_str()).collect::<Vec<_>>().join(", ")
}

//! The body of a synthetic briefing: parts, paragraphs and sentences that name entities.
//!
//! It draws the same numbers for every generator; only the way a link is written differs.

use std::fmt::Write as _;

use super::{
    Flavour,
    briefing::{Briefing, Head},
    rng::Rng,
    words,
    world::{Entity, World},
};

/// The word that every withheld briefing holds, to be searched for in what is public.
pub(crate) const MARKER: &str = "zzwithheld";

/// How long a body becomes, in bytes, before its last paragraph is closed.
const LENGTH: usize = 4_650;

/// Writes one body.
pub(crate) struct Writer<'a> {
    world: &'a World,
    briefing: &'a Briefing,
    flavour: Flavour,
    rng: Rng,
    out: String,
}

impl<'a> Writer<'a> {
    /// A writer of this briefing's body.
    pub(crate) fn new(world: &'a World, briefing: &'a Briefing, flavour: Flavour) -> Self {
        let rng = Rng::new(41, briefing.number);
        Self { world, briefing, flavour, rng, out: String::with_capacity(LENGTH + 1_000) }
    }

    /// The whole body.
    pub(crate) fn body(mut self) -> String {
        let mut paragraphs = 0;
        while self.out.len() < LENGTH {
            if paragraphs % 3 == 0 {
                let heading =
                    words::HEADINGS[(self.briefing.number + paragraphs / 3) % words::HEADINGS.len()];
                let _ = writeln!(self.out, "## {heading}\n");
            }
            match paragraphs {
                2 => self.references(),
                5 => self.list(),
                7 => self.out.push_str("> "),
                _ => {}
            }
            self.paragraph();
            paragraphs += 1;
        }
        if self.briefing.withheld {
            let _ = writeln!(self.out, "This {MARKER} paragraph is not for the public.\n");
        }
        self.out
    }

    /// Four sentences with three mentions.
    fn paragraph(&mut self) {
        for mentions in [2, 0, 1] {
            let sentence = self.sentence(mentions);
            self.out.push_str(&sentence);
            self.out.push(' ');
        }
        let closing = self.sentence(0);
        let _ = writeln!(self.out, "{closing}\n");
    }

    /// One sentence that names nobody, one or two.
    fn sentence(&mut self, mentions: usize) -> String {
        let opener = self.rng.pick(words::OPENERS);
        let ending = self.rng.pick(words::ENDINGS);
        let quality = self.rng.pick(words::QUALITIES);
        let noun = self.rng.pick(words::NOUNS);
        match mentions {
            0 => {
                let verb = self.rng.pick(words::VERBS);
                let other = self.rng.pick(words::NOUNS);
                format!("The {quality} {noun} {verb} the *{other}*, {ending}.")
            }
            1 => {
                let deed = self.rng.pick(words::DEEDS);
                let object = self.mention();
                format!("{opener}, the {noun} committee {deed} {object}.")
            }
            _ => {
                let deed = self.rng.pick(words::DEEDS);
                let (subject, object) = (self.mention(), self.mention());
                format!("{opener}, {subject} {deed} {object}, {ending}.")
            }
        }
    }

    /// The name of somebody or some place: mostly one that the front matter declares, and now and
    /// then an explicit link.
    fn mention(&mut self) -> String {
        let declared = self.rng.chance(70);
        let actor = self.rng.chance(50);
        let (section, entity) = if actor {
            let index = if declared {
                self.briefing.actors[self.rng.below(self.briefing.actors.len())]
            } else {
                self.rng.skewed(self.world.actors.len())
            };
            ("actors", &self.world.actors[index])
        } else {
            let index = if declared {
                self.briefing.locations[self.rng.below(self.briefing.locations.len())]
            } else {
                self.rng.skewed(self.world.locations.len())
            };
            ("locations", &self.world.locations[index].entity)
        };
        let name = spoken(entity, &mut self.rng);
        match self.rng.below(24) {
            0 => self.link(section, entity, &entity.name),
            1 => self.link(section, entity, name),
            2 => format!("**{name}**"),
            _ => name.to_owned(),
        }
    }

    fn link(&self, section: &str, entity: &Entity, text: &str) -> String {
        match self.flavour {
            Flavour::Dateline if text == entity.name => format!("[[{}]]", entity.id),
            Flavour::Dateline => format!("[[{}|{text}]]", entity.id),
            Flavour::Hugo => format!("[{text}](/{section}/{}/)", entity.id),
        }
    }

    /// A sentence that leads to another briefing, and one that quotes a number of the ledger.
    fn references(&mut self) {
        if let Some(number) = self.briefing.linked() {
            let other = Head::new(self.world, number);
            let link = match self.flavour {
                Flavour::Dateline => format!("[[briefing:{}|{}]]", other.slug, other.title),
                Flavour::Hugo => format!("[{}](/briefings/{}/)", other.title, other.slug),
            };
            let _ = write!(self.out, "We have written about it before: {link}. ");
        }
        if let Some(figure) = &self.briefing.figure {
            let number = match self.flavour {
                Flavour::Dateline => format!("[[figure:{}]]", figure.id),
                Flavour::Hugo => format!("{} {}", figure.value, figure.unit),
            };
            let _ = write!(self.out, "The count stands at {number}. ");
        }
    }

    /// A short list before a paragraph.
    fn list(&mut self) {
        for _ in 0..3 {
            let quality = self.rng.pick(words::QUALITIES);
            let noun = self.rng.pick(words::NOUNS);
            let name = self.mention();
            let _ = writeln!(self.out, "- the {quality} {noun} of {name}");
        }
        self.out.push('\n');
    }
}

/// The name by which a text calls an entity: mostly its main one.
fn spoken<'a>(entity: &'a Entity, rng: &mut Rng) -> &'a str {
    let other = rng.below(4);
    match (other, entity.aliases.first(), &entity.arabic) {
        (0, Some(alias), _) => alias,
        (1, None, Some(arabic)) if rng.chance(20) => arabic,
        _ => &entity.name,
    }
}

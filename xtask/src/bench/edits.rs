//! What an author does between two builds: one sentence, one title, one briefing, one alias, one
//! template. Each call touches something else, so that no run finds the last one's work done.
//!
//! It knows how the synthetic site writes its files, and nothing of what a build makes of them.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::corpus::{self, Briefing, Flavour, World};

/// Where the site's own briefing template lies.
pub(crate) const TEMPLATE: &str = "templates/briefing.html";

/// The first actor whose alias is changed. Low numbers are named most often; half of all mentions
/// of actors are of those below this one.
const FIRST_ACTOR: usize = 58;

/// The day of a new briefing, the last one of the corpus: none is newer, and its year is not a new
/// one, which would be a rare case.
const TODAY: &str = "2019-12-31";

/// Appends a sentence that names nobody to the body of one briefing.
pub(crate) fn body(world: &World, site: &Path, briefings: usize, round: usize) -> Result<()> {
    let file = chosen(world, briefings, 2 * round).file();
    rewrite(site, &file, |text| Some(format!("{text}\nNothing else was reported by {round} that day.\n")))
}

/// Changes the title of one briefing; its address stays, because the front matter states it.
pub(crate) fn title(world: &World, site: &Path, briefings: usize, round: usize) -> Result<()> {
    let file = chosen(world, briefings, 2 * round + 1).file();
    rewrite(site, &file, |text| retitled(text, round))
}

/// Adds the next briefing that the public may see, with the newest date.
pub(crate) fn briefing(world: &World, site: &Path, briefings: usize, round: usize) -> Result<()> {
    let next = (briefings..)
        .map(|number| Briefing::new(world, number))
        .filter(|briefing| !briefing.withheld)
        .nth(round)
        .context("there is no next briefing")?;
    corpus::write_file(site, &next.file(), &dated(&next.document(world, Flavour::Dateline)))
}

/// Gives one alias of one actor another form; the texts keep the old one, which then names nobody.
pub(crate) fn alias(world: &World, site: &Path, round: usize) -> Result<()> {
    let after = world.actors.iter().cycle().skip(FIRST_ACTOR);
    let named = after.take(world.actors.len()).filter(|actor| !actor.aliases.is_empty());
    let actors: Vec<_> = named.collect();
    let actor = actors.get(round % actors.len().max(1)).context("no actor has an alias")?;
    rewrite(site, &format!("content/actors/{}.md", actor.id), |text| renamed(text, round))
}

/// Changes a word on every briefing's page, in a template of the site's own that is otherwise this
/// text, the default theme's.
pub(crate) fn template(original: &str, site: &Path, round: usize) -> Result<()> {
    let text = worded(original, round).context("the template has no block `content`")?;
    corpus::write_file(site, TEMPLATE, &text)
}

/// A briefing that the public may see. The stride spreads the choice over years and names.
fn chosen(world: &World, briefings: usize, index: usize) -> Briefing {
    let number = (index * 379 + 5) % briefings;
    let briefing = Briefing::new(world, number);
    if briefing.withheld { Briefing::new(world, (number + 1) % briefings) } else { briefing }
}

/// Reads a file of the site, and writes it back changed.
fn rewrite(site: &Path, file: &str, change: impl FnOnce(&str) -> Option<String>) -> Result<()> {
    let text = fs::read_to_string(site.join(file)).with_context(|| format!("cannot read {file}"))?;
    let text = change(&text).with_context(|| format!("{file} has nothing to change"))?;
    corpus::write_file(site, file, &text)
}

/// The text with a word more in its title.
fn retitled(text: &str, round: usize) -> Option<String> {
    let start = text.find("\ntitle: \"").or_else(|| text.starts_with("title: \"").then_some(0))?;
    let quote = start + text[start..].find("\"\n")?;
    Some(format!("{}, revised {round}{}", &text[..quote], &text[quote..]))
}

/// The text with its date put to today, and without the later day of an update.
fn dated(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("updated: "));
    let lines = lines.map(|line| match line.strip_prefix("date: ") {
        Some(_) => format!("date: {TODAY}\n"),
        None => format!("{line}\n"),
    });
    lines.collect()
}

/// The text with its first plain alias written otherwise.
fn renamed(text: &str, round: usize) -> Option<String> {
    let list = text.find("\naliases:\n")?;
    let alias = list + text[list..].find("\n  - \"")?;
    let quote = alias + text[alias..].find("\"\n")?;
    Some(format!("{} Renamed{round}{}", &text[..quote], &text[quote..]))
}

/// The template with a word of this round at the head of its content.
fn worded(template: &str, round: usize) -> Option<String> {
    let block = "{% block content %}";
    let end = template.find(block)? + block.len();
    Some(format!("{}\n<p hidden>Edition {round}</p>{}", &template[..end], &template[end..]))
}

#[cfg(test)]
mod tests {
    use super::{chosen, dated, renamed, retitled, worded};
    use crate::corpus::World;

    #[test]
    fn edits_change_what_they_name_and_nothing_else() {
        let text = "---\ntitle: \"Two ferries\"\nslug: two\n---\n";
        assert_eq!(
            retitled(text, 3).as_deref(),
            Some("---\ntitle: \"Two ferries, revised 3\"\nslug: two\n---\n")
        );
        let text = "---\ndate: 2012-01-01\nevents:\n    date: 2012-01-01\nupdated: 2012-01-02\n---\n";
        assert_eq!(dated(text), "---\ndate: 2019-12-31\nevents:\n    date: 2012-01-01\n---\n");
        let text = "---\nname: \"A\"\naliases:\n  - \"AB\"\n  - { text: \"ا\", lang: ar }\n---\n";
        assert_eq!(renamed(text, 1), Some(text.replace("\"AB\"", "\"AB Renamed1\"")));
        assert_eq!(renamed("---\nname: \"A\"\n---\n", 1), None);
        let text = "{% extends \"base.html\" %}\n{% block content %}\n<article>";
        assert!(worded(text, 2).is_some_and(|text| text.ends_with("<p hidden>Edition 2</p>\n<article>")));
    }

    #[test]
    fn no_withheld_briefing_is_edited() {
        let world = World::new();
        for index in 0..200 {
            assert!(!chosen(&world, 500, index).withheld);
        }
    }
}

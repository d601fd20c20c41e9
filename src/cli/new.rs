//! `dateline new`.

use super::args::{NewArgs, NewKind, SiteArgs};
use super::outcome::{Outcome, fail, out};
use super::{clock, root};
use crate::diag::Diagnostic;
use crate::emit::scaffold;
use crate::model::Id;
use crate::{config, parse};

/// Adds a document with the fields that it needs first.
pub(super) fn new(site: &SiteArgs, args: &NewArgs) -> Outcome {
    let root = root::of(site);
    if !root.join(config::FILE).is_file() {
        return fail(config::missing());
    }
    let Some(id) = Id::from_title(&args.name) else {
        return fail(
            Diagnostic::error(
                "invalid-id",
                format!("`{}` gives no id of Latin letters and digits", args.name),
            )
            .help("Give a name in Latin letters, and put the other one under `aliases:`."),
        );
    };
    let today = || clock::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    let date = args.date.as_ref().map_or_else(today, ToString::to_string);
    // JSON's quoting is YAML's as well, whatever the name holds.
    let name = serde_json::Value::from(args.name.as_str());
    let (kind, file, text) = match args.kind {
        NewKind::Briefing => {
            let day = date.get(..10).unwrap_or(&date);
            let text = format!(
                "---\ntitle: {name}\ndate: {date}\nkind: brief\nsummary:\ntakeaways: []\nactors: []\nlocations: []\ntlp: CLEAR\nstatus: draft\n---\n"
            );
            (parse::Kind::Briefing, format!("{}/{day}-{id}.md", &day[..4]), text)
        }
        NewKind::Actor => {
            let text = format!(
                "---\nname: {name}\naliases: []\nkind: organisation\nrole:\nrelations: []\ntlp: CLEAR\n---\n"
            );
            (parse::Kind::Actor, format!("{id}.md"), text)
        }
        NewKind::Location => {
            let text = format!("---\nname: {name}\naliases: []\nkind: town\nrole:\ntlp: CLEAR\n---\n");
            (parse::Kind::Location, format!("{id}.md"), text)
        }
        NewKind::Source => {
            let text = format!("---\nname: {name}\nkind: document\nreliability: F\ntlp: CLEAR\n---\n");
            (parse::Kind::Source, format!("{id}.md"), text)
        }
    };
    let path = root.join(kind.folder()).join(&file);
    match scaffold::file(&path, text.as_bytes()) {
        Ok(()) => {
            out(format!("{}{file}\n", kind.folder()).as_bytes());
            Outcome::Fine
        }
        Err(problem) => fail(problem),
    }
}

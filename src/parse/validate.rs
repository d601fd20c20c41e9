//! What front matter must be beyond its types, as far as one document can tell.

use crate::diag::{Diagnostic, Place, Report};
use crate::model::front::{Alias, Briefing, Figure, Relation, Status};
use crate::model::{Meta, Unread, quoted};

/// Checks the front matter of one document; `place` finds a value in it, and `unread` is what was
/// reported when it was read.
pub(super) fn front_matter(meta: &Meta, unread: &Unread, place: impl Fn(&str) -> Place) -> Report {
    let mut checks = Checks { place, unread, report: Report::default() };
    match meta {
        Meta::Briefing(meta) => {
            checks.required("title", !meta.title.trim().is_empty(), "…");
            checks.briefing(meta);
        }
        Meta::Actor(meta) => {
            checks.required("name", !meta.name.trim().is_empty(), "…");
            checks.entity(&meta.aliases, meta.status);
            checks.relations(&meta.relations);
        }
        Meta::Location(meta) => {
            checks.required("name", !meta.name.trim().is_empty(), "…");
            checks.entity(&meta.aliases, meta.status);
        }
        Meta::Source(meta) => {
            checks.required("name", !meta.name.trim().is_empty(), "…");
            checks.entity(&meta.aliases, meta.status);
        }
        Meta::Page(meta) => {
            checks.required("title", !meta.title.trim().is_empty(), "…");
            checks.entity(&[], meta.status);
        }
    }
    let redirects = match meta {
        Meta::Briefing(meta) => &meta.redirect_from,
        Meta::Actor(meta) => &meta.redirect_from,
        Meta::Location(meta) => &meta.redirect_from,
        Meta::Source(meta) => &meta.redirect_from,
        Meta::Page(meta) => &meta.redirect_from,
    };
    checks.redirects(redirects);
    checks.report
}

struct Checks<'a, P> {
    place: P,
    unread: &'a Unread,
    report: Report,
}

impl<P: Fn(&str) -> Place> Checks<'_, P> {
    fn refuse(&mut self, value: &str, message: impl Into<String>, help: impl Into<String>) {
        let problem = Diagnostic::error("invalid-value", message);
        self.report.push(problem.at((self.place)(value)).help(help));
    }

    fn required(&mut self, field: &str, given: bool, example: &str) {
        // A value that could not be read was reported then; it is not missing as well.
        if !given && !self.unread.touches(field) {
            let problem = Diagnostic::error("missing-field", format!("`{field}` is missing"));
            self.report.push(problem.at((self.place)(field)).help(format!("Add `{field}: {example}`.")));
        }
    }

    fn briefing(&mut self, meta: &Briefing) {
        self.required("date", meta.date.is_some(), "2020-02-01");
        if let (Some(date), Some(updated)) = (&meta.date, &meta.updated)
            && updated.date() < date.date()
        {
            self.refuse(
                "updated",
                format!("`updated` ({updated}) is before `date` ({date})"),
                "Exchange them, or correct one.",
            );
        }
        if let (Some(from), Some(until)) = (&meta.publish_at, &meta.expires_at)
            && until.instant() <= from.instant()
        {
            self.refuse(
                "expires_at",
                "it expires before it is published",
                "Set `expires_at` after `publish_at`.",
            );
        }
        if meta.withdrawn_reason.is_some() && meta.status != Status::Withdrawn {
            self.refuse(
                "withdrawn_reason",
                "there is a reason, but it is not withdrawn",
                "Set `status: withdrawn`, or leave the reason out.",
            );
        }
        for (index, tag) in meta.tags.iter().enumerate() {
            if tag.trim().is_empty() {
                self.refuse(&format!("tags[{index}]"), "an empty tag", "Leave it out.");
            }
        }
        for (index, figure) in meta.figures.iter().enumerate() {
            let written = self.unread.written_index("figures", index);
            let whole = !self.unread.touches(&format!("figures[{written}]"));
            self.figure(&format!("figures[{index}]"), figure, whole);
        }
        for (index, event) in meta.events.iter().enumerate() {
            for (field, value) in
                [("time_precision", event.time_precision), ("geo_precision", event.geo_precision)]
            {
                if value.is_some_and(|value| !(1..=3).contains(&value)) {
                    self.refuse(
                        &format!("events[{index}].{field}"),
                        format!("`{field}` must be 1, 2 or 3"),
                        "1 is exact, 3 is rough.",
                    );
                }
            }
        }
    }

    fn figure(&mut self, path: &str, figure: &Figure, whole: bool) {
        if whole && figure.value.is_none() && figure.min.is_none() && figure.max.is_none() {
            self.refuse(
                path,
                format!("the figure `{}` has no value", figure.id),
                "Add `value:`, or `min:` and `max:`.",
            );
        }
        if figure.value.is_some() && (figure.min.is_some() || figure.max.is_some()) {
            self.refuse(
                path,
                format!("the figure `{}` has a value and a range", figure.id),
                "Give one of them.",
            );
        }
        if let (Some(min), Some(max)) = (figure.min, figure.max)
            && min > max
        {
            self.refuse(
                &format!("{path}.min"),
                format!("`min` ({min}) is above `max` ({max})"),
                "Exchange them.",
            );
        }
        for (field, value) in [("value", figure.value), ("min", figure.min), ("max", figure.max)] {
            if value.is_some_and(|value| !value.is_finite()) {
                self.refuse(
                    &format!("{path}.{field}"),
                    format!("`{field}` is no finite number"),
                    "Give a number.",
                );
            }
        }
    }

    fn entity(&mut self, aliases: &[Alias], status: Status) {
        if status == Status::Withdrawn {
            self.refuse(
                "status",
                "only a briefing can be withdrawn",
                "Remove the file, or set `status: draft`.",
            );
        }
        for (index, alias) in aliases.iter().enumerate() {
            if alias.text.trim().is_empty() {
                self.refuse(&format!("aliases[{index}]"), "an empty alias", "Leave it out.");
            }
        }
    }

    fn relations(&mut self, relations: &[Relation]) {
        for (index, relation) in relations.iter().enumerate() {
            let since = relation.since.and_then(|since| since.lower());
            let until = relation.until.and_then(|until| until.upper());
            if since.zip(until).is_some_and(|(since, until)| until < since) {
                self.refuse(
                    &format!("relations[{index}].until"),
                    "the relation ends before it begins",
                    "Exchange `since` and `until`.",
                );
            }
        }
    }

    fn redirects(&mut self, redirects: &[String]) {
        for (index, from) in redirects.iter().enumerate() {
            let sound = from.starts_with('/')
                && from.len() > 1
                && from[1..].trim_end_matches('/').split('/').all(|part| !matches!(part, "" | "." | ".."))
                && !from.contains(['\\', '?', '#', '%'])
                && !from.chars().any(char::is_control);
            if !sound {
                self.refuse(
                    &format!("redirect_from[{index}]"),
                    format!("{} is no path on this site", quoted(from)),
                    "Write it from the site's root: `/2020/saraqib/`.",
                );
            }
        }
    }
}

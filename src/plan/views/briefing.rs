//! Briefings as other pages show them: in lists, by month, with the sentence that mentions an entity.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::atlas::{Backlink, DocIx, REFERENCE_MARK, tag_slug};
use crate::model::front::Status;
use crate::model::{Id, Route, Stamp};
use crate::plan::shared::Shared;
use crate::plan::view::{BriefingRef, BriefingView, LinkView, MentionView, MonthView, PeriodView};
use crate::plan::{Period, Scope, Split, index};

impl<'a> Scope<'a> {
    /// The day of a briefing.
    pub(in crate::plan) fn date(&self, ix: DocIx) -> Date {
        index::day(self.atlas, ix)
    }

    /// An author's name; the id itself for one that `site.yaml` does not name.
    pub(in crate::plan) fn author(&self, id: &Id) -> String {
        self.site.file.authors.get(id).map_or_else(|| id.to_string(), |author| author.name.clone())
    }

    /// A series' title; the id itself for one that `site.yaml` does not name.
    pub(in crate::plan) fn series_title(&self, id: &Id) -> String {
        self.site.file.series.get(id).map_or_else(|| id.to_string(), |series| series.title.clone())
    }

    /// A link to a tag's page.
    pub(in crate::plan) fn tag_link(&self, title: &str) -> Option<LinkView> {
        let slug = tag_slug(title);
        let url = self.url(&Route::page(["tags", slug.as_str()]));
        (!slug.is_empty()).then(|| LinkView { title: title.trim().to_owned(), url })
    }

    pub(in crate::plan) fn briefing_date(&self, ix: DocIx) -> String {
        let date = self.atlas.document(ix).briefing().and_then(|briefing| briefing.date.as_ref());
        date.map_or_else(String::new, ToString::to_string)
    }

    /// What other pages show of a briefing.
    pub(in crate::plan) fn briefing(&self, ix: DocIx) -> BriefingRef {
        self.shelf.briefing(ix, || Shared::opaque(&self.briefing_view(ix)))
    }

    fn briefing_view(&self, ix: DocIx) -> BriefingView {
        let document = self.atlas.document(ix);
        let lang = document.lang().unwrap_or(&self.site.lang);
        let briefing = document.briefing();
        let place = briefing.and_then(|briefing| {
            let first = briefing.locations.iter().find_map(|id| self.atlas.entities.find(id.as_str()))?;
            Some(self.atlas.entities.get(first).name.clone())
        });
        let text = |stamp: Option<&Stamp>| stamp.map(ToString::to_string);
        BriefingView {
            title: document.title().to_owned(),
            url: self.document_url(ix),
            date: self.briefing_date(ix),
            updated: text(briefing.and_then(|briefing| briefing.updated.as_ref())),
            as_of: text(briefing.and_then(|briefing| briefing.as_of.as_ref())),
            kind: briefing.map_or("", |briefing| briefing.kind.as_str()).to_owned(),
            summary: briefing.and_then(|briefing| briefing.summary.clone()),
            lang: lang.to_string(),
            dir: lang.dir(),
            tlp: document.strictest().label(),
            withdrawn: document.status() == Status::Withdrawn,
            place,
        }
    }

    /// Briefings, newest first, by month.
    pub(in crate::plan) fn months(&self, briefings: impl Iterator<Item = DocIx>) -> Vec<MonthView> {
        let mut months: Vec<MonthView> = Vec::new();
        for ix in briefings {
            let view = self.briefing(ix);
            let month = self.briefing_date(ix).get(..7).unwrap_or_default().to_owned();
            match months.last_mut().filter(|last| last.month == month) {
                Some(last) => last.briefings.push(view),
                None => months.push(MonthView { month, briefings: vec![view] }),
            }
        }
        months
    }

    /// The periods that a reader may choose from: the years, or the months of a year.
    pub(in crate::plan) fn periods(
        &self,
        split: &Split,
        within: Option<Period>,
        base: &[&str],
    ) -> Vec<PeriodView> {
        let months = within.and_then(|year| split.months.get(&year));
        let rows = months.unwrap_or(&split.years);
        // One more briefing must not change the page of every other year.
        let counted = within.is_none() || months.is_some();
        let row = |(period, count): &(Period, usize)| PeriodView {
            period: period.to_string(),
            url: self.url(&period_route(base, *period)),
            count: counted.then_some(*count),
        };
        rows.iter().map(row).collect()
    }

    /// A briefing with the sentence that mentions an entity.
    pub(in crate::plan) fn mention(&self, backlink: Backlink) -> MentionView<'a> {
        let found = &self.atlas.found[backlink.document as usize];
        let sentence = backlink.sentence.and_then(|at| found.sentence(at)).unwrap_or_default();
        let [before, mention, after] = sentence.map(|part| self.expand(part));
        MentionView { briefing: self.briefing(backlink.document), before, mention, after }
    }

    /// A sentence's or a heading's text with the words of the figures, claims and briefings that it names.
    pub(super) fn expand<'t>(&self, text: Cow<'t, str>) -> Cow<'t, str> {
        if !text.contains(REFERENCE_MARK) {
            return text;
        }
        let documents = &self.atlas.documents;
        let mut expanded = String::with_capacity(text.len());
        for (at, part) in text.split(REFERENCE_MARK).enumerate() {
            let said = match (at % 2 == 1).then(|| part.split_once(':')).flatten() {
                Some(("figure", id)) => {
                    let figure = self.atlas.ledger.figure(id).and_then(|item| item.figure(documents));
                    figure.map(|figure| self.words.quantity(figure))
                }
                Some(("claim", id)) => {
                    let claim = self.atlas.ledger.claim(id).and_then(|item| item.claim(documents));
                    claim.map(|claim| claim.text.clone())
                }
                Some((_, slug)) => {
                    self.atlas.by_slug.get(slug).map(|ix| self.atlas.document(*ix).title().to_owned())
                }
                None if at % 2 == 1 => None,
                None => Some(part.to_owned()),
            };
            expanded.push_str(said.as_deref().unwrap_or("[…]"));
        }
        Cow::Owned(expanded)
    }
}

/// The route of a period's page below a list's.
pub(in crate::plan) fn period_route(base: &[&str], period: Period) -> Route {
    let parts = period.segments();
    Route::page(base.iter().copied().chain(parts.iter().map(String::as_str)))
}

//! The label of a document's page: the strictest of all that the page shows, whoever wrote it.

use crate::atlas::{DocIx, Item, Target};
use crate::model::Tlp;
use crate::plan::Scope;

impl Scope<'_> {
    /// The label of a document's page. It may quote figures and claims of stricter briefings, name
    /// entities whose files are stricter, and lead to stricter pages, whose titles stand on it.
    pub(super) fn shown_label(&self, ix: DocIx) -> Tlp {
        let atlas = self.atlas;
        let own = atlas.document(ix).strictest();
        let linked = atlas.links[ix as usize].iter().map(|target| self.label_of(target));
        let named = atlas.backlinks.entities(ix).iter().filter_map(|entity| atlas.declaration(*entity));
        let beside = self.neighbours(ix).into_iter().flatten();
        let retold = self.items(ix).flat_map(|item| self.beside(item));
        let documents = beside.chain(retold).map(|other| atlas.document(other).tlp());
        linked.chain(named.map(|document| document.tlp())).chain(documents).fold(own, Tlp::max)
    }

    /// The label of what a link leads to.
    fn label_of(&self, target: &Target) -> Tlp {
        let documents = &self.atlas.documents;
        let labelled = |item: &Item, own: Option<Tlp>| {
            self.atlas.document(item.document).tlp().max(own.unwrap_or_default())
        };
        match target {
            Target::Figure(item) => labelled(item, item.figure(documents).and_then(|figure| figure.tlp)),
            Target::Claim(item) => labelled(item, item.claim(documents).and_then(|claim| claim.tlp)),
            Target::Document(ix, _) => self.atlas.document(*ix).tlp(),
            Target::Entity(entity) => {
                self.atlas.declaration(*entity).map_or(Tlp::default(), |document| document.tlp())
            }
            Target::Asset(_)
            | Target::Path(..)
            | Target::Anchor(_)
            | Target::External(_)
            | Target::Withheld => Tlp::default(),
        }
    }

    /// The briefings before and after one, by date and in its series.
    fn neighbours(&self, ix: DocIx) -> [Option<DocIx>; 4] {
        let at = self.index.position(ix);
        let by_date = |at: Option<usize>| at.and_then(|at| self.atlas.briefings.get(at)).copied();
        let series = self.index.series_position(ix);
        let in_series = |step: isize| {
            let (number, at) = series?;
            self.index.series[number].briefings.get(at.checked_add_signed(step)?).copied()
        };
        [
            by_date(at.map(|at| at + 1)),
            by_date(at.and_then(|at| at.checked_sub(1))),
            in_series(-1),
            in_series(1),
        ]
    }

    /// The events and claims of a briefing.
    fn items(&self, ix: DocIx) -> impl Iterator<Item = (bool, Item)> {
        let briefing = self.atlas.document(ix).briefing();
        let counts = briefing.map_or((0, 0), |briefing| (briefing.events.len(), briefing.claims.len()));
        let item = move |index: usize| Item { document: ix, index: u32::try_from(index).unwrap_or(u32::MAX) };
        let events = (0..counts.0).map(move |index| (true, item(index)));
        events.chain((0..counts.1).map(move |index| (false, item(index))))
    }

    /// The briefings that tell the same event, or whose claims do not fit with a claim.
    fn beside(&self, (is_event, item): (bool, Item)) -> Vec<DocIx> {
        let others = match is_event {
            true => self.atlas.ledger.tellings(&item),
            false => self.index.registers.tensions(item),
        };
        others.iter().map(|other| other.document).collect()
    }
}

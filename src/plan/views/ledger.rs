//! Events, figures and claims with who says them, and how good that is.

use std::sync::Arc;

use crate::atlas::{EntityIx, Item};
use crate::model::front::Event;
use crate::model::{Credibility, EventType, Id, Reliability};
use crate::plan::Scope;
use crate::plan::registers::event_period;
use crate::plan::shared::Shared;
use crate::plan::view::{
    AttributionView, ClaimRef, ClaimView, EventRef, EventView, FigureRef, FigureView, TellingView,
    TensionView,
};

impl<'a> Scope<'a> {
    /// A dated happening.
    pub(in crate::plan) fn event(&self, item: Item) -> Option<EventView<'a>> {
        let event = item.event(&self.atlas.documents)?;
        Some(EventView {
            id: event.id.to_string(),
            date: event.date.to_string(),
            period: event_period(event).map(|period| period.to_string()),
            date_text: event.date_text.clone(),
            title: event.title.clone(),
            event_type: event.event_type.map(|kind| kind.to_string()),
            event_type_words: event.event_type.map(type_words),
            actors: self.entities(&event.actors),
            locations: self.entities(&event.locations),
            source: self.attribution(event.source.as_ref(), event.credibility),
            briefing: self.link(item.document),
            also: self.tellings(item, event),
        })
    }

    /// A dated happening, as every page but its briefing's shows it.
    pub(in crate::plan) fn event_row(&self, item: Item) -> Option<EventRef> {
        self.shelf.events.get(item, || self.event(item).map(|view| Arc::new(Shared::opaque(&view))))
    }

    /// A number, as every page but its briefing's shows it.
    pub(in crate::plan) fn figure_row(&self, item: Item) -> Option<FigureRef> {
        self.shelf.figures.get(item, || self.figure(item).map(|view| Arc::new(Shared::opaque(&view))))
    }

    /// A statement, as every page but its briefing's shows it.
    pub(in crate::plan) fn claim_row(&self, item: Item) -> Option<ClaimRef> {
        self.shelf.claims.get(item, || self.claim(item).map(|view| Arc::new(Shared::opaque(&view))))
    }

    /// How other briefings tell the happening that an event of this one tells.
    fn tellings(&self, item: Item, event: &Event) -> Vec<TellingView> {
        let others = self.atlas.ledger.tellings(&item).iter().filter(|other| **other != item);
        let telling = |other: &Item| {
            let told = other.event(&self.atlas.documents)?;
            Some(TellingView {
                date: (told.date != event.date).then(|| told.date.to_string()),
                source: self.attribution(told.source.as_ref(), told.credibility),
                briefing: self.link(other.document),
            })
        };
        others.filter_map(telling).collect()
    }

    /// A number with its unit, period and source.
    pub(in crate::plan) fn figure(&self, item: Item) -> Option<FigureView<'a>> {
        let figure = item.figure(&self.atlas.documents)?;
        Some(FigureView {
            id: figure.id.to_string(),
            metric: figure.metric.clone(),
            value: figure.value,
            min: figure.min,
            max: figure.max,
            qualifier: figure.qualifier.as_str().to_owned(),
            unit: figure.unit.clone(),
            period: figure.period.map(|period| period.to_string()),
            as_of: figure.as_of.as_ref().map(ToString::to_string),
            locations: self.entities(&figure.locations),
            note: figure.note.clone(),
            source: self.attribution(figure.source.as_ref(), figure.credibility),
            briefing: self.link(item.document),
        })
    }

    /// A statement by someone; none when this audience may not see who makes it.
    pub(in crate::plan) fn claim(&self, item: Item) -> Option<ClaimView<'a>> {
        let claim = item.claim(&self.atlas.documents)?;
        let by = self.atlas.entities.find(claim.by.as_str())?;
        let tension = |other: &Item| {
            let told = other.claim(&self.atlas.documents)?;
            let by = self.entity(self.atlas.entities.find(told.by.as_str())?);
            let url = format!("{}#{}", self.document_url(other.document), told.id);
            Some(TensionView { title: told.text.clone(), url, by })
        };
        let tensions = self.index.registers.tensions(item).iter();
        Some(ClaimView {
            id: claim.id.to_string(),
            text: claim.text.clone(),
            by: self.entity(by),
            date: claim.date.map(|date| date.to_string()),
            source: self.attribution(claim.source.as_ref(), claim.credibility),
            grade: grade(self.reliability(by), claim.credibility),
            likelihood: claim.likelihood.map(|likelihood| likelihood.to_string()),
            about: self.entities(&claim.about),
            tensions: tensions.filter_map(tension).collect(),
            briefing: self.link(item.document),
        })
    }

    /// Who says something, with the grade as far as it is given.
    pub(in crate::plan) fn attribution(
        &self,
        source: Option<&Id>,
        credibility: Option<Credibility>,
    ) -> Option<AttributionView> {
        let ix = self.atlas.entities.find(source?.as_str())?;
        Some(self.attributed(ix, credibility))
    }

    /// A source or actor that says something.
    pub(in crate::plan) fn attributed(
        &self,
        ix: EntityIx,
        credibility: Option<Credibility>,
    ) -> AttributionView {
        AttributionView {
            name: self.atlas.entities.get(ix).name.clone(),
            url: self.entity_url(ix),
            grade: grade(self.reliability(ix), credibility),
            note: None,
        }
    }
}

/// `Battles: Armed clash`; the type alone where the sub-type says nothing.
fn type_words(kind: EventType) -> String {
    match kind.sub_event() {
        "" | "Other" => kind.event().to_owned(),
        sub_event => format!("{}: {sub_event}", kind.event()),
    }
}

fn grade(reliability: Option<Reliability>, credibility: Option<Credibility>) -> Option<String> {
    let letter = reliability.map(|reliability| reliability.to_string()).unwrap_or_default();
    let digit = credibility.map(|credibility| credibility.number().to_string()).unwrap_or_default();
    Some(letter + &digit).filter(|grade| !grade.is_empty())
}

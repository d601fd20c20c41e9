//! From the atlas to the rows of [`view`](super::view).

use super::period::Period;
use super::view::*;
use super::{Inputs, PageView, Scope, Split};
use crate::atlas::{Backlink, DocIx, EntityIx, Item, REFERENCE_MARK, Sentence, kind_of};
use crate::model::front::{Alias, Status};
use crate::model::{Credibility, Family, Id, Meta, Reliability, Route};
use crate::parse::markdown::target_path;
use crate::source::CONTENT;

impl<'a> Scope<'a> {
    /// A route as an address on the host.
    pub fn url(&self, route: &Route) -> String {
        route.href(&self.site.base_path)
    }

    /// The address of a document's page.
    pub fn document_url(&self, ix: DocIx) -> String {
        self.url(&self.atlas.document(ix).route)
    }

    /// The address of an entity's page.
    pub fn entity_url(&self, entity: EntityIx) -> String {
        self.url(&self.atlas.entity_route(entity))
    }

    /// A link to a document.
    pub(super) fn link(&self, ix: DocIx) -> LinkView {
        LinkView { title: self.atlas.document(ix).title().to_owned(), url: self.document_url(ix) }
    }

    /// A link to a section's own page, named by the theme.
    pub(super) fn section_link(&self, section: &str) -> LinkView {
        LinkView {
            title: self.words.fill(&format!("nav.{section}"), &[]),
            url: self.url(&Route::page([section])),
        }
    }

    /// The inputs of a page without text; the kind may change the page's view afterwards.
    pub(super) fn page(
        &self,
        kind: &'static str,
        section: &'static str,
        route: &Route,
        title: String,
    ) -> PageView {
        PageView {
            kind,
            section,
            url: self.url(route),
            canonical: format!("{}{}", self.site.base, route.href("")),
            title,
            description: None,
            lang: self.site.lang.to_string(),
            dir: self.site.lang.dir(),
            tlp: self.site.audience.widest().label(),
            breadcrumbs: Vec::new(),
            og_type: "website",
        }
    }

    /// The view of a page that a document stands behind.
    pub(super) fn document_page(&self, kind: &'static str, section: &'static str, ix: DocIx) -> PageView {
        let document = self.atlas.document(ix);
        let lang = document.lang().unwrap_or(&self.site.lang);
        PageView {
            lang: lang.to_string(),
            dir: lang.dir(),
            tlp: document.tlp().label(),
            ..self.page(kind, section, &document.route, document.title().to_owned())
        }
    }

    /// An entity, wherever one is named.
    pub(super) fn entity(&self, ix: EntityIx) -> EntityView {
        let entity = self.atlas.entities.get(ix);
        let declaration = self.atlas.declaration(ix);
        let native =
            declaration.and_then(|document| document.aliases().iter().find(|alias| is_native(alias)));
        EntityView {
            id: entity.id.to_string(),
            family: entity.family.as_str(),
            kind: declaration.map_or("", |document| kind_of(&document.meta)).to_owned(),
            name: entity.name.clone(),
            native: native.map(name),
            url: self.entity_url(ix),
        }
    }

    /// The entities of some ids, without those that this audience may not see.
    pub(super) fn entities(&self, ids: &[Id]) -> Vec<EntityView> {
        ids.iter().filter_map(|id| self.atlas.entities.find(id.as_str())).map(|ix| self.entity(ix)).collect()
    }

    /// An entity with the number of its briefings.
    pub(super) fn count(&self, ix: EntityIx) -> CountView {
        let backlinks = self.atlas.backlinks.of(ix);
        let last = backlinks.first().map(|newest| self.briefing_date(newest.document));
        CountView { entity: self.entity(ix), count: backlinks.len(), role: self.role(ix), last }
    }

    /// Who is named together with an entity: the first few of a family.
    pub(super) fn together(&self, together: &[(EntityIx, usize)], family: Family) -> Vec<CountView> {
        const MOST: usize = 12;
        let of_family = together.iter().filter(|(ix, _)| self.atlas.entities.get(*ix).family == family);
        let row = |(ix, count): &(EntityIx, usize)| CountView {
            entity: self.entity(*ix),
            count: *count,
            role: None,
            last: None,
        };
        of_family.take(MOST).map(row).collect()
    }

    /// One line about an entity.
    pub(super) fn role(&self, ix: EntityIx) -> Option<String> {
        match &self.atlas.declaration(ix)?.meta {
            Meta::Actor(actor) => actor.role.clone(),
            Meta::Location(location) => location.role.clone(),
            Meta::Source(source) => source.role.clone(),
            Meta::Briefing(_) | Meta::Page(_) => None,
        }
    }

    /// All other names of an entity, without weak ones.
    pub(super) fn names(&self, ix: EntityIx) -> Vec<NameView> {
        let aliases = self.atlas.declaration(ix).map_or(&[][..], |document| document.aliases());
        aliases.iter().filter(|alias| !alias.weak).map(name).collect()
    }

    /// The day of a briefing.
    pub(super) fn date(&self, ix: DocIx) -> jiff::civil::Date {
        super::index::day(self.atlas, ix)
    }

    /// The address of the picture that a document's front matter names.
    pub(super) fn image(&self, ix: DocIx) -> Option<String> {
        let document = self.atlas.document(ix);
        let path = target_path(&document.path, document.image()?)?;
        let inside = path.strip_prefix(CONTENT)?;
        self.atlas
            .assets
            .binary_search_by(|asset| (**asset).cmp(&*path))
            .is_ok()
            .then(|| self.url(&Route::file(inside)))
    }

    /// The headings of a document that a list of contents shows.
    pub(super) fn headings(&self, ix: DocIx) -> Vec<HeadingView> {
        let headings = self.atlas.scans[ix as usize].headings.iter();
        headings
            .map(|heading| HeadingView {
                level: heading.level,
                id: heading.id.clone(),
                text: heading.text.clone(),
            })
            .collect()
    }

    /// An author's name; the id itself for one that `site.yaml` does not name.
    pub(super) fn author(&self, id: &Id) -> String {
        self.site.file.authors.get(id).map_or_else(|| id.to_string(), |author| author.name.clone())
    }

    /// A series' title; the id itself for one that `site.yaml` does not name.
    pub(super) fn series_title(&self, id: &Id) -> String {
        self.site.file.series.get(id).map_or_else(|| id.to_string(), |series| series.title.clone())
    }

    /// A link to a tag's page.
    pub(super) fn tag_link(&self, title: &str) -> Option<LinkView> {
        let slug = super::index::tag_slug(title);
        let url = self.url(&Route::page(["tags", slug.as_str()]));
        (!slug.is_empty()).then(|| LinkView { title: title.trim().to_owned(), url })
    }

    /// Where an entity's kind stands among the kinds of its family, and its word.
    pub(super) fn kind_rank(&self, ix: EntityIx) -> (usize, &'static str) {
        match self.atlas.declaration(ix).map(|document| &document.meta) {
            Some(Meta::Actor(actor)) => (actor.kind as usize, actor.kind.as_str()),
            Some(Meta::Location(location)) => (location.kind as usize, location.kind.as_str()),
            Some(Meta::Source(source)) => (source.kind as usize, source.kind.as_str()),
            _ => (usize::MAX, "unspecified"),
        }
    }

    fn briefing_date(&self, ix: DocIx) -> String {
        let date = self.atlas.document(ix).briefing().and_then(|briefing| briefing.date.as_ref());
        date.map_or_else(String::new, ToString::to_string)
    }

    /// What other pages show of a briefing.
    pub(super) fn briefing(&self, ix: DocIx) -> BriefingView {
        let document = self.atlas.document(ix);
        let lang = document.lang().unwrap_or(&self.site.lang);
        let briefing = document.briefing();
        let place = briefing.and_then(|briefing| {
            let first = briefing.locations.iter().find_map(|id| self.atlas.entities.find(id.as_str()))?;
            Some(self.atlas.entities.get(first).name.clone())
        });
        let text = |stamp: Option<&crate::model::Stamp>| stamp.map(ToString::to_string);
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
            tlp: document.tlp().label(),
            withdrawn: document.status() == Status::Withdrawn,
            place,
        }
    }

    /// Briefings, newest first, by month.
    pub(super) fn months(&self, briefings: impl Iterator<Item = DocIx>) -> Vec<MonthView> {
        let mut months: Vec<MonthView> = Vec::new();
        for ix in briefings {
            let view = self.briefing(ix);
            let month = view.date.get(..7).unwrap_or_default().to_owned();
            match months.last_mut().filter(|last| last.month == month) {
                Some(last) => last.briefings.push(view),
                None => months.push(MonthView { month, briefings: vec![view] }),
            }
        }
        months
    }

    /// The periods that a reader may choose from: the years, or the months of a year.
    pub(super) fn periods(&self, split: &Split, within: Option<Period>, base: &[&str]) -> Vec<PeriodView> {
        let rows = within.and_then(|year| split.months.get(&year)).unwrap_or(&split.years);
        let row = |(period, count): &(Period, usize)| PeriodView {
            period: period.to_string(),
            url: self.url(&period_route(base, *period)),
            count: *count,
        };
        rows.iter().map(row).collect()
    }

    /// A briefing with the sentence that mentions an entity.
    pub(super) fn mention(&self, backlink: Backlink) -> MentionView {
        let sentences = &self.atlas.scans[backlink.document as usize].sentences;
        let sentence =
            backlink.sentence.and_then(|at| sentences.get(at as usize)).map(|(_, sentence)| sentence);
        let part = |part: fn(&Sentence) -> &str| {
            sentence.map_or_else(String::new, |sentence| self.expand(part(sentence)))
        };
        MentionView {
            briefing: self.briefing(backlink.document),
            before: part(|sentence| &sentence.before),
            mention: part(|sentence| &sentence.mention),
            after: part(|sentence| &sentence.after),
        }
    }

    /// A sentence's text with the words of the figures, claims and briefings that it names.
    fn expand(&self, text: &str) -> String {
        if !text.contains(REFERENCE_MARK) {
            return text.to_owned();
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
                None => Some(part.to_owned()),
            };
            expanded.push_str(said.as_deref().unwrap_or("[…]"));
        }
        expanded
    }

    /// A dated happening.
    pub(super) fn event(&self, item: Item) -> Option<EventView> {
        let event = item.event(&self.atlas.documents)?;
        Some(EventView {
            id: event.id.to_string(),
            date: event.date.to_string(),
            title: event.title.clone(),
            event_type: event.event_type.map(|kind| kind.to_string()),
            actors: self.entities(&event.actors),
            locations: self.entities(&event.locations),
            source: self.attribution(event.source.as_ref(), event.credibility),
            briefing: self.link(item.document),
        })
    }

    /// A number with its unit, period and source.
    pub(super) fn figure(&self, item: Item) -> Option<FigureView> {
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
    pub(super) fn claim(&self, item: Item) -> Option<ClaimView> {
        let claim = item.claim(&self.atlas.documents)?;
        let by = self.atlas.entities.find(claim.by.as_str())?;
        let tensions = claim.in_tension_with.iter().filter_map(|id| self.atlas.ledger.claim(id.as_str()));
        let tension = |other: Item| {
            let other_claim = other.claim(&self.atlas.documents)?;
            let url = format!("{}#{}", self.document_url(other.document), other_claim.id);
            Some(LinkView { title: other_claim.text.clone(), url })
        };
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
    pub(super) fn attribution(
        &self,
        source: Option<&Id>,
        credibility: Option<Credibility>,
    ) -> Option<AttributionView> {
        let ix = self.atlas.entities.find(source?.as_str())?;
        let entity = self.atlas.entities.get(ix);
        Some(AttributionView {
            name: entity.name.clone(),
            url: self.entity_url(ix),
            grade: grade(self.reliability(ix), credibility),
        })
    }

    /// How reliable a source is: by its own grade, or by that of the actor that it is.
    pub(super) fn reliability(&self, ix: EntityIx) -> Option<Reliability> {
        match &self.atlas.declaration(ix)?.meta {
            Meta::Actor(actor) => actor.reliability,
            Meta::Source(source) => source.reliability.or_else(|| {
                let actor = self.atlas.entities.find(source.actor.as_ref()?.as_str())?;
                match &self.atlas.declaration(actor)?.meta {
                    Meta::Actor(actor) => actor.reliability,
                    _ => None,
                }
            }),
            _ => None,
        }
    }

    /// How an entity stands to others.
    pub(super) fn relations(&self, ix: EntityIx) -> Vec<RelationView> {
        let stands = self.atlas.relations.of(ix).iter();
        let row = |stand: &crate::atlas::Stand| {
            let relation = stand.relation(&self.atlas.documents, &self.atlas.entities)?;
            Some(RelationView {
                relation: relation.relation.to_string(),
                inverse: stand.inverse,
                other: self.entity(stand.other),
                since: relation.since.map(|date| date.to_string()),
                until: relation.until.map(|date| date.to_string()),
                note: relation.note.clone(),
                source: self.attribution(Some(&relation.source), None)?,
            })
        };
        stands.filter_map(row).collect()
    }
}

/// The route of a period's page below a list's.
pub(super) fn period_route(base: &[&str], period: Period) -> Route {
    let parts = period.segments();
    Route::page(base.iter().copied().chain(parts.iter().map(String::as_str)))
}

/// Inputs without text.
pub(super) fn plain<'a>(page: PageView, data: impl serde::Serialize + 'a) -> Inputs<'a> {
    Inputs { template: page.kind, page, data: Box::new(data), body: None }
}

fn grade(reliability: Option<Reliability>, credibility: Option<Credibility>) -> Option<String> {
    let letter = reliability.map(|reliability| reliability.to_string()).unwrap_or_default();
    let digit = credibility.map(|credibility| credibility.number().to_string()).unwrap_or_default();
    Some(letter + &digit).filter(|grade| !grade.is_empty())
}

fn name(alias: &Alias) -> NameView {
    NameView {
        text: alias.text.clone(),
        lang: alias.lang.as_ref().map(ToString::to_string),
        dir: alias.lang.as_ref().map(crate::model::Lang::dir),
    }
}

/// Whether an alias is in another script than the Latin one.
fn is_native(alias: &Alias) -> bool {
    let mut letters = alias.text.chars().filter(|letter| letter.is_alphabetic());
    !alias.weak && letters.any(|letter| !letter.is_ascii() && u32::from(letter) > 0x24F)
}

//! Actors, locations and sources, wherever one is named.

use crate::atlas::{Atlas, EntityIx, Stand, kind_of};
use crate::config::Site;
use crate::model::front::Alias;
use crate::model::{Family, Id, Lang, Meta, Reliability};
use crate::plan::Scope;
use crate::plan::view::{CountView, EntityRef, EntityView, NameView, RelationView};

impl<'a> Scope<'a> {
    /// An entity, wherever one is named.
    pub(in crate::plan) fn entity(&self, ix: EntityIx) -> EntityRef<'a> {
        self.shelf.entity(ix)
    }

    /// The entities of some ids, without those that this audience may not see.
    pub(in crate::plan) fn entities(&self, ids: &[Id]) -> Vec<EntityRef<'a>> {
        ids.iter().filter_map(|id| self.atlas.entities.find(id.as_str())).map(|ix| self.entity(ix)).collect()
    }

    /// An entity with the number of its briefings.
    pub(in crate::plan) fn count(&self, ix: EntityIx) -> CountView<'a> {
        let backlinks = self.atlas.backlinks.of(ix);
        let last = backlinks.first().map(|newest| self.briefing_date(newest.document));
        CountView { entity: self.entity(ix), count: backlinks.len(), role: self.role(ix), last }
    }

    /// Who is named together with an entity: the first few of a family.
    pub(in crate::plan) fn together(
        &self,
        together: &[(EntityIx, usize)],
        family: Family,
    ) -> Vec<CountView<'a>> {
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
    pub(in crate::plan) fn role(&self, ix: EntityIx) -> Option<String> {
        match &self.atlas.declaration(ix)?.meta {
            Meta::Actor(actor) => actor.role.clone(),
            Meta::Location(location) => location.role.clone(),
            Meta::Source(source) => source.role.clone(),
            Meta::Briefing(_) | Meta::Page(_) => None,
        }
    }

    /// All other names of an entity, without weak ones.
    pub(in crate::plan) fn names(&self, ix: EntityIx) -> Vec<NameView> {
        let aliases = self.atlas.declaration(ix).map_or(&[][..], |document| document.aliases());
        aliases.iter().filter(|alias| !alias.weak).map(name).collect()
    }

    /// Where an entity's kind stands among the kinds of its family, and its word.
    pub(in crate::plan) fn kind_rank(&self, ix: EntityIx) -> (usize, &'static str) {
        match self.atlas.declaration(ix).map(|document| &document.meta) {
            Some(Meta::Actor(actor)) => (actor.kind as usize, actor.kind.as_str()),
            Some(Meta::Location(location)) => (location.kind as usize, location.kind.as_str()),
            Some(Meta::Source(source)) => (source.kind as usize, source.kind.as_str()),
            _ => (usize::MAX, "unspecified"),
        }
    }

    /// How reliable a source is: by its own grade, or by that of the actor that it is.
    pub(in crate::plan) fn reliability(&self, ix: EntityIx) -> Option<Reliability> {
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
    pub(in crate::plan) fn relations(&self, ix: EntityIx) -> Vec<RelationView<'a>> {
        self.atlas.relations.of(ix).iter().filter_map(|stand| self.relation(stand)).collect()
    }

    /// One relation, from the end that the stand sees it from; none when this audience may not see
    /// who states it.
    pub(in crate::plan) fn relation(&self, stand: &Stand) -> Option<RelationView<'a>> {
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
    }
}

impl EntityView {
    /// An entity, wherever one is named.
    pub(in crate::plan) fn of(atlas: &Atlas, site: &Site, ix: EntityIx) -> Self {
        let entity = atlas.entities.get(ix);
        let declaration = atlas.declaration(ix);
        let native =
            declaration.and_then(|document| document.aliases().iter().find(|alias| is_native(alias)));
        Self {
            id: entity.id.to_string(),
            family: entity.family.as_str(),
            kind: declaration.map_or("", |document| kind_of(&document.meta)).to_owned(),
            name: entity.name.clone(),
            native: native.map(name),
            url: atlas.entity_route(ix).href(&site.base_path),
        }
    }
}

fn name(alias: &Alias) -> NameView {
    NameView {
        text: alias.text.clone(),
        lang: alias.lang.as_ref().map(ToString::to_string),
        dir: alias.lang.as_ref().map(Lang::dir),
    }
}

/// Whether an alias is in another script than the Latin one.
fn is_native(alias: &Alias) -> bool {
    let mut letters = alias.text.chars().filter(|letter| letter.is_alphabetic());
    !alias.weak && letters.any(|letter| !letter.is_ascii() && u32::from(letter) > 0x24F)
}

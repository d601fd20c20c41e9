//! The directories: actors and sources by kind, locations as a tree.

use serde::Serialize;

use crate::atlas::EntityIx;
use crate::model::{Family, Route};
use crate::plan::view::{CountView, EntityRef};
use crate::plan::views::plain;
use crate::plan::{Inputs, Kind, Page, Scope, Subject};

pub(super) const ACTORS: Kind = Kind { name: "actors", pages: |_| index(Family::Actor), inputs: actors };
pub(super) const LOCATIONS: Kind =
    Kind { name: "locations", pages: |_| index(Family::Location), inputs: locations };
pub(super) const SOURCES: Kind = Kind { name: "sources", pages: |_| index(Family::Source), inputs: sources };

#[derive(Serialize)]
struct Groups<'a> {
    groups: Vec<Group<'a>>,
    total: usize,
}

/// Entities of one kind.
#[derive(Serialize)]
struct Group<'a> {
    kind: String,
    entities: Vec<CountView<'a>>,
}

#[derive(Serialize)]
struct Tree<'a> {
    tree: Vec<Node<'a>>,
    total: usize,
}

/// A place with the places within it.
#[derive(Serialize)]
struct Node<'a> {
    entity: EntityRef<'a>,
    role: Option<String>,
    count: usize,
    children: Vec<Node<'a>>,
}

fn index(family: Family) -> Vec<(Route, Subject)> {
    vec![(Route::page([family.section()]), Subject::Site)]
}

fn actors<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    by_kind(scope, page, Family::Actor)
}

fn sources<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    by_kind(scope, page, Family::Source)
}

fn by_kind<'a>(scope: &Scope<'a>, page: &'a Page, family: Family) -> Inputs<'a> {
    let mut groups: Vec<(usize, Group)> = Vec::new();
    let mut total = 0;
    for ix in scope.atlas.entities.of(family) {
        total += 1;
        let (rank, kind) = scope.kind_rank(ix);
        let row = scope.count(ix);
        match groups.iter_mut().find(|(_, group)| group.kind == kind) {
            Some((_, group)) => group.entities.push(row),
            None => groups.push((rank, Group { kind: kind.to_owned(), entities: vec![row] })),
        }
    }
    groups.sort_by_key(|(rank, _)| *rank);
    for (_, group) in &mut groups {
        group.entities.sort_by_cached_key(|row| row.entity.name.to_lowercase());
    }
    let section = family.section();
    let title = scope.words.fill(&format!("{section}.title"), &[]);
    let view = scope.page(section, section, &page.route, title);
    plain(view, Groups { groups: groups.into_iter().map(|(_, group)| group).collect(), total })
}

fn locations<'a>(scope: &Scope<'a>, page: &'a Page) -> Inputs<'a> {
    let all: Vec<EntityIx> = scope.atlas.entities.of(Family::Location).collect();
    let roots = all.iter().filter(|place| scope.atlas.hierarchy.parent(**place).is_none());
    let mut tree: Vec<Node> = roots.map(|place| node(scope, *place)).collect();
    sort(scope, &mut tree);
    let title = scope.words.fill("locations.title", &[]);
    let view = scope.page("locations", "locations", &page.route, title);
    plain(view, Tree { tree, total: all.len() })
}

fn node<'a>(scope: &Scope<'a>, place: EntityIx) -> Node<'a> {
    let mut children: Vec<Node> =
        scope.atlas.hierarchy.children(place).iter().map(|child| node(scope, *child)).collect();
    sort(scope, &mut children);
    let CountView { entity, count, role, .. } = scope.count(place);
    Node { entity, role, count, children }
}

/// Larger kinds of place first, then by name.
fn sort(scope: &Scope<'_>, nodes: &mut [Node<'_>]) {
    nodes.sort_by_cached_key(|node| {
        let rank = scope.atlas.entities.find(&node.entity.id).map_or(0, |ix| scope.kind_rank(ix).0);
        (rank, node.entity.name.to_lowercase())
    });
}

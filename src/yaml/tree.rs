//! YAML as a tree in which every node knows its place. Read only where something has to be pointed
//! at; it knows nothing of types.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// A node's number within its tree.
pub(super) type NodeId = usize;

/// Nodes deeper than this are refused: nobody writes them, and recursion must end.
const MAX_DEPTH: usize = 64;

pub(super) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    yaml: &'a str,
    /// Byte offsets of characters; empty for ASCII, where both are the same.
    offsets: Vec<usize>,
}

struct Node<'a> {
    content: Content<'a>,
    /// In characters.
    span: Range<usize>,
    parent: Option<NodeId>,
    /// Taken out by [`Tree::remove`].
    removed: bool,
}

pub(super) enum Content<'a> {
    Scalar { text: std::borrow::Cow<'a, str>, plain: bool },
    Sequence(Vec<NodeId>),
    Mapping(Vec<(NodeId, NodeId)>),
}

pub(super) struct SyntaxError {
    /// A byte offset into the YAML.
    pub(super) at: usize,
    pub(super) message: String,
}

impl<'a> Tree<'a> {
    pub(super) fn parse(yaml: &'a str) -> Result<Self, SyntaxError> {
        let offsets = match yaml.is_ascii() {
            true => Vec::new(),
            false => yaml.char_indices().map(|(at, _)| at).chain([yaml.len()]).collect(),
        };
        let mut tree = Self { nodes: Vec::new(), yaml, offsets };
        let mut open: Vec<(NodeId, Option<NodeId>)> = Vec::new();
        let mut anchors: Vec<(usize, NodeId)> = Vec::new();
        for event in Parser::new_from_str(yaml) {
            let (event, span) = event.map_err(|error| SyntaxError {
                at: tree.byte(error.marker().index()),
                message: error.info().to_owned(),
            })?;
            let (content, anchor) = match event {
                Event::Scalar(text, style, anchor, _) => {
                    (Content::Scalar { text, plain: style == ScalarStyle::Plain }, anchor)
                }
                Event::SequenceStart(anchor, _) => (Content::Sequence(Vec::new()), anchor),
                Event::MappingStart(anchor, _) => (Content::Mapping(Vec::new()), anchor),
                Event::SequenceEnd | Event::MappingEnd => {
                    if let Some((node, _)) = open.pop() {
                        tree.nodes[node].span.end = span.end.index();
                    }
                    continue;
                }
                Event::Alias(anchor) => {
                    let target = anchors.iter().rev().find(|(known, _)| *known == anchor);
                    let target =
                        target.map(|(_, node)| *node).filter(|node| !open.iter().any(|(o, _)| o == node));
                    match target {
                        Some(target) => tree.attach(&mut open, target),
                        None => return Err(tree.error(&span, "this alias refers to nothing before it")),
                    }
                    continue;
                }
                Event::DocumentStart(true) if !tree.nodes.is_empty() => {
                    return Err(tree.error(&span, "there is more than one document here"));
                }
                _ => continue,
            };
            if open.len() >= MAX_DEPTH {
                return Err(tree.error(&span, "values are nested too deep"));
            }
            let id = tree.nodes.len();
            let is_open = !matches!(content, Content::Scalar { .. });
            tree.nodes.push(Node {
                content,
                span: span.start.index()..span.end.index(),
                parent: None,
                removed: false,
            });
            if anchor > 0 {
                anchors.push((anchor, id));
            }
            tree.attach(&mut open, id);
            if is_open {
                open.push((id, None));
            }
        }
        if tree.nodes.is_empty() {
            let content = Content::Mapping(Vec::new());
            tree.nodes.push(Node { content, span: 0..0, parent: None, removed: false });
        }
        Ok(tree)
    }

    /// Puts a node into the collection that is open; in a mapping, as a key or as its value.
    fn attach(&mut self, open: &mut [(NodeId, Option<NodeId>)], child: NodeId) {
        let Some((parent, key)) = open.last_mut() else { return };
        if self.nodes[child].parent.is_none() {
            self.nodes[child].parent = Some(*parent);
        }
        match &mut self.nodes[*parent].content {
            Content::Sequence(items) => items.push(child),
            Content::Mapping(entries) => match key.take() {
                Some(key) => entries.push((key, child)),
                None => *key = Some(child),
            },
            Content::Scalar { .. } => {}
        }
    }

    pub(super) fn root(&self) -> NodeId {
        0
    }

    pub(super) fn content(&self, node: NodeId) -> &Content<'a> {
        &self.nodes[node].content
    }

    /// How many nodes there are, each counted once however often aliases repeat it.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.nodes[node].parent
    }

    pub(super) fn is_removed(&self, node: NodeId) -> bool {
        self.nodes[node].removed
    }

    /// Takes a value out, with its key; false for the root, which can't be taken out.
    pub(super) fn remove(&mut self, node: NodeId) -> bool {
        let already = std::mem::replace(&mut self.nodes[node].removed, true);
        self.nodes[node].parent.is_some() && !already
    }

    /// The node's bytes in the YAML; a collection's only up to the end of its first line.
    pub(super) fn range(&self, node: NodeId) -> Range<usize> {
        let span = &self.nodes[node].span;
        let (start, end) = (self.byte(span.start), self.byte(span.end));
        let text = &self.yaml[start..end.max(start)];
        start..start + text.trim_end().len()
    }

    /// A scalar's text.
    pub(super) fn text(&self, node: NodeId) -> &str {
        match &self.nodes[node].content {
            Content::Scalar { text, .. } => text,
            _ => "",
        }
    }

    /// An item of a list, by its number among those that are not removed.
    fn item(&self, node: NodeId, index: usize) -> Option<NodeId> {
        match &self.nodes[node].content {
            Content::Sequence(items) => {
                items.iter().copied().filter(|item| !self.is_removed(*item)).nth(index)
            }
            _ => None,
        }
    }

    fn item_by_id(&self, node: NodeId, id: &str) -> Option<NodeId> {
        let Content::Sequence(items) = &self.nodes[node].content else { return None };
        let has_id = |item: &NodeId| self.value(*item, "id").is_some_and(|value| self.text(value) == id);
        items.iter().copied().find(has_id)
    }

    fn value(&self, node: NodeId, key: &str) -> Option<NodeId> {
        match &self.nodes[node].content {
            Content::Mapping(entries) => {
                entries.iter().find(|(known, _)| self.text(*known) == key).map(|(_, value)| *value)
            }
            _ => None,
        }
    }

    /// The node at a path such as `events[1].date`, or `events[#fall].date` for the item whose `id`
    /// is `fall`; the nearest above it that is there, when the node itself is not.
    pub(super) fn find(&self, path: &str) -> NodeId {
        let mut node = self.root();
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let next = match step.strip_suffix(']') {
                Some(item) => match item.strip_prefix('#') {
                    Some(id) => self.item_by_id(node, id),
                    None => item.parse().ok().and_then(|index| self.item(node, index)),
                },
                None => self.value(node, step),
            };
            let Some(next) = next else { break };
            node = next;
        }
        node
    }

    /// The key of a value that stands in a mapping.
    pub(super) fn key(&self, value: NodeId) -> Option<NodeId> {
        match &self.nodes[self.parent(value)?].content {
            Content::Mapping(entries) => {
                entries.iter().find(|(_, known)| *known == value).map(|(key, _)| *key)
            }
            _ => None,
        }
    }

    /// How an author would name the node: `events[1].date`.
    pub(super) fn path(&self, node: NodeId) -> String {
        let Some(parent) = self.nodes[node].parent else { return String::new() };
        let above = self.path(parent);
        match &self.nodes[parent].content {
            Content::Sequence(items) => {
                let index = items.iter().position(|item| *item == node).unwrap_or_default();
                format!("{above}[{index}]")
            }
            Content::Mapping(entries) => {
                let entry = entries.iter().find(|(key, value)| *key == node || *value == node);
                let key = entry.map_or("", |(key, _)| self.text(*key));
                below(&above, key)
            }
            Content::Scalar { .. } => above,
        }
    }

    /// Takes the second of two equal keys out of every mapping; returns both, first and second.
    pub(super) fn drop_duplicate_keys(&mut self) -> Vec<(NodeId, NodeId)> {
        let mut found = Vec::new();
        for node in &self.nodes {
            let Content::Mapping(entries) = &node.content else { continue };
            let mut seen = std::collections::HashMap::new();
            for (key, _) in entries {
                if !matches!(self.nodes[*key].content, Content::Scalar { .. }) {
                    continue;
                }
                if let Some(first) = seen.get(self.text(*key)) {
                    found.push((*first, *key));
                } else {
                    seen.insert(self.text(*key), *key);
                }
            }
        }
        for (_, second) in &found {
            self.nodes[*second].removed = true;
        }
        found
    }

    fn byte(&self, character: usize) -> usize {
        match self.offsets.is_empty() {
            true => character.min(self.yaml.len()),
            false => self.offsets.get(character).copied().unwrap_or(self.yaml.len()),
        }
    }

    fn error(&self, span: &Span, message: &str) -> SyntaxError {
        SyntaxError { at: self.byte(span.start.index()), message: message.to_owned() }
    }
}

/// The path of a field, from that of the mapping it stands in.
pub(super) fn below(mapping: &str, field: &str) -> String {
    if mapping.is_empty() { field.to_owned() } else { format!("{mapping}.{field}") }
}

//! Tables: wrapped, so that a wide one scrolls by itself, and aligned by class. The writer's own
//! `style` attributes would break a strict content security policy.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

/// Where in a table the events stand.
#[derive(Default)]
pub(super) struct State {
    alignments: Vec<Alignment>,
    in_head: bool,
    column: usize,
}

impl State {
    /// Passes an event on, with a table's cells rewritten.
    pub(super) fn weave<'a>(&mut self, event: Event<'a>, out: &mut Vec<Event<'a>>) {
        match event {
            Event::Start(Tag::Table(alignments)) => {
                out.push(Event::Html("<div class=\"table\" tabindex=\"0\">".into()));
                out.push(Event::Start(Tag::Table(vec![Alignment::None; alignments.len()])));
                self.alignments = alignments;
            }
            Event::End(TagEnd::Table) => {
                out.push(event);
                out.push(Event::Html("</div>\n".into()));
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                self.in_head = matches!(event, Event::Start(Tag::TableHead));
                self.column = 0;
                out.push(event);
            }
            Event::Start(Tag::TableCell) => {
                out.push(Event::Html(self.cell().into()));
                self.column += 1;
            }
            event => out.push(event),
        }
    }

    fn cell(&self) -> &'static str {
        let alignment = self.alignments.get(self.column).copied().unwrap_or(Alignment::None);
        match (self.in_head, alignment) {
            (true, Alignment::None) => "<th scope=\"col\">",
            (true, Alignment::Left) => "<th scope=\"col\" class=\"left\">",
            (true, Alignment::Center) => "<th scope=\"col\" class=\"center\">",
            (true, Alignment::Right) => "<th scope=\"col\" class=\"right\">",
            (false, Alignment::None) => "<td>",
            (false, Alignment::Left) => "<td class=\"left\">",
            (false, Alignment::Center) => "<td class=\"center\">",
            (false, Alignment::Right) => "<td class=\"right\">",
        }
    }
}

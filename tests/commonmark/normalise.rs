//! Makes two HTML texts equal that differ only where the specification leaves the renderer free.
//!
//! Two rules of the specification's own test runner, and one that follows from its preface ("the
//! choice of HTML is not normative"): outside `pre`, space beside a block's tag says nothing and a
//! run of space is one space; in text, a quotation mark may be written as itself or as `&quot;`.
//! Inside a tag, a comment or a declaration nothing is touched.

/// The block-level elements that the specification's runner lists.
const BLOCKS: &[&str] = &[
    "article",
    "header",
    "aside",
    "hgroup",
    "blockquote",
    "hr",
    "iframe",
    "body",
    "li",
    "map",
    "button",
    "object",
    "canvas",
    "ol",
    "caption",
    "output",
    "col",
    "p",
    "colgroup",
    "pre",
    "dd",
    "progress",
    "div",
    "section",
    "dl",
    "table",
    "td",
    "dt",
    "tbody",
    "embed",
    "textarea",
    "fieldset",
    "tfoot",
    "figcaption",
    "th",
    "figure",
    "thead",
    "footer",
    "tr",
    "form",
    "ul",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "video",
    "script",
    "style",
];

/// The text with those differences taken out.
pub(super) fn normalise(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut in_pre = false;
    let mut after_block = true;
    while !rest.is_empty() {
        let length = match markup(rest) {
            Some(length) => {
                let tag = &rest[..length];
                let block = is_block(tag);
                if block && !in_pre {
                    out.truncate(out.trim_end().len());
                }
                if name(tag) == "pre" {
                    in_pre = !tag.starts_with("</");
                }
                out.push_str(tag);
                after_block = block;
                length
            }
            None => {
                // A `<` that opens nothing is text, and the search goes on behind it.
                let length = rest[1..].find('<').map_or(rest.len(), |at| at + 1);
                text(&rest[..length], in_pre, after_block, &mut out);
                after_block = false;
                length
            }
        };
        rest = &rest[length..];
    }
    out.truncate(out.trim_end().len());
    out
}

/// How long the tag, comment or declaration is that this text begins with.
fn markup(text: &str) -> Option<usize> {
    let until = |end: &str| text.find(end).map(|at| at + end.len());
    if text.starts_with("<!--") {
        return until("-->");
    }
    if text.starts_with("<![CDATA[") {
        return until("]]>");
    }
    if text.starts_with("<?") {
        return until("?>");
    }
    let first = text.strip_prefix('<')?.chars().next()?;
    if !(first.is_ascii_alphabetic() || first == '/' || first == '!') {
        return None;
    }
    // An attribute's value may hold the sign that would otherwise end the tag.
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['<', '/']);
    &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())]
}

fn is_block(tag: &str) -> bool {
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name(tag)))
}

/// Appends text, its space and its quotation marks made equal.
fn text(text: &str, in_pre: bool, after_block: bool, out: &mut String) {
    let text = text.replace("&quot;", "\"");
    if in_pre {
        out.push_str(&text);
        return;
    }
    let mut space = after_block;
    for c in text.chars() {
        if !c.is_ascii_whitespace() {
            out.push(c);
        } else if !space {
            out.push(' ');
        }
        space = c.is_ascii_whitespace();
    }
}

#[test]
fn only_what_means_nothing_is_taken_out() {
    let same = |left: &str, right: &str| normalise(left) == normalise(right);
    assert!(same("<ul>\n<li>\n<div>\n</li>\n</ul>\n", "<ul><li><div></li></ul>"));
    assert!(same("<p>&quot;a&quot;</p>", "<p>\"a\"</p>"));
    assert!(!same("<p>a b</p>", "<p>ab</p>"));
    assert!(!same("<pre>a  b</pre>", "<pre>a b</pre>"));
    assert!(!same("<pre>a\n</pre>", "<pre>a</pre>"));
    assert!(!same("<a title=\"&quot;\">", "<a title=\"\"\">"));
    assert!(!same("<p><em>a</em> b</p>", "<p><em>a</em>b</p>"));
}

//! The script that a preview adds to each page, and nothing else is added.

/// Where the preview's own addresses lie; no page of a site can, for an id begins with a letter or digit.
pub(super) const BASE: &str = "/__dateline/";

/// The parts of the script, in their order.
const PARTS: [&str; 4] = [
    include_str!("client/idiomorph.js"),
    include_str!("client/overlay.js"),
    include_str!("client/bar.js"),
    include_str!("client/main.js"),
];

/// The script.
pub(super) fn script() -> String {
    format!("(() => {{\n\"use strict\";\n{}\n}})();\n", PARTS.join("\n"))
}

/// A page with the script, and the generation that it shows.
pub(super) fn with_script(page: &[u8], generation: u64) -> Vec<u8> {
    let tag = format!("<script src=\"{BASE}client.js\" data-generation=\"{generation}\" defer></script>");
    let end = page.windows(7).rposition(|part| part.eq_ignore_ascii_case(b"</body>")).unwrap_or(page.len());
    [&page[..end], tag.as_bytes(), &page[end..]].concat()
}

/// A page that says why there is none. The overlay shows the problems themselves.
pub(super) fn placeholder(title: &str) -> Vec<u8> {
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"color-scheme\" content=\"light dark\"></head>\n\
         <body style=\"font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem\">\
         <p>{title}</p></body>\n</html>\n"
    )
    .into_bytes()
}

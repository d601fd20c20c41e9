//! HTML that an author wrote, without what could run, track or hide.

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::Builder;

/// What our own writer puts out beside ammonia's list of harmless elements must survive as well:
/// classes, anchors, task lists, footnotes.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::default();
    cleaner
        .add_tags(["input", "section", "figure", "figcaption", "dl", "dt", "dd"])
        .add_generic_attributes(["class", "id", "dir", "lang", "title"])
        .add_tag_attributes("input", ["type", "checked", "disabled"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("div", ["tabindex"])
        .url_schemes(HashSet::from([
            "http", "https", "mailto", "tel", "geo", "ftp", "sftp", "xmpp", "magnet",
        ]))
        .link_rel(None);
    cleaner
});

/// Sanitises a text's HTML.
pub(super) fn sanitise(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

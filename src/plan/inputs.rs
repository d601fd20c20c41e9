//! What a page is made of, and the key that names exactly that.

use serde::Serialize;
use tera::{Context, TeraResult};

use super::body::Body;
use super::shared;
use super::view::LinkView;
use crate::model::front::Extra;
use crate::model::{Digest, Hasher};

/// The inputs of one page.
pub struct Inputs<'a> {
    /// The template's name, without `.html`.
    pub template: &'static str,
    /// What every page has.
    pub page: PageView,
    /// What the page's kind has: a struct of its fields.
    pub data: Box<dyn Data + 'a>,
    /// The Markdown on the page, with the field of the context that its HTML goes into.
    pub body: Option<(&'static str, Body<'a>)>,
}

/// The fields of a page, whatever struct they are.
pub trait Data {
    /// Writes them for the page's key.
    fn write(&self, text: &mut Vec<u8>);

    /// Hands them to a template.
    ///
    /// # Errors
    /// When they are no struct or map of fields.
    fn context(&self) -> TeraResult<Context>;

    /// Their names, in order.
    fn names(&self) -> Vec<String>;
}

impl<T: Serialize> Data for T {
    fn write(&self, text: &mut Vec<u8>) {
        shared::write(self, text);
    }

    fn context(&self) -> TeraResult<Context> {
        Context::from_serialize(self)
    }

    fn names(&self) -> Vec<String> {
        let value = serde_json::to_value(self).unwrap_or_default();
        value.as_object().map(|fields| fields.keys().cloned().collect()).unwrap_or_default()
    }
}

/// What every page has.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The page kind, which is also the template's name.
    pub kind: &'static str,
    /// The part of the site that it belongs to.
    pub section: &'static str,
    /// Its address on the host.
    pub url: String,
    /// Its whole address.
    pub canonical: String,
    /// Its title.
    pub title: String,
    /// One or two sentences about it.
    pub description: Option<String>,
    /// The language of its text.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its TLP label.
    pub tlp: &'static str,
    /// The pages above it.
    pub breadcrumbs: Vec<LinkView>,
    /// Open Graph type.
    pub og_type: &'static str,
    /// The document's free fields; none on a page that no document stands behind.
    pub extra: Extra,
}

impl Inputs<'_> {
    /// The key: the hash of `base`, which stands for engine, theme and settings, and of all that
    /// the page is made of. Same key, same bytes.
    pub fn key(&self, base: Digest) -> Digest {
        let mut hasher = Hasher::default();
        hasher.update(base.to_string().as_bytes()).update(self.template.as_bytes());
        // The hash is much faster over one large piece than over a thousand small ones.
        let mut text = Vec::with_capacity(16 * 1024);
        shared::write(&self.page, &mut text);
        self.data.write(&mut text);
        if let Some(body) = &self.body {
            shared::write(body, &mut text);
        }
        hasher.update(&text).finish()
    }
}

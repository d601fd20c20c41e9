//! One page: its inputs, its template, its bytes.

use std::sync::Arc;

use serde::Serialize;
use tera::{Kwargs, State, Tera, Value};

use super::fragments::Fragments;
use super::{Theme, markdown};
use crate::config::{RawHtml, Site};
use crate::diag::Diagnostic;
use crate::model::{Family, Route};
use crate::plan::{Inputs, Scope};

/// A theme with the site that it prints. Immutable, but for what it remembers of fragments.
pub struct Press {
    theme: Arc<Theme>,
    site: Arc<Site>,
    tera: Tera,
    fragments: Arc<Fragments>,
    shared: Value,
}

impl Press {
    /// A press for one build.
    pub fn new(theme: Arc<Theme>, site: Arc<Site>, view: &SiteView<'_>) -> Self {
        let shared = Value::from_serializable(view);
        let fragments = Fragments::new(&theme.tera, &theme.fragments, shared.clone());
        let mut tera = theme.tera.clone();
        for (filter, name) in &theme.fragments {
            let (fragments, name) = (Arc::clone(&fragments), name.clone());
            tera.register_filter(filter.clone(), move |of: &Value, _: Kwargs, _: &State| {
                fragments.get(&name, of)
            });
        }
        Self { theme, site, tera, fragments, shared }
    }

    /// Forgets the fragments when there are more than so many: those of a million briefings fit into
    /// no memory.
    pub fn tidy(&self, most: usize) {
        if self.fragments.count() > most {
            self.fragments.forget();
        }
    }

    /// Renders a page into `bytes`, in place of what is there.
    ///
    /// # Errors
    /// A diagnostic at the template, with the page and its fields.
    pub fn page(&self, route: &Route, inputs: &Inputs<'_>, bytes: &mut Vec<u8>) -> Result<(), Diagnostic> {
        let mut context = match inputs.data.context() {
            Ok(context) => context,
            Err(error) => {
                return Err(Diagnostic::error(
                    "template",
                    format!("the fields of `{route}` can't be handed over: {error}"),
                ));
            }
        };
        context.insert("page", &inputs.page);
        context.insert_value("site", self.shared.clone());
        let file = &self.site.file;
        if let Some((field, body)) = &inputs.body {
            let trusted = file.raw_html == RawHtml::Trusted;
            let html = markdown::html(body, &self.theme.words, file.smart_punctuation, trusted);
            context.insert_value(*field, Value::safe_string(&html));
        } else if matches!(inputs.template, "briefing" | "page") {
            context.insert_value("body", Value::safe_string(""));
        }
        let template = format!("{}.html", inputs.template);
        bytes.clear();
        match self.tera.render_to(&template, &context, &mut *bytes) {
            Ok(()) => Ok(()),
            Err(error) => Err(self.theme.diagnose(&error, Some((route, &fields(inputs))))),
        }
    }
}

/// The names of what a template of this page can use.
fn fields(inputs: &Inputs<'_>) -> Vec<String> {
    let own = inputs.data.names();
    let body = inputs.body.iter().map(|(field, _)| (*field).to_owned());
    let mut names: Vec<String> = own.into_iter().chain(body).chain(["page".to_owned()]).collect();
    names.sort();
    names.dedup();
    names.into_iter().map(|name| format!("`{name}`")).collect()
}

/// What every page of a site shares.
#[derive(Debug, Serialize)]
pub struct SiteView<'a> {
    title: &'a str,
    tagline: Option<&'a str>,
    description: Option<&'a str>,
    base_url: &'a str,
    home_url: String,
    lang: &'a str,
    dir: &'static str,
    audience: String,
    tlp: &'static str,
    nav: Vec<NavView>,
    credits: &'a [String],
    url: SectionUrls,
    has: Sections,
    extra: &'a crate::model::front::Extra,
}

/// A free page in the navigation.
#[derive(Debug, Serialize)]
struct NavView {
    title: String,
    url: String,
    section: &'static str,
}

/// Which sections hold anything. How much is not told here: every page would change with it.
#[derive(Debug, Serialize)]
struct Sections {
    briefings: bool,
    actors: bool,
    locations: bool,
    timeline: bool,
    figures: bool,
    claims: bool,
    corrections: bool,
    sources: bool,
    tags: bool,
    series: bool,
}

/// The addresses of the sections.
#[derive(Debug, Serialize)]
struct SectionUrls {
    home: String,
    briefings: String,
    actors: String,
    locations: String,
    timeline: String,
    figures: String,
    claims: String,
    corrections: String,
    sources: String,
    tags: String,
    series: String,
}

impl<'a> SiteView<'a> {
    /// What every page shares.
    pub fn new(scope: &Scope<'a>) -> Self {
        let site = scope.site;
        let registers = &scope.index.registers;
        let section = |name: &str| scope.url(&Route::page([name]));
        let nav = scope.index.nav.iter().map(|ix| {
            let document = scope.atlas.document(*ix);
            NavView { title: document.title().to_owned(), url: scope.url(&document.route), section: "page" }
        });
        Self {
            title: &site.file.title,
            tagline: site.file.tagline.as_deref(),
            description: site.file.description.as_deref(),
            base_url: &site.base,
            home_url: scope.url(&Route::page([])),
            lang: site.lang.as_str(),
            dir: site.lang.dir(),
            audience: site.audience.to_string(),
            tlp: site.audience.widest().label(),
            nav: nav.collect(),
            credits: &site.file.credits,
            url: SectionUrls {
                home: scope.url(&Route::page([])),
                briefings: section("briefings"),
                actors: section("actors"),
                locations: section("locations"),
                timeline: section("timeline"),
                figures: section("figures"),
                claims: section("claims"),
                corrections: section("corrections"),
                sources: section("sources"),
                tags: section("tags"),
                series: section("series"),
            },
            has: Sections {
                briefings: !scope.atlas.briefings.is_empty(),
                actors: scope.atlas.entities.of(Family::Actor).next().is_some(),
                locations: scope.atlas.entities.of(Family::Location).next().is_some(),
                timeline: !registers.events.is_empty(),
                figures: !registers.figures.is_empty(),
                claims: !registers.claims.is_empty(),
                corrections: !registers.notices.is_empty(),
                sources: scope.atlas.entities.of(Family::Source).next().is_some(),
                tags: !scope.index.tags.is_empty(),
                series: !scope.index.series.is_empty(),
            },
            extra: &site.file.extra,
        }
    }
}

//! From the plan to bytes: the theme's templates, Markdown to HTML, images without metadata.
//!
//! A page is rendered from its inputs and the theme alone. Nothing here knows where bytes go.

pub mod image;
pub mod markdown;

mod fragments;
mod functions;
mod page;
mod theme;
mod theme_files;
mod theme_words;

pub use page::{Press, SiteView};
pub use theme::Theme;
pub use theme_files::embedded_theme;

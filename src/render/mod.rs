//! From the plan to bytes: the theme's templates, Markdown to HTML, images without metadata.
//!
//! A page is rendered from its inputs and the theme alone. Nothing here knows where bytes go.

pub mod image;
pub mod markdown;

mod functions;
mod page;
mod theme;
mod theme_files;
mod theme_words;

pub use page::{SiteView, page};
pub use theme::Theme;

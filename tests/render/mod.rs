//! Tests of what becomes of texts, pictures and templates.

mod html;
mod image;
mod themes;

//! Tests of what becomes of texts, pictures and templates.

mod fragments;
mod html;
mod image;
mod themes;

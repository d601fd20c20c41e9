//! Tests of what becomes of texts, pictures and templates.

mod image;

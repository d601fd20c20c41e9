//! Where files come from: a folder on disk, and bytes that become text.

#[cfg(unix)]
mod disk;
mod text;

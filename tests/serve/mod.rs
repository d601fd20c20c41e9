//! The preview, as a browser sees it.

mod answers;
mod guard;
mod preview;
mod updates;

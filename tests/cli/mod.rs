//! The real binary, in folders of its own.

mod build;
mod desk;
mod due;
mod failures;
mod formats;
mod new;
mod schema;
mod ten_mistakes;

use desk::Desk;

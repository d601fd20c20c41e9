//! Diagnostics and their printers.

mod print;

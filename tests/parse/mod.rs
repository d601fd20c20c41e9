//! What authors write, and what they are told about it.

mod addresses;
mod hostile;
mod kinds;
mod markdown;
mod mistakes;
mod properties;

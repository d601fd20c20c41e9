//! Typed YAML: two readers that must agree, and limits that must hold.

mod agree;
mod limits;
mod places;

//! What a build's readers may not see: labels, drafts, embargoes, withdrawals, and links to them.

mod items;
mod labels;
mod links;
mod property;
mod times;
mod withdrawn;
mod world;

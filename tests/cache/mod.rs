//! The cache beside `site.yaml`: with it a build says and leaves what a build without it does.

mod rendered;
mod unchanged;
mod walks;

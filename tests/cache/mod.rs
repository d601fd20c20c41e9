//! The cache beside `site.yaml`: with it a build says and leaves what a build without it does.

mod changing;
mod damage;
mod folder;
mod kept;
#[cfg(target_os = "linux")]
mod killed;
mod processes;
mod rendered;
mod stamps;
mod unchanged;
mod verify;
mod walks;

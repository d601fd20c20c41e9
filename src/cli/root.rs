//! Which folder the site is in.

use std::path::{Path, PathBuf};

use super::args::SiteArgs;
use crate::config;

/// The folder that is named, or the nearest one, from here upwards, that holds `site.yaml`; else the
/// one that the command was started in, where its absence is then reported.
pub(super) fn of(args: &SiteArgs) -> PathBuf {
    if let Some(root) = &args.root {
        return root.clone();
    }
    let here = std::path::absolute(".").unwrap_or_else(|_| PathBuf::from("."));
    here.ancestors()
        .find(|folder| folder.join(config::FILE).is_file())
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

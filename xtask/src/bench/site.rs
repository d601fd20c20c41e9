//! Lays out the sites to be built: Dateline's with its own theme, with minimal templates, and Hugo's.
//!
//! It knows which files make a site and a theme, and nothing of how they are built.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use super::edits;
use crate::corpus::{self, Flavour, World};

/// The default theme's template that a site of its own puts another over, below the repository.
const OVERRIDDEN: &str = "themes/default/templates/briefing.html";

/// The minimal templates, and the words that titles of pages are made of, below the repository.
const MINIMAL: &str = "xtask/templates/dateline";
const WORDS: &str = "themes/default/messages/en.yaml";

/// The sites, each in a folder of its own.
pub(crate) struct Sites {
    /// What all of them are about.
    pub(crate) world: World,
    /// Dateline's, with the default theme and one template of the site's own.
    pub(crate) full: PathBuf,
    /// The template that the site's own one is made of. It is read once, so that work on the theme
    /// meanwhile changes nothing.
    pub(crate) template: String,
    /// Dateline's, with templates that show what Hugo's show.
    pub(crate) minimal: PathBuf,
    /// Where the full site's output is copied to.
    pub(crate) copy: PathBuf,
    /// Hugo's.
    pub(crate) hugo: PathBuf,
}

impl Sites {
    /// Writes the sites below a folder, Hugo's if it is asked for.
    pub(crate) fn write(folder: &Path, root: &Path, briefings: usize, hugo: bool) -> Result<Self> {
        let sites = Self {
            world: World::new(),
            full: folder.join("dateline"),
            template: fs::read_to_string(root.join(OVERRIDDEN))
                .context("cannot read the default theme's template")?,
            minimal: folder.join("minimal"),
            copy: folder.join("copy"),
            hugo: folder.join("hugo"),
        };
        corpus::write(&sites.world, briefings, Flavour::Dateline, &sites.full)?;
        // The template is there before the first build, or that build's theme would be another one.
        edits::template(&sites.template, &sites.full, 0)?;
        corpus::write(&sites.world, briefings, Flavour::Dateline, &sites.minimal)?;
        use_minimal_theme(&sites.minimal, root)?;
        if hugo {
            corpus::write(&sites.world, briefings, Flavour::Hugo, &sites.hugo)?;
        }
        Ok(sites)
    }
}

/// Writes the minimal theme into a site and puts the site's settings to it.
fn use_minimal_theme(site: &Path, root: &Path) -> Result<()> {
    let theme = site.join("themes/minimal");
    copy_folder(&root.join(MINIMAL), &theme)?;
    let words = fs::read_to_string(root.join(WORDS)).context("cannot read the default theme's words")?;
    corpus::write_file(&theme, "messages/en.yaml", &words)?;
    let settings = fs::read_to_string(site.join("site.yaml")).context("cannot read site.yaml")?;
    corpus::write_file(site, "site.yaml", &format!("theme: minimal\n{settings}"))
}

/// Copies a folder of small files.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).context("cannot create the folder of a theme")?;
    for entry in fs::read_dir(from).context("cannot list the minimal templates")? {
        let entry = entry.context("cannot list the minimal templates")?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to)?;
        } else {
            fs::copy(&from, &to).context("cannot copy a template")?;
        }
    }
    Ok(())
}

/// How many files lie below a folder, and their bytes.
pub(crate) fn size(folder: &Path) -> Result<(u64, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder).context("cannot list an output folder")? {
        let entry = entry.context("cannot list an output folder")?;
        let about = entry.metadata().context("cannot read a file's size")?;
        if about.is_dir() {
            let (more, theirs) = size(&entry.path())?;
            files += more;
            bytes += theirs;
        } else {
            files += 1;
            bytes += about.len();
        }
    }
    Ok((files, bytes))
}

//! Tells when files of a site change. What it tells is a hint: whoever listens looks again.
//!
//! Folders are watched, and not files: editors put a new file in the place of the old one.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::{CONTENT, TEMPLATES, THEMES, is_stray};
use crate::config;

/// A single file is complete so soon after the last sign of life.
const QUIET: Duration = Duration::from_millis(8);
/// Several files, as when a branch is checked out, are so soon.
const QUIET_AFTER_MANY: Duration = Duration::from_millis(40);
/// However lively it is, a batch ends after so many quiet times.
const LONGEST: u32 = 8;

/// A folder that is watched.
pub struct Watch {
    root: PathBuf,
    watcher: RecommendedWatcher,
    events: Receiver<Event>,
    /// The folders that are watched; one that is made later is added then.
    watched: Vec<&'static str>,
}

/// What happened.
enum Event {
    /// Something about these files, by their paths from the site's root.
    Files(Vec<String>),
    /// Something that nobody can tell.
    Lost,
}

/// What changed since the last batch.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Files and folders, by their paths from the site's root, each once.
    pub paths: Vec<String>,
    /// Whether events were lost, so that everything may have changed.
    pub lost: bool,
}

impl Watch {
    /// Watches the site in this folder.
    ///
    /// # Errors
    /// When the system can't watch folders, or no more of them.
    pub fn new(root: &Path) -> notify::Result<Self> {
        let root = root.canonicalize().map_err(notify::Error::io)?;
        let (sender, events) = channel();
        let inside = root.clone();
        let watcher = notify::recommended_watcher(move |event| send(&sender, &inside, event))?;
        let mut watch = Self { root, watcher, events, watched: Vec::new() };
        watch.watcher.watch(&watch.root, RecursiveMode::NonRecursive)?;
        watch.add_folders()?;
        Ok(watch)
    }

    /// Waits for a batch; none when nothing happened for so long.
    pub fn next(&mut self, patience: Duration) -> Option<Batch> {
        let mut batch = Batch::default();
        match self.events.recv_timeout(patience) {
            Ok(event) => batch.add(event),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        }
        for _ in 0..LONGEST {
            let quiet = if batch.paths.len() > 1 { QUIET_AFTER_MANY } else { QUIET };
            match self.events.recv_timeout(quiet) {
                Ok(event) => {
                    batch.add(event);
                    // What came together needs no waiting for.
                    self.events.try_iter().for_each(|event| batch.add(event));
                }
                Err(_) => break,
            }
        }
        batch.paths.sort();
        batch.paths.dedup();
        // A folder that was removed and made again is another one.
        let folders = [CONTENT, THEMES, TEMPLATES].map(|folder| folder.trim_end_matches('/'));
        if batch.paths.iter().any(|path| folders.contains(&path.as_str())) {
            self.watched.retain(|folder| !batch.paths.iter().any(|path| path == folder));
            batch.lost |= self.add_folders().is_err();
        }
        Some(batch)
    }

    fn add_folders(&mut self) -> notify::Result<()> {
        for folder in [CONTENT, THEMES, TEMPLATES].map(|folder| folder.trim_end_matches('/')) {
            let path = self.root.join(folder);
            if !self.watched.contains(&folder) && path.is_dir() {
                // It may have been watched as long as another folder had its name.
                let _ = self.watcher.unwatch(&path);
                self.watcher.watch(&path, RecursiveMode::Recursive)?;
                self.watched.push(folder);
            }
        }
        Ok(())
    }
}

impl Batch {
    fn add(&mut self, event: Event) {
        match event {
            Event::Files(paths) => self.paths.extend(paths),
            Event::Lost => self.lost = true,
        }
    }
}

fn send(sender: &Sender<Event>, root: &Path, event: notify::Result<notify::Event>) {
    let event = match event {
        Ok(event) if event.need_rescan() => Event::Lost,
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
        Ok(event) => {
            let paths: Vec<String> = event.paths.iter().filter_map(|path| of_site(root, path)).collect();
            if paths.is_empty() {
                return;
            }
            Event::Files(paths)
        }
        Err(_) => Event::Lost,
    };
    // Whoever no longer listens is told nothing.
    let _ = sender.send(event);
}

/// The path of a file from the site's root, if it is one of the site's.
fn of_site(root: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = inside
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str().filter(|name| !is_stray(name)),
            _ => None,
        })
        .collect();
    let path = parts?.join("/");
    let read = [CONTENT, THEMES, TEMPLATES].iter().any(|folder| format!("{path}/").starts_with(folder));
    (read || path == config::FILE).then_some(path)
}

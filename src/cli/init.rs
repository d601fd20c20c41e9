//! `dateline init`.

use rust_embed::RustEmbed;

use super::args::InitArgs;
use super::outcome::{Outcome, fail, say};
use crate::emit::scaffold;

#[derive(RustEmbed)]
#[folder = "src/cli/starter/"]
struct Starter;

/// Makes a small site to begin with.
pub(super) fn init(args: &InitArgs) -> Outcome {
    let mut files: Vec<(String, Vec<u8>)> = Starter::iter()
        .filter_map(|path| Some((path.to_string(), Starter::get(&path)?.data.into_owned())))
        .collect();
    files.push((".gitignore".to_owned(), b"/public/\n/.dateline/\n".to_vec()));
    match scaffold::site(&args.dir, &files) {
        Ok(()) => {
            let dir = args.dir.display();
            say(format!("A site is in {dir}. Build it: dateline build --root {dir}\n").as_bytes());
            Outcome::Fine
        }
        Err(problem) => fail(problem),
    }
}

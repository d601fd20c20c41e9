//! A cache that can't be written, or that holds what no build left there: a build is as good without
//! it, and says so at most once.

use std::collections::BTreeMap;
use std::fs;

use dateline::emit::ENGINE;
use dateline::model::Digest;

use crate::support::{DiskSite, Ran, SiteTest, below};

const PATH: &str = "content/briefings/one.md";

fn site() -> DiskSite {
    DiskSite::new(
        SiteTest::new()
            .file("content/actors/turkey.md", "---\nname: Turkey\n---\n")
            .briefing("one", "title: One\ndate: 2020-02-01", "Turkey waits at home.")
            .briefing("two", "title: Two\ndate: 2020-02-02\nactors: [nobody]", "Turkey waits. Others, too."),
    )
}

/// Fails unless a build is right and has no more than one thing to note, of the cache.
fn assert_right(site: &DiskSite, ran: &Ran, what: &str) {
    site.assert_same(ran);
    assert!(ran.notes.len() <= 1, "{what}: {:#?}", ran.notes);
    assert!(ran.notes.iter().all(|note| note.code == "cache"), "{what}: {:#?}", ran.notes);
}

/// Builds, edits a text and builds again, twice; all of it has to be right.
fn assert_harmless(site: &mut DiskSite, what: &str) {
    for (from, to) in [("at home", "abroad."), ("abroad.", "at home")] {
        assert_right(site, &site.build(), what);
        site.edit(PATH, from, to);
        assert_right(site, &site.build(), what);
    }
}

/// The cache of a site that was built twice with an edit between, so that it holds all that it can.
fn filled() -> (DiskSite, BTreeMap<String, Vec<u8>>) {
    let mut site = site();
    for (from, to) in [("at home", "abroad."), ("abroad.", "at home")] {
        site.tick();
        site.build().ok();
        site.edit(PATH, from, to);
    }
    site.tick();
    site.build().ok();
    assert!(site.build().was_known());
    let cache = below(&site.cache());
    for folder in ["cards/", "scans/", "last/"] {
        assert!(cache.keys().any(|path| path.starts_with(folder)), "{:?}", cache.keys());
    }
    (site, cache)
}

/// Makes the cache's folder hold exactly these files.
fn restore(site: &DiskSite, cache: &BTreeMap<String, Vec<u8>>) {
    let _ = fs::remove_dir_all(site.cache());
    for (path, bytes) in cache {
        let path = site.cache().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn what_stands_in_the_way_of_the_cache_costs_one_note() {
    let blocked: [&[&str]; 5] = [
        &[".dateline"],
        &[".dateline/cards"],
        &[".dateline/scans"],
        &[".dateline/last"],
        &[".dateline/cards", ".dateline/scans", ".dateline/last"],
    ];
    for paths in blocked {
        let mut site = site();
        for path in paths {
            let path = site.path(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Somebody's notes.").unwrap();
        }
        let what = format!("{paths:?} are files");
        let first = site.build();
        assert_right(&site, &first, &what);
        assert_eq!(first.notes.len(), 1, "{what}");
        assert!(first.notes[0].message.contains("can't be written"), "{what}: {:?}", first.notes);
        let second = site.build();
        assert_right(&site, &second, &what);
        assert_eq!(second.rendered, [""; 0], "the output's own list serves as ever");
        assert_harmless(&mut site, &what);
        for path in paths {
            assert_eq!(fs::read_to_string(site.path(path)).unwrap(), "Somebody's notes.");
        }
    }
}

#[test]
fn folders_where_files_of_the_cache_belong_cost_a_note() {
    let (_, cache) = filled();
    for path in cache.keys() {
        let (mut site, cache) = filled();
        restore(&site, &cache);
        fs::remove_file(site.cache().join(path)).unwrap();
        fs::create_dir_all(site.cache().join(path).join("inside")).unwrap();
        assert_harmless(&mut site, &format!("`{path}` is a folder"));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn where_nobody_may_write_the_build_is_right_with_one_note() {
    // Nobody makes files in this folder, not even who may do everything else.
    let mut site = site();
    std::os::unix::fs::symlink("/proc/self/fdinfo", site.cache()).unwrap();
    let ran = site.build();
    assert_right(&site, &ran, "read-only");
    assert_eq!(ran.notes.len(), 1);
    assert_harmless(&mut site, "read-only");
}

#[test]
fn what_another_version_kept_is_passed_over_in_silence() {
    let (mut site, mut other) = filled();
    for (path, bytes) in &mut other {
        if path.starts_with("last/") {
            // A digest, and then the version's name after its length.
            let mut body = bytes[32..].to_vec();
            body[1] ^= 1;
            *bytes = [Digest::of(&body).to_string().as_bytes(), &body].concat();
        } else if path.contains('/') {
            let body = &bytes[..bytes.len() - 32];
            let line = body.iter().position(|byte| *byte == b'\n').unwrap();
            assert!(body[..line].ends_with(ENGINE.as_bytes()));
            let body = [b"dateline-cache 1 dateline 0.0.9+0", &body[line..]].concat();
            *bytes = [&body[..], Digest::of(&body).to_string().as_bytes()].concat();
        }
    }
    restore(&site, &other);
    let ran = site.build();
    assert!(!ran.was_known() && ran.rendered.is_empty());
    site.assert_clean(&ran);
    assert!(below(&site.cache()) != other, "it is replaced");
    restore(&site, &other);
    site.edit(PATH, "at home", "abroad.");
    site.assert_clean(&site.build());
}

/// What can become of a file: each with a name for it.
fn damages(bytes: &[u8], another: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut damages = vec![
        ("zeros".to_owned(), vec![0; bytes.len()]),
        ("garbage".to_owned(), (0..400_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect()),
        ("another file's content".to_owned(), another.to_vec()),
        ("its content twice".to_owned(), bytes.repeat(2)),
    ];
    let line = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(40);
    let (half, end) = (bytes.len() / 2, bytes.len());
    for at in [0, 1, 31, line, line + 1, line + 6, half, end.saturating_sub(33), end.saturating_sub(1)] {
        damages.push((format!("cut at {at}"), bytes[..at.min(end)].to_vec()));
        let mut flipped = bytes.to_vec();
        if let Some(byte) = flipped.get_mut(at) {
            *byte ^= 0x10;
            damages.push((format!("flipped at {at}"), flipped));
        }
    }
    damages
}

#[test]
fn a_damaged_file_of_the_cache_costs_time_and_at_most_a_note() {
    let (mut site, cache) = filled();
    for (path, bytes) in &cache {
        let folder = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
        let like = cache.iter().find(|(other, _)| *other != path && folder(other) == folder(path));
        let unlike = cache.iter().find(|(other, _)| folder(other) != folder(path));
        let another = like.or(unlike).map(|(_, bytes)| bytes).unwrap();
        for (damage, damaged) in damages(bytes, another) {
            let what = format!("`{path}`, {damage}");
            let home = site.text(PATH).contains("at home");
            let (from, to) = if home { ("at home", "abroad.") } else { ("abroad.", "at home") };
            // The first finds that nothing changed, if it can; the second has to read what was kept.
            for edits in [false, true] {
                restore(&site, &cache);
                fs::write(site.cache().join(path), &damaged).unwrap();
                if edits {
                    site.edit(PATH, from, to);
                }
                assert_right(&site, &site.build(), &what);
            }
        }
    }
}

#[test]
fn damage_is_told_once_and_is_gone_after_the_next_build() {
    let (mut site, cache) = filled();
    for path in cache.keys().filter(|path| path.starts_with("cards/") || path.starts_with("scans/")) {
        restore(&site, &cache);
        fs::write(site.cache().join(path), "nonsense").unwrap();
        site.edit(PATH, "Turkey waits", "Turkey waits");
        let ran = site.build();
        assert_right(&site, &ran, path);
        assert_eq!(ran.notes.len(), 1, "{path}");
        assert!(ran.notes[0].message.contains("can't be read"), "{path}: {:?}", ran.notes);
        site.edit(PATH, "Turkey waits", "Turkey waits");
        site.assert_clean(&site.build());
    }
}

#[test]
fn damage_where_nothing_is_kept_any_more_is_told_once_too() {
    let (mut site, _) = filled();
    let shards = |site: &DiskSite| below(&site.cache().join("cards")).into_keys().collect::<Vec<_>>();
    let before = shards(&site);
    assert_eq!(before.len(), 2, "each of the two briefings lies in a file of its own");
    site.delete(PATH);
    site.tick();
    site.assert_clean(&site.build());
    for shard in &before {
        fs::write(site.cache().join("cards").join(shard), "nonsense").unwrap();
    }
    site.write("content/notes.txt", "Notes.");
    assert_right(&site, &site.build(), "damaged");
    site.write("content/notes.txt", "More notes.");
    site.assert_clean(&site.build());
}

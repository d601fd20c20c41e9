//! A site in a folder on disk: links that lead astray, files that can't be read, names that can't be
//! written again.

use std::fs;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use dateline::diag::Report;
use dateline::source::{DiskSource, Source};
use tempfile::TempDir;

use crate::support::SiteTest;

fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "site.yaml", "title: T\nbase_url: https://desk.example\n");
    write(folder.path(), "content/briefings/a.md", "---\ntitle: A\ndate: 2020-02-01\n---\n");
    folder
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn list(root: &Path) -> (Vec<String>, Vec<(&'static str, String)>) {
    let (files, report) = DiskSource::new(root).list();
    (files.iter().map(ToString::to_string).collect(), found(&report))
}

fn found(report: &Report) -> Vec<(&'static str, String)> {
    report.iter().map(|problem| (problem.code, problem.place.as_ref().unwrap().path.to_string())).collect()
}

/// Fails unless a build of the folder finds this one problem and leaves nothing.
fn assert_refused(root: &Path, code: &str, path: &str) {
    let built = SiteTest::new().build_from(DiskSource::new(root));
    assert_eq!(&*built.only(code).place.as_ref().unwrap().path, path);
    assert!(built.files.is_empty());
}

#[test]
fn files_of_the_site_are_listed_in_order_and_no_others() {
    let site = site();
    for path in [
        "content/z.txt",
        "content/actors/b.md",
        "content/.hidden/c.md",
        "content/a.md~",
        "templates/page.html",
        "themes/own/theme.yaml",
        "notes.md",
        "public/index.html",
        ".git/config",
    ] {
        write(site.path(), path, "x");
    }
    let expected = [
        "content/actors/b.md",
        "content/briefings/a.md",
        "content/z.txt",
        "site.yaml",
        "templates/page.html",
        "themes/own/theme.yaml",
    ];
    assert_eq!(list(site.path()), (expected.map(str::to_owned).to_vec(), Vec::new()));
}

#[test]
fn a_link_that_leads_back_is_refused() {
    let site = site();
    symlink(site.path().join("content"), site.path().join("content/briefings/loop")).unwrap();
    assert_refused(site.path(), "symlink", "content/briefings/loop");
}

#[test]
fn a_link_out_of_the_site_is_refused() {
    let (site, outside) = (site(), tempfile::tempdir().unwrap());
    write(outside.path(), "secret.txt", "secret");
    symlink(outside.path().join("secret.txt"), site.path().join("content/secret.txt")).unwrap();
    assert_refused(site.path(), "symlink", "content/secret.txt");
    fs::remove_file(site.path().join("content/secret.txt")).unwrap();
    symlink(outside.path(), site.path().join("content/folder")).unwrap();
    assert_refused(site.path(), "symlink", "content/folder");
}

#[test]
fn content_itself_may_not_lead_out() {
    let (site, outside) = (site(), tempfile::tempdir().unwrap());
    fs::rename(site.path().join("content"), outside.path().join("content")).unwrap();
    symlink(outside.path().join("content"), site.path().join("content")).unwrap();
    assert_refused(site.path(), "symlink", "content");
}

#[test]
fn a_link_within_the_site_is_followed() {
    let site = site();
    write(site.path(), "content/pier.txt", "pier");
    symlink(site.path().join("content/pier.txt"), site.path().join("content/quay.txt")).unwrap();
    let built = SiteTest::new().build_from(DiskSource::new(site.path())).fine();
    assert_eq!(built.files["quay.txt"], b"pier");
}

#[test]
fn a_link_to_nothing_is_refused() {
    let site = site();
    symlink("nowhere.md", site.path().join("content/briefings/gone.md")).unwrap();
    let (_, problems) = list(site.path());
    assert_eq!(problems, [("read", "content/briefings/gone.md".to_owned())]);
}

#[test]
fn a_file_that_may_not_be_read_is_refused() {
    let site = site();
    let file = site.path().join("content/briefings/a.md");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything, as an administrator may, reads this as well.
    if fs::read(&file).is_err() {
        assert_refused(site.path(), "read", "content/briefings/a.md");
    }
    let folder = site.path().join("content/briefings");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    let listed = fs::read_dir(&folder).is_ok();
    let (_, problems) = list(site.path());
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(listed || problems == [("read", "content/briefings".to_owned())], "{problems:?}");
}

#[test]
fn a_folder_where_a_file_should_be_is_refused() {
    let site = site();
    fs::create_dir(site.path().join("content/briefings/folder.md")).unwrap();
    SiteTest::new().build_from(DiskSource::new(site.path())).fine();
    let problem = DiskSource::new(site.path()).read("content/briefings/folder.md").unwrap_err();
    assert_eq!(problem.code, "read");
}

#[test]
fn names_that_no_address_could_hold_are_refused() {
    let site = site();
    let names: [&[u8]; 3] = [b"caf\xe9.txt", b"a\\b.txt", b"a\nb.txt"];
    for name in names {
        let path = site.path().join("content").join(std::ffi::OsString::from_vec(name.to_vec()));
        fs::write(&path, "x").unwrap();
        let (_, problems) = list(site.path());
        assert_eq!(problems.len(), 1, "{name:?}");
        assert_eq!(problems[0].0, "file-name");
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn a_file_that_went_says_so() {
    let site = site();
    fs::remove_file(site.path().join("content/briefings/a.md")).unwrap();
    let problem = DiskSource::new(site.path()).read("content/briefings/a.md").unwrap_err();
    assert_eq!(problem.message, "the file vanished while the site was read");
}

#[test]
fn what_is_written_into_the_site_would_be_read_again() {
    let site = site();
    let source = DiskSource::new(site.path());
    for inside in ["content", "content/out", "content/a/../b", "themes", "templates/x/y"] {
        assert!(source.reads(&site.path().join(inside)), "{inside}");
    }
    for outside in ["public", "contents", "content/../public", ".", ".."] {
        assert!(!source.reads(&site.path().join(outside)), "{outside}");
    }
    symlink(site.path().join("content"), site.path().join("out")).unwrap();
    assert!(source.reads(&site.path().join("out/public")));
}

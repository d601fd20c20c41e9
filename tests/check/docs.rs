//! `docs/checks.md` says of each check what the head of its file says. `UPDATE_DOCS=1` writes it.

use std::fs;
use std::path::Path;

use dateline::check::CHECKS;

#[test]
fn each_check_has_its_section_and_its_row() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("docs/checks.md");
    let written = fs::read_to_string(&path).unwrap_or_default();
    let mut expected = INTRODUCTION.to_owned();
    for check in CHECKS {
        let (code, level, about) = (check.code, check.level.as_str(), check.about);
        expected.push_str(&format!("| [`{code}`](#{code}) | {level} | {about} |\n"));
    }
    for check in CHECKS {
        let file = root.join(format!("src/check/{}.rs", check.code.replace('-', "_")));
        let source = fs::read_to_string(&file).unwrap();
        let head: Vec<&str> = source
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        assert_eq!(head[0], format!("`{}`: {}.", check.code, check.about), "{}", file.display());
        let headings: Vec<&str> = head.iter().copied().filter(|line| HEADINGS.contains(line)).collect();
        assert_eq!(headings, HEADINGS, "{}", file.display());
        expected.push_str(&format!("\n## {}\n\n", check.code));
        let about = check.about;
        let first =
            about.chars().next().unwrap().to_uppercase().chain(about.chars().skip(1)).collect::<String>();
        expected.push_str(&format!("{first}. Default: `{}`.\n", check.level.as_str()));
        // Comments are wrapped; paragraphs of a document are not.
        let mut in_code = false;
        let mut joins = false;
        for line in &head[1..] {
            let line = if HEADINGS.contains(line) { format!("##{line}") } else { (*line).to_owned() };
            in_code ^= line.starts_with("```");
            let is_words = !in_code && !line.is_empty() && !line.starts_with("```") && !line.starts_with('#');
            if is_words && joins {
                expected.pop();
                expected.push(' ');
            }
            joins = is_words;
            expected.push_str(&line);
            expected.push('\n');
        }
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, expected).unwrap();
        return;
    }
    assert!(written == expected, "docs/checks.md is not what the checks say: run with UPDATE_DOCS=1");
}

const HEADINGS: [&str; 4] = ["# What it does", "# Why it matters", "# Example", "# How to silence it"];

const INTRODUCTION: &str = "# Checks

Checks look for what is well formed and yet a mistake. `build` and `check` run them; `dateline check --list` prints them. Each has a level: `error` stops the build, `warn` does so with `--strict` alone, `off` does not run. `checks:` in `site.yaml` sets other levels:

```yaml
checks:
  url-without-archive: off
  undeclared-mention: warn
  figure-without-source: error
```

A check sees what the build’s audience may see and nothing else. A value that could not be read is reported once, as such, and not by a check as well.

| Check | Default | Looks for |
|---|---|---|
";

//! The 652 examples of the CommonMark specification against Dateline's Markdown.
//!
//! The specification's text is CC BY-SA, so the repository holds no copy of it: `cargo xtask test`
//! installs it and names its file in `DATELINE_COMMONMARK_SPEC`. This module knows the form of that
//! file and one function of the library; it must not know how Markdown is parsed.

mod normalise;

use std::{env, fmt::Write as _, fs, io::Write as _};

use dateline::parse::markdown::to_html;

use normalise::normalise;

/// Names the specification's `spec.txt`.
const SPEC: &str = "DATELINE_COMMONMARK_SPEC";

/// How many examples the pinned version has: fewer would mean that they were not found.
const EXAMPLES: usize = 652;

/// One example of the specification.
struct Example {
    number: usize,
    section: String,
    markdown: String,
    html: String,
}

#[test]
fn every_example_of_the_specification_holds() {
    let Some(path) = env::var_os(SPEC) else {
        // Written past the test runner, which keeps what passing tests print to itself.
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: the CommonMark examples, because {SPEC} is not set; `cargo xtask test` sets it"
        );
        return;
    };
    let text = fs::read_to_string(path).expect("the file that the variable names can be read");
    let examples = examples(&text);
    assert_eq!(examples.len(), EXAMPLES, "examples found in the specification");

    let mut failed = Vec::new();
    let mut report = String::new();
    for example in &examples {
        let got = to_html(&example.markdown);
        if got != example.html && normalise(&got) != normalise(&example.html) {
            failed.push(example.number);
            let _ = write!(
                report,
                "\n--- example {}, {}\ninput:    {:?}\nexpected: {:?}\ngot:      {got:?}\n",
                example.number, example.section, example.markdown, example.html,
            );
        }
    }
    assert!(failed.is_empty(), "{} of {EXAMPLES} failed: {failed:?}\n{report}", failed.len());
}

/// Reads the examples as the specification's own reader does: between fences of 32 backticks, the
/// two halves parted by a single dot, a tab printed as an arrow.
fn examples(text: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let opening = format!("{fence} example");
    let mut examples = Vec::new();
    let mut section = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line == opening {
            examples.push(Example {
                number: examples.len() + 1,
                section: section.clone(),
                markdown: until(&mut lines, "."),
                html: until(&mut lines, &fence),
            });
        } else if line.starts_with('#') {
            section = line.trim_start_matches('#').trim().to_owned();
        } else if line.starts_with("<!-- END TESTS -->") {
            break;
        }
    }
    examples
}

/// The lines before this one, with their tabs back.
fn until<'a>(lines: &mut impl Iterator<Item = &'a str>, end: &str) -> String {
    let mut text = String::new();
    for line in lines.take_while(|line| *line != end) {
        text.push_str(&line.replace('→', "\t"));
        text.push('\n');
    }
    text
}

//! What the printers print.

use dateline::diag::{
    Diagnostic, Place, Report,
    print::{Format, print},
};
use insta::assert_snapshot;
use proptest::prelude::*;

const TEXT: &str = "---\ntittle: Why Saraqib is next\nlang: ar\n---\nسراقب held.\n";

fn place(words: &str) -> Place {
    let start = TEXT.find(words).expect("the words");
    Place::range("content/briefings/saraqib.md", TEXT, start..start + words.len())
}

fn report() -> Report {
    Report::from_iter([
        Diagnostic::error("unknown-field", "unknown field `tittle`")
            .at(place("tittle"))
            .help("Did you mean `title`?"),
        Diagnostic::warning("two-names", "`سراقب` names two places, 100%: one, two")
            .at(place("سراقب"))
            .related(place("lang: ar"), "first declared here")
            .related(Place::file("content/locations/a b.md"), "and there"),
        Diagnostic::error("no-title", "the site has no title").at(Place::file("site.yaml")),
        Diagnostic::error("output", "cannot write `public`").help("Free some space."),
    ])
}

fn printed(format: Format, report: &Report) -> String {
    let mut out = Vec::new();
    print(format, report, false, &mut out).expect("memory does not fail");
    String::from_utf8(out).expect("text")
}

#[test]
fn text_shows_the_line_and_what_to_do() {
    assert_snapshot!(printed(Format::Text, &report()), @r#"
    error[unknown-field]: unknown field `tittle`
     --> content/briefings/saraqib.md:2:1
      |
    2 | tittle: Why Saraqib is next
      | ^^^^^^
      |
      = help: Did you mean `title`?

    warning[two-names]: `سراقب` names two places, 100%: one, two
     --> content/briefings/saraqib.md:5:1
      |
    5 | سراقب held.
      | ^^^^^
      |
    note: first declared here
     --> content/briefings/saraqib.md:3:1
      |
    3 | lang: ar
      | ^^^^^^^^
    note: and there
     --> content/locations/a b.md

    error[no-title]: the site has no title
    --> site.yaml

    error[output]: cannot write `public`
     |
     = help: Free some space.
    "#);
}

#[test]
fn json_is_one_object_a_line() {
    assert_snapshot!(printed(Format::Json, &report()), @r#"
    {"severity":"error","code":"unknown-field","message":"unknown field `tittle`","help":"Did you mean `title`?","place":{"path":"content/briefings/saraqib.md","line":2,"column":1,"end_column":7,"excerpt":"tittle: Why Saraqib is next"},"related":[]}
    {"severity":"warning","code":"two-names","message":"`سراقب` names two places, 100%: one, two","help":null,"place":{"path":"content/briefings/saraqib.md","line":5,"column":1,"end_column":6,"excerpt":"سراقب held."},"related":[{"place":{"path":"content/briefings/saraqib.md","line":3,"column":1,"end_column":9,"excerpt":"lang: ar"},"label":"first declared here"},{"place":{"path":"content/locations/a b.md"},"label":"and there"}]}
    {"severity":"error","code":"no-title","message":"the site has no title","help":null,"place":{"path":"site.yaml"},"related":[]}
    {"severity":"error","code":"output","message":"cannot write `public`","help":"Free some space.","place":null,"related":[]}
    "#);
}

#[test]
fn sarif_is_one_document() {
    let text = printed(Format::Sarif, &report()).replace(env!("CARGO_PKG_VERSION"), "VERSION");
    assert_snapshot!(text, @r#"
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [
        {
          "columnKind": "unicodeCodePoints",
          "results": [
            {
              "level": "error",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/briefings/saraqib.md"
                    },
                    "region": {
                      "endColumn": 7,
                      "startColumn": 1,
                      "startLine": 2
                    }
                  }
                }
              ],
              "message": {
                "text": "unknown field `tittle`. Did you mean `title`?"
              },
              "ruleId": "unknown-field",
              "ruleIndex": 3
            },
            {
              "level": "warning",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/briefings/saraqib.md"
                    },
                    "region": {
                      "endColumn": 6,
                      "startColumn": 1,
                      "startLine": 5
                    }
                  }
                }
              ],
              "message": {
                "text": "`سراقب` names two places, 100%: one, two"
              },
              "relatedLocations": [
                {
                  "id": 0,
                  "message": {
                    "text": "first declared here"
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/briefings/saraqib.md"
                    },
                    "region": {
                      "endColumn": 9,
                      "startColumn": 1,
                      "startLine": 3
                    }
                  }
                },
                {
                  "id": 1,
                  "message": {
                    "text": "and there"
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "content/locations/a%20b.md"
                    }
                  }
                }
              ],
              "ruleId": "two-names",
              "ruleIndex": 2
            },
            {
              "level": "error",
              "locations": [
                {
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "site.yaml"
                    }
                  }
                }
              ],
              "message": {
                "text": "the site has no title"
              },
              "ruleId": "no-title",
              "ruleIndex": 0
            },
            {
              "level": "error",
              "message": {
                "text": "cannot write `public`. Free some space."
              },
              "ruleId": "output",
              "ruleIndex": 1
            }
          ],
          "tool": {
            "driver": {
              "name": "Dateline",
              "rules": [
                {
                  "id": "no-title"
                },
                {
                  "id": "output"
                },
                {
                  "id": "two-names"
                },
                {
                  "id": "unknown-field"
                }
              ],
              "version": "VERSION"
            }
          }
        }
      ],
      "version": "2.1.0"
    }
    "#);
}

#[test]
fn github_gets_workflow_commands() {
    assert_snapshot!(printed(Format::Github, &report()), @r#"
    ::error file=content/briefings/saraqib.md,line=2,col=1,endColumn=7,title=unknown-field::unknown field `tittle`%0ADid you mean `title`?
    ::warning file=content/briefings/saraqib.md,line=5,col=1,endColumn=6,title=two-names::`سراقب` names two places, 100%25: one, two%0Afirst declared here: content/briefings/saraqib.md:3:1%0Aand there: content/locations/a b.md
    ::error file=site.yaml,title=no-title::the site has no title
    ::error title=output::cannot write `public`%0AFree some space.
    "#);
}

/// A diagnostic whose every part tries to trick whoever reads it.
fn hostile() -> Report {
    let words = "\u{1b}[2J\t\u{202e}drawkcab\u{9b}31m\r\n::error::x";
    let mut place = Place::range(words, words, 5..9);
    place.excerpt = words.to_owned();
    Report::from_iter([Diagnostic::error("trick", words).at(place.clone()).help(words).related(place, words)])
}

#[test]
fn hostile_text_is_shown_and_not_obeyed() {
    for (name, format) in Format::ALL {
        let text = printed(format, &hostile());
        let obeyed =
            |character: &char| *character != '\n' && (character.is_control() || *character == '\u{202e}');
        assert_eq!(text.chars().find(obeyed), None, "{name}: {text}");
        assert!(!text.contains("\n::error"), "{name}: {text}");
    }
    assert_snapshot!(printed(Format::Text, &hostile()), @r#"
    error[trick]: ␛[2J␉\u{202e}drawkcab\u{9b}31m␍␊::error::x
     --> ␛[2J␉\u{202e}drawkcab\u{9b}31m␍␊::error::x:1:6
      |
    1 | ␛[2J    �drawkcab�31m␍␊::error::x
      |         ^^
      |
      = help: ␛[2J␉\u{202e}drawkcab\u{9b}31m␍␊::error::x
    note: ␛[2J␉\u{202e}drawkcab\u{9b}31m␍␊::error::x
     --> ␛[2J␉\u{202e}drawkcab\u{9b}31m␍␊::error::x:1:6
      |
    1 | ␛[2J    �drawkcab�31m␍␊::error::x
      |         ^^
    "#);
}

#[test]
fn json_reads_back_as_what_was_said() {
    let line: serde_json::Value = serde_json::from_str(&printed(Format::Json, &hostile())).expect("JSON");
    let hostile = hostile();
    let said = hostile.iter().next().expect("one");
    assert_eq!(line["message"], said.message.as_str());
    assert_eq!(line["place"]["excerpt"], said.place.as_ref().expect("a place").excerpt.as_str());
}

#[test]
fn a_long_line_is_cut_around_the_words() {
    let text = format!("{}here{}", "دير الزور ".repeat(300), " and so on".repeat(300));
    let start = text.find("here").expect("the word");
    let place = Place::range("a.md", &text, start..start + 4);
    let report = Report::from_iter([Diagnostic::warning("long", "too long").at(place)]);
    assert_snapshot!(printed(Format::Text, &report), @r#"
    warning[long]: too long
     --> a.md:1:3001
      |
    1 | ...ور دير الزور دير الزور دير الزور دير الزور here and so on and so on and so on and so on an...
      |                                               ^^^^
    "#);
}

#[test]
fn a_mark_as_long_as_the_line_is_cut() {
    let text = "word ".repeat(100);
    let place = Place::range("a.md", &text, 0..text.len());
    let report = Report::from_iter([Diagnostic::warning("long", "too long").at(place)]);
    assert!(printed(Format::Text, &report).lines().all(|line| line.chars().count() < 120));
}

#[test]
fn colour_is_only_for_text() {
    for (_, format) in Format::ALL {
        let mut out = Vec::new();
        print(format, &report(), true, &mut out).expect("memory does not fail");
        assert_eq!(out.contains(&0x1b), format == Format::Text);
    }
}

#[test]
fn a_format_is_asked_for_by_name() {
    for (name, format) in Format::ALL {
        assert_eq!(name.parse(), Ok(format));
    }
    assert_snapshot!("xml".parse::<Format>().expect_err("unknown"), @"unknown format `xml`: it is one of text, json, sarif, github");
}

proptest! {
    #[test]
    fn any_place_can_be_printed(
        message in ".*",
        excerpt in "\\PC*|.*",
        line in 0_u32..3,
        column in any::<u32>(),
        length in 0_u32..300,
    ) {
        let column = if excerpt.len() % 2 == 0 { column % 50 } else { column };
        let end_column = column.saturating_add(length);
        let place = Place { path: "a.md".into(), line, column, end_column, excerpt };
        let found = Diagnostic::error("any", message).at(place.clone()).related(place, "here");
        let report = Report::from_iter([found]);
        for (_, format) in Format::ALL {
            printed(format, &report);
        }
    }
}

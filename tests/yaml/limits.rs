//! What is too much is refused soon, and once.

use std::sync::Arc;

use dateline::diag::Report;
use dateline::model::front::Briefing;
use dateline::yaml;

fn read(text: &str) -> (Briefing, Report) {
    let path: Arc<str> = "a.yaml".into();
    yaml::read(&yaml::Source { path: &path, file: text, range: 0..text.len() })
}

fn messages(report: &Report) -> Vec<&str> {
    report.iter().map(|problem| problem.message.as_str()).collect()
}

#[test]
fn aliases_that_explode_are_one_problem() {
    let names = "abcdefgh".chars().zip("bcdefghi".chars());
    let tenfold = |from: char| vec![format!("*{from}"); 10].join(", ");
    let bomb: String = names.map(|(from, to)| format!("  {to}: &{to} [{}]\n", tenfold(from))).collect();
    let (_, report) = read(&format!("extra:\n  a: &a [x, x, x]\n{bomb}"));
    assert_eq!(report.errors(), 1, "{:?}", messages(&report));
    assert!(messages(&report)[0].ends_with("aliases repeat too much"), "{:?}", messages(&report));
}

#[test]
fn a_few_aliases_are_welcome() {
    let (briefing, report) = read("title: &t Twice\nsummary: *t\nactors: &a [hts]\nlocations: *a\n");
    assert_eq!(messages(&report), Vec::<&str>::new());
    assert_eq!(briefing.summary.as_deref(), Some("Twice"));
    assert_eq!(briefing.locations, briefing.actors);
}

#[test]
fn a_large_ledger_is_no_explosion() {
    let figures: String =
        (0..30_000).map(|n| format!("  - {{ id: f-{n}, metric: m, value: {n}, unit: people }}\n")).collect();
    let (briefing, report) = read(&format!("tittle: A\nfigures:\n{figures}"));
    assert_eq!(messages(&report), ["unknown field `tittle`"]);
    assert_eq!(briefing.figures.len(), 30_000);
}

#[test]
fn thousands_of_mistakes_are_a_hundred() {
    let (_, report) = read(&format!("tags: [{}]\n", vec!["[a]"; 50_000].join(", ")));
    assert_eq!(report.errors(), 100);
}

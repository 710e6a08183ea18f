//! Several kaders of one source: what none of them accounts for.

use std::ops::Range;

use voorcheck_rules::kader::Problem;

use super::weigh;
use crate::load::{Loaded, collapse};

/// Runs of lines of a source that lie in no `bereik` of any of these kaders, and kaders that have no source in common
/// with the first. A source is the same when its text is; the findings are placed in the first kader.
pub fn outside_every_scope(first: &Loaded, others: &[Loaded]) -> Vec<Problem> {
    let mut findings = Vec::new();
    let mut alone: Vec<&Loaded> = others.iter().collect();
    for source in &first.kader.meta.sources {
        let Some(text) = first.register.texts.get(&source.id) else { continue };
        let with_it: Vec<(&Loaded, _)> =
            others.iter().filter_map(|other| Some((other, same(other, text)?))).collect();
        if with_it.is_empty() {
            continue;
        }
        alone.retain(|other| !with_it.iter().any(|(one, _)| std::ptr::eq(*one, *other)));
        let mut ranges = weigh::scopes(first, source, text, &mut Vec::new());
        for (other, source) in with_it {
            ranges.extend(weigh::scopes(other, source, text, &mut Vec::new()));
        }
        for run in runs(text, &ranges) {
            findings.push(finding(text, &run).at(&source.file, run.start));
        }
    }
    for other in alone {
        let (ours, theirs) = (&first.kader.meta.id, &other.kader.meta.id);
        findings.push(Problem::new(
            "no-common-source",
            "",
            format!("De kaders `{ours}` en `{theirs}` hebben geen bron gemeen."),
            "Noem achter --with alleen kaders die op dezelfde tekst rusten.",
        ));
    }
    findings
}

/// The source of a kader with this text.
fn same<'a>(loaded: &'a Loaded, text: &str) -> Option<&'a voorcheck_rules::kader::model::Source> {
    let is_it = |id: &str| loaded.register.texts.get(id).is_some_and(|theirs| theirs == text);
    loaded.kader.meta.sources.iter().find(|source| is_it(&source.id))
}

/// The lines outside all ranges, next to each other as one run; empty lines do not count.
fn runs(text: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    for (i, line) in text.lines().enumerate() {
        let number = i + 1;
        if ranges.iter().any(|range| range.contains(&number)) {
            goes_on = false;
        } else if !line.trim().is_empty() {
            match runs.last_mut().filter(|_| goes_on) {
                Some(run) => run.end = number + 1,
                None => runs.push(number..number + 1),
            }
            goes_on = true;
        }
    }
    runs
}

fn finding(text: &str, run: &Range<usize>) -> Problem {
    let line = |number: usize| text.lines().nth(number - 1).map(collapse).unwrap_or_default();
    let message = match run.len() {
        1 => format!("Deze regel staat in geen bereik van deze kaders: “{}”", line(run.start)),
        count => format!(
            "Deze {count} regels staan in geen bereik van deze kaders: van “{}” tot en met “{}”",
            line(run.start),
            line(run.end - 1)
        ),
    };
    let advice = "Neem ze op in het `[[bereik]]` van een van de kaders, of noem dat kader ook achter --with.";
    Problem::new("outside-every-scope", "", message, advice)
}

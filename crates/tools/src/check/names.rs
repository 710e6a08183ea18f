//! Who is called what: every id of a kader, to resolve references.

use std::collections::BTreeMap;

use voorcheck_rules::kader::Kader;
use voorcheck_rules::kader::model::{Criterion, Decision, Fact};

use super::{Report, suggest};

/// The ids of a kader by kind.
pub(super) struct Names<'a> {
    pub facts: BTreeMap<&'a str, &'a Fact>,
    pub decisions: BTreeMap<&'a str, &'a Decision>,
    pub criteria: BTreeMap<&'a str, &'a Criterion>,
    pub sections: Vec<&'a str>,
    pub dates: Vec<&'a str>,
    pub phases: Vec<&'a str>,
    pub routes: Vec<&'a str>,
    pub cards: Vec<&'a str>,
    pub moments: Vec<&'a str>,
    pub date_conditions: Vec<&'a str>,
    pub norms: Vec<&'a str>,
    pub forces: Vec<&'a str>,
    pub sources: Vec<&'a str>,
}

impl<'a> Names<'a> {
    pub fn of(kader: &'a Kader) -> Names<'a> {
        Names {
            facts: kader.facts.iter().map(|fact| (fact.id.as_str(), fact)).collect(),
            decisions: kader.decisions.iter().map(|decision| (decision.id.as_str(), decision)).collect(),
            criteria: kader.criteria.iter().map(|criterion| (criterion.id.as_str(), criterion)).collect(),
            sections: kader.sections.iter().map(|section| section.id.as_str()).collect(),
            dates: kader.dates.iter().map(|date| date.id.as_str()).collect(),
            phases: kader.phases.iter().map(|phase| phase.id.as_str()).collect(),
            cards: kader.cards.iter().map(|card| card.id.as_str()).collect(),
            routes: kader.routes.iter().map(|route| route.id.as_str()).collect(),
            moments: kader.moments.iter().map(|moment| moment.id.as_str()).collect(),
            date_conditions: kader.date_conditions.iter().map(|condition| condition.id.as_str()).collect(),
            norms: kader.norms.iter().map(|norm| norm.id.as_str()).collect(),
            forces: kader.meta.forces.iter().map(|force| force.id.as_str()).collect(),
            sources: kader.meta.sources.iter().map(|source| source.id.as_str()).collect(),
        }
    }
}

/// Reports `id` unless it is among `known`. `kind` starts the sentence: "De norm".
pub(super) fn reference(
    report: &mut Report,
    code: &'static str,
    kind: &str,
    id: &str,
    known: &[&str],
    path: impl Into<String>,
) {
    if !known.contains(&id) {
        let hint = suggest::hint(id, known.iter().copied());
        let advice =
            if hint.is_empty() { "Verbeter het id of voeg toe wat ontbreekt.".to_owned() } else { hint };
        let advice = in_one(id, known).unwrap_or(advice);
        report.add(code, path, format!("{kind} `{id}` bestaat niet."), advice);
    }
}

/// The same for a norm. Another norm is another sentence of the text, however near its id; only another spelling of the
/// same id is offered.
pub(super) fn norm(report: &mut Report, id: &str, known: &[&str], path: impl Into<String>) {
    if !known.contains(&id) {
        let same = known.iter().find(|one| spelled(one) == spelled(id));
        let advice = same.map(|one| format!("Bedoelde u `{one}`?")).or_else(|| in_one(id, known));
        let advice = advice.unwrap_or_else(|| "Zet haar in `normen.tsv`, of verbeter het id.".to_owned());
        report.add("unknown-norm", path, format!("De norm `{id}` bestaat niet."), advice);
    }
}

/// A norm id without what people leave out or add: case, hyphens, noughts in front of a number.
fn spelled(id: &str) -> Vec<String> {
    let parts = id.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(|part| part.trim_start_matches('0').to_uppercase()).collect()
}

/// Several ids between one pair of quotation marks.
fn in_one(id: &str, known: &[&str]) -> Option<String> {
    let parts: Vec<&str> = id.split([',', ';', ' ']).filter(|part| !part.is_empty()).collect();
    let all = parts.len() > 1 && parts.iter().all(|part| known.contains(part));
    all.then(|| {
        let each: Vec<String> = parts.iter().map(|part| format!("\"{part}\"")).collect();
        format!("Zet elk id tussen eigen aanhalingstekens: `[{}]`.", each.join(", "))
    })
}

/// Reports a word that stands twice in a list.
pub(super) fn twice(report: &mut Report, path: impl Into<String>, word: &str) {
    report.add(
        "duplicate-value",
        path,
        format!("`{word}` staat twee keer in deze lijst."),
        "Haal er één weg.",
    );
}

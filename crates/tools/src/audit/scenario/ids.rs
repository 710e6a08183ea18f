//! Every id a scenario mentions exists: what is expected *not* to be there would otherwise pass with a typing error.

use voorcheck_rules::assessment::{Engine, InputError};
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::{Problem, Table, Voice};

use super::{NONE, Scenario};
use crate::check::suggest;

/// What is wrong with the ids in a scenario, and with its input.
pub(super) fn check(scenario: &Scenario, engine: &Engine) -> Vec<Problem> {
    let kader = engine.kader();
    let mut ids = Ids { scenario, problems: Vec::new() };
    if let Err(error) = engine.assess(&scenario.input, &scenario.options(Voice::Behandelaar)) {
        ids.problems.extend(refused(scenario, &error));
    }
    let expected = &scenario.expected;
    let decisions: Vec<&str> = kader.decisions.iter().map(|one| one.id.as_str()).collect();
    let by_decision = (expected.outcome.iter().flat_map(|one| one.each()).map(|(id, _)| id))
        .chain(expected.says.iter().flat_map(|one| one.each()).map(|(id, _)| id))
        .chain(expected.best.iter().flat_map(|one| one.each()).map(|(id, _)| id))
        .chain(expected.changes.iter().flat_map(|one| one.each()).map(|(id, _)| id))
        .chain(expected.main.iter().flatten().map(|id| Some(id.as_str())))
        .chain(expected.not_applicable.iter().flatten().map(|id| Some(id.as_str())));
    ids.known("unknown-decision", "Het besluit", by_decision.flatten(), &decisions);
    let criteria: Vec<&str> = kader.criteria.iter().map(|one| one.id.as_str()).collect();
    ids.known("unknown-criterion", "Het criterium", expected.status.keys().map(String::as_str), &criteria);
    let rules: Vec<String> = kader
        .criteria
        .iter()
        .flat_map(|one| {
            let rules = one.rules.iter().map(|rule| rule.id.as_str()).chain(["algemeen"]);
            rules.map(|rule| format!("{}/{rule}", one.id)).collect::<Vec<_>>()
        })
        .collect();
    let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
    let reasons = expected.reasons.iter().chain(expected.grounds.keys()).chain(expected.directions.keys());
    let reasons = reasons.map(String::as_str);
    ids.known("unknown-rule", "De reden", reasons, &rules);
    let routes: Vec<&str> = kader.routes.iter().map(|one| one.id.as_str()).chain([NONE]).collect();
    ids.known("unknown-route", "De route", expected.route.as_deref(), &routes);
    let signals: Vec<&str> = kader.signals.iter().map(|one| one.id.as_str()).collect();
    let of_signals = (expected.signals.iter().chain(&expected.not_signals))
        .chain(expected.signals_exactly.iter().flatten())
        .chain(expected.in_headline.iter().flatten());
    ids.known("unknown-signal", "Het signaal", of_signals.map(String::as_str), &signals);
    let actions: Vec<&str> = kader.actions.iter().map(|one| one.id.as_str()).collect();
    let of_actions =
        expected.actions.iter().chain(&expected.not_actions).chain(expected.actions_exactly.iter().flatten());
    ids.known("unknown-action", "De actie", of_actions.map(String::as_str), &actions);
    let cards: Vec<&str> = kader.cards.iter().map(|one| one.id.as_str()).collect();
    let of_cards = expected.cards.iter().flatten().map(String::as_str);
    ids.known("unknown-card", "De infokaart", of_cards, &cards);
    let conflicts: Vec<&str> = kader.source_conflicts.iter().map(|one| one.id.as_str()).collect();
    let of_conflicts = expected.source_conflicts.iter().flatten().map(String::as_str);
    ids.known("unknown-source-conflict", "Het bronconflict", of_conflicts, &conflicts);
    let steps: Vec<&str> = kader.open_steps.iter().map(|one| one.id.as_str()).collect();
    let of_steps = expected.open_steps.iter().flatten().map(String::as_str);
    ids.known("unknown-open-step", "De open stap", of_steps, &steps);
    let hand_overs: Vec<&str> = kader.hand_overs.iter().map(|one| one.id.as_str()).collect();
    let of_hand_overs = expected.hand_overs.iter().flat_map(Table::keys).map(String::as_str);
    ids.known("unknown-hand-over", "De overdracht", of_hand_overs, &hand_overs);
    let contradictions: Vec<&str> = kader.contradictions.iter().map(|one| one.id.as_str()).collect();
    let of_contradictions = expected.contradictions.iter().flatten().map(String::as_str);
    ids.known("unknown-contradiction", "De tegenspraak", of_contradictions, &contradictions);
    grades(&mut ids, kader);
    ids.questions(kader);
    ids.problems
}

/// What is given and cannot be; told of the file that gives it, not of those that start from it.
fn refused(scenario: &Scenario, error: &InputError) -> Option<Problem> {
    let (part, word) = error.path.split_once('.').unwrap_or(("", &error.path));
    let key = if word == "today" { "vandaag" } else { "gemeente" };
    let gives = |key: &str| scenario.source.lines().any(|line| line.trim_start().starts_with(key));
    let (heading, own) = match part {
        "answers" if scenario.also.contains_key(word) => ("", true),
        "answers" => ("antwoorden", scenario.own_answers.contains_key(word)),
        "dates" => ("datums", scenario.own_dates.contains_key(word)),
        _ => ("", gives(key)),
    };
    let word = if part.is_empty() { key } else { word };
    let mut letters = error.message.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let message = format!("{first}{}.", letters.as_str());
    own.then(|| scenario.problem_given(heading, word, error.code, message))
}

/// The outcomes of decisions and the statuses of criteria that are expected, each among those there are.
fn grades(ids: &mut Ids<'_>, kader: &Kader) {
    let expected = &ids.scenario.expected;
    let decision = |id: Option<&str>| match id {
        Some(id) => kader.decisions.iter().find(|decision| decision.id == id),
        None => kader.main_decision().and_then(|at| kader.decisions.get(at)),
    };
    let outcomes = expected.outcome.iter().flat_map(|one| one.each());
    let outcomes = outcomes.flat_map(|(id, one)| one.ids().iter().map(move |outcome| (id, outcome.as_str())));
    let best = expected.best.iter().flat_map(|one| one.each()).map(|(id, outcome)| (id, outcome.as_str()));
    for (id, outcome) in outcomes.chain(best) {
        let Some(decision) = decision(id) else { continue };
        let known: Vec<&str> = decision.grades.iter().map(|grade| grade.outcome.as_str()).collect();
        ids.known("unknown-outcome", "De uitkomst", [outcome], &known);
    }
    for (id, status) in
        expected.status.iter().flat_map(|(id, one)| one.ids().iter().map(move |status| (id, status)))
    {
        let criterion = kader.criteria.iter().find(|criterion| criterion.id == *id);
        let Some(decision) = criterion.and_then(|criterion| decision(Some(&criterion.decision))) else {
            continue;
        };
        let known: Vec<&str> = decision.grades.iter().map(|grade| grade.status.as_str()).collect();
        ids.known("unknown-status", "De status", [status.as_str()], &known);
    }
}

struct Ids<'a> {
    scenario: &'a Scenario,
    problems: Vec<Problem>,
}

impl Ids<'_> {
    fn known<'i>(
        &mut self,
        code: &'static str,
        what: &str,
        ids: impl IntoIterator<Item = &'i str>,
        known: &[&str],
    ) {
        for id in ids.into_iter().filter(|id| !known.contains(id)) {
            let advice = suggest::hint(id, known.iter().copied());
            self.problems.push(self.scenario.problem(
                code,
                id,
                format!("{what} `{id}` bestaat niet."),
                advice,
            ));
        }
    }

    fn questions(&mut self, kader: &Kader) {
        let expected = &self.scenario.expected;
        let facts: Vec<&str> = kader.facts.iter().map(|one| one.id.as_str()).chain([NONE]).collect();
        let asked = expected.next.iter().chain(expected.relevant.iter().flatten());
        let asked = asked.chain(expected.offered.iter().flatten());
        let asked = asked.chain(expected.to_find_out.iter().flatten()).map(String::as_str);
        self.known("unknown-fact", "Het feit", asked, &facts);
        let gaps = kader.date_conditions.iter().filter(|one| one.gap.is_some()).map(|one| one.id.as_str());
        let gaps: Vec<&str> = gaps.collect();
        self.known("unknown-date-condition", "Het gat", expected.days.keys().map(String::as_str), &gaps);
        let dates = kader.dates.iter().map(|one| one.id.as_str());
        let dates: Vec<&str> = dates.chain(kader.moments.iter().map(|one| one.id.as_str())).collect();
        let moments = expected.moments.keys().map(String::as_str);
        self.known("unknown-date", "De datum of het moment", moments, &dates);
        let planned: Vec<&str> = dates.into_iter().chain(gaps).collect();
        let timeline = expected.timeline.iter().flatten().map(String::as_str);
        self.known("unknown-date", "De datum of het moment", timeline, &planned);
    }
}

//! `scenarios.md`: the scenarios as cases to read, and which rules they exercise.

use voorcheck_rules::assessment::{Engine, Target};
use voorcheck_rules::kader::{Table, Voice};
use voorcheck_takehome::wording::{date, days};

use super::{Exercised, Expectation, Kind, NONE, Scenario};
use crate::audit::markdown::{Page, code, escape};
use crate::audit::names::Names;

/// The whole report, as Markdown.
pub fn markdown(engine: &Engine, scenarios: &[Scenario], exercised: &[Exercised]) -> String {
    let kader = engine.kader();
    let names = Names::new(kader, Voice::Behandelaar, escape);
    let mut page = Page::default();
    page.heading(1, &format!("Scenario’s van {}", escape(&kader.meta.title)));
    page.paragraph(&format!(
        "Gemaakt door `kader scenarios {} --write`; verander het niet met de hand. Elk scenario is een verzonnen geval \
         met wat de check dan moet zeggen. Een wijziging van de regels die een van deze uitkomsten verandert, valt op.",
        kader.meta.id
    ));
    let files: Vec<&Scenario> = scenarios.iter().filter(|scenario| scenario.also.is_empty()).collect();
    page.paragraph(&format!(
        "{} bestanden in `{}/`, samen {} gevallen.",
        files.len(),
        super::FOLDER,
        scenarios.len()
    ));
    page.heading(2, "De gevallen");
    for scenario in files {
        page.heading(3, &escape(&scenario.title));
        page.paragraph(&escape(&scenario.description.split_whitespace().collect::<Vec<_>>().join(" ")));
        page.list(case(names, scenario, scenarios));
    }
    page.heading(2, "Wat de scenario’s raken");
    for kind in Kind::ALL {
        table(&mut page, kind, exercised, scenarios);
    }
    page.into_text()
}

/// What is given and expected in a file.
fn case(names: Names<'_>, scenario: &Scenario, scenarios: &[Scenario]) -> Vec<String> {
    let file = code(&format!("{}.toml", scenario.stem));
    let mut items = vec![format!("Bestand: {file}; datum van de check: {}.", date(&scenario.today))];
    let base = scenario.base.as_ref();
    if let Some(base) = base.and_then(|base| scenarios.iter().find(|one| one.stem == *base)) {
        items.push(format!("Zoals ‘{}’, behalve wat hieronder staat.", escape(&base.title)));
    }
    match scenario.target {
        Target::Outcome => {}
        Target::Required => items.push("Gevraagd wordt wat vereist is.".to_owned()),
        Target::Criteria => items.push("De lezer wil elk criterium zien.".to_owned()),
    }
    if let Some(municipality) = &scenario.input.municipality {
        items.push(format!("De website vraagt om: {}.", escape(municipality)));
    }
    items.extend(given(names, scenario));
    let further = format!("{}#", scenario.stem);
    for case in scenarios.iter().filter(|case| case.stem.starts_with(&further)) {
        let answers = case.also.iter().map(|(fact, given)| answer(names, fact, given));
        items.push(format!("Ook met: {}", answers.collect::<Vec<_>>().join("; ")));
    }
    items.extend(expected(names, scenario));
    items
}

/// The answers and dates of the file itself, in words.
fn given(names: Names<'_>, scenario: &Scenario) -> Vec<String> {
    let mut items = Vec::new();
    for fact in &names.kader.facts {
        items.extend(scenario.own_answers.get(&fact.id).map(|given| answer(names, &fact.id, given)));
    }
    for fact in names.kader.dates.iter().filter(|fact| scenario.own_dates.contains_key(&fact.id)) {
        let given = scenario.input.dates.get(&fact.id);
        let day = given.map_or_else(|| "nog niet bekend".to_owned(), |day| date(day));
        items.push(format!("{}: {day}", names.text(&fact.name)));
    }
    items
}

/// A question with its answer, in words.
fn answer(names: Names<'_>, id: &str, answer: &str) -> String {
    let words = if answer == NONE { "nog niet beantwoord".to_owned() } else { names.option(id, answer) };
    format!("{}: {words}", names.fact(id))
}

fn expected(names: Names<'_>, scenario: &Scenario) -> Vec<String> {
    let expected = &scenario.expected;
    let mut items = Vec::new();
    if let Some(id) = expected.route.as_ref().filter(|route| *route != NONE) {
        items.push(format!("**Verwacht: {}** (eigen pagina, geen inschatting)", names.route(id)));
    }
    let outcomes: Vec<_> = expected.outcome.iter().flat_map(|one| one.each()).collect();
    for (at, decision) in names.kader.decisions.iter().enumerate() {
        let main = names.kader.main_decision() == Some(at);
        let of_this = |id: &Option<&str>| id.map_or(main, |id| id == decision.id);
        let Some((_, outcome)) = outcomes.iter().find(|(id, _)| of_this(id)) else { continue };
        let short = |outcome: &String| names.outcome(&decision.id, outcome);
        let outcome = match outcome {
            Expectation::Decided(one) => short(one),
            Expectation::Undecided(open) => {
                format!("nog open: {}", open.iter().map(short).collect::<Vec<_>>().join(", "))
            }
        };
        items.push(format!("**Verwacht, {}: {outcome}**", names.text(&decision.title)));
    }
    let mut list = |what: &str, ids: Vec<&String>| {
        if !ids.is_empty() {
            let ids: Vec<String> = ids.into_iter().map(|id| code(id)).collect();
            items.push(format!("{what}: {}", ids.join(", ")));
        }
    };
    list("Redenen", expected.reasons.iter().collect());
    list("Tegenspraken", expected.contradictions.iter().flatten().collect());
    list("Signalen erbij", expected.signals_more.iter().flatten().collect());
    list("Signalen niet meer", expected.signals_less.iter().flatten().collect());
    list("Bronconflicten", expected.source_conflicts.iter().flatten().collect());
    list("Open stappen", expected.open_steps.iter().flatten().collect());
    list("Overdrachten", expected.hand_overs.iter().flat_map(Table::keys).collect());
    list("Acties erbij", expected.actions_more.iter().flatten().collect());
    list("Acties niet meer", expected.actions_less.iter().flatten().collect());
    list("Infokaarten", expected.cards.iter().flatten().collect());
    for (id, day) in expected.moments.iter().filter(|(_, day)| *day != NONE) {
        items.push(format!("Op de tijdlijn: {} op {}", code(id), date(day)));
    }
    for (id, number) in expected.days.iter().filter(|(_, days)| **days > 0) {
        items.push(format!("Op de tijdlijn: {}, {}", code(id), days(*number)));
    }
    items
}

fn table(page: &mut Page, kind: Kind, exercised: &[Exercised], scenarios: &[Scenario]) {
    let parts: Vec<&Exercised> = exercised.iter().filter(|part| part.kind == kind).collect();
    if parts.is_empty() {
        return;
    }
    let touched = parts.iter().filter(|part| !part.scenarios.is_empty()).count();
    page.heading(3, &format!("{}: {touched} van {} geraakt", kind.name(), parts.len()));
    let row = |part: &&Exercised| {
        let by = match part.scenarios.len() {
            0 => "**geen**".to_owned(),
            _ => escape(&stems(scenarios, part, 4)),
        };
        [code(&part.id), part.scenarios.len().to_string(), by]
    };
    page.table("| Onderdeel | Aantal | Scenario’s |\n|---|---|---|", parts.iter().map(row));
}

/// The files of the scenarios that exercise a part, those that say so themselves first, and how many more there are.
pub fn stems(scenarios: &[Scenario], part: &Exercised, most: usize) -> String {
    let of_part = part.scenarios.iter().filter_map(|&at| scenarios.get(at));
    let (named, others): (Vec<&Scenario>, Vec<&Scenario>) = of_part.partition(|one| one.names(part));
    let mut files: Vec<&str> = Vec::new();
    for scenario in named.into_iter().chain(others) {
        let file = scenario.file();
        if !files.contains(&file) {
            files.push(file);
        }
    }
    let more = files.len().saturating_sub(most);
    files.truncate(most);
    match more {
        0 => files.join(", "),
        more => format!("{}, en nog {more}", files.join(", ")),
    }
}

//! `scenarios.md`: the scenarios as cases to read, and which rules they exercise.

use std::fmt::Write;

use voorcheck_rules::assessment::{Engine, Target};
use voorcheck_rules::decision::space::UNKNOWN;
use voorcheck_rules::kader::Voice;
use voorcheck_rules::kader::model::Kader;
use voorcheck_takehome::wording::date;

use super::{Exercised, Expectation, Kind, Scenario};
use crate::audit::markdown::escape;

/// The whole report, as Markdown.
pub fn markdown(engine: &Engine, scenarios: &[Scenario], exercised: &[Exercised]) -> String {
    let kader = engine.kader();
    let mut page = Page { kader, scenarios, text: String::new() };
    page.line(&format!("# Scenario’s van {}", escape(&kader.meta.title)));
    page.line(&format!(
        "Gemaakt door `kader scenarios {} --write`; verander het niet met de hand. Elk scenario is een verzonnen geval \
         met wat de check dan moet zeggen. Een wijziging van de regels die een van deze uitkomsten verandert, valt op.",
        kader.meta.id
    ));
    let files = scenarios.iter().filter(|scenario| scenario.also.is_empty()).count();
    page.line(&format!("{files} bestanden in `{}/`, samen {} gevallen.", super::FOLDER, scenarios.len()));
    page.line("## De gevallen");
    for scenario in scenarios.iter().filter(|scenario| scenario.also.is_empty()) {
        page.scenario(scenario);
    }
    page.line("## Wat de scenario’s raken");
    for kind in Kind::ALL {
        page.table(kind, exercised);
    }
    let end = page.text.trim_end().len();
    page.text.truncate(end);
    page.text.push('\n');
    page.text
}

struct Page<'a> {
    kader: &'a Kader,
    scenarios: &'a [Scenario],
    text: String,
}

impl Page<'_> {
    /// A paragraph or heading.
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push_str("\n\n");
    }

    fn scenario(&mut self, scenario: &Scenario) {
        self.line(&format!("### {}", escape(&scenario.title)));
        self.line(&escape(&scenario.description.split_whitespace().collect::<Vec<_>>().join(" ")));
        let mut items = vec![format!(
            "Bestand: `{}.toml`; datum van de check: {}.",
            scenario.stem,
            date(&scenario.today)
        )];
        if let Some(base) =
            scenario.base.as_ref().and_then(|base| self.scenarios.iter().find(|one| one.stem == *base))
        {
            items.push(format!("Zoals ‘{}’, behalve wat hieronder staat.", escape(&base.title)));
        }
        if scenario.target == Target::Criteria {
            items.push("De lezer wil elk criterium zien.".to_owned());
        }
        if let Some(municipality) = &scenario.input.municipality {
            items.push(format!("De website vraagt om: {}.", escape(municipality)));
        }
        items.extend(self.given(scenario));
        let further = format!("{}#", scenario.stem);
        for case in self.scenarios.iter().filter(|case| case.stem.starts_with(&further)) {
            let answers = case.also.iter().map(|(fact, answer)| self.answer(fact, answer));
            items.push(format!("Ook met: {}", answers.collect::<Vec<_>>().join("; ")));
        }
        items.extend(self.expected(scenario));
        for item in items {
            let _ = writeln!(self.text, "- {item}");
        }
        self.text.push('\n');
    }

    /// The answers and dates of the file itself, in words.
    fn given(&self, scenario: &Scenario) -> Vec<String> {
        let mut items = Vec::new();
        for fact in &self.kader.facts {
            items.extend(scenario.own_answers.get(&fact.id).map(|answer| self.answer(&fact.id, answer)));
        }
        for fact in self.kader.dates.iter().filter(|fact| scenario.own_dates.contains_key(&fact.id)) {
            let given = scenario.input.dates.get(&fact.id);
            let day = given.map_or_else(|| "nog niet bekend".to_owned(), |day| date(day));
            items.push(format!("{}: {day}", escape(fact.name.get(Voice::Behandelaar))));
        }
        items
    }

    /// A question with its answer, in words.
    fn answer(&self, id: &str, answer: &str) -> String {
        let fact = self.kader.facts.iter().find(|fact| fact.id == id);
        let option = fact.and_then(|fact| fact.options.iter().find(|option| option.id == answer));
        let words = match (option, answer) {
            (Some(option), _) => option.text.get(Voice::Behandelaar),
            (None, UNKNOWN) => self.kader.meta.unknown_option.get(Voice::Behandelaar),
            (None, super::NONE) => "nog niet beantwoord",
            (None, other) => other,
        };
        let name = fact.map_or(id, |fact| fact.name.get(Voice::Behandelaar));
        format!("{}: {}", escape(name), escape(words))
    }

    fn expected(&self, scenario: &Scenario) -> Vec<String> {
        let expected = &scenario.expected;
        let mut items = Vec::new();
        if let Some(id) = expected.route.as_ref().filter(|route| *route != super::NONE) {
            let route = self.kader.routes.iter().find(|route| route.id == *id);
            let headline = route.map_or(id.as_str(), |route| route.headline.get(Voice::Behandelaar));
            items.push(format!("**Verwacht: {}** (eigen pagina, geen inschatting)", escape(headline)));
        }
        let outcomes: Vec<_> = expected.outcome.iter().flat_map(|one| one.each()).collect();
        for (at, decision) in self.kader.decisions.iter().enumerate() {
            let of_this = |id: &Option<&str>| id.map_or(at == 0, |id| id == decision.id);
            let Some((_, outcome)) = outcomes.iter().find(|(id, _)| of_this(id)) else { continue };
            let short = |outcome: &String| {
                let grade = decision.grades.iter().find(|grade| grade.outcome == *outcome);
                escape(grade.map_or(outcome.as_str(), |grade| grade.short.get(Voice::Behandelaar)))
            };
            let outcome = match outcome {
                Expectation::Decided(one) => short(one),
                Expectation::Undecided(open) => {
                    format!("nog open: {}", open.iter().map(short).collect::<Vec<_>>().join(", "))
                }
            };
            let title = escape(decision.title.get(Voice::Behandelaar));
            items.push(format!("**Verwacht, {title}: {outcome}**"));
        }
        let mut list = |what: &str, ids: Vec<&String>| {
            if !ids.is_empty() {
                let ids: Vec<String> = ids.into_iter().map(|id| format!("`{id}`")).collect();
                items.push(format!("{what}: {}", ids.join(", ")));
            }
        };
        list("Redenen", expected.reasons.iter().collect());
        list("Tegenspraken", expected.contradictions.iter().flatten().collect());
        let more = expected.signals_more.as_ref();
        list("Signalen erbij", more.into_iter().flatten().collect());
        list("Signalen niet meer", expected.signals_less.iter().flatten().collect());
        list("Acties erbij", expected.actions_more.iter().flatten().collect());
        list("Acties niet meer", expected.actions_less.iter().flatten().collect());
        list("Infokaarten", expected.cards.iter().flatten().collect());
        for (id, day) in expected.moments.iter().filter(|(_, day)| *day != super::NONE) {
            items.push(format!("Op de tijdlijn: `{id}` op {}", date(day)));
        }
        for (id, days) in expected.days.iter().filter(|(_, days)| **days > 0) {
            items.push(format!("Op de tijdlijn: `{id}`, {}", voorcheck_takehome::wording::days(*days)));
        }
        items
    }

    fn table(&mut self, kind: Kind, exercised: &[Exercised]) {
        let parts: Vec<&Exercised> = exercised.iter().filter(|part| part.kind == kind).collect();
        if parts.is_empty() {
            return;
        }
        let touched = parts.iter().filter(|part| !part.scenarios.is_empty()).count();
        self.line(&format!("### {}: {touched} van {} geraakt", kind.name(), parts.len()));
        let _ = writeln!(self.text, "| Onderdeel | Aantal | Scenario’s |\n|---|---|---|");
        for part in parts {
            let _ = writeln!(
                self.text,
                "| `{}` | {} | {} |",
                part.id,
                part.scenarios.len(),
                stems(self.scenarios, part, 4)
            );
        }
        self.text.push('\n');
    }
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
    match (files.is_empty(), more) {
        (true, _) => "**geen**".to_owned(),
        (false, 0) => files.join(", "),
        (false, more) => format!("{}, en nog {more}", files.join(", ")),
    }
}

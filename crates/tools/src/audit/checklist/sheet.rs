//! What is printed: the questions with boxes, the rules in short, what to send along and the steps. Four sides of paper at
//! most; all the rest of the list explains it, on a screen.
//!
//! A rule names answers as they stand beside their boxes: "2.1 a of b".

use maud::{Markup, html};
use voorcheck_rules::assessment::dutch::either;
use voorcheck_rules::decision::space::{UNANSWERED, UNKNOWN};
use voorcheck_rules::kader::model::{
    Action, Appearing, Criterion, Decision, DecisionRole, Fact, Phase, Rule, Tone,
};
use voorcheck_rules::kader::{Atom, Condition, Text};
use voorcheck_takehome::wording;
use voorcheck_takehome::wording::date;

use super::{line, phrases, status, tick};
use crate::audit::names::Names;

/// Answers that are this long on average stand beside each other.
const SHORT: usize = 14;

pub(super) fn sheet(names: Names<'_>) -> Markup {
    let kader = names.kader;
    html! {
        div.vc-checklist__fields { @for field in phrases::FIELDS { (line(field)) } }
        p { (names.text(&kader.meta.disclaimer)) " " (names.text(&kader.meta.dissent)) " " (phrases::NO_DECISION) }
        ol.vc-checklist__steps { @for step in phrases::steps(names.voice) { li { (step) } } }
        // One flow, so that no paper is left empty between its parts.
        div.vc-checklist__columns {
            (questions(names))
            @if !kader.criteria.is_empty() {
                h2 { (phrases::SHEET_CRITERIA) }
                p { (phrases::REST_OPEN) }
            }
            @for decision in &kader.decisions {
                h3.vc-checklist__section { (names.text(&decision.title)) }
                @for one in kader.criteria.iter().filter(|one| one.decision == decision.id) {
                    (criterion(names, decision, one))
                }
                (outcome(names, decision))
            }
            (routes(names))
            (papers(names))
            (steps(names))
        }
        p.vc-checklist__version {
            (phrases::ON_SCREEN) " " (kader.meta.title) ", versie " (kader.meta.version) ", geldig vanaf "
            (date(&kader.meta.valid_from)) ". Is het " (date(&kader.meta.check_before))
            " of later? Vraag dan een nieuwe lijst. " (kader.texts.way_out)
        }
    }
}

fn questions(names: Names<'_>) -> Markup {
    let kader = names.kader;
    html! {
        @for (section, number) in kader.sections.iter().zip(1_usize..) {
            h2.vc-checklist__section { (number) ". " (names.text(&section.title)) }
            @for fact in kader.facts.iter().filter(|fact| fact.section == section.id) {
                @let options = options(names, fact);
                @let length: usize = options.iter().map(|(_, text)| text.chars().count()).sum();
                @let beside = length <= SHORT * options.len();
                div.vc-checklist__question {
                    p.vc-checklist__asked { b { (names.number(&fact.id)) } " " (names.text(&fact.question)) }
                    ul.vc-checklist__options.vc-checklist__options--beside[beside] {
                        @for ((_, text), letter) in options.iter().zip('a'..) {
                            li { (tick()) b { (letter) } " " (text) }
                        }
                    }
                }
            }
            @for one in kader.dates.iter().filter(|one| one.section == section.id) {
                div.vc-checklist__question {
                    p.vc-checklist__asked { b { (names.number(&one.id)) } " " (names.text(&one.question)) }
                    (line(phrases::DAY))
                }
            }
        }
    }
}

/// The answers to a question by id, in the order of their letters; not knowing last, where the question takes that.
fn options<'a>(names: Names<'a>, fact: &'a Fact) -> Vec<(&'a str, String)> {
    let mut options: Vec<(&str, String)> =
        fact.options.iter().map(|one| (one.id.as_str(), names.text(&one.text))).collect();
    if super::questions::takes_unknown(fact) {
        options.push((UNKNOWN, names.text(&names.kader.meta.unknown_option)));
    }
    options
}

/// A criterion: what leads to which status, from top to bottom. Rules next to each other with one status share a line.
fn criterion(names: Names<'_>, decision: &Decision, criterion: &Criterion) -> Markup {
    let mut lines: Vec<(&str, Vec<String>)> = Vec::new();
    for rule in &criterion.rules {
        let said = rule_in_short(names, rule);
        match lines.last_mut() {
            Some((status, known)) if *status == rule.status => known.push(said),
            _ => lines.push((&rule.status, vec![said])),
        }
    }
    let cited = criterion.norms.iter().chain(criterion.rules.iter().flat_map(|rule| &rule.norms));
    html! {
        div.vc-checklist__criterion {
            p.vc-checklist__asked { b { (names.text(&criterion.title)) } " " span.vc-checklist__source { (sections(names, cited)) } }
            ul.vc-checklist__options {
                @for (id, said) in &lines {
                    @if let Some(grade) = decision.grades.iter().find(|grade| grade.status == *id) {
                        li { (tick()) (status(grade.tone, &names.text(&grade.status_name))) " " (said.join("; ")) }
                    }
                }
                li { (tick()) (status(Tone::Open, &names.text(&decision.undecided.status_name))) }
            }
        }
    }
}

/// What a rule says, and the answers it is about.
fn rule_in_short(names: Names<'_>, rule: &Rule) -> String {
    let said = names.optional(&rule.short);
    match answers(names, &rule.when).or_else(|| names.condition(&rule.when)) {
        Some(answers) if said.is_empty() => answers,
        Some(answers) if !answers.is_empty() => format!("{said} ({answers})"),
        _ => said,
    }
}

/// The numbered sections of the source that these norms stand in, once each: "§ 2.2 · § 4.2".
fn sections<'a>(names: Names<'_>, norms: impl Iterator<Item = &'a String>) -> String {
    let mut sections: Vec<String> = Vec::new();
    for norm in norms.filter_map(|id| names.norm(id)) {
        let number = norm.place.split(' ').next().filter(|number| wording::is_section(number));
        if let Some(place) = number.map(wording::place).filter(|place| !sections.contains(place)) {
            sections.push(place);
        }
    }
    sections.sort();
    sections.join(" · ")
}

/// The answers of a condition by number and letter: "2.1 a of b en 2.3 a"; empty when it always holds. `None` when it asks for
/// more than answers and outcomes.
fn answers(names: Names<'_>, condition: &Condition) -> Option<String> {
    let mut terms = Vec::new();
    for term in &condition.0 {
        let entries: Option<Vec<String>> =
            term.iter().map(|(subject, values)| entry(names, subject, values)).collect();
        terms.push(entries?.join(" en "));
    }
    Some(if terms.iter().any(String::is_empty) { String::new() } else { terms.join("; of ") })
}

fn entry(names: Names<'_>, subject: &str, values: &[String]) -> Option<String> {
    let is_meant = |id: &str| values.iter().any(|value| value == id);
    match Atom::parse(subject)? {
        Atom::Fact(id) => {
            let fact = names.known_fact(id)?;
            // Who leaves several values open is meant when all of them are.
            let within = |at: &str| match fact.options.iter().find(|one| one.id == at) {
                Some(one) if one.unknown => false,
                Some(one) if !one.leaves_open.is_empty() => {
                    one.leaves_open.iter().all(|value| is_meant(value))
                }
                Some(_) => is_meant(at),
                None => false,
            };
            Some(lettered(names, fact, &within))
        }
        Atom::Option(id) => {
            let fact = names.known_fact(id)?;
            let mut said = lettered(names, fact, &is_meant);
            if is_meant(UNANSWERED) {
                said.push_str(" of open");
            }
            Some(said)
        }
        Atom::Outcome(id) => {
            let decision = names.kader.decisions.iter().find(|decision| decision.id == id)?;
            let grades = decision.grades.iter().filter(|grade| is_meant(&grade.outcome));
            let signs: Vec<&str> = grades.map(|grade| wording::sign(grade.tone)).collect();
            let signs = either(&signs);
            Some(match decision.role {
                DecisionRole::Main => signs,
                DecisionRole::Beside => format!("{} {signs}", names.text(&decision.title)),
            })
        }
        Atom::Status(_) | Atom::Plan(_) => None,
    }
}

fn lettered(names: Names<'_>, fact: &Fact, is_meant: &dyn Fn(&str) -> bool) -> String {
    let letters = options(names, fact).into_iter().zip('a'..);
    let letters: Vec<String> =
        letters.filter(|((id, _), _)| is_meant(id)).map(|(_, letter)| letter.to_string()).collect();
    format!("{} {}", names.number(&fact.id), either(&letters))
}

/// From heavy to light, with where nothing can be said yet right below what is certain whatever is open.
fn outcome(names: Names<'_>, decision: &Decision) -> Markup {
    let row = |when: String, tone: Tone, headline: &Text| {
        html! { li { (tick()) (status(tone, &names.text(headline))) ": " (when) } }
    };
    let signed = |tone: Tone, words: &Text| format!("{} {}", wording::sign(tone), names.text(words));
    let undecided = &decision.undecided;
    html! {
        p.vc-checklist__asked { b { (phrases::SHEET_OUTCOME) (names.text(&decision.title)) } }
        ul.vc-checklist__options.vc-checklist__outcomes {
            @for (index, grade) in decision.grades.iter().enumerate().rev() {
                @let name = signed(grade.tone, &grade.status_name);
                (row(if index == 0 { phrases::all_have(&name) } else { phrases::one_has(&name) }, grade.tone, &grade.headline))
                @if index + 1 == decision.grades.len() {
                    (row(phrases::one_has(&signed(Tone::Open, &undecided.status_name)), Tone::Open, &undecided.headline))
                }
            }
        }
    }
}

/// Situations of their own: the answers that lead there, and what they are called.
fn routes(names: Names<'_>) -> Markup {
    let routes = names.kader.routes.iter();
    let routes = routes.filter_map(|route| Some((answers(names, route.when.as_ref()?)?, route)));
    let routes: Vec<_> = routes.collect();
    html! {
        @if !routes.is_empty() {
            h3.vc-checklist__section { (phrases::ROUTES.1) }
            ul { @for (answers, route) in routes { li { (phrases::AT) (answers) ": " b { (names.text(&route.headline)) } } } }
        }
    }
}

/// What to send along.
fn papers(names: Names<'_>) -> Markup {
    let papers = names
        .kader
        .actions
        .iter()
        .filter_map(|one| Some((when(names, one)?, names.text(one.paper.as_ref()?))));
    todo_list(&names.optional(&names.kader.texts.papers), papers)
}

/// The steps by their first sentence: of the first phase those that hang on an answer too. All others, what hangs on a
/// date or on a criterion, and the last phase, which is long after, are for a screen.
fn steps(names: Names<'_>) -> Markup {
    let phases = names.kader.phases.iter().enumerate();
    let of_phase = |(index, phase): (usize, &Phase)| {
        let here = names.kader.actions.iter().filter(|one| one.phase == phase.id && one.paper.is_none());
        let general = |when: &Condition| {
            when.0
                .iter()
                .flat_map(|term| term.keys())
                .all(|subject| matches!(Atom::parse(subject), Some(Atom::Outcome(_))))
        };
        let on_paper = here.filter(|one| index == 0 || one.when().is_none_or(general));
        let said = on_paper
            .filter_map(|one| Some((when(names, one)?, first_sentence(&names.text(&one.text)).to_owned())));
        todo_list(&names.text(&phase.title), said)
    };
    let later = names.kader.phases.len().saturating_sub(1).max(1);
    html! { @for phase in phases.take(later) { (of_phase(phase)) } }
}

/// When something is to be done, in answers; empty for always.
fn when(names: Names<'_>, one: &Action) -> Option<String> {
    one.when().map_or(Some(String::new()), |when| answers(names, when))
}

/// What is to be done, with a box; what is for the same answers stands together.
fn todo_list(title: &str, all: impl Iterator<Item = (String, String)>) -> Markup {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (when, said) in all {
        match groups.iter_mut().find(|(known, _)| *known == when) {
            Some((_, list)) => list.push(said),
            None => groups.push((when, vec![said])),
        }
    }
    groups.sort_by_key(|(when, _)| !when.is_empty());
    html! {
        @if !groups.is_empty() {
            h3.vc-checklist__section { (title) }
            ul.vc-checklist__options {
                @for (when, list) in &groups {
                    @if list.len() > 1 && !when.is_empty() { li.vc-checklist__when { (phrases::AT) (when) ":" } }
                    @for said in list {
                        li {
                            (tick()) (said)
                            @if list.len() == 1 && !when.is_empty() { " (" (when) ")" }
                        }
                    }
                }
            }
        }
    }
}

fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(['.', '?', ':']).map(|(at, _)| at + 1);
    let mut ends = ends.filter(|end| {
        text.get(*end..).is_some_and(|rest| {
            let mut rest = rest.chars();
            rest.next() == Some(' ') && rest.next().is_some_and(char::is_uppercase)
        })
    });
    ends.next().and_then(|end| text.get(..end)).unwrap_or(text)
}

//! A comparison as a page of its own: no script, nothing from elsewhere, readable on paper.

use maud::{Markup, html};

use super::say;
use crate::audit::diff::model::{
    Change, ChangeKind, ConditionDifference, CriterionDifference, Difference, Example, FieldChange,
    OutcomeGroup, Piece, RuleRef, StatusGroup, Which,
};
use crate::audit::html::frame;

/// Colours have a contrast of 7:1 at least; what goes is struck through and what comes is underlined as well.
const STYLE: &str = "
:root { color-scheme: light dark; --line: #767676; --soft: #f3f3f3; --gone: #8a1c1c; --come: #0b4f24; }
@media (prefers-color-scheme: dark) { :root { --soft: #242424; --gone: #ffb3ab; --come: #9be3b0; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 68rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--line); }
h3 { margin: 1.75rem 0 .25rem; } h4 { margin: 1rem 0 .25rem; } p { max-width: 45rem; }
code { font-size: .95em; } dt { font-weight: 700; } dd { margin: 0 0 .5rem; }
.note { border: 1px solid var(--line); padding: .25rem 1rem; max-width: 45rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: .5rem; margin: .25rem 0 1rem; }
.pair > div { background: var(--soft); padding: .5rem .75rem; } .pair p { margin: .25rem 0; }
.side { font-weight: 700; } blockquote { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--line); }
del { color: var(--gone); text-decoration: line-through; } ins { color: var(--come); text-decoration: underline; }
section section { break-inside: avoid-page; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } .pair { grid-template-columns: 1fr 1fr; } h2, h3, h4 { break-after: avoid; } .pair, li { break-inside: avoid; } }
";

/// The comparison as HTML.
pub fn page(difference: &Difference) -> Markup {
    let (from, to) = (&difference.from, &difference.to);
    let title = format!("Verschil tussen {} {} en {} {}", from.id, from.version, to.id, to.version);
    let differs = !(difference.same_words && difference.same_outcomes);
    let body = html! {
        main {
            h1 { "Verschil tussen twee kaders" }
            dl {
                @for (letter, side) in [("A", from), ("B", to)] {
                    dt { (letter) }
                    dd { (coded(&say::side(side))) }
                }
            }
            section {
                h2 { "In het kort" }
                ul { @for line in say::in_short(difference) { li { (coded(&line)) } } }
                @if differs { p.note { (say::ABOUT_NUMBERS) } }
            }
            @if differs {
                (decisions(difference))
                (criteria(difference))
                (routes(difference))
                (conditions(difference, false))
                (one_sided(difference))
                (resting(difference))
                (changes(difference))
                (conditions(difference, true))
            }
        }
        footer {
            h2 { "Wat vergeleken is" }
            @if !difference.whole_register { p { (say::ABOUT_PACKS) } }
            dl {
                @for (letter, side) in [("A", from), ("B", to)] {
                    dt { "Controleersom " (letter) }
                    dd { code { (side.sha256) } }
                }
            }
        }
    };
    frame(&title, STYLE, &body)
}

fn decisions(difference: &Difference) -> Markup {
    html! {
        @for decision in &difference.decisions {
            @let left_out = say::left_out(decision);
            @if !decision.groups.is_empty() || left_out.is_some() {
                section {
                    h2 { "Besluit " (coded(&decision.decision.name)) }
                    p { (coded(&say::decision(decision))) }
                    @if let Some(left_out) = left_out { p { (left_out) } }
                    @for group in &decision.groups { (outcome_group(group)) }
                }
            }
        }
    }
}

fn outcome_group(group: &OutcomeGroup) -> Markup {
    html! {
        h3 { (coded(&say::from_to(&group.from, &group.to))) }
        p { (say::combinations(group.count)) " (" (say::share(group.share)) ")." }
        (example(&group.example))
        @if group.responsible.is_empty() {
            p { "De criteria geven in dit voorbeeld dezelfde status; het besluit zelf is anders." }
        } @else {
            h4 { "Dit komt in het voorbeeld door" }
        }
        @for both in &group.responsible {
            p { (coded(&both.criterion.name)) ":" }
            (rules(both.from.as_ref(), both.to.as_ref()))
        }
        @if !group.causes.is_empty() {
            h4 { "Regels die in deze groep een andere status geven, soms meer dan een tegelijk" }
            ul {
                @for cause in &group.causes {
                    @let rules = say::rule_pair(cause.rules.from.as_ref(), cause.rules.to.as_ref());
                    @let name = &cause.rules.criterion.name;
                    li { (coded(&format!("{name}: {rules}: {}.", say::combinations(cause.count)))) }
                }
            }
        }
    }
}

fn example(example: &Example) -> Markup {
    html! {
        p { (say::ABOUT_EXAMPLE) }
        ul {
            @if example.answers.is_empty() { li { "bij elk antwoord" } }
            @for answer in &example.answers { li { (coded(&say::answer(answer))) } }
        }
        @if !example.rest.is_empty() {
            p { (coded(&format!("Voor een volledig geval: {}.", say::answers(&example.rest)))) }
        }
    }
}

/// Two rules side by side, with the words of their norms.
fn rules(from: Option<&RuleRef>, to: Option<&RuleRef>) -> Markup {
    html! {
        div.pair {
            @for (letter, rule) in [("A", from), ("B", to)] {
                div {
                    @if let Some(rule) = rule {
                        p.side { (coded(&format!("{letter}: {} (regel `{}`)", rule.status.name, rule.rule))) }
                        p { (coded(&rule.reason)) }
                        @for norm in &rule.norms {
                            blockquote { (coded(&format!("“{}” ({}, {})", norm.quote, norm.place, norm.id))) }
                        }
                    } @else {
                        p { (letter) ": dit criterium bestaat hier niet." }
                    }
                }
            }
        }
    }
}

fn criteria(difference: &Difference) -> Markup {
    let differs = |criterion: &&CriterionDifference| criterion.differing > 0 || !criterion.compared;
    let differing: Vec<_> = difference.criteria.iter().filter(differs).collect();
    html! {
        @if !differing.is_empty() {
            section {
                h2 { "Criteria met een andere status" }
                @for criterion in differing {
                    h3 { (coded(&criterion.criterion.name)) }
                    p { (coded(&say::criterion(criterion))) }
                    @for group in &criterion.groups { (status_group(group)) }
                }
            }
        }
    }
}

fn status_group(group: &StatusGroup) -> Markup {
    html! {
        h4 { (coded(&say::from_to(&group.from, &group.to))) ": " (say::combinations(group.count)) }
        @for change in &group.rules {
            p { (coded(&format!("Als {}:", say::answers(&change.example.answers)))) }
            (rules(change.rules.from.as_ref(), change.rules.to.as_ref()))
        }
    }
}

fn routes(difference: &Difference) -> Markup {
    html! {
        @if let Some(routes) = difference.routes.as_ref().filter(|routes| routes.differing > 0) {
            section {
                h2 { "Eigen pagina’s" }
                p { (say::routes(routes)) }
                ul {
                    @for group in &routes.groups {
                        @let (from, to) = (say::route(group.from.as_ref()), say::route(group.to.as_ref()));
                        @let when = say::answers(&group.example.answers);
                        li {
                            (coded(&from)) " → " (coded(&to)) ": " (say::combinations(group.count))
                            ". Bijvoorbeeld als " (coded(&when)) "."
                        }
                    }
                }
            }
        }
    }
}

/// Conditions that changed themselves, or those that follow what else changed.
fn conditions(difference: &Difference, follows: bool) -> Markup {
    let wanted = |condition: &&ConditionDifference| condition.follows == follows;
    let conditions: Vec<_> = difference.conditions.iter().filter(wanted).collect();
    html! {
        @if !conditions.is_empty() {
            section {
                h2 { (say::conditions(follows)) }
                @if follows { p { (say::ABOUT_FOLLOWING) } }
                dl {
                    @for condition in conditions {
                        dt { (coded(&say::condition(condition))) }
                        dd { (coded(&condition.text)) }
                        @for (letter, only) in [("A", &condition.only_in_from), ("B", &condition.only_in_to)] {
                            @if let Some(answers) = only {
                                @let when = say::only_when(difference, answers);
                                dd { "Alleen in " (letter) " " (coded(&when)) "." }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn one_sided(difference: &Difference) -> Markup {
    let one_sided = &difference.one_sided;
    html! {
        @if !one_sided.is_empty() {
            section {
                h2 { "Wat maar een van beide kent" }
                ul {
                    @for question in &one_sided.questions { li { (coded(&say::one_sided_question(question))) } }
                    @for answer in &one_sided.answers { li { (coded(&say::one_sided_answer(answer))) } }
                }
            }
        }
    }
}

fn resting(difference: &Difference) -> Markup {
    html! {
        @if !difference.resting.is_empty() {
            section {
                h2 { (say::RESTING) }
                p { (say::ABOUT_RESTING) }
                ul { @for one in &difference.resting { li { (coded(&say::resting(one))) } } }
            }
        }
    }
}

fn changes(difference: &Difference) -> Markup {
    html! {
        @for group in &difference.changes {
            section {
                h2 { (group.title) }
                @for change in &group.changes {
                    section {
                        h3 { (coded(&say::change(change))) }
                        (fields(change))
                    }
                }
            }
        }
    }
}

fn fields(change: &Change) -> Markup {
    html! {
        @if matches!(change.kind, ChangeKind::Added | ChangeKind::Gone) {
            dl {
                @for field in &change.fields {
                    dt { (say::field(&field.field)) }
                    dd { (coded(field.to.as_deref().or(field.from.as_deref()).unwrap_or_default())) }
                }
            }
        } @else {
            @for field in &change.fields {
                h4 { (say::field(&field.field)) }
                div.pair { (side("A", field, Which::From)) (side("B", field, Which::To)) }
            }
        }
    }
}

/// One of two texts, with its own words marked unless they are most of it.
fn side(letter: &str, field: &FieldChange, own: Which) -> Markup {
    let text = if own == Which::From { &field.from } else { &field.to };
    html! {
        div {
            p {
                span.side { (letter) ":" } " "
                @match text {
                    None => { em { "staat er niet" } }
                    Some(text) if say::mostly_other_words(&field.pieces) => { (text) }
                    Some(_) => { @for piece in &field.pieces { (marked(piece, own)) } }
                }
            }
        }
    }
}

/// A piece of a text, when it belongs to this side.
fn marked(piece: &Piece, own: Which) -> Markup {
    html! {
        @match piece.of {
            Which::Both => { (piece.text) }
            of if of != own => {}
            Which::From => { del { (piece.text) } }
            Which::To => { ins { (piece.text) } }
        }
    }
}

/// A text whose ids between backticks are code; a kader may have backticks of its own.
fn coded(text: &str) -> Markup {
    let is_id = |code: &str| code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let mut parts = text.split('`');
    html! {
        (parts.next().unwrap_or_default())
        @while let Some(code) = parts.next() {
            @match parts.next() {
                Some(after) if is_id(code) => { code { (code) } (after) }
                Some(after) => { "`" (code) "`" (after) }
                None => { "`" (code) }
            }
        }
    }
}

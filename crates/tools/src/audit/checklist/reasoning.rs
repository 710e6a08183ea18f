//! The criteria with their rules, and how their statuses come to an outcome.

use maud::{Markup, html};
use voorcheck_rules::kader::Text;
use voorcheck_rules::kader::model::{Criterion, Decision, Grade, Rule, Tone};
use voorcheck_takehome::wording;

use super::{phrases, sources, status, when};
use crate::audit::names::Names;

pub(super) fn criteria(names: Names<'_>) -> Markup {
    let kader = names.kader;
    html! {
        @for decision in &kader.decisions {
            h3.vc-checklist__section { (names.text(&decision.title)) }
            @for one in kader.criteria.iter().filter(|criterion| criterion.decision == decision.id) {
                (criterion(names, decision, one))
            }
        }
    }
}

fn criterion(names: Names<'_>, decision: &Decision, criterion: &Criterion) -> Markup {
    let mut cited: Vec<&String> = Vec::new();
    for id in criterion.norms.iter().chain(criterion.rules.iter().flat_map(|rule| &rule.norms)) {
        if !cited.contains(&id) {
            cited.push(id);
        }
    }
    html! {
        div.vc-checklist__criterion {
            h4 { (names.text(&criterion.title)) }
            ol.vc-checklist__rules { @for one in &criterion.rules { (rule(names, decision, one)) } }
            p.vc-checklist__help { b { (phrases::GENERAL) } (names.text(&criterion.general_reason)) }
            ul.vc-checklist__quotes {
                @for norm in cited.into_iter().filter_map(|id| names.norm(id)) {
                    li { (wording::place(&norm.place)) ": “" (norm.quote) "”" }
                }
            }
        }
    }
}

fn rule(names: Names<'_>, decision: &Decision, rule: &Rule) -> Markup {
    let said = [&rule.reason].into_iter().chain(&rule.proviso).chain(&rule.advice);
    let said: Vec<String> = said.map(|text| names.text(text)).collect();
    html! {
        li {
            p.vc-checklist__when {
                @if let Some(when) = names.condition(&rule.when) { (phrases::WHEN) (when) } @else { "Altijd" }
                ":"
            }
            p {
                @if let Some(grade) = decision.grades.iter().find(|grade| grade.status == rule.status) {
                    (status(grade.tone, &names.text(&grade.status_name))) " "
                }
                (said.join(" "))
            }
            @if let Some(direction) = &rule.direction {
                p.vc-checklist__help {
                    (phrases::direction(direction.points))
                    @if let Some(tips) = &direction.tips { (phrases::TIPS) (names.text(tips)) }
                    @if let Some(who) = &direction.who { " " (phrases::WHO) (names.text(who)) }
                    @if let Some(proof) = &direction.proof { (phrases::PROOF) (names.text(proof)) }
                }
            }
            @if !rule.prompts.is_empty() {
                p.vc-checklist__help { (names.optional(&names.kader.texts.prompts)) ":" }
                ul.vc-checklist__prompts { @for prompt in &rule.prompts { li { (names.text(prompt)) } } }
            }
            p.vc-checklist__source {
                "("
                @if let Some(force) = names.kader.meta.forces.iter().find(|force| force.id == rule.force) {
                    (names.text(&force.name)) "; "
                }
                (wording::basis(names.kader, rule.basis, names.voice)) ") " (phrases::SOURCE) (sources(names, &rule.norms))
            }
        }
    }
}

/// Words behind their sign.
fn signed(names: Names<'_>, tone: Tone, words: &Text) -> String {
    format!("{} {}", wording::sign(tone), names.text(words))
}

pub(super) fn outcomes(names: Names<'_>) -> Markup {
    html! {
        p { (phrases::HEAVIEST) }
        @for decision in &names.kader.decisions { (outcome(names, decision)) }
    }
}

/// From heavy to light; where nothing can be said yet stands right below what is certain whatever is open.
fn outcome(names: Names<'_>, decision: &Decision) -> Markup {
    let row = |when: String, then: Markup| {
        html! { tr { th scope="row" { (when) } td data-heading=(phrases::THEN_OUTCOME) { (then) } } }
    };
    html! {
        table.vc-checklist__table {
            // Inside the table, so that paper never parts them.
            caption { h3 { (names.text(&decision.title)) } }
            thead {
                tr { th scope="col" { (phrases::IF_STATUS) } th scope="col" { (phrases::THEN_OUTCOME) } }
            }
            tbody {
                @for (index, grade) in decision.grades.iter().enumerate().rev() {
                    @let status = signed(names, grade.tone, &grade.status_name);
                    @let have = if index == 0 { phrases::all_have } else { phrases::one_has };
                    (row(have(&status), certain(names, grade)))
                    @if index + 1 == decision.grades.len() {
                        @let status = signed(names, Tone::Open, &decision.undecided.status_name);
                        (row(phrases::open(&status), undecided(names, decision)))
                    }
                }
            }
        }
    }
}

fn certain(names: Names<'_>, grade: &Grade) -> Markup {
    html! {
        @for variant in &grade.variants {
            (when(names, variant.when.as_ref(), false))
            @if let Some(points) = variant.points { p.vc-checklist__when { (phrases::points(points)) } }
            (headline(names, grade.tone, &variant.headline))
            p { (names.text(&variant.summary)) }
        }
        @if !grade.variants.is_empty() { p.vc-checklist__when { "Anders:" } }
        (headline(names, grade.tone, &grade.headline))
        p { (names.text(&grade.summary)) }
    }
}

/// The headlines of a guide, the one for all other cases last.
pub(super) fn guide(names: Names<'_>) -> Markup {
    let said = |headline: &Text, summary: &Text| {
        html! { p { b { (names.text(headline)) } } p { (names.text(summary)) } }
    };
    html! {
        @if let Some(guide) = &names.kader.guide {
            @for variant in &guide.variants {
                (when(names, variant.when.as_ref(), false))
                (said(&variant.headline, &variant.summary))
            }
            @if !guide.variants.is_empty() { p.vc-checklist__when { "Anders:" } }
            (said(&guide.headline, &guide.summary))
        }
    }
}

fn undecided(names: Names<'_>, decision: &Decision) -> Markup {
    let undecided = &decision.undecided;
    let within = |outcome: &String| names.outcome(&decision.id, outcome);
    html! {
        (headline(names, Tone::Open, &undecided.headline))
        p { (names.text(&undecided.summary)) }
        @if let Some(extra) = &undecided.without_lightest { p { (names.text(extra)) } }
        @for variant in &undecided.variants {
            p.vc-checklist__when { (phrases::WITHIN) (variant.within.iter().map(within).collect::<Vec<_>>().join(", ")) "." }
            (headline(names, Tone::Open, &variant.headline))
            p { (names.text(&variant.summary)) }
        }
    }
}

fn headline(names: Names<'_>, tone: Tone, headline: &Text) -> Markup {
    html! { p { (status(tone, &names.text(headline))) } }
}

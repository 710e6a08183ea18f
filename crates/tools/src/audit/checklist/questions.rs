//! The questions with all there is to know of them.

use maud::{Markup, html};
use voorcheck_rules::kader::model::{Choice, DateFact, Fact};
use voorcheck_takehome::wording;

use super::{phrases, source};
use crate::audit::names::Names;

pub(super) fn questions(names: Names<'_>) -> Markup {
    let kader = names.kader;
    html! {
        @for (section, number) in kader.sections.iter().zip(1_usize..) {
            h3.vc-checklist__section { (number) ". " (names.text(&section.title)) }
            @if let Some(intro) = &section.intro { p { (names.text(intro)) } }
            @for fact in kader.facts.iter().filter(|fact| fact.section == section.id) {
                (question(names, fact))
            }
            @for date in kader.dates.iter().filter(|date| date.section == section.id) {
                (date_question(names, date))
            }
        }
    }
}

/// Whether the general answer of not knowing is offered. An own option that leaves everything open stands in for it.
pub(super) fn takes_unknown(fact: &Fact) -> bool {
    let replaced = fact.options.iter().any(|option| option.unknown) && !fact.shows_unknown;
    !fact.refuses_unknown && !replaced
}

fn question(names: Names<'_>, fact: &Fact) -> Markup {
    let why = fact.why.as_ref().map(|why| names.text(why));
    let who = fact.who_knows.as_ref().map(|who| format!("{}{}.", wording::WHO_KNOWS, names.text(who)));
    let both: Vec<String> = why.into_iter().chain(who).collect();
    html! {
        div.vc-checklist__question {
            h4 { (names.number(&fact.id)) " " (names.text(&fact.question)) }
            @for text in fact.help.iter().chain(&fact.explanation) {
                p.vc-checklist__help { (names.text(text)) }
            }
            ul {
                @for one in &fact.options { (option(names, one)) }
                @if takes_unknown(fact) { li { (names.text(&names.kader.meta.unknown_option)) } }
            }
            @if !both.is_empty() { p.vc-checklist__unknown { b { (phrases::UNKNOWN) } (both.join(" ")) } }
            (source(names, &fact.norms))
        }
    }
}

fn option(names: Names<'_>, option: &Choice) -> Markup {
    let notes = [
        ("", &option.explanation),
        (phrases::FIND_OUT, &option.find_out),
        (phrases::CONFIRM, &option.confirm),
    ];
    html! {
        li {
            (names.text(&option.text))
            @for (label, note) in notes {
                @if let Some(note) = note { span.vc-checklist__remark { (label) (names.text(note)) } }
            }
        }
    }
}

fn date_question(names: Names<'_>, date: &DateFact) -> Markup {
    html! {
        div.vc-checklist__question {
            h4 { (names.number(&date.id)) " " (names.text(&date.question)) }
            @if let Some(help) = &date.help { p.vc-checklist__help { (names.text(help)) } }
            (source(names, &date.norms))
        }
    }
}

//! What stands around the reasoning: situations of their own, what to know and to do, background, the words of the source.

use maud::{Markup, html};
use voorcheck_rules::kader::Text;
use voorcheck_rules::kader::model::{Action, Norm};
use voorcheck_takehome::wording;
use voorcheck_takehome::wording::date;

use super::planner::points;
use super::{appears, background, phrases, source, told, when};
use crate::audit::names::Names;

pub(super) fn contradictions(names: Names<'_>) -> Markup {
    html! {
        @for one in &names.kader.contradictions {
            @let facts: Vec<String> = one.facts.iter().map(|id| names.question(id)).collect();
            div.vc-checklist__item {
                (when(names, Some(&one.when), false))
                p { (names.text(&one.text)) }
                p.vc-checklist__help { (phrases::LOOK_AGAIN) (facts.join("; ")) "." }
            }
        }
    }
}

pub(super) fn routes(names: Names<'_>) -> Markup {
    let kader = names.kader;
    let title = |id: &String| {
        let card = kader.cards.iter().find(|card| card.id == *id)?;
        Some(format!("‘{}’", names.text(&card.title)))
    };
    html! {
        p { (phrases::ROUTES_INTRO) }
        @if let (Some(text), false) = (&kader.meta.route_disclaimer, kader.routes.is_empty()) { p { (names.text(text)) } }
        @for route in &kader.routes {
            @let when = match &route.when {
                Some(when) => names.condition(when),
                None => Some(phrases::ELSEWHERE.to_owned()),
            };
            @let further: Vec<String> = route.further.iter().filter_map(title).collect();
            div.vc-checklist__item {
                h3 { (names.text(&route.headline)) }
                @if let Some(when) = when { p.vc-checklist__when { (phrases::WHEN) (when) "." } }
                p { (names.text(&route.summary)) }
                @for card in &route.cards {
                    h4 { (names.text(&card.title)) }
                    (points(names, &card.points))
                }
                @if !further.is_empty() {
                    p.vc-checklist__help { (phrases::SEE_ALSO) (further.join(", ")) "." }
                }
            }
        }
    }
}

pub(super) fn signals(names: Names<'_>) -> Markup {
    let kader = names.kader;
    html! {
        @for signal in &kader.signals {
            div.vc-checklist__item {
                (appears(names, signal))
                p { (names.text(&signal.text)) }
                (background(names, signal.background.as_ref()))
                (source(names, &signal.norms))
            }
        }
        @for one in &kader.incomplete { (item(names, &one.text, &one.norms, html! {})) }
        @if !kader.source_conflicts.is_empty() { h3 { (wording::SOURCE_CONFLICTS) } }
        @for one in &kader.source_conflicts { (item(names, &one.text, &one.norms, appears(names, one))) }
    }
}

/// The other checks it leads to.
pub(super) fn hand_overs(names: Names<'_>) -> Markup {
    html! { @for one in &names.kader.hand_overs { (item(names, &one.text, &one.norms, appears(names, one))) } }
}

/// The steps that may still be open.
pub(super) fn open_steps(names: Names<'_>) -> Markup {
    html! { @for one in &names.kader.open_steps { (item(names, &one.text, &one.norms, appears(names, one))) } }
}

fn item(names: Names<'_>, text: &Text, norms: &[String], appears: Markup) -> Markup {
    html! {
        div.vc-checklist__item {
            (appears)
            p { (names.text(text)) }
            (source(names, norms))
        }
    }
}

pub(super) fn actions(names: Names<'_>) -> Markup {
    let kader = names.kader;
    let (papers, steps): (Vec<&Action>, Vec<&Action>) =
        kader.actions.iter().partition(|action| action.paper.is_some());
    html! {
        @for phase in &kader.phases {
            h3 { (names.text(&phase.title)) }
            @for step in steps.iter().filter(|step| step.phase == phase.id) { (action(names, step)) }
        }
        @if !papers.is_empty() { h3 { (names.optional(&kader.texts.papers)) } }
        @for paper in papers { (action(names, paper)) }
    }
}

fn action(names: Names<'_>, action: &Action) -> Markup {
    html! {
        div.vc-checklist__item {
            (appears(names, action))
            p {
                @if let Some(paper) = &action.paper { b { (names.text(paper)) "." } " " }
                (names.text(&action.text))
            }
            @if let Some(who) = &action.who { p.vc-checklist__help { b { (phrases::WHO) } (names.text(who)) } }
            (background(names, action.background.as_ref()))
            (source(names, &action.norms))
        }
    }
}

pub(super) fn cards(names: Names<'_>) -> Markup {
    html! {
        @for card in &names.kader.cards {
            h3 { (names.text(&card.title)) }
            (appears(names, card))
            (background(names, card.background.as_ref()))
            (points(names, &card.points))
        }
    }
}

pub(super) fn words(names: Names<'_>) -> Markup {
    html! {
        dl.vc-checklist__words {
            @for word in names.kader.glossary.iter().filter(|word| names.voice.speaks(word.voice.as_deref())) {
                dt { (word.word) }
                dd { (told(names, &word.explanation, &word.norms)) }
            }
        }
    }
}

/// Every norm the kader rests on, by source, with its words; beside it those of a municipality of its own.
pub(super) fn quotes(names: Names<'_>) -> Markup {
    let kader = names.kader;
    html! {
        @for source in &kader.meta.sources {
            h3 { (source.title) " (" (source.publication) ")" }
            dl.vc-checklist__norms {
                @for norm in kader.norms.iter().filter(|norm| norm.source == source.id) {
                    (quote(names, norm))
                }
            }
        }
    }
}

fn quote(names: Names<'_>, norm: &Norm) -> Markup {
    let kader = names.kader;
    let options = || kader.facts.iter().flat_map(|fact| &fact.options);
    html! {
        dt id={ "norm-" (norm.id) } { (norm.id) ", " (wording::place(&norm.place)) }
        dd {
            "“" (norm.quote) "”"
            @for local in kader.local_wordings.iter().filter(|local| local.norm == norm.id) {
                @if let Some(own) = names.norm(&local.own) {
                    p.vc-checklist__help {
                        @if let Some(municipality) = options().find(|option| option.id == local.answer) {
                            (names.text(&municipality.text))
                        }
                        ", " (wording::place(&own.place)) ": “" (own.quote) "”"
                        @if let Some(remark) = &local.remark { " " (names.text(remark)) }
                    }
                }
            }
        }
    }
}

pub(super) fn about(names: Names<'_>, sha256: &str) -> Markup {
    let meta = &names.kader.meta;
    let facts: [(&str, &str); 8] = [
        ("Kader", &meta.title),
        ("Gebied", &meta.area),
        ("Versie", &meta.version),
        ("Geldig vanaf", &date(&meta.valid_from)),
        ("Met de bron vergeleken op", &date(&meta.source_checked_on)),
        ("Opnieuw te vergelijken vóór", &date(&meta.check_before)),
        ("Controleersom", sha256),
        ("Gemaakt met", concat!("voorcheck ", env!("CARGO_PKG_VERSION"))),
    ];
    html! {
        dl.vc-checklist__about { @for (name, value) in facts { dt { (name) } dd { (value) } } }
        @if !meta.open_points.is_empty() {
            h3 { (phrases::REMARKS) }
            ul {
                @for point in &meta.open_points {
                    li { (names.open_point(point)) }
                }
            }
        }
    }
}

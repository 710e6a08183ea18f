//! A kader as a list, for who has no browser that can run the rules. First what is printed: four pages to fill in by hand. Then,
//! on a screen alone, every question, rule, date and quote in full. HTML without scripts; nothing of any client is in it.
//!
//! The body has no styles; its hooks are the classes that start with `vc-checklist`.

mod around;
mod conditions;
mod phrases;
mod planner;
mod questions;
mod reasoning;
mod sheet;

use maud::{Markup, html};
use voorcheck_rules::kader::model::{Appearing, Tone};
use voorcheck_rules::kader::{Condition, Kader, Text, Voice};
use voorcheck_takehome::wording;

use crate::audit::html::{frame, joined};
use crate::audit::names::Names;

/// The looks of the page that stands alone.
const STYLE: &str = include_str!("../../../../www/checklist.css");

/// A complete page.
pub fn page(kader: &Kader, sha256: &str, voice: Voice) -> Markup {
    frame(&title(kader), STYLE, &html! { main { (part(kader, sha256, voice)) } })
}

/// The body of the page, in one element.
pub fn part(kader: &Kader, sha256: &str, voice: Voice) -> Markup {
    let names = Names::new(kader, voice, conditions::gaps);
    let has_signals =
        !kader.signals.is_empty() || !kader.incomplete.is_empty() || !kader.source_conflicts.is_empty();
    let parts = [
        (phrases::QUESTIONS, !kader.sections.is_empty(), questions::questions(names)),
        (phrases::CONTRADICTIONS, !kader.contradictions.is_empty(), around::contradictions(names)),
        (phrases::ROUTES, !kader.routes.is_empty(), around::routes(names)),
        (phrases::CRITERIA, !kader.criteria.is_empty(), reasoning::criteria(names)),
        (phrases::OUTCOME, !kader.decisions.is_empty(), reasoning::outcomes(names)),
        (phrases::GUIDE, kader.guide.is_some(), reasoning::guide(names)),
        (phrases::OPEN_STEPS, !kader.open_steps.is_empty(), around::open_steps(names)),
        (phrases::SIGNALS, has_signals, around::signals(names)),
        (phrases::ACTIONS, !kader.actions.is_empty(), around::actions(names)),
        (phrases::PLANNER, !kader.moments.is_empty(), planner::planner(names)),
        (phrases::HAND_OVERS, !kader.hand_overs.is_empty(), around::hand_overs(names)),
        (phrases::CARDS, !kader.cards.is_empty(), around::cards(names)),
        (phrases::WORDS, !kader.glossary.is_empty(), around::words(names)),
        (phrases::QUOTES, !kader.norms.is_empty(), around::quotes(names)),
        (phrases::ABOUT, true, around::about(names, sha256)),
    ];
    let parts = parts.into_iter().filter(|(_, there, _)| *there).collect::<Vec<_>>();
    html! {
        div.vc-checklist {
            h1 { (title(kader)) }
            p.vc-checklist__lead { (phrases::for_whom(&names.text(&kader.texts.for_whom))) }
            div.vc-checklist__sheet { (sheet::sheet(names)) }
            div.vc-checklist__annex {
            h2 { (phrases::ANNEX) }
            p { (phrases::ANNEX_USE) }
            @if let (Some(point), Voice::Behandelaar) = (&kader.meta.two_judges, voice) {
                p { (names.text(&point.text)) }
                (source(names, &point.norms))
            }
            nav.vc-checklist__contents aria-label="Inhoud" {
                ul { @for ((id, title), ..) in &parts { li { a href={ "#" (id) } { (title) } } } }
            }
            @for ((id, title), _, part) in &parts {
                h2 id=(id) { (title) }
                (part)
            }
            }
        }
    }
}

fn title(kader: &Kader) -> String {
    format!("Checklist: {}", kader.meta.title)
}

/// A box to tick, before what it is for.
fn tick() -> Markup {
    html! { span.vc-checklist__box aria-hidden="true" { "☐" } " " }
}

/// A line to write on, behind what it is for.
fn line(label: &str) -> Markup {
    html! { p.vc-checklist__line { span { (label) } " " span.vc-checklist__rule {} } }
}

/// A status by its sign and its words.
fn status(tone: Tone, words: &str) -> Markup {
    let class = match tone {
        Tone::Goed => "goed",
        Tone::Wegen => "wegen",
        Tone::Niet => "niet",
        Tone::Open => "open",
    };
    html! {
        b class={ "vc-checklist__status vc-checklist__status--" (class) } { (wording::sign(tone)) " " (words) }
    }
}

/// When something holds; nothing when it always does.
fn when(names: Names<'_>, condition: Option<&Condition>, also_if_unknown: bool) -> Markup {
    html! {
        @if let Some(condition) = condition.and_then(|condition| names.condition(condition)) {
            p.vc-checklist__when {
                (phrases::WHEN) (condition) "."
                @if also_if_unknown { (phrases::OR_OPEN) }
            }
        }
    }
}

/// When something appears, and when it is over.
fn appears(names: Names<'_>, part: &impl Appearing) -> Markup {
    html! {
        (when(names, part.when(), part.also_if_unknown()))
        @if let Some(over) = part.over().and_then(|over| names.condition(over)) {
            p.vc-checklist__when { (phrases::OVER) (over) "." }
        }
    }
}

/// The place in law of what is background.
fn background(names: Names<'_>, place: Option<&Text>) -> Markup {
    html! {
        @if let Some(place) = place { p.vc-checklist__help { (phrases::BACKGROUND) (names.text(place)) "." } }
    }
}

/// A text, and behind it where it stands.
fn told(names: Names<'_>, text: &Text, norms: &[String]) -> Markup {
    let sources = sources(names, norms);
    html! {
        (names.text(text))
        @if !sources.0.is_empty() { " " span.vc-checklist__source { (sources) } }
    }
}

/// Where it stands, as a line of its own.
fn source(names: Names<'_>, norms: &[String]) -> Markup {
    let sources = sources(names, norms);
    html! { @if !sources.0.is_empty() { p.vc-checklist__source { (phrases::SOURCE) (sources) } } }
}

/// Every place once, with its norms, each leading to its words.
fn sources(names: Names<'_>, norms: &[String]) -> Markup {
    let mut places: Vec<(String, Vec<&str>)> = Vec::new();
    for norm in norms.iter().filter_map(|id| names.norm(id)) {
        let place = wording::place(&norm.place);
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, ids)) => ids.push(&norm.id),
            None => places.push((place, vec![&norm.id])),
        }
    }
    let link = |id: &str| html! { a.vc-checklist__norm href={ "#norm-" (id) } { (id) } };
    let place = |(place, ids): (String, Vec<&str>)| {
        html! { (place) " (" (joined(ids.into_iter().map(link), ", ")) ")" }
    };
    joined(places.into_iter().map(place), "; ")
}

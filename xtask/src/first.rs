//! The page at its first question as HTML, drawn by the page's own views: what is there before any script.

use std::collections::BTreeSet;

use voorcheck::view::{self, View};
use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::model::GlossaryEntry;
use voorcheck_rules::kader::{Kader, Voice};
use voorcheck_rules::questionnaire::event::{Rules, Settings};
use voorcheck_rules::questionnaire::idle::Idle;
use voorcheck_rules::questionnaire::state::State;
use voorcheck_site::fail::{Fail, Outcome};
use voorcheck_site::template::escaped;
use voorcheck_takehome::dossier::Dossier;
use yew::virtual_dom::{VNode, VTag};
use yew::{Callback, Html};

/// Elements without an end.
const VOID: [&str; 2] = ["br", "input"];

/// Draws it by the text of an opening of this kader.
///
/// Errors: the opening is of another version of the rules.
pub fn page(voice: Voice, opening: &str, kader: &Kader) -> Outcome<String> {
    draw(voice, opening, kader).ok_or_else(|| {
        Fail::new("de eerste vraag is niet te tekenen", voice.id(), "Bouw alles opnieuw: cargo xtask build.")
    })
}

/// What is asked first and gets an answer from the check at once: that is missing until the reader goes on. Better none.
pub fn replies(kader: &Kader) -> BTreeSet<&str> {
    let section = kader.sections.first().map(|section| &section.id);
    let facts = kader.facts.iter().filter(|fact| Some(&fact.section) == section);
    let dates = kader.dates.iter().filter(|date| Some(&date.section) == section).map(|date| &*date.id);
    let asked: BTreeSet<&str> = facts.clone().map(|fact| &*fact.id).chain(dates).collect();
    let confirmed = facts.filter(|fact| fact.options.iter().any(|option| option.confirm.is_some()));
    let together = kader.contradictions.iter().map(|one| &one.facts);
    let together = together.filter(|facts| facts.iter().all(|fact| asked.contains(fact.as_str()))).flatten();
    confirmed.map(|fact| &*fact.id).chain(together.map(String::as_str)).collect()
}

fn draw(voice: Voice, opening: &str, kader: &Kader) -> Option<String> {
    let begun = Engine::of_pack(serde_json::from_str(opening).ok()?).ok()?;
    let sha256 = state(&begun, voice)?.assessment.kader.sha256.clone();
    let mut own = begun.kader().clone();
    // An opening has no words of the source and no glossary: on the page they are there soon after it. Here nothing comes after.
    let section = own.sections.first()?.id.clone();
    let facts = own.facts.iter().map(|fact| (&fact.section, &fact.norms));
    let dates = own.dates.iter().map(|date| (&date.section, &date.norms));
    let cited = facts.chain(dates).filter(|(of, _)| **of == section);
    let cited: BTreeSet<String> = cited.flat_map(|(_, norms)| norms.clone()).collect();
    for norm in own.norms.iter_mut().filter(|norm| cited.contains(&norm.id)) {
        norm.quote = kader.norms.iter().find(|one| one.id == norm.id)?.quote.clone();
    }
    // Of the glossary, which stands below the page too, only what the first question offers.
    let with = |glossary: Vec<GlossaryEntry>| {
        let engine = Engine::new(Kader { glossary, ..own.clone() }, sha256.clone()).ok()?;
        Some(html(&engine, &state(&engine, voice)?))
    };
    let all = with(kader.glossary.clone())?;
    let offered: BTreeSet<&str> = all.split("vc-word\"").skip(1).filter_map(label).collect();
    let is_offered = |word: &&GlossaryEntry| {
        std::iter::once(&word.word).chain(&word.forms).any(|form| offered.contains(escaped(form).as_str()))
    };
    with(kader.glossary.iter().filter(is_offered).cloned().collect())
}

/// What an element says, from inside its opening tag on.
fn label(from: &str) -> Option<&str> {
    from.split_once('>')?.1.split('<').next()
}

/// Before anything was answered. No first question hangs on the day: no moment is shown beside it.
fn state(engine: &Engine, voice: Voice) -> Option<State> {
    let settings = Settings { voice, rules: Rules::Opening, ..Settings::default() };
    State::new(engine, settings, engine.kader().meta.valid_from.clone())
}

fn html(engine: &Engine, state: &State) -> String {
    let (kader, input, assessment, voice) =
        (engine.kader(), &state.input, &state.assessment, state.settings.voice);
    let drawn = view::page(&View {
        engine,
        state,
        head: None,
        dossier: &Dossier { kader, input, assessment, voice, door: None, before: None },
        offers: Vec::new(),
        send: Callback::noop(),
        account: None,
        sender: None,
        door: None,
        leaves: false,
        level: 0,
        wide: true,
        idle: Idle::Quiet,
        taken: None,
        wiping: false,
    });
    let mut html = String::new();
    write(&drawn, &mut html);
    html
}

/// Adds what a node is in HTML. What is no element or text is not there yet.
fn write(node: &Html, to: &mut String) {
    match node {
        VNode::VTag(tag) => element(tag, to),
        VNode::VList(list) => list.iter().for_each(|child| write(child, to)),
        VNode::VText(text) => to.push_str(&escaped(&text.text)),
        _ => {}
    }
}

fn element(tag: &VTag, to: &mut String) {
    let name = tag.tag();
    let value = tag.value().filter(|value| !value.is_empty());
    let own = tag.attributes.iter().chain(value.map(|value| ("value", value.as_str())));
    to.push('<');
    to.push_str(name);
    for (attribute, value) in own {
        to.push_str(&format!(" {attribute}=\"{}\"", escaped(value)));
    }
    // Nothing hears it yet: the first script says when it does.
    to.push_str(if name == "button" { " disabled>" } else { ">" });
    if let Some(inside) = tag.children() {
        write(inside, to);
    }
    if !VOID.contains(&name) {
        to.push_str(&format!("</{name}>"));
    }
}

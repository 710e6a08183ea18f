//! A step of the questionnaire: one section.

use voorcheck_rules::questionnaire::state::{Event, Place};
use voorcheck_rules::questionnaire::steps;
use yew::Html;
use yew::virtual_dom::ListenerKind;

use super::el::{El, classed, el};
use super::{View, back, code, form, list, paragraph, question, title};
use crate::message::Msg;
use crate::strings;

/// The main column of a step.
pub fn step(view: &View) -> Html {
    let state = view.state;
    let sections = &view.kader().sections;
    let Some(section) = sections.get(state.section) else { return Html::default() };
    let back = state.previous_place(view.engine).map(|place| {
        let label = if place == Place::Result { strings::BACK_TO_RESULT } else { strings::PREVIOUS };
        back(view, label, Event::Previous)
    });
    let head = title(view, view.say(&section.title), &strings::part(state.section, sections.len()));
    let certain = is_early(view);
    let submit = view.send.reform(move |event: web_sys::Event| {
        event.prevent_default();
        Msg::Reader(if certain { Event::ShowResult } else { Event::Next })
    });
    // A key of its own per section and round: no field may be used for another question or another person.
    let form = form("vc-form")
        .key(&[&state.round.to_string(), "-", &section.id].concat())
        .attr("novalidate", "")
        .on(|| ListenerKind::onsubmit, submit)
        .child(
            classed("div", "vc-questions")
                .children(state.list.iter().map(|item| question::question(view, *item))),
        )
        .child(early(view))
        .child(buttons(view));
    classed(view.main(), "vc-main")
        .child_if(back)
        .child(head)
        .child_if((!state.invalid.is_empty()).then(|| errors(view)))
        .child_if(section.intro.as_ref().map(|intro| paragraph("vc-intro", view.say(intro))))
        .child_if((state.section == 0).then(|| code::take_over(view)))
        .child(form)
        .into()
}

/// What keeps the reader on this step, each with a way to the field.
fn errors(view: &View) -> El {
    let links = view.state.invalid.iter().map(|id| view.link(name(view, id), "", Event::GoTo(id.clone())));
    classed("div", "vc-alert vc-alert--error")
        .attr("data-errors", "")
        .attr("role", "alert")
        .child(el("p").child(el("strong").text(strings::NO_DATES)))
        .child(list("", links))
}

/// Says when the outcome is certain already, when questions stopped mattering, and when a change brought new ones.
fn early(view: &View) -> El {
    let state = view.state;
    let new = state.newly_relevant(view.engine);
    let said = if is_early(view) {
        let text = el("p").child(el("strong").text(strings::DECIDED));
        Some(classed("div", "vc-alert").attr("data-early", "").child(text))
    } else {
        let moot = state.moot.len();
        (moot > 0).then(|| classed("p", "vc-hidden").text(&strings::moot(moot)))
    };
    let new = (!new.is_empty()).then(|| {
        let links = new.iter().map(|id| view.link(name(view, id), "", Event::Edit(id.clone())));
        let text = el("p").text(strings::NEW_QUESTIONS);
        classed("div", "vc-alert").attr("data-new", "").child(text).child(list("", links))
    });
    classed("div", "vc-early").attr("role", "status").child_if(said).child_if(new)
}

/// Whether the outcome is certain while something is still to be asked: then the way on leads to it.
fn is_early(view: &View) -> bool {
    view.state.decided_early() && view.state.returning.is_none()
}

/// The short name of a question.
pub fn name<'a>(view: &View<'a>, id: &str) -> &'a str {
    let item = steps::item(view.kader(), id);
    let fact = item.and_then(|item| steps::fact(view.kader(), item)).map(|fact| &fact.name);
    let date = item.and_then(|item| steps::date(view.kader(), item)).map(|date| &date.name);
    fact.or(date).map(|text| view.say(text)).unwrap_or_default()
}

fn buttons(view: &View) -> El {
    let state = view.state;
    let routed = state.assessment.route.is_some();
    let next = match state.next_place(view.engine) {
        _ if state.returning.is_some() => strings::BACK_TO_RESULT,
        _ if is_early(view) => strings::RESULT,
        Place::Result if !routed => strings::RESULT,
        _ => strings::NEXT,
    };
    let submit = classed("button", "vc-button vc-button--primary-action").attr("type", "submit").text(next);
    let link = if is_early(view) {
        Some(view.link(strings::CONTINUE, "", Event::Continue))
    } else {
        let so_far = next == strings::NEXT && state.holds_answers() && !routed;
        so_far.then(|| view.link(strings::RESULT_SO_FAR, "", Event::ShowResult))
    };
    classed("div", "utrecht-button-group vc-buttons").child(submit).child_if(link)
}

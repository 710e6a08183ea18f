//! A step of the questionnaire: one section.

use voorcheck_rules::kader::Voice;
use voorcheck_rules::kader::model::Section;
use voorcheck_rules::questionnaire::state::{Event, Place};
use voorcheck_rules::questionnaire::steps;
use yew::Html;
use yew::virtual_dom::ListenerKind;

use super::el::{El, classed, el};
use super::glossary::Offered;
use super::{View, back as back_to, code, form, list, paragraph, question, title};
use crate::message::Msg;
use crate::strings;

/// The main column of a step, or of all steps on one page.
pub fn step(view: &View) -> Html {
    let state = view.state;
    let sections = &view.kader().sections;
    let Some(section) = sections.get(state.section) else { return Html::default() };
    // While an answer is changed the button of the form leads back.
    let back = state.previous_place(view.engine).filter(|_| state.returning.is_none());
    let back = back.map(|_| back_to(view, strings::PREVIOUS, Event::Previous));
    let head = if state.one_page {
        view.heading(1, strings::ONE_PAGE)
    } else {
        title(view, view.say(&section.title), &strings::part(state.section, sections.len()))
    };
    let certain = is_early(view);
    let submit = view.send.reform(move |event: web_sys::Event| {
        event.prevent_default();
        Msg::Reader(if certain { Event::ShowResult } else { Event::Next })
    });
    // A key of its own per section and round: no field may be used for another question or another person.
    let shown = if state.one_page { "" } else { &*section.id };
    let mut form = form("vc-form")
        .key(&[&*state.round.to_string(), "-", shown].concat())
        .attr("novalidate", "")
        .on(|| ListenerKind::onsubmit, submit);
    let mut offered = Offered::default();
    for (index, section) in sections.iter().enumerate() {
        if !state.one_page && index != state.section {
            continue;
        }
        if state.one_page {
            form = form.child(view.heading(2, view.say(&section.title))).child_if(intro(view, section));
        }
        let mut questions = classed("div", "vc-questions");
        for item in &state.list {
            if steps::section_of(view.kader(), *item) == Some(index) {
                questions = questions.child(question::question(view, &mut offered, *item));
            }
        }
        form = form.child(questions);
    }
    classed(view.main(), "vc-main")
        .child_if(back)
        .child(head)
        .child(may(view))
        .child_if((!state.invalid.is_empty()).then(|| errors(view)))
        .child_if(intro(view, section).filter(|_| !state.one_page))
        .child_if((state.one_page || state.section == 0).then(|| code::take_over(view)))
        .child(form.child(early(view)).child(buttons(view)))
        .into()
}

fn intro(view: &View, section: &Section) -> Option<El> {
    section.intro.as_ref().map(|intro| paragraph("vc-intro", view.say(intro)))
}

/// What the reader may do with these questions; who knows them well may have them all at once.
fn may(view: &View) -> El {
    let state = view.state;
    let all = if state.one_page { strings::STEP_BY_STEP } else { strings::ONE_PAGE };
    let offered = state.settings.voice == Voice::Behandelaar && state.returning.is_none();
    classed("p", "vc-may vc-screen")
        .child(classed("span", "vc-quiet").text(strings::MAY_SKIP))
        .child_if(offered.then(|| view.link(all, "", Event::OnePage(!state.one_page))))
}

/// What keeps the reader on this step, each with a way to the field.
fn errors(view: &View) -> El {
    let links = view.state.invalid.iter().map(|id| {
        let typed = view.state.typed.get(id).zip(view.state.wrong_date(id));
        let wrong = typed.map(|(typed, wrong)| strings::wrong_date(typed, &wrong)).unwrap_or_default();
        view.link(&[name(view, id), ": ", &wrong].concat(), "", Event::GoTo(id.clone()))
    });
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

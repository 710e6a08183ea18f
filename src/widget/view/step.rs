//! A step of the questionnaire: one section.

use yew::{Callback, Html, SubmitEvent, html};

use super::{View, button, paragraph, question};
use crate::widget::page::Msg;
use crate::widget::state::{Event, Place};
use crate::widget::{steps, words};

/// The main column of a step.
pub fn step(view: &View) -> Html {
    let state = view.state;
    let sections = &view.kader().sections;
    let Some(section) = sections.get(state.section) else { return Html::default() };
    let onsubmit: Callback<SubmitEvent> = view.link.callback(|event: SubmitEvent| {
        event.prevent_default();
        Msg::Reader(Event::Next)
    });
    html! {
        <main class="shc-main">
            if let Some(place) = state.previous_place(view.engine) {
                <p class="shc-back">{view.link_button(back(place), "", Event::Previous)}</p>
            }
            <hgroup class="shc-heading">
                <h1 class="utrecht-heading-1">{view.say(&section.title).to_owned()}</h1>
                <p class="shc-quiet">{words::part(state.section, sections.len())}</p>
            </hgroup>
            if let Some(intro) = &section.intro { {paragraph("shc-intro", view.say(intro))} }
            // A key of its own per section: no field may be used for another question.
            <form key={format!("{}-{}", state.round, state.section)} class="shc-form" autocomplete="off" novalidate=true {onsubmit}>
                <div class="shc-questions">{ for state.list.iter().map(|item| question::question(view, *item)) }</div>
                {early(view)}
                {buttons(view)}
            </form>
        </main>
    }
}

fn back(place: Place) -> &'static str {
    match place {
        Place::Section(_) => words::PREVIOUS,
        Place::Result => words::BACK_TO_RESULT,
    }
}

/// Says when the outcome is certain already, when questions stopped mattering, and when a change brought new ones.
fn early(view: &View) -> Html {
    let state = view.state;
    let decided = state.decided_early() && state.returning.is_none();
    let moot = state.moot.len();
    let new = state.newly_relevant(view.engine);
    html! {
        <div role="status" class="shc-early">
            if decided {
                <div class="utrecht-alert utrecht-alert--info" data-early="">
                    <div class="utrecht-alert__content">
                        <p class="utrecht-paragraph">
                            <strong>{"De uitkomst staat al vast. "}</strong>
                            {"De andere vragen kunnen daar niets meer aan veranderen."}
                        </p>
                        <div class="utrecht-button-group">
                            {button(words::RESULT, "secondary-action", view.click(Event::ShowResult))}
                            {button(words::CONTINUE, "subtle", view.click(Event::Continue))}
                        </div>
                    </div>
                </div>
            } else if moot > 0 {
                <p class="shc-hidden">
                    {if moot == 1 { "1 vraag hoeft niet meer.".to_owned() } else { format!("{moot} vragen hoeven niet meer.") }}
                </p>
            }
            if !new.is_empty() {
                <div class="utrecht-alert utrecht-alert--info" data-new="">
                    <div class="utrecht-alert__content">
                        <p class="utrecht-paragraph">{"Door uw wijziging doen deze vragen er ook toe:"}</p>
                        {super::list("", new.iter().map(|id| view.link_button(&name(view, id), "", Event::Edit(id.clone()))))}
                    </div>
                </div>
            }
        </div>
    }
}

/// The short name of a question.
pub fn name(view: &View, id: &str) -> String {
    let item = steps::item(view.kader(), id);
    let fact = item.and_then(|item| steps::fact(view.kader(), item)).map(|fact| &fact.name);
    let date = item.and_then(|item| steps::date(view.kader(), item)).map(|date| &date.name);
    fact.or(date).map(|text| view.say(text).to_owned()).unwrap_or_default()
}

fn buttons(view: &View) -> Html {
    let state = view.state;
    let next = match state.next_place(view.engine) {
        _ if state.returning.is_some() => words::BACK_TO_RESULT,
        Place::Result if state.assessment.route.is_none() => words::RESULT,
        _ => words::NEXT,
    };
    // The block above says the same once the outcome is certain.
    let so_far = next == words::NEXT
        && state.holds_answers()
        && state.assessment.route.is_none()
        && !state.decided_early();
    html! {
        <div class="utrecht-button-group shc-buttons">
            <button type="submit" class="utrecht-button utrecht-button--primary-action utrecht-button--submit">{next}</button>
            if so_far { {view.link_button(words::RESULT_SO_FAR, "", Event::ShowResult)} }
        </div>
    }
}

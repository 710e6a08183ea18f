//! The code that hands the answers over: shown on every step and with the outcome, and taken in on the first step.

use voorcheck_rules::questionnaire::state::{Event, Rules};
use voorcheck_takehome::export::{Export, ExportStatus};
use voorcheck_takehome::wording;
use yew::Html;
use yew::virtual_dom::ListenerKind;

use super::el::{El, classed, el, group};
use super::{View, button, disclosure, form, paragraph};
use crate::home;
use crate::message::Msg;
use crate::strings;

/// The code of what was answered, with the outcome; nothing without an answer.
pub fn hand_over(view: &View) -> Html {
    let closed = |shown| disclosure(strings::HAND_OVER, shown).attr("data-part", "overdracht").into();
    shown(view).map(closed).unwrap_or_default()
}

/// The same on a step, closed at first and after every step.
pub fn elsewhere(view: &View) -> Html {
    let key = view.state.section.to_string();
    let closed = |shown| disclosure(strings::ELSEWHERE, shown).key(&key).into();
    shown(view).map(closed).unwrap_or_default()
}

/// The code with what there is to know of it. Until the whole pack is there, nobody can say what it is for.
fn shown(view: &View) -> Option<Html> {
    if !view.state.holds_answers() || !matches!(view.state.settings.rules, Rules::Whole { .. }) {
        return None;
    }
    let code = Export::Code.of(view.dossier);
    if code.is_empty() {
        return None;
    }
    let mut shown = classed("p", "vc-code").attr("data-code-shown", "");
    // A line may end behind a hyphen, and nowhere else.
    let mut rest = &*code;
    while let Some((group, more)) = rest.split_at_checked(5) {
        shown = shown.text(group).child(el("wbr"));
        rest = more;
    }
    let shown = shown.text(rest);
    let said = match view.taken {
        Some(ExportStatus::Copied(Export::Code)) => strings::COPIED,
        Some(ExportStatus::Shown(Export::Code)) => strings::NOT_COPIED,
        _ => "",
    };
    let copy = view.click(Msg::Copy(Export::Code));
    Some(group(vec![
        paragraph("", view.say(&view.kader().texts.code)).text(strings::HAND_OVER_WHAT).into(),
        shown.into(),
        paragraph("vc-quiet", strings::HAND_OVER_HOW).into(),
        classed("p", "vc-screen").child(button(strings::COPY_CODE, "secondary-action", copy)).into(),
        classed("p", "vc-screen").attr("role", "status").text(said).into(),
    ]))
}

/// A place to take over the answers of a code, as long as there are none that would be lost. It keeps its room when it
/// goes, or the questions below would jump away from under a finger.
pub fn take_over(view: &View) -> El {
    let open = !view.state.holds_answers();
    let judges = view.state.settings.judges.then_some("");
    // A fresh and closed one after every wipe.
    classed("div", "vc-take-over vc-screen")
        .key(&view.state.round.to_string())
        .child_if(open.then(|| disclosure(strings::HAVE_CODE, field(view).into()).attr_if("open", judges)))
}

fn field(view: &View) -> El {
    let state = view.state;
    let (id, help, wrong) = (view.id("code"), view.id("code-hulp"), view.id("code-fout"));
    let typing = view.send.reform(|event: web_sys::Event| {
        let text = super::question::field(&event).map(|field| field.value()).unwrap_or_default();
        Msg::Reader(Event::TypeCode(text))
    });
    let taking = view.send.reform(|event: web_sys::Event| {
        event.prevent_default();
        Msg::TakeCode
    });
    let error = state.code_refused.then(|| wording::code_error(home::refusal(view.engine, state)));
    let input = classed("input", "vc-field vc-take-over__field")
        .attr("type", "text")
        .attr("id", &id)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "characters")
        .attr("spellcheck", "false")
        .attr("aria-describedby", &[&*wrong, " ", &help].concat())
        .attr_if("aria-invalid", error.as_ref().map(|_| "true"))
        .value(&state.code)
        .on(|| ListenerKind::oninput, typing);
    let submit = classed("button", "vc-button vc-button--secondary-action")
        .attr("type", "submit")
        .text(strings::TAKE_OVER);
    form("vc-take-over__form")
        .attr("data-code", "")
        .on(|| ListenerKind::onsubmit, taking)
        .child(classed("label", "utrecht-form-label vc-legend").attr("for", &id).text(strings::CODE))
        .child(
            classed("p", "utrecht-form-field-description vc-help").attr("id", &help).text(strings::CODE_HELP),
        )
        .child(el("div").attr("id", &wrong).attr("role", "status").child_if(
            error.map(|error| classed("p", "utrecht-form-field-error-message vc-error").text(&error)),
        ))
        .child(input)
        .child(classed("div", "utrecht-button-group").child(submit))
}

//! One question: a fact with radio buttons, or a date.

use voorcheck_rules::decision::space::UNKNOWN;
use voorcheck_rules::kader::Text;
use voorcheck_rules::kader::model::{DateFact, Fact};
use voorcheck_rules::questionnaire::dates;
use voorcheck_rules::questionnaire::state::Event;
use voorcheck_rules::questionnaire::steps;
use voorcheck_rules::questionnaire::steps::{Item, Offer};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::Html;
use yew::virtual_dom::ListenerKind;

use super::el::{El, classed, el, group};
use super::glossary::{self, Offered};
use super::{View, disclosure, paragraph, places, quotes};
use crate::message::Msg;
use crate::strings;

/// A question of the list; `offered` is what the page explained above it.
pub fn question(view: &View, offered: &mut Offered, item: Item) -> Html {
    match (steps::fact(view.kader(), item), steps::date(view.kader(), item)) {
        (Some(fact), _) if view.state.moot.contains(&item) => moot(view, fact).into(),
        (Some(fact), _) => choice(view, offered, fact, item).into(),
        (None, Some(date)) => day(view, offered, date, item).into(),
        (None, None) => Html::default(),
    }
}

/// A question that stopped mattering: one line, with its answer kept.
fn moot(view: &View, fact: &Fact) -> El {
    let mut text = strings::MOOT.to_owned();
    if let Some(answer) = answer(view, fact) {
        text.push_str(&[" Uw antwoord was: ", answer, "."].concat());
    }
    classed("fieldset", "vc-moot")
        .key(&["moot-", &fact.id].concat())
        .attr("data-fact", &fact.id)
        .attr("data-moot", "")
        .child(classed("legend", "vc-moot__name").text(view.say(&fact.name)))
        .child(el("p").text(&text))
}

/// The chosen answer in words.
pub fn answer<'a>(view: &View<'a>, fact: &'a Fact) -> Option<&'a str> {
    let chosen = view.state.input.answers.get(&fact.id)?;
    let option = fact.options.iter().find(|option| option.id == *chosen).map(|option| &option.text);
    Some(view.say(option.unwrap_or(&view.kader().meta.unknown_option)))
}

fn choice(view: &View, offered: &mut Offered, fact: &Fact, item: Item) -> El {
    // No id of a kader has a colon: what an option is called never takes the place of another part of its question.
    let help = view.id(&[&*fact.id, ":hulp"].concat());
    let (closed, open) = steps::offers(fact);
    let options =
        classed("div", "vc-options").children(closed.into_iter().map(|offer| option(view, fact, offer)));
    let open = (!open.is_empty()).then(|| {
        classed("div", "vc-options__open").children(open.into_iter().map(|offer| option(view, fact, offer)))
    });
    let chosen = view.state.input.answers.get(&fact.id);
    let confirm = fact.options.iter().find(|option| Some(&option.id) == chosen);
    let confirm = confirm.and_then(|option| option.confirm.as_ref());
    let fieldset = fieldset(view, &fact.question)
        .attr("role", "radiogroup")
        .attr("data-fact", &fact.id)
        .attr_if("aria-describedby", fact.help.as_ref().map(|_| help.as_str()))
        .child_if(fact.help.as_ref().map(|text| help_line(view, offered, text, &help)))
        .child(options.child_if(open))
        .child(status(confirm.map(|confirm| classed("p", "vc-confirm").text(view.say(confirm)))));
    classed("div", "utrecht-form-fieldset vc-question")
        .key(&fact.id)
        .child(fieldset)
        .child(contradictions(view, item))
        .child(glossary::of_question(view, offered, fact))
        .child(explanation(view, fact.explanation.as_ref(), &fact.norms))
}

/// A place for something a screen reader has to hear when it appears.
pub fn status(inside: Option<El>) -> El {
    el("div").attr("role", "status").child_if(inside)
}

fn help_line(view: &View, offered: &mut Offered, help: &Text, id: &str) -> El {
    let help = help.get(view.state.settings.voice);
    let line = classed("p", "utrecht-form-field-description vc-help").attr("id", id);
    el("div").child(glossary::marked(view, offered, line, help)).child(glossary::meaning(view, help))
}

fn option(view: &View, fact: &Fact, offer: Offer) -> El {
    let voice = view.state.settings.voice;
    let (value, text, explanation) = match offer {
        Offer::Own(option) => (option.id.as_str(), &option.text, option.explanation.as_ref()),
        Offer::Unknown => (UNKNOWN, &view.kader().meta.unknown_option, None),
    };
    let chosen = view.state.input.answers.get(&fact.id);
    let event = Event::Answer(fact.id.clone(), value.to_owned());
    radio(view, &fact.id, value, chosen, text.get(voice), explanation.map(|text| text.get(voice)), event)
}

/// A radio button with its label; `group` is unique on what is shown.
pub fn radio(
    view: &View,
    group: &str,
    value: &str,
    chosen: Option<&String>,
    label: &str,
    explanation: Option<&str>,
    event: Event,
) -> El {
    let id = view.id(&[group, ".", value].concat());
    let described = [&*id, ":uitleg"].concat();
    let input = classed("input", "vc-option__radio")
        .attr("type", "radio")
        .attr("id", &id)
        .attr("name", &view.id(group))
        .attr("autocomplete", "off")
        .attr_if("aria-describedby", explanation.map(|_| described.as_str()))
        .choice(value, chosen.is_some_and(|chosen| chosen == value))
        .on(|| ListenerKind::onchange, view.event(event));
    let label = classed("label", "utrecht-form-label utrecht-form-label--radio vc-option__label")
        .attr("for", &id)
        .text(label);
    let explanation =
        explanation.map(|text| classed("p", "vc-option__text").attr("id", &described).text(text));
    classed("div", "vc-option").child(input).child(label).child_if(explanation)
}

/// A date: three fields, each of which takes a whole date too.
fn day(view: &View, offered: &mut Offered, date: &DateFact, item: Item) -> El {
    let id = view.id(&date.id);
    let (help, error) = ([&*id, ":hulp"].concat(), [&*id, ":fout"].concat());
    let typed = view.state.typed.get(&date.id).map(String::as_str).unwrap_or_default();
    let wrong = view.state.wrong_date(&date.id).filter(|_| view.state.invalid.contains(&date.id));
    let said = wrong.map(|wrong| {
        classed("p", "utrecht-form-field-error-message vc-error")
            .attr("id", &error)
            .text(&strings::wrong_date(typed, &wrong))
    });
    let mut fields = classed("div", "vc-date");
    for (at, ((label, _), value)) in strings::DATE_FIELDS.into_iter().zip(dates::parts(typed)).enumerate() {
        let name = [&*id, ":", label].concat();
        let wrong = wrong.is_some_and(|wrong| wrong.fields.get(at) == Some(&true));
        let about = date.id.clone();
        let typing = view.send.reform(move |event: web_sys::Event| {
            let text = field(&event).map(|field| field.value()).unwrap_or_default();
            Msg::Reader(Event::Date(about.clone(), at, text))
        });
        let input = classed("input", "vc-field")
            .attr("id", &name)
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr_if("aria-describedby", wrong.then_some(&error))
            .attr_if("aria-invalid", wrong.then_some("true"))
            .value(value)
            .on(|| ListenerKind::oninput, typing);
        let label = classed("label", "utrecht-form-label").attr("for", &name).text(label);
        fields = fields.child(el("div").child(label).child(input));
    }
    let fieldset = fieldset(view, &date.question)
        .attr_if("aria-describedby", date.help.as_ref().map(|_| help.as_str()))
        .child_if(date.help.as_ref().map(|text| help_line(view, offered, text, &help)))
        .child_if(said)
        .child(fields)
        .child(contradictions(view, item));
    classed("div", "utrecht-form-fieldset vc-question")
        .key(&date.id)
        .attr("data-date", &date.id)
        .child(fieldset)
        .child(explanation(view, None, &date.norms))
}

/// Fields that belong together, under the question they are about.
fn fieldset(view: &View, question: &Text) -> El {
    let legend = "utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend vc-legend";
    classed("fieldset", "utrecht-form-fieldset__fieldset utrecht-form-fieldset--html-fieldset")
        .child(classed("legend", legend).text(question.get(view.state.settings.voice)))
}

/// The field an event is about.
pub fn field(event: &web_sys::Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// What contradicts the answer to this question; said once on a page, at the last question it speaks about.
fn contradictions(view: &View, item: Item) -> El {
    let mut said = el("div").attr("role", "status");
    for one in &view.state.assessment.contradictions {
        let named = |item: &&Item| {
            steps::id(view.kader(), **item).is_some_and(|id| one.facts.iter().any(|fact| fact == id))
        };
        if view.state.list.iter().rfind(named) == Some(&item) {
            let clash = classed("p", "vc-clash").child(el("strong").text(strings::CLASH)).text(&one.text);
            said = said.child(clash);
        }
    }
    said
}

fn explanation(view: &View, text: Option<&Text>, norms: &[String]) -> Html {
    let places = places(view, norms);
    let summary = match (text.is_some(), places.is_empty()) {
        (false, true) => return Html::default(),
        (true, true) => "Uitleg".to_owned(),
        (_, false) => ["Uitleg en bron (", &places, ")"].concat(),
    };
    let text = text.map(|text| paragraph("", text.get(view.state.settings.voice)).into()).unwrap_or_default();
    disclosure(&summary, group(vec![text, quotes(view, norms, "")])).into()
}

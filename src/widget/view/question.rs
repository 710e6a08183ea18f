//! One question: a fact with radio buttons, or a date.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, FocusEvent, Html, InputEvent, TargetCast, html};

use super::{View, disclosure, paragraph, places, quotes};
use crate::kader::Text;
use crate::kader::model::{DateFact, Fact};
use crate::widget::page::Msg;
use crate::widget::state::{Event, FIRST_DATE, LAST_DATE};
use crate::widget::steps::{self, Item, Offer, UNKNOWN};
use crate::widget::words;

/// A question of the list.
pub fn question(view: &View, item: Item) -> Html {
    match (steps::fact(view.kader(), item), steps::date(view.kader(), item)) {
        (Some(fact), _) if view.state.moot.contains(&item) => moot(view, fact),
        (Some(fact), _) => choice(view, fact, item),
        (None, Some(date)) => day(view, date, item),
        (None, None) => Html::default(),
    }
}

/// A question that stopped mattering: one line, with its answer kept.
fn moot(view: &View, fact: &Fact) -> Html {
    html! {
        <fieldset key={format!("moot-{}", fact.id)} class="shc-moot" data-fact={fact.id.clone()} data-moot="">
            <legend class="shc-moot__name">{view.say(&fact.name).to_owned()}</legend>
            <p class="shc-moot__text">
                {words::MOOT}
                if let Some(answer) = answer(view, fact) { {format!(" Uw antwoord was: {answer}.")} }
            </p>
        </fieldset>
    }
}

/// The chosen answer in words.
pub fn answer<'a>(view: &View<'a>, fact: &'a Fact) -> Option<&'a str> {
    let chosen = view.state.input.answers.get(&fact.id)?;
    let option = fact.options.iter().find(|option| option.id == *chosen).map(|option| &option.text);
    Some(view.say(option.unwrap_or(&view.kader().meta.unknown_option)))
}

fn choice(view: &View, fact: &Fact, item: Item) -> Html {
    let help = fact.help.as_ref().map(|_| view.id(&format!("{}-hulp", fact.id)));
    let (closed, open) = steps::offers(fact);
    let chosen = view.state.input.answers.get(&fact.id);
    let confirm = fact
        .options
        .iter()
        .find(|option| Some(&option.id) == chosen)
        .and_then(|option| option.confirm.as_ref());
    html! {
        <div key={fact.id.clone()} class="utrecht-form-fieldset shc-question">
            <fieldset class="utrecht-form-fieldset__fieldset utrecht-form-fieldset--html-fieldset" role="radiogroup"
                data-fact={fact.id.clone()} aria-describedby={help.clone()}>
                <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend shc-legend">
                    {view.say(&fact.question).to_owned()}
                </legend>
                {help_line(view, fact.help.as_ref(), help)}
                <div class="shc-options">
                    { for closed.into_iter().map(|offer| option(view, fact, offer)) }
                    if !open.is_empty() {
                        <div class="shc-options__open">{ for open.into_iter().map(|offer| option(view, fact, offer)) }</div>
                    }
                </div>
                <div role="status" class="shc-confirm">
                    if let Some(confirm) = confirm { {paragraph("shc-confirm__text", view.say(confirm))} }
                </div>
            </fieldset>
            {contradictions(view, item)}
            {explanation(view, fact.explanation.as_ref(), &fact.norms)}
        </div>
    }
}

fn help_line(view: &View, help: Option<&Text>, id: Option<AttrValue>) -> Html {
    match help {
        None => Html::default(),
        Some(help) => html! {
            <p {id} class="utrecht-form-field-description shc-help">{view.say(help).to_owned()}</p>
        },
    }
}

fn option(view: &View, fact: &Fact, offer: Offer) -> Html {
    let (value, text, explanation) = match offer {
        Offer::Own(option) => (option.id.as_str(), &option.text, option.explanation.as_ref()),
        Offer::Unknown => (UNKNOWN, &view.kader().meta.unknown_option, None),
    };
    let id = view.id(&format!("{}-{value}", fact.id));
    let described = explanation.map(|_| AttrValue::from(format!("{id}-uitleg")));
    let event = Event::Answer(fact.id.clone(), value.to_owned());
    let onchange = view.link.callback(move |_| Msg::Reader(event.clone()));
    html! {
        <div class="shc-option">
            <input type="radio" id={id.clone()} name={view.id(&fact.id)} value={value.to_owned()} autocomplete="off"
                class="utrecht-radio-button utrecht-radio-button--html-input shc-option__radio"
                checked={view.state.input.answers.get(&fact.id).is_some_and(|chosen| chosen == value)}
                aria-describedby={described.clone()} {onchange} />
            <label for={id} class="utrecht-form-label utrecht-form-label--radio shc-option__label">
                {text.get(view.state.settings.voice).to_owned()}
            </label>
            if let Some(explanation) = explanation {
                <p id={described} class="shc-option__text">{explanation.get(view.state.settings.voice).to_owned()}</p>
            }
        </div>
    }
}

fn day(view: &View, date: &DateFact, item: Item) -> Html {
    let help = date.help.as_ref().map(|_| view.id(&format!("{}-hulp", date.id)));
    let id = view.id(&date.id);
    let error = view.id(&format!("{}-fout", date.id));
    let invalid = view.state.invalid.contains(&date.id);
    let clashes = clashes(view, item);
    let described = [help.clone(), (invalid || !clashes.is_empty()).then(|| error.clone())];
    let described = described.iter().flatten().map(|id| id.as_str()).collect::<Vec<_>>().join(" ");
    let (typed, left) = (date.id.clone(), date.id.clone());
    let oninput: Callback<InputEvent> = view.link.callback(move |event: InputEvent| {
        let text = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
        Msg::Reader(Event::Date(typed.clone(), text))
    });
    let onblur: Callback<FocusEvent> = view.link.callback(move |event: FocusEvent| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Msg::Reader(Event::DateLeft(left.clone(), input.is_some_and(|input| input.validity().bad_input())))
    });
    html! {
        <div key={date.id.clone()} class="utrecht-form-field shc-question" data-date={date.id.clone()}>
            <label for={id.clone()} class="utrecht-form-label shc-legend">{view.say(&date.question).to_owned()}</label>
            {help_line(view, date.help.as_ref(), help)}
            <div id={error} role="status">
                if invalid {
                    <p class="utrecht-form-field-error-message shc-error">
                        {"Deze datum klopt niet of is niet compleet. Vul dag, maand en jaar in, of maak het veld leeg."}
                    </p>
                }
                { for clashes.iter().map(|text| html! { <p class="utrecht-form-field-error-message shc-error">{text.clone()}</p> }) }
            </div>
            <input type="date" {id} class="shc-date" autocomplete="off" min={FIRST_DATE} max={LAST_DATE}
                value={view.state.typed.get(&date.id).cloned().unwrap_or_default()}
                aria-describedby={(!described.is_empty()).then_some(described)}
                aria-invalid={(invalid || !clashes.is_empty()).then_some("true")} {oninput} {onblur} />
            {explanation(view, None, &date.norms)}
        </div>
    }
}

/// What contradicts the answer to this question; said once in a section, at the last question it speaks about.
fn clashes(view: &View, item: Item) -> Vec<String> {
    let last = |facts: &[String]| {
        let here = |one: &&Item| {
            steps::id(view.kader(), **one).is_some_and(|id| facts.iter().any(|fact| fact == id))
        };
        view.state.list.iter().rfind(here) == Some(&item)
    };
    let contradictions = view.state.assessment.contradictions.iter();
    contradictions.filter(|one| last(&one.facts)).map(|one| one.text.clone()).collect()
}

fn contradictions(view: &View, item: Item) -> Html {
    let clashes = clashes(view, item);
    html! {
        <div role="status">
            { for clashes.iter().map(|text| html! {
                <p class="shc-clash"><strong>{"Klopt dit samen? "}</strong>{text.clone()}</p>
            }) }
        </div>
    }
}

fn explanation(view: &View, text: Option<&Text>, norms: &[String]) -> Html {
    let places = places(view, norms);
    let summary = match (text.is_some(), places.is_empty()) {
        (false, true) => return Html::default(),
        (true, true) => "Uitleg".to_owned(),
        (_, false) => format!("Uitleg en bron ({places})"),
    };
    let inside = html! {
        <>
            if let Some(text) = text { {paragraph("", view.say(text))} }
            {quotes(view, norms, "")}
        </>
    };
    disclosure(summary, inside)
}

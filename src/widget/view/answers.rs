//! Beside the outcome: every answer, each to be changed.

use yew::{Html, html};

use super::{View, question};
use crate::kader::model::Section;
use crate::widget::state::Event;
use crate::widget::steps::{self, Item};
use crate::widget::words;

/// All answers by section.
pub fn answers(view: &View) -> Html {
    let name = view.id("antwoorden");
    let sections = view.kader().sections.iter().enumerate();
    html! {
        <aside class="shc-aside" aria-labelledby={name.clone()}>
            <h2 id={name} class="utrecht-heading-2 shc-aside__title">{"Uw antwoorden"}</h2>
            { for sections.map(|(index, one)| section(view, index, one)) }
        </aside>
    }
}

fn section(view: &View, index: usize, section: &Section) -> Html {
    let items = steps::list(view.kader(), &view.state.assessment, &view.state.input, index);
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="shc-answers__section">{view.say(&section.title).to_owned()}</h3>
            <dl class="utrecht-data-list shc-answers">{ for items.into_iter().map(|item| row(view, item)) }</dl>
        </>
    }
}

fn row(view: &View, item: Item) -> Html {
    let (id, name, answer) = match (steps::fact(view.kader(), item), steps::date(view.kader(), item)) {
        (Some(fact), _) => (&fact.id, &fact.name, question::answer(view, fact).map(str::to_owned)),
        (None, Some(date)) => {
            (&date.id, &date.name, view.state.input.dates.get(&date.id).map(|day| words::date(day)))
        }
        (None, None) => return Html::default(),
    };
    let name = view.say(name);
    let (change, class) = match answer {
        Some(_) => ("Wijzig", "utrecht-data-list__item-value utrecht-data-list__item-value--html-dd"),
        None => (
            "Vul in",
            "utrecht-data-list__item-value utrecht-data-list__item-value--html-dd shc-answers__open",
        ),
    };
    html! {
        <div class="utrecht-data-list__item shc-answers__row" data-answer={id.clone()}>
            <dt class="utrecht-data-list__item-key">{name.to_owned()}</dt>
            <dd {class}>{answer.unwrap_or_else(|| "nog niet ingevuld".into())}</dd>
            <dd class="utrecht-data-list__actions utrecht-data-list__actions--html-dd shc-screen">
                {view.link_button(change, name, Event::Edit(id.clone()))}
            </dd>
        </div>
    }
}

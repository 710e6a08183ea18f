//! Beside the outcome: every answer, each to be changed.

use yew::Html;

use super::el::{El, el, group, of};
use super::{View, question};
use crate::words;
use voorcheck_rules::kader::model::Section;
use voorcheck_rules::questionnaire::state::Event;
use voorcheck_rules::questionnaire::steps;
use voorcheck_rules::questionnaire::steps::Item;
use voorcheck_takehome::wording;

/// All answers by section.
pub fn answers(view: &View) -> El {
    let name = view.id("antwoorden");
    let sections = view.kader().sections.iter().enumerate();
    of("aside", "vc-aside")
        .attr("aria-labelledby", &name)
        .kid(of(view.level(2), "utrecht-heading-2 vc-aside__title").attr("id", &name).text(wording::ANSWERS))
        .kids(sections.map(|(index, one)| section(view, index, one)))
}

fn section(view: &View, index: usize, section: &Section) -> Html {
    let items = steps::list(view.kader(), &view.state.assessment, &view.state.input, index);
    if items.is_empty() {
        return Html::default();
    }
    let title = of(view.level(3), "vc-answers__section").text(view.say(&section.title));
    let rows = of("dl", "vc-answers").kids(items.into_iter().map(|item| row(view, item)));
    group(vec![title.into(), rows.into()])
}

fn row(view: &View, item: Item) -> Html {
    let day;
    let (id, name, answer) = match (steps::fact(view.kader(), item), steps::date(view.kader(), item)) {
        (Some(fact), _) => (&fact.id, &fact.name, question::answer(view, fact)),
        (None, Some(date)) => {
            day = view.state.input.dates.get(&date.id).map(|day| words::date(day));
            (&date.id, &date.name, day.as_deref())
        }
        (None, None) => return Html::default(),
    };
    let name = view.say(name);
    let open = if answer.is_some() { "" } else { " vc-answers__open" };
    let change = if answer.is_some() { "Wijzig" } else { "Vul in" };
    let value = ["vc-answers__value", open].concat();
    let actions = of("dd", "vc-screen");
    of("div", "vc-answers__row")
        .attr("data-answer", id)
        .kid(el("dt").text(name))
        .kid(of("dd", &value).text(answer.unwrap_or("nog niet ingevuld")))
        .kid(actions.kid(view.link(change, name, Event::Edit(id.clone()))))
        .into()
}

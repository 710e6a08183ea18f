//! Beside the verdict: every answer, each to be changed.

use voorcheck_rules::kader::model::Section;
use voorcheck_rules::questionnaire::state::Event;
use voorcheck_rules::questionnaire::steps;
use voorcheck_rules::questionnaire::steps::Item;
use yew::Html;

use super::el::{classed, el, group};
use super::{View, disclosure, question};
use crate::strings;

/// All answers by section, behind a line that says how many were given.
pub fn answers(view: &View) -> Html {
    let sections = view.kader().sections.iter().enumerate();
    let given = view.state.input.answers.len() + view.state.input.dates.len();
    if given == 0 && view.state.assessment.route.is_some() {
        return Html::default();
    }
    let inside = el("div").children(sections.map(|(index, one)| section(view, index, one)));
    disclosure(&strings::change_answers(given), inside.into()).attr("data-part", "antwoorden").into()
}

fn section(view: &View, index: usize, section: &Section) -> Html {
    let items = steps::list(view.kader(), &view.state.assessment, &view.state.input, index);
    if items.is_empty() {
        return Html::default();
    }
    let title = classed(view.level(3), "vc-answers__section").text(view.say(&section.title));
    let rows = classed("dl", "vc-answers").children(items.into_iter().map(|item| row(view, item)));
    group(vec![title.into(), rows.into()])
}

fn row(view: &View, item: Item) -> Html {
    let day;
    let (id, name, answer) = match (steps::fact(view.kader(), item), steps::date(view.kader(), item)) {
        (Some(fact), _) => (&fact.id, &fact.name, question::answer(view, fact)),
        (None, Some(date)) => {
            day = view.state.input.dates.get(&date.id).map(|day| strings::date(day));
            (&date.id, &date.name, day.as_deref())
        }
        (None, None) => return Html::default(),
    };
    let name = view.say(name);
    let open = if answer.is_some() { "" } else { " vc-answers__open" };
    let change = if answer.is_some() { "Wijzig" } else { "Vul in" };
    let value = ["vc-answers__value", open].concat();
    let actions = classed("dd", "vc-screen");
    classed("div", "vc-answers__row")
        .attr("data-answer", id)
        .child(el("dt").text(name))
        .child(classed("dd", &value).text(answer.unwrap_or("nog niet ingevuld")))
        .child(actions.child(view.link(change, name, Event::Edit(id.clone()))))
        .into()
}

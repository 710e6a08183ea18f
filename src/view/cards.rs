//! Beside the outcome: what to write down for who has to weigh it, and what is worth knowing for later.

use voorcheck_rules::assessment::model::PointResult;
use voorcheck_takehome::wording;
use yew::Html;

use super::el::{El, classed, el};
use super::glossary::{self, Offered};
use super::{View, all_sources, fold, paragraph, source_line};
use crate::strings;

/// What to write down, by criterion; nothing is filled in here.
pub fn prompts(view: &View) -> Html {
    let asking = wording::prompts(&view.state.assessment);
    if asking.is_empty() {
        return Html::default();
    }
    let texts = &view.kader().texts;
    let mut inside = el("div").child(paragraph("", view.say_any(&texts.prompts_use)));
    for (criterion, prompts) in asking {
        let mut list = classed("ul", "vc-list");
        for prompt in prompts {
            list = list.child(el("li").text(prompt));
        }
        inside = inside.child(view.heading(3, &criterion.title)).child(list);
    }
    fold(view, "onderbouwing", view.say_any(&texts.prompts), inside).into()
}

/// The cards.
pub fn cards(view: &View) -> Html {
    let cards = &view.state.assessment.cards;
    if cards.is_empty() {
        return Html::default();
    }
    let cards = cards.iter().map(|card| {
        let title = el("section").attr("data-card", "").child(view.heading(3, &card.title));
        points(view, title, &card.points)
    });
    fold(view, "infokaarten", strings::MORE, el("div").children(cards)).into()
}

/// The points of a card inside an element, with the words of the source behind a click.
pub fn points(view: &View, host: El, points: &[PointResult]) -> El {
    let mut offered = Offered::default();
    let mut list = classed("ul", "vc-list");
    for point in points {
        let said = glossary::marked(view, &mut offered, el("li"), &point.text);
        list = list
            .child(said.child(source_line(view, &point.norms)).child(glossary::meaning(view, &point.text)));
    }
    host.child(list).child(all_sources(
        view,
        strings::SOURCES,
        &mut points.iter().map(|point| &point.norms),
        &[],
    ))
}

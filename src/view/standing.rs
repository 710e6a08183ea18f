//! Beside the questions: where the main decision stands.

use yew::Html;

use super::el::{El, el, of};
use super::{View, sign};
use crate::words;
use voorcheck_rules::assessment::model::CriterionResult;

/// The criteria of the first decision with their status; on a narrow screen closed at first.
pub fn standing(view: &View) -> Html {
    let Some(main) = view.state.assessment.decisions.first() else { return Html::default() };
    let name = view.id("tussenstand");
    let list = of("ul", "vc-standing").kids(main.criteria.iter().map(line));
    let inside = if view.wide {
        let title =
            of(view.level(2), "utrecht-heading-3 vc-aside__title").attr("id", &name).text(words::STANDING);
        el("div").kid(title).kid(list)
    } else {
        of("details", "vc-details")
            .kid(el("summary").attr("id", &name).text(words::STANDING))
            .kid(of("div", "vc-details__body").kid(list))
    };
    of("aside", "vc-aside").attr("aria-labelledby", &name).kid(inside).into()
}

fn line(criterion: &CriterionResult) -> El {
    let hidden = of("span", "vc-hidden").text(&[": ", &criterion.status_name].concat());
    el("li")
        .attr("data-criterion", &criterion.id)
        .attr("data-status", criterion.status.as_deref().unwrap_or("open"))
        .kid(sign(criterion.tone))
        .kid(el("span").text(&criterion.title).kid(hidden))
}

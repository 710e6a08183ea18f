//! Beside the questions: where the main decision stands.

use voorcheck_rules::assessment::model::CriterionResult;
use voorcheck_rules::kader::Voice;
use yew::Html;

use super::el::{El, classed, el};
use super::{View, sign};
use crate::strings;

/// The criteria of the first main decision with their status; on a narrow screen closed at first. Not for whom it is about:
/// a list of half verdicts helps nobody to answer.
pub fn standing(view: &View) -> Html {
    let main = view.state.assessment.main().filter(|_| view.state.settings.voice == Voice::Behandelaar);
    let Some(main) = main else { return Html::default() };
    let name = view.id("tussenstand");
    let list = classed("ul", "vc-standing").children(main.criteria.iter().map(line));
    let inside = if view.wide {
        let title = classed(view.level(2), "utrecht-heading-3 vc-aside__title")
            .attr("id", &name)
            .text(strings::STANDING);
        el("div").child(title).child(list)
    } else {
        classed("details", "vc-details")
            .child(el("summary").attr("id", &name).text(strings::STANDING))
            .child(classed("div", "vc-details__body").child(list))
    };
    classed("aside", "vc-aside").attr("aria-labelledby", &name).child(inside).into()
}

fn line(criterion: &CriterionResult) -> El {
    let hidden = classed("span", "vc-hidden").text(&[": ", &criterion.status_name].concat());
    el("li")
        .attr("data-criterion", &criterion.id)
        .attr("data-status", criterion.status.as_deref().unwrap_or("open"))
        .child(sign(criterion.tone))
        .child(el("span").text(&criterion.title).child(hidden))
}

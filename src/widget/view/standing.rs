//! Beside the questions: where the main decision stands.

use yew::{Html, html};

use super::{View, sign};
use crate::assessment::model::CriterionResult;

/// The criteria of the first decision with their status; on a narrow screen closed at first.
pub fn standing(view: &View) -> Html {
    let Some(main) = view.state.assessment.decisions.first() else { return Html::default() };
    let name = view.id("tussenstand");
    let list = html! { <ul class="shc-standing">{ for main.criteria.iter().map(line) }</ul> };
    html! {
        <aside class="shc-aside" aria-labelledby={name.clone()}>
            if view.wide {
                <h2 id={name} class="utrecht-heading-3 shc-aside__title">{"Tussenstand"}</h2>
                {list}
            } else {
                <details class="shc-details">
                    <summary id={name}>{"Tussenstand"}</summary>
                    <div class="shc-details__body">{list}</div>
                </details>
            }
        </aside>
    }
}

fn line(criterion: &CriterionResult) -> Html {
    html! {
        <li data-criterion={criterion.id.clone()} data-status={criterion.status.clone().unwrap_or_else(|| "open".into())}>
            {sign(criterion.tone)}
            <span>{criterion.title.clone()}<span class="shc-hidden">{format!(": {}", criterion.status_name)}</span></span>
        </li>
    }
}

//! Every criterion, with its reasons and the words of the source.

use yew::{Html, html};

use super::step::name;
use super::{View, badge, paragraph, quotes, sign, sources};
use crate::assessment::model::{Change, CriterionResult, DecisionResult, Reason};
use crate::kader::model::Tone;
use crate::widget::words;

/// The criteria of the main decision, then those of the others below their own title.
pub fn criteria(view: &View) -> Html {
    let decisions = &view.state.assessment.decisions;
    html! {
        <section class="shc-part" data-part="criteria">
            { for decisions.iter().enumerate().map(|(index, decision)| html! {
                <>
                    <h2 class="utrecht-heading-2">
                        {if index == 0 { "Alle criteria".to_owned() } else { decision.title.clone() }}
                    </h2>
                    <ul class="shc-rows">{ for decision.criteria.iter().map(|one| criterion(view, decision, one)) }</ul>
                    {changes(view, decision)}
                    {decisive(view, decision)}
                </>
            }) }
        </section>
    }
}

fn criterion(view: &View, decision: &DecisionResult, criterion: &CriterionResult) -> Html {
    let met = criterion.tone == Tone::Goed;
    html! {
        <li class="shc-row shc-criterion" data-criterion={criterion.id.clone()}
            data-status={criterion.status.clone().unwrap_or_else(|| "open".into())}>
            {sign(criterion.tone)}
            <div class="shc-criterion__body">
                <div class="shc-criterion__head">
                    <h3 class="utrecht-heading-3">{criterion.title.clone()}</h3>
                    {badge(criterion.tone, &criterion.status_name)}
                </div>
                { for criterion.reasons.iter().map(|one| reason(view, one, met)) }
                if criterion.reasons.is_empty() {
                    {paragraph("shc-quiet", &still_possible(view, decision, criterion))}
                    {sources(view, "Bron", &criterion.norms)}
                }
            </div>
        </li>
    }
}

/// What a criterion can still become, in words.
fn still_possible(view: &View, decision: &DecisionResult, criterion: &CriterionResult) -> String {
    let grades =
        view.kader().decisions.iter().filter(|one| one.id == decision.id).flat_map(|one| &one.grades);
    let possible = grades.filter(|grade| criterion.possible_statuses.contains(&grade.status));
    let names = possible.map(|grade| view.say(&grade.status_name)).collect::<Vec<_>>();
    format!("Kan nog worden: {}.", names.join(", "))
}

/// A reason. Of what is met the words of the source wait behind a click; of what is not they are on the table.
fn reason(view: &View, reason: &Reason, met: bool) -> Html {
    let force = reason.force_name.as_deref().unwrap_or_default();
    let basis = reason.basis.map(words::basis).unwrap_or_default();
    html! {
        <div class="shc-reason">
            {paragraph("", &reason.text)}
            if let Some(advice) = &reason.advice { {paragraph("shc-advice", advice)} }
            if met {
                {sources(view, "Bron", &reason.norms)}
            } else {
                if !basis.is_empty() { {paragraph("shc-basis", &format!("Dit {basis}."))} }
                {quotes(view, &reason.norms, force)}
            }
        </div>
    }
}

/// What would lead to a better outcome.
fn changes(view: &View, decision: &DecisionResult) -> Html {
    if decision.changes.is_empty() {
        return Html::default();
    }
    html! {
        <div class="shc-changes" data-part="veranderen">
            <h3 class="utrecht-heading-3">{"Wat de uitkomst kan veranderen"}</h3>
            {super::list("", decision.changes.iter().map(|one| change(view, decision, one)))}
        </div>
    }
}

fn change(view: &View, decision: &DecisionResult, change: &Change) -> Html {
    let becomes = |(fact, value): (&String, &String)| {
        let fact = view.kader().facts.iter().find(|one| one.id == *fact)?;
        let option = fact.options.iter().find(|option| option.id == *value)?;
        Some(format!("{} wordt “{}”", view.say(&fact.name), view.say(&option.text)))
    };
    let steps = change.facts.iter().filter_map(becomes).collect::<Vec<_>>().join(" en ");
    let grades =
        view.kader().decisions.iter().filter(|one| one.id == decision.id).flat_map(|one| &one.grades);
    let outcome = grades
        .into_iter()
        .find(|grade| grade.outcome == change.outcome)
        .map(|grade| view.say(&grade.headline));
    html! { <>{steps}{": "}<strong>{outcome.unwrap_or_default().to_owned()}</strong></> }
}

/// A set of answers that is enough for the outcome; worth saying only when it is not simply all of them.
fn decisive(view: &View, decision: &DecisionResult) -> Html {
    let enough = &decision.decisive_answers;
    if enough.is_empty() || enough.len() * 2 > view.state.input.answers.len() {
        return Html::default();
    }
    let names = enough.iter().map(|id| html! { {name(view, id)} });
    super::disclosure("Welke antwoorden al genoeg zijn voor deze uitkomst".to_owned(), super::list("", names))
}

//! The outcome, or the page of a route.

use yew::{Html, html};

use super::{View, all_sources, criteria, list, paragraph, plan, sign, source_line, step, tone_class};
use crate::assessment::model::{ContradictionResult, DecisionResult, RoutePage};
use crate::kader::model::Tone;
use crate::widget::state::Event;
use crate::widget::words;

/// The main column of the outcome.
pub fn result(view: &View) -> Html {
    let assessment = &view.state.assessment;
    html! {
        <main class="shc-main">
            <p class="shc-back shc-screen">{view.link_button(words::PREVIOUS, "", Event::Previous)}</p>
            {paragraph("shc-disclaimer", &assessment.disclaimer)}
            if let Some(page) = &assessment.route_page {
                {route(view, page)}
            } else if let Some((main, others)) = assessment.decisions.split_first() {
                {outcome(view, main, others)}
                {paragraph("shc-dissent", &assessment.dissent)}
                {plan::actions(view)}
                {plan::timeline(view)}
                {criteria::criteria(view)}
                {plan::to_find_out(view)}
                {plan::signals(view)}
            }
        </main>
    }
}

fn outcome(view: &View, main: &DecisionResult, others: &[DecisionResult]) -> Html {
    let assessment = &view.state.assessment;
    let signals = assessment.signals.iter().filter(|signal| signal.in_headline);
    html! {
        <section class={format!("shc-outcome {}", tone_class(main.tone))} data-route=""
            data-outcome={main.outcome.clone().unwrap_or_else(|| "open".into())}>
            <h1 class="utrecht-heading-1">{main.headline.clone()}</h1>
            {paragraph("shc-outcome__summary", &main.summary)}
            {provisos(main)}
            if !others.is_empty() {
                <dl class="shc-lines">{ for others.iter().map(line) }</dl>
            }
            <div class="shc-outcome__more">
                { for signals.map(|signal| html! {
                    <p class="shc-remark" data-signal={signal.id.clone()}>{signal.text.clone()}{source_line(view, &signal.norms)}</p>
                }) }
                { for assessment.contradictions.iter().map(|one| contradiction(view, one)) }
            </div>
        </section>
    }
}

fn provisos(main: &DecisionResult) -> Html {
    match main.provisos.as_slice() {
        [] => Html::default(),
        [one] => paragraph("", one),
        several => list("shc-outcome__list", several.iter().map(|text| text.clone().into())),
    }
}

fn line(decision: &DecisionResult) -> Html {
    html! {
        <div data-decision={decision.id.clone()} data-outcome={decision.outcome.clone().unwrap_or_else(|| "open".into())}>
            <dt>{decision.title.clone()}</dt>
            <dd>
                <p class="shc-lines__head">{sign(decision.tone)}{decision.headline.clone()}</p>
                { for decision.provisos.iter().map(|text| paragraph("shc-lines__text", text)) }
            </dd>
        </div>
    }
}

fn contradiction(view: &View, one: &ContradictionResult) -> Html {
    let links = one
        .facts
        .iter()
        .map(|id| view.link_button("Kijk nog eens naar:", &step::name(view, id), Event::Edit(id.clone())));
    html! {
        <div class="shc-remark" data-contradiction={one.id.clone()}>
            <p><strong>{"Klopt dit samen? "}</strong>{one.text.clone()}</p>
            {list("shc-screen", links)}
        </div>
    }
}

fn route(view: &View, page: &RoutePage) -> Html {
    let id = view.state.assessment.route.clone().unwrap_or_default();
    html! {
        <>
            <section class={format!("shc-outcome {}", tone_class(Tone::Open))} data-route={id} data-outcome="">
                <h1 class="utrecht-heading-1">{page.headline.clone()}</h1>
                {paragraph("shc-outcome__summary", &page.summary)}
            </section>
            { for page.cards.iter().map(|card| html! {
                <section class="shc-part" data-part="kaart">
                    <h2 class="utrecht-heading-2">{card.title.clone()}</h2>
                    <ul class="shc-list">
                        { for card.points.iter().map(|point| html! { <li>{point.text.clone()}{source_line(view, &point.norms)}</li> }) }
                    </ul>
                    {all_sources(view, "Bronnen hierbij", &plan::united(card.points.iter().map(|point| &point.norms)))}
                </section>
            }) }
        </>
    }
}

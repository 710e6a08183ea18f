//! The outcome, or the page of a route.

use yew::Html;

use super::el::{El, el, group, of, text};
use super::{
    View, back, cards, code, criteria, list, paragraph, part, plan, sign, source_line, step, take,
    tone_class, two_judges,
};
use crate::words;
use voorcheck_rules::assessment::model::{ContradictionResult, DecisionResult, RoutePage, SignalResult};
use voorcheck_rules::kader::model::Tone;
use voorcheck_rules::questionnaire::state::Event;

/// The main column of the outcome.
pub fn result(view: &View) -> El {
    let assessment = &view.state.assessment;
    // Without rules there are no questions to go back to.
    let back = (!view.state.without_kader(view.engine)).then(|| back(view, words::PREVIOUS, Event::Previous));
    let main =
        of(view.main(), "vc-main").kid_if(back).kid(paragraph("vc-disclaimer", &assessment.disclaimer));
    let main = match (&assessment.route_page, assessment.decisions.split_first()) {
        (Some(page), _) => main.kid(route(view, page)).kid(take::take(view)),
        (None, Some((first, others))) => main
            .kid(outcome(view, first, others))
            .kid(paragraph("vc-dissent", &assessment.dissent))
            .kid(plan::actions(view))
            .kid(plan::papers(view))
            .kid(plan::timeline(view))
            .kid(cards::prompts(view))
            .kid(criteria::changes(view))
            .kid(criteria::criteria(view))
            .kid(plan::to_find_out(view))
            .kid(plan::signals(view))
            .kid(cards::cards(view))
            .kid(take::take(view)),
        (None, None) => main,
    };
    let two = view.state.offers_pair(view.engine).then(|| two_judges::offer(view));
    main.kid(code::hand_over(view)).kid_if(two)
}

fn block(view: &View, tone: Tone, route: &str, outcome: &str, headline: &str, summary: &str) -> El {
    of("section", &tone_class("vc-outcome", tone))
        .attr("data-route", route)
        .attr("data-outcome", outcome)
        .kid(view.heading(1, headline))
        .kid(paragraph("", summary))
}

fn outcome(view: &View, main: &DecisionResult, others: &[DecisionResult]) -> El {
    let assessment = &view.state.assessment;
    let signals = assessment.signals.iter().filter(|signal| signal.in_headline);
    let more = of("div", "vc-outcome__more")
        .kids(signals.map(|signal| remark(view, signal)))
        .kids(assessment.contradictions.iter().map(|one| contradiction(view, one)));
    let id = main.outcome.as_deref().unwrap_or("open");
    block(view, main.tone, "", id, &main.headline, &main.summary)
        .kid(provisos(main))
        .kid_if((!others.is_empty()).then(|| of("dl", "vc-lines").kids(others.iter().map(line))))
        .kid(more)
}

fn provisos(main: &DecisionResult) -> Html {
    match main.provisos.as_slice() {
        [] => Html::default(),
        [one] => paragraph("", one).into(),
        several => list("", several.iter().map(|one| text(one))).into(),
    }
}

fn line(decision: &DecisionResult) -> El {
    let head = of("p", "vc-lines__head").kid(sign(decision.tone)).text(&decision.headline);
    let more = decision.provisos.iter().map(|text| of("p", "vc-lines__text").text(text));
    el("div")
        .attr("data-decision", &decision.id)
        .attr("data-outcome", decision.outcome.as_deref().unwrap_or("open"))
        .kid(el("dt").text(&decision.title))
        .kid(el("dd").kid(head).kids(more))
}

fn remark(view: &View, signal: &SignalResult) -> El {
    of("p", "vc-remark")
        .attr("data-signal", &signal.id)
        .text(&signal.text)
        .kid(source_line(view, &signal.norms))
}

fn contradiction(view: &View, one: &ContradictionResult) -> El {
    let links = one.facts.iter().map(|id| {
        let name = step::name(view, id);
        el("li").kid(view.link(name, words::LOOK_AGAIN, Event::Edit(id.clone())))
    });
    of("div", "vc-remark")
        .attr("data-contradiction", &one.id)
        .kid(el("p").kid(el("strong").text(words::CLASH)).text(&one.text))
        .kid(of("ul", "vc-inline vc-screen").kids(links))
}

fn route(view: &View, page: &RoutePage) -> Html {
    let id = view.state.assessment.route.as_deref().unwrap_or_default();
    let mut parts = vec![block(view, Tone::Open, id, "", &page.headline, &page.summary).into()];
    for card in &page.cards {
        parts.push(cards::points(view, part(view, "kaart", &card.title), &card.points).into());
    }
    group(parts)
}

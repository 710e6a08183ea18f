//! The outcome, or the page of a route.

use voorcheck_rules::assessment::model::{ContradictionResult, DecisionResult, RoutePage, SignalResult};
use voorcheck_rules::kader::model::Tone;
use voorcheck_rules::questionnaire::state::Event;
use yew::Html;

use super::el::{El, classed, el, group, text};
use super::{
    View, back, cards, code, criteria, door, export, list, paragraph, part, plan, sign, source_line, step,
    tone_class, two_judges,
};
use crate::strings;

/// The main column of the outcome.
pub fn result(view: &View) -> El {
    let assessment = &view.state.assessment;
    // Without rules there are no questions to go back to.
    let back =
        (!view.state.without_kader(view.engine)).then(|| back(view, strings::PREVIOUS, Event::Previous));
    let main = classed(view.main(), "vc-main")
        .child_if(back)
        .child(paragraph("vc-disclaimer", &assessment.disclaimer));
    let main = match &assessment.route_page {
        Some(page) => main.child(route(view, page)).child(plan::timeline(view)).child(export::export(view)),
        None => main
            .child(outcome(view))
            .child(paragraph("vc-dissent", &assessment.dissent))
            .child(plan::open_steps(view))
            .child(plan::actions(view))
            .child(plan::papers(view))
            .child(plan::timeline(view))
            .child(cards::prompts(view))
            .child(criteria::criteria(view))
            .child(plan::to_find_out(view))
            .child(plan::signals(view))
            .child(plan::source_conflicts(view))
            .child(cards::cards(view))
            .child(export::export(view)),
    };
    let two = view.state.offers_two_judges(view.engine).then(|| two_judges::offer(view));
    main.child(code::hand_over(view)).child_if(two)
}

fn block(view: &View, tone: Tone, route: &str, outcome: &str, headline: &str, summary: &str) -> El {
    classed("section", &tone_class("vc-outcome", tone))
        .attr("data-route", route)
        .attr("data-outcome", outcome)
        .child(view.heading(1, headline))
        .child(paragraph("", summary))
}

fn outcome(view: &View) -> El {
    let assessment = &view.state.assessment;
    let signals = assessment.signals.iter().chain(&assessment.incomplete);
    let signals = signals.filter(|signal| signal.in_headline);
    let more = classed("div", "vc-outcome__more")
        .children(signals.map(|signal| remark(view, signal)))
        .children(assessment.contradictions.iter().map(|one| contradiction(view, one)));
    let mut lines = assessment.others().map(line).peekable();
    let lines = lines.peek().is_some().then(|| classed("dl", "vc-lines").children(lines));
    let main = assessment.main();
    let block = match (main, &assessment.guide) {
        (Some(main), _) => {
            let id = main.outcome.as_deref().unwrap_or("open");
            block(view, main.tone, "", id, &main.headline, &main.summary).child(provisos(main))
        }
        (None, Some(guide)) => block(view, Tone::Open, "", "", &guide.headline, &guide.summary),
        (None, None) => el("section"),
    };
    block.child_if(lines).child(more)
}

fn provisos(main: &DecisionResult) -> Html {
    match main.provisos.as_slice() {
        [] => Html::default(),
        [one] => paragraph("", one).into(),
        several => list("", several.iter().map(|one| text(one))).into(),
    }
}

fn line(decision: &DecisionResult) -> El {
    let head = classed("p", "vc-lines__head").child(sign(decision.tone)).text(&decision.headline);
    let more = decision.provisos.iter().map(|text| classed("p", "vc-lines__text").text(text));
    el("div")
        .attr("data-decision", &decision.id)
        .attr("data-outcome", decision.outcome.as_deref().unwrap_or("open"))
        .child(el("dt").text(&decision.title))
        .child(el("dd").child(head).children(more))
}

fn remark(view: &View, signal: &SignalResult) -> El {
    classed("p", "vc-remark")
        .attr("data-signal", &signal.id)
        .text(&signal.text)
        .child(source_line(view, &signal.norms))
}

fn contradiction(view: &View, one: &ContradictionResult) -> El {
    let links = one.facts.iter().map(|id| {
        let name = step::name(view, id);
        el("li").child(view.link(name, strings::LOOK_AGAIN, Event::Edit(id.clone())))
    });
    classed("div", "vc-remark")
        .attr("data-contradiction", &one.id)
        .child(el("p").child(el("strong").text(strings::CLASH)).text(&one.text))
        .child(classed("ul", "vc-inline vc-screen").children(links))
}

fn route(view: &View, page: &RoutePage) -> Html {
    let id = view.state.assessment.route.as_deref().unwrap_or_default();
    let mut parts = vec![block(view, Tone::Open, id, "", &page.headline, &page.summary).into()];
    for card in &page.cards {
        let part = part(view, "kaart", &card.title).child_if(door::door(view, card.contact));
        parts.push(cards::points(view, part, &card.points).into());
    }
    group(parts)
}

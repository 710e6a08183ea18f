//! The outcome, or the page of a route.

use voorcheck_rules::assessment::model::{
    CardResult, ContradictionResult, DecisionResult, RoutePage, SignalResult,
};
use voorcheck_rules::kader::model::Tone;
use voorcheck_rules::questionnaire::state::Event;
use voorcheck_takehome::wording;
use yew::Html;

use super::el::{El, classed, el, group, text};
use super::{
    View, back, cards, criteria, door, export, link, list, paragraph, part, plan, sign, source_line, step,
    tone_class, two_judges,
};
use crate::message::Msg;
use crate::strings;

/// The outcome: the verdict with what is at odds above it, what to take away, what to do, what is missing, why, when; and
/// below that what can wait behind a click.
pub fn result(view: &View) -> El {
    let assessment = &view.state.assessment;
    // Without rules there are no questions to go back to.
    let back =
        (!view.state.without_kader(view.engine)).then(|| back(view, strings::PREVIOUS, Event::Previous));
    let signed = strings::SIGNED.iter().map(|words| el("span").text(words));
    let main = classed(view.main(), "vc-main vc-result")
        .child_if(back)
        .child(changed(view))
        .child(classed("p", "vc-print vc-signed").children(signed));
    let main = match &assessment.route_page {
        Some(page) => {
            main.child(block_of_route(view, page)).child(export::take(view)).child(route(view, page))
        }
        None => main
            .child(contradictions(view))
            .child(outcome(view))
            .child(export::take(view))
            .child(plan::open_steps(view))
            .child(plan::now(view))
            .child(plan::to_find_out(view))
            .child_if(assessment.main().map(|_| criteria::criteria(view))),
    };
    let folds = classed("div", "vc-folds")
        .child(plan::papers(view))
        .child(plan::later(view))
        .child(cards::prompts(view))
        .child(plan::signals(view))
        .child(plan::source_conflicts(view))
        .child(cards::cards(view))
        .child(export::letter(view))
        .child(export::files(view))
        .child_if(view.state.offers_two_judges(view.engine).then(|| two_judges::offer(view)));
    main.child(plan::timeline(view)).child(onward(view)).child(folds)
}

/// The other checks of the site that this one hands over to.
fn onward(view: &View) -> Html {
    if !view.offers.contains(&true) {
        return Html::default();
    }
    let all = view.state.assessment.hand_overs.iter().enumerate().zip(&view.offers);
    let offers = all.filter(|(_, offered)| **offered).map(|((at, one), _)| {
        let go = link(&one.text, "", view.click(Msg::HandOver(at))).attr("data-hand-over", &one.id);
        el("span").child(go).child(source_line(view, &one.norms))
    });
    classed("div", "vc-screen")
        .child(part(view, "verder", strings::OTHER_CHECK).child(list("vc-inline", offers)))
        .into()
}

/// What changing an answer did. The region is always there, or a screen reader would not notice its text.
fn changed(view: &View) -> El {
    let said = view.state.changed.as_ref().map(|changed| {
        let names: Vec<&str> = changed.ids.iter().map(|id| step::name(view, id)).collect();
        classed("p", "vc-notice__text").text(&strings::changed(&names.join(", "), changed.same))
    });
    el("div").attr("role", "status").attr("data-changed", "").child_if(said)
}

fn block(view: &View, tone: Tone, route: &str, outcome: &str, headline: &str, summary: &str) -> El {
    classed("section", &tone_class("vc-outcome", tone))
        .attr("data-route", route)
        .attr("data-outcome", outcome)
        .child(view.heading(1, headline))
        .child(paragraph("vc-disclaimer", &view.state.assessment.disclaimer))
        .child(paragraph("", summary))
}

fn outcome(view: &View) -> El {
    let assessment = &view.state.assessment;
    let signals = assessment.signals.iter().chain(&assessment.incomplete);
    let signals = signals.filter(|signal| signal.in_headline);
    let more = classed("div", "vc-outcome__more").children(signals.map(|signal| remark(view, signal)));
    let plan = assessment.timeline_summary.as_ref().map(|summary| planned(view, summary));
    let any = plan.is_some() || assessment.beside().next().is_some();
    let lines = any.then(|| classed("dl", "vc-lines").children(assessment.beside().map(line)).child_if(plan));
    let block = match (assessment.main(), &assessment.guide) {
        (Some(main), _) => {
            let id = main.outcome.as_deref().unwrap_or("open");
            block(view, main.tone, "", id, &main.headline, &main.summary).child(provisos(main))
        }
        (None, Some(guide)) => block(view, Tone::Open, "", "", &guide.headline, &guide.summary),
        (None, None) => el("section"),
    };
    block.child_if(lines).child(more).child(paragraph("vc-dissent", &assessment.dissent))
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

/// The line above the dates: whether there is a gap is the most urgent thing to know.
fn planned(view: &View, summary: &str) -> El {
    let gap = view.state.assessment.timeline.iter().any(|entry| entry.days.is_some());
    let tone = if gap { Tone::Wegen } else { Tone::Goed };
    let head = classed("p", "vc-lines__head").child(sign(tone)).text(summary);
    el("div").attr("data-plan", "").child(el("dt").text(wording::PLANNING)).child(el("dd").child(head))
}

fn remark(view: &View, signal: &SignalResult) -> El {
    classed("p", "vc-remark")
        .attr("data-signal", &signal.id)
        .text(&signal.text)
        .child(source_line(view, &signal.norms))
}

/// What does not go together, above everything: the verdict rests on it.
fn contradictions(view: &View) -> Html {
    let all = &view.state.assessment.contradictions;
    if all.is_empty() {
        return Html::default();
    }
    classed("section", &tone_class("vc-outcome", Tone::Wegen))
        .child(el("p").child(el("strong").text(strings::CLASH)))
        .children(all.iter().map(|one| contradiction(view, one)))
        .into()
}

fn contradiction(view: &View, one: &ContradictionResult) -> El {
    let links = one.facts.iter().map(|id| {
        let name = step::name(view, id);
        el("li").child(view.link(name, strings::LOOK_AGAIN, Event::Edit(id.clone())))
    });
    el("div")
        .attr("data-contradiction", &one.id)
        .child(el("p").text(&one.text))
        .child(classed("ul", "vc-inline vc-screen").children(links))
}

fn block_of_route(view: &View, page: &RoutePage) -> El {
    let id = view.state.assessment.route.as_deref().unwrap_or_default();
    block(view, Tone::Open, id, "", &page.headline, &page.summary)
}

fn route(view: &View, page: &RoutePage) -> Html {
    let card = |card: &CardResult| {
        let part = part(view, "kaart", &card.title).child_if(door::door(view, card.contact));
        cards::points(view, part, &card.points).into()
    };
    group(page.cards.iter().map(card).collect())
}

//! Every criterion, with its reasons and the words of the source.

use yew::Html;

use super::el::{El, el, of};
use super::glossary::{self, Offered};
use super::{View, badge, paragraph, part, quoted_at, quotes, sign, sources};
use crate::words;
use voorcheck_rules::assessment::model::{Change, CriterionResult, DecisionResult, Reason};
use voorcheck_rules::kader::model::{Grade, Tone};
use voorcheck_rules::questionnaire::state::Event;
use voorcheck_takehome::wording;

/// The criteria of the main decision, then those of the others below their own title.
pub fn criteria(view: &View) -> El {
    let mut section = of("section", "vc-part").attr("data-part", "criteria");
    for (index, decision) in view.state.assessment.decisions.iter().enumerate() {
        let title = if index == 0 { wording::CRITERIA } else { &decision.title };
        let rows = decision.criteria.iter().map(|one| criterion(view, decision, one));
        section = section.kid(
            of("div", "vc-decision")
                .kid(view.heading(2, title))
                .kid_if((index == 0 && view.state.skipped).then(|| skipped(view)))
                .kid(of("ul", "vc-rows").kids(rows)),
        );
    }
    section
}

/// On paper too: what is left open there was not asked. Only the way on is for the screen.
fn skipped(view: &View) -> El {
    let on = view.link(words::CONTINUE, "", Event::Continue);
    of("p", "vc-quiet")
        .attr("data-skipped", "")
        .text(words::SKIPPED)
        .kid(of("span", "vc-screen").text(" ").kid(on))
}

fn criterion(view: &View, decision: &DecisionResult, criterion: &CriterionResult) -> El {
    let mut offered = Offered::default();
    let met = criterion.tone == Tone::Goed;
    let head = of("div", "vc-criterion__head")
        .kid(view.heading(3, &criterion.title))
        .kid(badge(criterion.tone, &criterion.status_name));
    let body = of("div", "vc-criterion__body").kid(head);
    let body = if criterion.reasons.is_empty() {
        body.kid(paragraph("vc-quiet", &still_possible(view, decision, criterion))).kid(sources(
            view,
            "Bron",
            &criterion.norms,
        ))
    } else {
        body.kids(criterion.reasons.iter().map(|one| reason(view, &mut offered, one, met)))
    };
    of("li", "vc-row vc-criterion")
        .attr("data-criterion", &criterion.id)
        .attr("data-status", criterion.status.as_deref().unwrap_or("open"))
        .kid(sign(criterion.tone))
        .kid(body)
}

fn grades<'a>(view: &View<'a>, decision: &str) -> &'a [Grade] {
    let found = view.kader().decisions.iter().find(|one| one.id == decision);
    found.map(|one| one.grades.as_slice()).unwrap_or_default()
}

/// What a criterion can still become, in words.
fn still_possible(view: &View, decision: &DecisionResult, criterion: &CriterionResult) -> String {
    let grades = grades(view, &decision.id).iter();
    let possible = grades.filter(|grade| criterion.possible_statuses.contains(&grade.status));
    let names = possible.map(|grade| view.say(&grade.status_name)).collect::<Vec<_>>();
    ["Kan nog worden: ", &names.join(", "), "."].concat()
}

/// A reason. Of what is met the words of the source wait behind a click; of what is not they are on the table.
fn reason(view: &View, offered: &mut Offered, reason: &Reason, met: bool) -> El {
    let force = reason.force_name.as_deref().unwrap_or_default();
    let block = of("div", "vc-reason")
        .kid(glossary::paragraph(view, offered, "", &reason.text))
        .kid_if(reason.advice.as_ref().map(|advice| glossary::paragraph(view, offered, "vc-advice", advice)));
    if met {
        return block.kid(sources(view, "Bron", &reason.norms));
    }
    block
        .kid_if(reason.basis.map(|basis| paragraph("vc-basis", words::basis(basis))))
        .kid(quotes(view, &reason.norms, force))
        .kid(quoted_at(view, &reason.norms))
}

/// What would lead to a better outcome, of every decision; the engine offers only what the kader calls changeable.
pub fn changes(view: &View) -> Html {
    let mut list = of("ul", "vc-list");
    let mut none = true;
    for decision in &view.state.assessment.decisions {
        for one in &decision.changes {
            list = list.kid(change(view, decision, one));
            none = false;
        }
    }
    if none {
        return Html::default();
    }
    part(view, "veranderen", wording::CAN_CHANGE).kid(paragraph("", words::CHANGES)).kid(list).into()
}

fn change(view: &View, decision: &DecisionResult, change: &Change) -> El {
    let (steps, outcome) = view.dossier().change(decision, change);
    el("li").text(&steps).kid(el("strong").text(&outcome))
}

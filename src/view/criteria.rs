//! Every criterion, with its reasons and the words of the source.

use voorcheck_rules::assessment::model::{CriterionResult, DecisionResult, Reason};
use voorcheck_rules::kader::model::{Grade, Tone};
use voorcheck_rules::questionnaire::state::Event;
use voorcheck_takehome::wording;

use super::el::{El, classed};
use super::glossary::{self, Offered};
use super::{View, badge, paragraph, quoted_at, quotes, sign, sources};
use crate::strings;

/// The criteria of the main decision, then those of the others below their own title.
pub fn criteria(view: &View) -> El {
    let mut section = classed("section", "vc-part").attr("data-part", "criteria");
    let assessment = &view.state.assessment;
    let main = assessment.main();
    for decision in main.into_iter().chain(assessment.others()) {
        let first = main.is_some_and(|main| main.id == decision.id);
        let title = if first { wording::CRITERIA } else { &decision.title };
        let rows = decision.criteria.iter().map(|one| criterion(view, decision, one));
        section = section.child(
            classed("div", "vc-decision")
                .child(view.heading(2, title))
                .child_if((first && view.state.skipped).then(|| skipped(view)))
                .child(classed("ul", "vc-rows").children(rows)),
        );
    }
    section
}

/// On paper too: what is left open there was not asked. Only the way on is for the screen.
fn skipped(view: &View) -> El {
    let on = view.link(strings::CONTINUE, "", Event::Continue);
    classed("p", "vc-quiet")
        .attr("data-skipped", "")
        .text(strings::SKIPPED)
        .child(classed("span", "vc-screen").text(" ").child(on))
}

fn criterion(view: &View, decision: &DecisionResult, criterion: &CriterionResult) -> El {
    let mut offered = Offered::default();
    let met = criterion.tone == Tone::Goed;
    let head = classed("div", "vc-criterion__head")
        .child(view.heading(3, &criterion.title))
        .child(badge(criterion.tone, &criterion.status_name));
    let body = classed("div", "vc-criterion__body").child(head);
    let body = if criterion.reasons.is_empty() {
        body.child(paragraph("vc-quiet", &still_possible(view, decision, criterion))).child(sources(
            view,
            &criterion.title,
            &criterion.norms,
        ))
    } else {
        body.children(
            criterion.reasons.iter().map(|one| reason(view, &mut offered, one, &criterion.title, met)),
        )
    };
    classed("li", "vc-row vc-criterion")
        .attr("data-criterion", &criterion.id)
        .attr("data-status", criterion.status.as_deref().unwrap_or("open"))
        .child(sign(criterion.tone))
        .child(body)
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
fn reason(view: &View, offered: &mut Offered, reason: &Reason, title: &str, met: bool) -> El {
    let force = reason.force_name.as_deref().unwrap_or_default();
    let block =
        classed("div", "vc-reason").child(glossary::paragraph(view, offered, "", &reason.text)).child_if(
            reason.advice.as_ref().map(|advice| glossary::paragraph(view, offered, "vc-advice", advice)),
        );
    if met {
        return block.child(sources(view, title, &reason.norms));
    }
    block
        .child_if(reason.basis.map(|basis| paragraph("vc-basis", strings::basis(basis))))
        .child(quotes(view, &reason.norms, force))
        .child(quoted_at(view, &reason.norms))
}

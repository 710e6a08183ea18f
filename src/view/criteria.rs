//! Why: the criteria that are not met with their reasons and the words of the source, those that are met by name.

use voorcheck_rules::assessment::model::{CriterionResult, DecisionResult, Reason};
use voorcheck_rules::kader::model::{Grade, Tone};
use voorcheck_rules::questionnaire::state::Event;
use voorcheck_takehome::wording;

use super::el::{El, classed, el};
use super::glossary::{self, Offered};
use super::{View, badge, details, hidden, paragraph, part, quote, quotes, sign, sources};
use crate::strings;

/// So many criteria have their reasons on the table; of what comes after them they wait behind a click.
const IN_FULL: usize = 3;

type Row<'a> = (&'a DecisionResult, &'a CriterionResult);

/// The criteria of the main decision and of those beside it: no first, then what has to be weighed; what is met and what is
/// open in one line each.
pub fn criteria(view: &View) -> El {
    let assessment = &view.state.assessment;
    let decisions = || assessment.main().into_iter().chain(assessment.beside());
    let of = |tone: Tone| {
        let rows = decisions().flat_map(|one| one.criteria.iter().map(move |criterion| (one, criterion)));
        rows.filter(move |(_, one)| one.tone == tone).collect::<Vec<Row>>()
    };
    let unmet = of(Tone::Niet).into_iter().chain(of(Tone::Wegen)).enumerate();
    // Two criteria may rest on one sentence, which is read once.
    let mut read = Vec::new();
    let rows = unmet
        .map(|(at, row)| criterion(view, row, Some(&mut read).filter(|_| at < IN_FULL)))
        .collect::<Vec<_>>();
    let rows = (!rows.is_empty()).then(|| classed("ul", "vc-rows").children(rows.into_iter()));
    part(view, "criteria", wording::CRITERIA)
        .child_if(view.state.skipped.then(|| skipped(view)))
        .child_if(rows)
        .child_if(named(view, Tone::Open, strings::OPEN, &of(Tone::Open)))
        .child_if(named(view, Tone::Goed, strings::MET, &of(Tone::Goed)))
}

/// On paper too: what is left open there was not asked. Only the way on is for the screen.
fn skipped(view: &View) -> El {
    let on = view.link(strings::CONTINUE, "", Event::Continue);
    classed("p", "vc-quiet")
        .attr("data-skipped", "")
        .text(strings::SKIPPED)
        .child(classed("span", "vc-screen").text(" ").child(on))
}

/// Criteria by name in one line, which opens to their reasons.
fn named(view: &View, tone: Tone, what: &str, rows: &[Row]) -> Option<El> {
    if rows.is_empty() {
        return None;
    }
    let names = rows.iter().map(|(_, one)| one.title.as_str()).collect::<Vec<_>>().join(" · ");
    let summary = el("summary")
        .child(sign(tone))
        .child(el("span").child(el("strong").text(what)).text(" ").text(&names));
    let rows = rows.iter().map(|row| criterion(view, *row, None));
    Some(details("vc-named", summary, classed("ul", "vc-rows").children(rows).into()))
}

/// With `read`, the sentences of the source that are on the table already, its key one is too.
fn criterion<'a>(view: &View, (decision, criterion): Row<'a>, mut read: Option<&mut Vec<&'a String>>) -> El {
    let mut offered = Offered::default();
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
    } else if criterion.tone == Tone::Goed {
        body.children(criterion.reasons.iter().map(|one| reason(view, &mut offered, one)))
    } else {
        // Its summary is of the reasons for what the main decision came to.
        let main = view.state.assessment.main();
        let verdict = main.filter(|one| one.id == decision.id && one.tone == criterion.tone);
        let summary = verdict.map(|one| one.summary.as_bytes()).unwrap_or_default();
        let said = criterion
            .reasons
            .iter()
            .map(|one| in_short(view, one, summary, read.as_deref_mut()))
            .collect::<Vec<_>>();
        let inside = el("div").children(criterion.reasons.iter().map(|one| reason(view, &mut offered, one)));
        let summary = el("summary").text(strings::WHY).child(hidden(&[": ", &criterion.title].concat()));
        body.children(said.into_iter()).child(details("vc-details", summary, inside.into()))
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

/// A reason in a few words, unless the summary says it already; where the text points, and the sentence it comes from.
fn in_short<'a>(view: &View, reason: &'a Reason, summary: &[u8], read: Option<&mut Vec<&'a String>>) -> El {
    let force = reason.force_name.as_deref().unwrap_or_default();
    let key = read.zip(reason.norms.first()).filter(|(read, key)| !read.contains(key)).map(|(read, key)| {
        read.push(key);
        quote(view, key, &[force])
    });
    let said = wording::said(reason);
    // Measured: the search of the standard library takes two thousand bytes.
    let told = !said.is_empty() && summary.windows(said.len()).any(|part| part == said.as_bytes());
    let said = || paragraph("", &[&*wording::capital(said), "."].concat());
    classed("div", "vc-reason")
        .child_if((!told).then(said))
        .child_if(reason.direction.as_ref().map(|one| paragraph("vc-basis", &wording::direction(one))))
        .child_if(key)
}

/// All of a reason, with what it rests on and the words of the source.
fn reason(view: &View, offered: &mut Offered, reason: &Reason) -> El {
    let basis = reason.basis.map(|basis| wording::basis(view.kader(), basis, view.state.settings.voice));
    // What to write down for who weighs it, says more than the advice.
    let advice = reason.advice.as_ref().filter(|_| reason.prompts.is_empty());
    classed("div", "vc-reason")
        .child(glossary::paragraph(view, offered, "", &reason.text))
        .child_if(basis.map(|basis| classed("small", "vc-places").text(basis)))
        .child_if(advice.map(|advice| glossary::paragraph(view, offered, "vc-advice", advice)))
        .child(quotes(view, &reason.norms, reason.force_name.as_deref().unwrap_or_default()))
}

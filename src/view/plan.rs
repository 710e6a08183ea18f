//! What to do, and when; what to find out, and what to know.

use voorcheck_rules::assessment::model::{ActionResult, FindOut, PointResult, SignalResult, TimelineEntry};
use voorcheck_rules::questionnaire::state::Event;
use voorcheck_takehome::wording;
use yew::Html;

use super::door;
use super::el::{El, classed, el};
use super::glossary::{self, Offered};
use super::step::name;
use super::{View, all_sources, paragraph, part, places, source_line};
use crate::strings;

/// "Wat u nu doet": the actions of the first phase, and the later phases below "Daarna".
pub fn actions(view: &View) -> Html {
    let actions = &view.state.assessment.actions;
    let mut phases = view
        .kader()
        .phases
        .iter()
        .map(|phase| {
            (
                phase,
                actions
                    .iter()
                    .filter(|action| action.paper.is_none() && action.phase == phase.id)
                    .collect::<Vec<_>>(),
            )
        })
        .filter(|(_, actions)| !actions.is_empty());
    let Some((_, now)) = phases.next() else { return Html::default() };
    let later: Vec<El> = phases
        .map(|(phase, actions)| {
            let summary = el("summary")
                .child(view.heading(3, view.say(&phase.title)))
                .child(classed("span", "vc-phase__count").text(&strings::steps(actions.len())));
            let body = classed("div", "vc-details__body").child(ordered(view, &actions));
            classed("details", "vc-details vc-phase").child(summary).child(body)
        })
        .collect();
    let part = part(view, "acties", "Wat u nu doet").child(ordered(view, &now));
    let part = if later.is_empty() {
        part
    } else {
        part.child(view.heading(2, "Daarna")).child(classed("div", "vc-phases").children(later.into_iter()))
    };
    let mut steps = actions.iter().filter(|action| action.paper.is_none()).map(|action| &action.norms);
    part.child(all_sources(view, "Bronnen bij deze stappen", &mut steps)).into()
}

fn ordered(view: &View, actions: &[&ActionResult]) -> El {
    let mut offered = Offered::default();
    classed("ol", "vc-actions").children(actions.iter().map(|action| {
        glossary::marked(view, &mut offered, el("li").attr("data-action", &action.id), &action.text)
            .child_if(action.who.as_ref().map(|who| classed("span", "vc-who").text(who)))
            .child(source_line(view, &action.norms))
            .child_if(door::door(view, action.contact))
            .child(glossary::meaning(view, &action.text))
    }))
}

/// The papers to send along.
pub fn papers(view: &View) -> Html {
    let papers: Vec<&ActionResult> =
        view.state.assessment.actions.iter().filter(|action| action.paper.is_some()).collect();
    if papers.is_empty() {
        return Html::default();
    }
    let mut list = classed("ul", "vc-list vc-papers");
    for paper in &papers {
        let name = el("strong").text(paper.paper.as_deref().unwrap_or_default());
        list = list.child(
            el("li")
                .attr("data-action", &paper.id)
                .child(name)
                .text(". ")
                .text(&paper.text)
                .child_if(paper.who.as_ref().map(|who| classed("span", "vc-who").text(who)))
                .child(source_line(view, &paper.norms)),
        );
    }
    let sources =
        all_sources(view, "Bronnen bij deze papieren", &mut papers.iter().map(|paper| &paper.norms));
    part(view, "papieren", view.say_any(&view.kader().texts.papers)).child(list).child(sources).into()
}

/// The dates, from early to late; a gap is a bar between two of them, and today has a mark of its own.
pub fn timeline(view: &View) -> Html {
    let timeline = &view.state.assessment.timeline;
    if timeline.is_empty() {
        return Html::default();
    }
    let today = view.state.today.as_str();
    let on_today = timeline.iter().any(|entry| entry.date == today && entry.days.is_none());
    let passed = timeline.iter().rposition(|entry| !entry.date.is_empty() && entry.date.as_str() <= today);
    let mut rows = Vec::new();
    let mut norms = Vec::new();
    for (index, entry) in timeline.iter().enumerate() {
        if !on_today && index == passed.map_or(0, |last| last + 1) {
            rows.push(mark(today));
        }
        rows.push(moment(view, entry, today));
        norms.push(&entry.norms);
        for point in &entry.remarks {
            norms.push(&point.norms);
        }
    }
    if !on_today && passed == Some(timeline.len() - 1) {
        rows.push(mark(today));
    }
    part(view, "planning", wording::PLANNING)
        .child_if(view.state.assessment.timeline_summary.as_ref().map(|line| summary(line, timeline)))
        .child(classed("ol", "vc-timeline").children(rows.into_iter()))
        .child(all_sources(view, "Bronnen bij de planning", &mut norms.into_iter()))
        .into()
}

/// The line above the dates, with the length of the gap in bold.
fn summary(line: &str, timeline: &[TimelineEntry]) -> El {
    let length = timeline.iter().find_map(|entry| entry.days).map(strings::days).unwrap_or_default();
    let paragraph = classed("p", "utrecht-paragraph vc-plan");
    match strings::cut(line, &length) {
        Some((before, after)) if !length.is_empty() => {
            paragraph.text(before).child(el("strong").text(&length)).text(after)
        }
        _ => paragraph.text(line),
    }
}

/// A row that only says which day it is.
fn mark(today: &str) -> El {
    classed("li", "vc-moment vc-moment--today")
        .child(when(today))
        .child(classed("span", "vc-moment__text").text(strings::TODAY))
}

fn when(date: &str) -> El {
    classed("span", "vc-moment__date").child(el("time").attr("datetime", date).text(&strings::date(date)))
}

fn moment(view: &View, entry: &TimelineEntry, today: &str) -> El {
    let mut text = classed("span", "vc-moment__text");
    let mut below = Vec::new();
    let (class, when) = if let Some(days) = entry.days {
        text = text.child(classed("strong", "vc-moment__gap").text(&entry.status));
        let blocks =
            classed("span", "vc-moment__weeks").attr("aria-hidden", "true").text(&strings::weeks(days));
        ("gap", classed("span", "vc-moment__date").text(&strings::days(days)).child(blocks))
    } else if entry.date.is_empty() {
        ("undated", classed("span", "vc-moment__date").text(&entry.status))
    } else {
        if entry.date == today {
            below.push(strings::TODAY);
        }
        below.push(&entry.status);
        ("dated", when(&entry.date))
    };
    let mut class = ["vc-moment vc-moment--", class].concat();
    if let Some(law) = &entry.background {
        class.push_str(" vc-moment--background");
        below.push(strings::BACKGROUND);
        below.push(law);
    }
    let places = places(view, &entry.norms);
    below.push(&places);
    let mut line = String::new();
    for part in below {
        if !line.is_empty() && !part.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(part);
    }
    text = text.text(&entry.text).child(classed("span", "vc-moment__small").text(&line));
    if !entry.remarks.is_empty() {
        text = text.child(
            classed("span", "vc-moment__remarks")
                .children(entry.remarks.iter().map(|one| point(view, "span", one))),
        );
    }
    classed("li", &class).attr("data-moment", &entry.id).child(when).child(text)
}

/// A sentence with its places.
fn point(view: &View, name: &'static str, point: &PointResult) -> El {
    el(name).text(&point.text).child(source_line(view, &point.norms)).text(" ")
}

/// What has to be found out, and who knows.
pub fn to_find_out(view: &View) -> Html {
    let open = &view.state.assessment.to_find_out;
    if open.is_empty() {
        return Html::default();
    }
    part(view, "uitzoeken", wording::FIND_OUT)
        .child(classed("ul", "vc-rows").children(open.iter().map(|one| find_out(view, one))))
        .into()
}

fn find_out(view: &View, one: &FindOut) -> El {
    let who = [wording::WHO_KNOWS, &one.who_knows].concat();
    let answer = view.link("Beantwoord deze vraag", name(view, &one.fact), Event::Edit(one.fact.clone()));
    classed("li", "vc-row")
        .attr("data-find-out", &one.fact)
        .child(view.heading(3, &one.question))
        .child_if((!one.why.is_empty()).then(|| paragraph("", &one.why)))
        .child_if((!one.who_knows.is_empty()).then(|| paragraph("vc-quiet", &who)))
        .child(classed("p", "vc-screen").child(answer))
}

/// Things to know, with what our copy of the sources lacks.
pub fn signals(view: &View) -> Html {
    let assessment = &view.state.assessment;
    let all = assessment.signals.iter().chain(&assessment.incomplete);
    listed(view, "signalen", wording::SIGNALS, &all.filter(|one| !one.in_headline).collect::<Vec<_>>())
}

/// The steps that are still to be made.
pub fn open_steps(view: &View) -> Html {
    let steps = view.state.assessment.open_steps.iter().collect::<Vec<_>>();
    listed(view, "open-stappen", wording::OPEN_STEPS, &steps)
}

/// Sentences of the sources that can be read against each other.
pub fn source_conflicts(view: &View) -> Html {
    let conflicts = view.state.assessment.source_conflicts.iter().collect::<Vec<_>>();
    listed(view, "bronconflicten", wording::SOURCE_CONFLICTS, &conflicts)
}

fn listed(view: &View, name: &str, title: &str, list: &[&SignalResult]) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    let mut offered = Offered::default();
    let points = list.iter().map(|one| {
        let law =
            one.background.as_ref().map(|law| classed("span", "vc-quiet").text(&[" (", law, ")"].concat()));
        glossary::marked(view, &mut offered, el("li").attr("data-signal", &one.id), &one.text)
            .child_if(law)
            .child(source_line(view, &one.norms))
            .child(glossary::meaning(view, &one.text))
    });
    part(view, name, title)
        .child(classed("ul", "vc-list").children(points))
        .child(all_sources(view, strings::SOURCES, &mut list.iter().map(|one| &one.norms)))
        .into()
}

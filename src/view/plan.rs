//! What to do, and when; what to find out, and what to know.

use yew::Html;

use super::el::{El, el, of};
use super::glossary::{self, Offered};
use super::step::name;
use super::{View, all_sources, paragraph, part, places, source_line};
use crate::words;
use voorcheck_rules::assessment::model::{ActionResult, FindOut, PointResult, TimelineEntry};
use voorcheck_rules::questionnaire::state::Event;
use voorcheck_takehome::wording;

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
                .kid(view.heading(3, view.say(&phase.title)))
                .kid(of("span", "vc-phase__count").text(&words::steps(actions.len())));
            let body = of("div", "vc-details__body").kid(ordered(view, &actions));
            of("details", "vc-details vc-phase").kid(summary).kid(body)
        })
        .collect();
    let part = part(view, "acties", "Wat u nu doet").kid(ordered(view, &now));
    let part = if later.is_empty() {
        part
    } else {
        part.kid(view.heading(2, "Daarna")).kid(of("div", "vc-phases").kids(later.into_iter()))
    };
    let mut steps = actions.iter().filter(|action| action.paper.is_none()).map(|action| &action.norms);
    part.kid(all_sources(view, "Bronnen bij deze stappen", &mut steps)).into()
}

fn ordered(view: &View, actions: &[&ActionResult]) -> El {
    let mut offered = Offered::default();
    of("ol", "vc-actions").kids(actions.iter().map(|action| {
        glossary::marked(view, &mut offered, el("li").attr("data-action", &action.id), &action.text)
            .kid_if(action.who.as_ref().map(|who| of("span", "vc-who").text(who)))
            .kid(source_line(view, &action.norms))
            .kid(glossary::meaning(view, &action.text))
    }))
}

/// The papers to send along with the melding.
pub fn papers(view: &View) -> Html {
    let papers: Vec<&ActionResult> =
        view.state.assessment.actions.iter().filter(|action| action.paper.is_some()).collect();
    if papers.is_empty() {
        return Html::default();
    }
    let mut list = of("ul", "vc-list vc-papers");
    for paper in &papers {
        let name = el("strong").text(paper.paper.as_deref().unwrap_or_default());
        list = list.kid(
            el("li")
                .attr("data-action", &paper.id)
                .kid(name)
                .text(". ")
                .text(&paper.text)
                .kid_if(paper.who.as_ref().map(|who| of("span", "vc-who").text(who)))
                .kid(source_line(view, &paper.norms)),
        );
    }
    let sources =
        all_sources(view, "Bronnen bij deze papieren", &mut papers.iter().map(|paper| &paper.norms));
    part(view, "papieren", wording::PAPERS).kid(list).kid(sources).into()
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
        for point in entry.steps.iter().chain(&entry.remarks) {
            norms.push(&point.norms);
        }
    }
    if !on_today && passed == Some(timeline.len() - 1) {
        rows.push(mark(today));
    }
    part(view, "planning", wording::PLANNING)
        .kid_if(view.state.assessment.timeline_summary.as_ref().map(|line| summary(line, timeline)))
        .kid(of("ol", "vc-timeline").kids(rows.into_iter()))
        .kid(all_sources(view, "Bronnen bij de planning", &mut norms.into_iter()))
        .into()
}

/// The line above the dates, with the length of the gap in bold.
fn summary(line: &str, timeline: &[TimelineEntry]) -> El {
    let length = timeline.iter().find_map(|entry| entry.days).map(words::days).unwrap_or_default();
    let paragraph = of("p", "utrecht-paragraph vc-plan");
    match words::cut(line, &length) {
        Some((before, after)) if !length.is_empty() => {
            paragraph.text(before).kid(el("strong").text(&length)).text(after)
        }
        _ => paragraph.text(line),
    }
}

/// A row that only says which day it is.
fn mark(today: &str) -> El {
    of("li", "vc-moment vc-moment--today")
        .kid(when(today))
        .kid(of("span", "vc-moment__text").text(words::TODAY))
}

fn when(date: &str) -> El {
    of("span", "vc-moment__date").kid(el("time").attr("datetime", date).text(&words::date(date)))
}

fn moment(view: &View, entry: &TimelineEntry, today: &str) -> El {
    let mut text = of("span", "vc-moment__text");
    let mut below = Vec::new();
    let (class, when) = if let Some(days) = entry.days {
        text = text.kid(of("strong", "vc-moment__gap").text(&entry.status));
        let blocks = of("span", "vc-moment__weeks").attr("aria-hidden", "true").text(&words::weeks(days));
        ("gap", of("span", "vc-moment__date").text(&words::days(days)).kid(blocks))
    } else if entry.date.is_empty() {
        ("undated", of("span", "vc-moment__date").text(&entry.status))
    } else {
        if entry.date == today {
            below.push(words::TODAY);
        }
        below.push(&entry.status);
        ("dated", when(&entry.date))
    };
    let mut class = ["vc-moment vc-moment--", class].concat();
    if let Some(law) = &entry.background {
        class.push_str(" vc-moment--background");
        below.push(words::BACKGROUND);
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
    text = text.text(&entry.text).kid(of("span", "vc-moment__small").text(&line));
    if !entry.remarks.is_empty() {
        text = text.kid(
            of("span", "vc-moment__remarks").kids(entry.remarks.iter().map(|one| point(view, "span", one))),
        );
    }
    let row = of("li", &class).attr("data-moment", &entry.id).kid(when).kid(text);
    if entry.steps.is_empty() {
        return row;
    }
    row.kid(of("ol", "vc-moment__steps").kids(entry.steps.iter().map(|step| point(view, "li", step))))
}

/// A sentence with its places.
fn point(view: &View, name: &'static str, point: &PointResult) -> El {
    el(name).text(&point.text).kid(source_line(view, &point.norms)).text(" ")
}

/// What has to be found out, and who knows.
pub fn to_find_out(view: &View) -> Html {
    let open = &view.state.assessment.to_find_out;
    if open.is_empty() {
        return Html::default();
    }
    part(view, "uitzoeken", wording::FIND_OUT)
        .kid(of("ul", "vc-rows").kids(open.iter().map(|one| find_out(view, one))))
        .into()
}

fn find_out(view: &View, one: &FindOut) -> El {
    let who = [wording::WHO_KNOWS, &one.who_knows].concat();
    let answer = view.link("Beantwoord deze vraag", name(view, &one.fact), Event::Edit(one.fact.clone()));
    of("li", "vc-row")
        .attr("data-find-out", &one.fact)
        .kid(view.heading(3, &one.question))
        .kid_if((!one.why.is_empty()).then(|| paragraph("", &one.why)))
        .kid_if((!one.who_knows.is_empty()).then(|| paragraph("vc-quiet", &who)))
        .kid(of("p", "vc-screen").kid(answer))
}

/// Things to know that do not stand in the headline block.
pub fn signals(view: &View) -> Html {
    let signals = || view.state.assessment.signals.iter().filter(|signal| !signal.in_headline);
    if signals().next().is_none() {
        return Html::default();
    }
    let mut offered = Offered::default();
    let points = signals().map(|signal| {
        glossary::marked(view, &mut offered, el("li").attr("data-signal", &signal.id), &signal.text)
            .kid(source_line(view, &signal.norms))
            .kid(glossary::meaning(view, &signal.text))
    });
    part(view, "signalen", wording::SIGNALS)
        .kid(of("ul", "vc-list").kids(points))
        .kid(all_sources(view, words::SOURCES, &mut signals().map(|signal| &signal.norms)))
        .into()
}

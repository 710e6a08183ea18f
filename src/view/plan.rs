//! What to do, and when; what to find out, and what to know.

use voorcheck_rules::assessment::model::{ActionResult, FindOut, PointResult, SignalResult, TimelineEntry};
use voorcheck_rules::questionnaire::state::Event;
use voorcheck_takehome::wording;
use yew::Html;

use super::door;
use super::el::{El, classed, el};
use super::glossary::{self, Offered};
use super::step::name;
use super::{View, all_sources, details, fold, paragraph, part, places, source_line};
use crate::strings;

/// What to do now.
pub fn now(view: &View) -> Html {
    let phases = view.dossier.phases();
    let Some((title, actions)) = phases.first() else { return Html::default() };
    let sources = sources(view, actions);
    part(view, "acties", view.say(title)).child(ordered(view, actions)).child(sources).into()
}

/// What to do later, by phase.
pub fn later(view: &View) -> Html {
    let phases = view.dossier.phases();
    let mut inside = el("div");
    let mut all = Vec::new();
    for (title, actions) in phases.iter().skip(1) {
        inside = inside.child(view.heading(3, view.say(title))).child(ordered(view, actions));
        all.extend_from_slice(actions);
    }
    if phases.len() < 2 {
        return Html::default();
    }
    fold(view, "daarna", strings::LATER, inside.child(sources(view, &all))).into()
}

/// The quotes behind actions, and the places in law of those that are not in the policy.
fn sources(view: &View, actions: &[&ActionResult]) -> Html {
    let laws = actions.iter().filter_map(|action| action.background.as_deref()).collect::<Vec<_>>();
    all_sources(view, strings::SOURCES, &mut actions.iter().map(|action| &action.norms), &laws)
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
    let inside = el("div").child(list).child(sources(view, &papers));
    fold(view, "papieren", view.say_any(&view.kader().texts.papers), inside).into()
}

/// So many dates stand on the table.
const IN_SHORT: usize = 5;

/// The dates: in short what comes first, and behind a click all there is to say of them.
pub fn timeline(view: &View) -> Html {
    let timeline = &view.state.assessment.timeline;
    if timeline.is_empty() {
        return Html::default();
    }
    let today = view.state.today.as_str();
    let dated = timeline.iter().filter(|entry| !entry.date.is_empty() && entry.background.is_none());
    let short = dated.take(IN_SHORT).map(|entry| {
        let date = entry.days.map_or_else(|| strings::date(&entry.date), strings::days);
        let class = if entry.days.is_some() { "vc-dates__gap" } else { "" };
        let past = entry.days.is_none() && entry.date.as_str() < today;
        let text = el("dd")
            .text(&entry.text)
            .child_if(past.then(|| classed("small", "vc-places").text(strings::PAST)));
        classed("div", class).attr("data-day", &entry.id).child(el("dt").text(&date)).child(text)
    });
    part(view, "planning", wording::PLANNING)
        .child(classed("dl", "vc-dates").children(short))
        .child(details(
            "vc-details",
            el("summary").text(strings::ALL_DATES),
            whole_timeline(view, timeline, today).into(),
        ))
        .into()
}

/// All dates; a gap is a bar between two of them, and today has a mark of its own.
fn whole_timeline(view: &View, timeline: &[TimelineEntry], today: &str) -> El {
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
    el("div").child(classed("ol", "vc-timeline").children(rows.into_iter())).child(all_sources(
        view,
        strings::SOURCES,
        &mut norms.into_iter(),
        &[],
    ))
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

/// What has to be found out, each a link to its question; behind a click why it matters and who knows.
pub fn to_find_out(view: &View) -> Html {
    let open = &view.state.assessment.to_find_out;
    if open.is_empty() {
        return Html::default();
    }
    let links = open.iter().map(|one| {
        let link = view.link(name(view, &one.fact), strings::FILL_IN, Event::Edit(one.fact.clone()));
        el("li").child(link)
    });
    let rows = classed("ul", "vc-rows").children(open.iter().map(|one| find_out(view, one)));
    part(view, "uitzoeken", wording::FIND_OUT)
        .child(classed("ul", "vc-inline").children(links))
        .child(details("vc-details", el("summary").text(strings::WHO_AND_WHY), rows.into()))
        .into()
}

fn find_out(view: &View, one: &FindOut) -> El {
    let who = [wording::WHO_KNOWS, &one.who_knows].concat();
    classed("li", "vc-row")
        .attr("data-find-out", &one.fact)
        .child(view.heading(3, &one.question))
        .child_if((!one.why.is_empty()).then(|| paragraph("", &one.why)))
        .child_if((!one.who_knows.is_empty()).then(|| paragraph("vc-quiet", &who)))
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
    if steps.is_empty() {
        return Html::default();
    }
    part(view, "open-stappen", wording::OPEN_STEPS).child(points(view, &steps)).into()
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
    fold(view, name, title, points(view, list)).into()
}

fn points(view: &View, list: &[&SignalResult]) -> El {
    let mut offered = Offered::default();
    let points = list.iter().map(|one| {
        let law =
            one.background.as_ref().map(|law| classed("span", "vc-quiet").text(&[" (", law, ")"].concat()));
        glossary::marked(view, &mut offered, el("li").attr("data-signal", &one.id), &one.text)
            .child_if(law)
            .child(source_line(view, &one.norms))
            .child(glossary::meaning(view, &one.text))
    });
    el("div").child(classed("ul", "vc-list").children(points)).child(all_sources(
        view,
        strings::SOURCES,
        &mut list.iter().map(|one| &one.norms),
        &[],
    ))
}

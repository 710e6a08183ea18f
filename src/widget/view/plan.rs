//! What to do, and when; what to find out, and what to know.

use yew::Html;

use super::el::{El, el, of};
use super::step::name;
use super::{View, all_sources, heading, paragraph, part, places, source_line};
use crate::assessment::model::{ActionResult, FindOut, TimelineEntry};
use crate::widget::state::Event;
use crate::widget::words;

/// "Wat u nu doet": the actions of the first phase, and the later phases below "Daarna".
pub fn actions(view: &View) -> Html {
    let actions = &view.state.assessment.actions;
    let mut phases = view
        .kader()
        .phases
        .iter()
        .map(|phase| (phase, actions.iter().filter(|action| action.phase == phase.id).collect::<Vec<_>>()))
        .filter(|(_, actions)| !actions.is_empty());
    let Some((_, now)) = phases.next() else { return Html::default() };
    let later: Vec<El> = phases
        .map(|(phase, actions)| {
            let summary = el("summary")
                .kid(heading("h3", view.say(&phase.title)))
                .kid(of("span", "shc-phase__count").text(&words::steps(actions.len())));
            let body = of("div", "shc-details__body").kid(ordered(view, &actions));
            of("details", "shc-details shc-phase").kid(summary).kid(body)
        })
        .collect();
    let part = part("acties", "Wat u nu doet").kid(ordered(view, &now));
    let part = if later.is_empty() {
        part
    } else {
        part.kid(heading("h2", "Daarna")).kid(of("div", "shc-phases").kids(later.into_iter()))
    };
    part.kid(all_sources(view, "Bronnen bij deze stappen", actions.iter().map(|action| &action.norms))).into()
}

fn ordered(view: &View, actions: &[&ActionResult]) -> El {
    of("ol", "shc-actions").kids(actions.iter().map(|action| {
        el("li")
            .attr("data-action", &action.id)
            .text(&action.text)
            .kid_if(action.who.as_ref().map(|who| of("span", "shc-who").text(who)))
            .kid(source_line(view, &action.norms))
    }))
}

/// The dates, from early to late; a gap is a bar between two of them.
pub fn timeline(view: &View) -> Html {
    let timeline = &view.state.assessment.timeline;
    if timeline.is_empty() {
        return Html::default();
    }
    part("planning", "Planning")
        .kid(of("ol", "shc-timeline").kids(timeline.iter().map(|entry| moment(view, entry))))
        .kid(all_sources(view, "Bronnen bij de planning", timeline.iter().map(|entry| &entry.norms)))
        .into()
}

fn moment(view: &View, entry: &TimelineEntry) -> El {
    let places = places(view, &entry.norms);
    let small = |text: &str| of("span", "shc-moment__small").text(text);
    let (class, when, text, below) = match entry.days {
        Some(days) => (
            "shc-moment shc-moment--gap",
            el("span").text(&words::days(days)),
            of("span", "shc-moment__text").kid(of("strong", "shc-moment__gap").text(&entry.status)),
            places,
        ),
        None => {
            let below = [entry.status.as_str(), &places].into_iter().filter(|part| !part.is_empty());
            (
                "shc-moment",
                el("time").attr("datetime", &entry.date).text(&words::date(&entry.date)),
                of("span", "shc-moment__text"),
                below.collect::<Vec<_>>().join(" · "),
            )
        }
    };
    of("li", class)
        .attr("data-moment", &entry.id)
        .kid(of("span", "shc-moment__date").kid(when))
        .kid(text.text(&entry.text).kid(small(&below)))
}

/// What has to be found out, and who knows.
pub fn to_find_out(view: &View) -> Html {
    let open = &view.state.assessment.to_find_out;
    if open.is_empty() {
        return Html::default();
    }
    part("uitzoeken", "Wat u nog moet uitzoeken")
        .kid(of("ul", "shc-rows").kids(open.iter().map(|one| find_out(view, one))))
        .into()
}

fn find_out(view: &View, one: &FindOut) -> El {
    let who = ["Wie dit weet: ", &one.who_knows].concat();
    let answer = view.link("Beantwoord deze vraag", name(view, &one.fact), Event::Edit(one.fact.clone()));
    of("li", "shc-row")
        .attr("data-find-out", &one.fact)
        .kid(heading("h3", &one.question))
        .kid_if((!one.why.is_empty()).then(|| paragraph("", &one.why)))
        .kid_if((!one.who_knows.is_empty()).then(|| paragraph("shc-quiet", &who)))
        .kid(of("p", "shc-screen").kid(answer))
}

/// Things to know that do not stand in the headline block.
pub fn signals(view: &View) -> Html {
    let signals = || view.state.assessment.signals.iter().filter(|signal| !signal.in_headline);
    if signals().next().is_none() {
        return Html::default();
    }
    let points = signals().map(|signal| {
        el("li").attr("data-signal", &signal.id).text(&signal.text).kid(source_line(view, &signal.norms))
    });
    part("signalen", "Goed om te weten")
        .kid(of("ul", "shc-list").kids(points))
        .kid(all_sources(view, "Bronnen hierbij", signals().map(|signal| &signal.norms)))
        .into()
}

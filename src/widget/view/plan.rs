//! What to do, and when.

use yew::{Html, html};

use super::{View, all_sources, paragraph, places, source_line};
use crate::assessment::model::{ActionResult, TimelineEntry};
use crate::widget::words;

/// "Wat u nu doet": the actions of the first phase, and the later phases below "Daarna".
pub fn actions(view: &View) -> Html {
    let actions = &view.state.assessment.actions;
    let phases = view.kader().phases.iter();
    let mut phases = phases
        .map(|phase| (phase, actions.iter().filter(|action| action.phase == phase.id).collect::<Vec<_>>()))
        .filter(|(_, actions)| !actions.is_empty());
    let Some((_, now)) = phases.next() else { return Html::default() };
    let later: Vec<_> = phases.collect();
    let norms = united(actions.iter().map(|action| &action.norms));
    html! {
        <section class="shc-part" data-part="acties">
            <h2 class="utrecht-heading-2">{"Wat u nu doet"}</h2>
            {ordered(view, &now)}
            if !later.is_empty() {
                <h2 class="utrecht-heading-2">{"Daarna"}</h2>
                <div class="shc-phases">
                    { for later.iter().map(|(phase, actions)| html! {
                        <details class="shc-details shc-phase">
                            <summary>
                                <h3 class="utrecht-heading-3">{view.say(&phase.title).to_owned()}</h3>
                                <span class="shc-phase__count">{words::steps(actions.len())}</span>
                            </summary>
                            <div class="shc-details__body">{ordered(view, actions)}</div>
                        </details>
                    }) }
                </div>
            }
            <div class="shc-screen">{all_sources(view, "Bronnen bij deze stappen", &norms)}</div>
        </section>
    }
}

fn ordered(view: &View, actions: &[&ActionResult]) -> Html {
    html! {
        <ol class="shc-actions">
            { for actions.iter().map(|action| html! {
                <li data-action={action.id.clone()}>
                    {action.text.clone()}
                    if let Some(who) = &action.who { <span class="shc-who">{who.clone()}</span> }
                    {source_line(view, &action.norms)}
                </li>
            }) }
        </ol>
    }
}

/// The norms of several lists, once each, in their order.
pub fn united<'a>(lists: impl Iterator<Item = &'a Vec<String>>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for norm in lists.flatten() {
        if !all.contains(norm) {
            all.push(norm.clone());
        }
    }
    all
}

/// The dates, from early to late; a gap is a bar between two of them.
pub fn timeline(view: &View) -> Html {
    let timeline = &view.state.assessment.timeline;
    if timeline.is_empty() {
        return Html::default();
    }
    let norms = united(timeline.iter().map(|entry| &entry.norms));
    html! {
        <section class="shc-part" data-part="planning">
            <h2 class="utrecht-heading-2">{"Planning"}</h2>
            <ol class="shc-timeline">{ for timeline.iter().map(|entry| moment(view, entry)) }</ol>
            <div class="shc-screen">{all_sources(view, "Bronnen bij de planning", &norms)}</div>
        </section>
    }
}

fn moment(view: &View, entry: &TimelineEntry) -> Html {
    let class = if entry.days.is_some() { "shc-moment shc-moment--gap" } else { "shc-moment" };
    let places = places(view, &entry.norms);
    let status = if entry.days.is_some() { "" } else { entry.status.as_str() };
    let small = [status, places.as_str()].into_iter().filter(|part| !part.is_empty());
    let small = small.collect::<Vec<_>>().join(" · ");
    html! {
        <li {class} data-moment={entry.id.clone()}>
            <span class="shc-moment__date">
                if let Some(days) = entry.days {
                    {words::days(days)}
                } else {
                    <time datetime={entry.date.clone()}>{words::date(&entry.date)}</time>
                }
            </span>
            <span class="shc-moment__text">
                if entry.days.is_some() {
                    <strong class="shc-moment__gap">{entry.status.clone()}</strong>
                }
                {entry.text.clone()}
                if !small.is_empty() { <span class="shc-moment__small">{small}</span> }
            </span>
        </li>
    }
}

/// What has to be found out, and who knows.
pub fn to_find_out(view: &View) -> Html {
    let open = &view.state.assessment.to_find_out;
    if open.is_empty() {
        return Html::default();
    }
    html! {
        <section class="shc-part" data-part="uitzoeken">
            <h2 class="utrecht-heading-2">{"Wat u nog moet uitzoeken"}</h2>
            <ul class="shc-rows">
                { for open.iter().map(|one| html! {
                    <li class="shc-row" data-find-out={one.fact.clone()}>
                        <h3 class="utrecht-heading-3">{one.question.clone()}</h3>
                        if !one.why.is_empty() { {paragraph("", &one.why)} }
                        if !one.who_knows.is_empty() { {paragraph("shc-quiet", &format!("Wie dit weet: {}", one.who_knows))} }
                        <p class="shc-screen">
                            {view.link_button("Beantwoord deze vraag", &super::step::name(view, &one.fact), crate::widget::state::Event::Edit(one.fact.clone()))}
                        </p>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Things to know that do not stand in the headline block.
pub fn signals(view: &View) -> Html {
    let signals: Vec<_> = view.state.assessment.signals.iter().filter(|signal| !signal.in_headline).collect();
    if signals.is_empty() {
        return Html::default();
    }
    let norms = united(signals.iter().map(|signal| &signal.norms));
    html! {
        <section class="shc-part" data-part="signalen">
            <h2 class="utrecht-heading-2">{"Goed om te weten"}</h2>
            <ul class="shc-list">
                { for signals.iter().map(|signal| html! {
                    <li data-signal={signal.id.clone()}>{signal.text.clone()}{source_line(view, &signal.norms)}</li>
                }) }
            </ul>
            <div class="shc-screen">{all_sources(view, "Bronnen hierbij", &norms)}</div>
        </section>
    }
}

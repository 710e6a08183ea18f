//! Around every step: header, what was wiped, the warning, the footer.

use yew::{Html, html};

use super::{View, answers, button, link_button, result, standing, step};
use crate::widget::idle::Idle;
use crate::widget::page::{Msg, wipe};
use crate::widget::state::{Place, Wiped};
use crate::widget::words;

/// The whole page.
pub fn page(view: &View) -> Html {
    let (main, aside) = match view.state.place {
        Place::Section(_) => (step::step(view), standing::standing(view)),
        Place::Result => (result::result(view), answers::answers(view)),
    };
    html! {
        <div class="shc" lang="nl" translate="no">
            {header(view)}
            {warning(view)}
            <div class="shc-wrap">
                {notice(view)}
                <div class="shc-columns">{main}{aside}</div>
            </div>
            {footer(view)}
        </div>
    }
}

fn wipe_all(view: &View) -> yew::Callback<yew::MouseEvent> {
    view.link.callback(|_| wipe(Wiped::Asked))
}

fn header(view: &View) -> Html {
    html! {
        <header class="shc-header">
            <div class="shc-wrap shc-header__row">
                <p class="shc-brand">{words::NAME}<span class="shc-brand__of">{view.kader().meta.area.clone()}</span></p>
                <p class="shc-header__say">
                    <span class="shc-quiet">{words::SILENT}</span>
                    <span class="shc-dot" aria-hidden="true">{"·"}</span>
                    {link_button(words::WIPE, "", wipe_all(view))}
                </p>
            </div>
        </header>
    }
}

/// Says that everything was wiped. The region is always there, or a screen reader would not notice its text.
fn notice(view: &View) -> Html {
    let text = match view.state.wiped {
        None | Some(Wiped::Left) => "",
        Some(Wiped::Asked) => "Alles is gewist.",
        Some(Wiped::Idle) => "Alles is gewist, omdat er een tijd niets gebeurde.",
    };
    html! {
        <div role="status" class="shc-notice">
            if !text.is_empty() { <p class="shc-notice__text">{text}</p> }
        </div>
    }
}

fn warning(view: &View) -> Html {
    let Idle::Warn(minutes) = view.idle else {
        return html! { <div role="alert" class="shc-idle" data-idle=""></div> };
    };
    html! {
        <div role="alert" class="shc-idle shc-idle--on" data-idle="">
            <div class="shc-wrap shc-idle__row">
                <p class="utrecht-paragraph">
                    <strong>{"Bent u er nog? "}</strong>
                    {format!("Over {} worden uw antwoorden gewist, zodat niemand anders ze ziet.", words::minutes(minutes))}
                </p>
                {button("Ik ben er nog", "primary-action", view.link.callback(|_| Msg::Touched))}
            </div>
        </div>
    }
}

/// What this rests on: version, source, check, hash.
fn footer(view: &View) -> Html {
    let meta = &view.kader().meta;
    let kader = &view.state.assessment.kader;
    let verified = match view.state.settings.verified {
        Some(true) => "gecontroleerd",
        _ => "niet gecontroleerd",
    };
    let done = view.state.place == Place::Result;
    html! {
        <footer class="shc-footer">
            <div class="shc-wrap">
                if done {
                    <div class="utrecht-button-group shc-buttons shc-screen">
                        {button("Print", "secondary-action", view.link.callback(|_| Msg::Print))}
                        {button(words::WIPE, "subtle", wipe_all(view))}
                    </div>
                    <p class="shc-print">{format!("Datum van deze check: {}.", words::date(&view.state.today))}</p>
                }
                <p class="shc-footer__line">
                    {format!("{}, {}. Geldig vanaf {}. ", meta.title, meta.area, words::date(&kader.valid_from))}
                    {format!("Bron vergeleken op {}. ", words::date(&kader.source_checked_on))}
                    {format!("Versie {} ({}, {verified}).", kader.version, words::short(&kader.sha256))}
                </p>
                <details class="shc-details">
                    <summary>{"Over deze regels"}</summary>
                    <div class="shc-details__body">
                        <div class="shc-screen">{super::list("", meta.remarks.iter().map(|remark| view.say(remark).into()))}</div>
                        <dl class="shc-facts">
                            { for meta.sources.iter().map(|source| fact("Bron", &format!("{}, {}", source.title, source.publication))) }
                            {fact("Controleersom", &kader.sha256)}
                            {fact("Controle", verified)}
                            {fact("Rekenprogramma", view.state.assessment.engine)}
                        </dl>
                    </div>
                </details>
            </div>
        </footer>
    }
}

fn fact(name: &'static str, value: &str) -> Html {
    html! { <div><dt>{name}</dt><dd>{value.to_owned()}</dd></div> }
}

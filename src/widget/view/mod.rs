//! The page as functions of its state. Small parts that several views share live here.

mod answers;
mod criteria;
mod frame;
mod plan;
mod question;
mod result;
mod standing;
mod step;

use yew::html::Scope;
use yew::{AttrValue, Callback, Html, MouseEvent, html};

use crate::assessment::Engine;
use crate::kader::model::{Norm, Tone};
use crate::kader::{Kader, Text};

use super::idle::Idle;
use super::page::{Msg, Page};
use super::state::{Event, State};
use super::words;

pub use frame::page;

/// What every view may look at.
pub struct View<'a> {
    /// The rules.
    pub engine: &'a Engine,
    /// Everything the page shows.
    pub state: &'a State,
    /// Where events go.
    pub link: &'a Scope<Page>,
    /// Makes ids and names unique in the document.
    pub prefix: &'a str,
    /// Whether the aside stands beside the main column.
    pub wide: bool,
    /// How long nothing has happened.
    pub idle: Idle,
}

impl<'a> View<'a> {
    fn kader(&self) -> &'a Kader {
        self.engine.kader()
    }

    fn say(&self, text: &'a Text) -> &'a str {
        text.get(self.state.settings.voice)
    }

    fn norm(&self, id: &str) -> Option<&'a Norm> {
        self.kader().norms.iter().find(|norm| norm.id == id)
    }

    fn id(&self, name: &str) -> AttrValue {
        format!("{}-{name}", self.prefix).into()
    }

    fn click(&self, event: Event) -> Callback<MouseEvent> {
        self.link.callback(move |_| Msg::Reader(event.clone()))
    }

    /// A button that looks like a link: it changes this page and leads nowhere else.
    fn link_button(&self, label: &str, hidden: &str, event: Event) -> Html {
        link_button(label, hidden, self.click(event))
    }
}

fn link_button(label: &str, hidden: &str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" {onclick} class="utrecht-link-button utrecht-link-button--html-button utrecht-link-button--inline shc-link">
            {label.to_owned()}
            if !hidden.is_empty() { <span class="shc-hidden">{format!(" {hidden}")}</span> }
        </button>
    }
}

fn button(label: &str, kind: &str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" {onclick} class={format!("utrecht-button utrecht-button--{kind}")}>{label.to_owned()}</button>
    }
}

/// The class that colours a block; the sign and the words carry the meaning.
fn tone_class(tone: Tone) -> String {
    format!("shc-tone shc-tone--{}", tone.id())
}

/// A round sign. The words stand beside it, so it is left out of what a screen reader says.
fn sign(tone: Tone) -> Html {
    html! { <span class={format!("shc-sign {}", tone_class(tone))} aria-hidden="true">{words::sign(tone)}</span> }
}

/// A status in words, in a coloured label.
fn badge(tone: Tone, name: &str) -> Html {
    let kind = match tone {
        Tone::Goed => "success",
        Tone::Wegen => "warning",
        Tone::Niet => "danger",
        Tone::Open => "neutral",
    };
    html! {
        <span class={format!("utrecht-status-badge utrecht-status-badge--{kind} shc-badge")}>{name.to_owned()}</span>
    }
}

fn paragraph(class: &str, text: &str) -> Html {
    html! { <p class={format!("utrecht-paragraph {class}")}>{text.to_owned()}</p> }
}

fn list(class: &str, items: impl Iterator<Item = Html>) -> Html {
    html! { <ul class={format!("shc-list {class}")}>{ for items.map(|item| html! { <li>{item}</li> }) }</ul> }
}

/// The places of norms, once each: "§ 2.2 · § 4.2".
fn places(view: &View, norms: &[String]) -> String {
    let mut places: Vec<&str> = Vec::new();
    for norm in norms.iter().filter_map(|id| view.norm(id)) {
        let place =
            norm.place.split(' ').next().filter(|place| place.starts_with(|c: char| c.is_ascii_digit()));
        let place = place.unwrap_or(&norm.place);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places.into_iter().map(words::place).collect::<Vec<_>>().join(" · ")
}

/// Places in small print behind a sentence; nothing without norms.
fn source_line(view: &View, norms: &[String]) -> Html {
    let places = places(view, norms);
    if places.is_empty() {
        Html::default()
    } else {
        html! { <small class="shc-places">{places}</small> }
    }
}

/// The words of the source, each with its place; `remark` stands behind the first.
fn quotes(view: &View, norms: &[String], remark: &str) -> Html {
    let quote = |(index, norm): (usize, &Norm)| {
        let place = words::place(&norm.place);
        let place = if index == 0 && !remark.is_empty() { format!("{place} · {remark}") } else { place };
        html! {
            <figure class="shc-quote">
                <blockquote>{format!("“{}”", norm.quote)}</blockquote>
                <figcaption>{place}</figcaption>
            </figure>
        }
    };
    norms.iter().filter_map(|id| view.norm(id)).enumerate().map(quote).collect()
}

/// Something to open: "Bron (§ 2.2)".
fn disclosure(summary: String, inside: Html) -> Html {
    html! {
        <details class="shc-details">
            <summary>{summary}</summary>
            <div class="shc-details__body">{inside}</div>
        </details>
    }
}

/// The quotes behind something, closed at first; nothing without norms.
fn sources(view: &View, label: &str, norms: &[String]) -> Html {
    if norms.is_empty() {
        return Html::default();
    }
    disclosure(format!("{label} ({})", places(view, norms)), quotes(view, norms, ""))
}

/// The quotes behind a whole list, whose points name their places themselves.
fn all_sources(view: &View, label: &str, norms: &[String]) -> Html {
    if norms.is_empty() {
        return Html::default();
    }
    disclosure(label.to_owned(), quotes(view, norms, ""))
}

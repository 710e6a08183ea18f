//! The page as functions of its state. Small parts that several views share live here.

mod answers;
mod cards;
mod code;
mod criteria;
mod door;
mod el;
mod export;
mod frame;
mod glossary;
mod plan;
mod question;
mod result;
mod standing;
mod step;
mod two_judges;

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::model::{Norm, Tone};
use voorcheck_rules::kader::{Kader, Text};
use voorcheck_rules::questionnaire::idle::Idle;
use voorcheck_rules::questionnaire::state::{Event, State};
use voorcheck_takehome::dossier::Dossier;
use voorcheck_takehome::export::ExportStatus;
use web_sys::Element;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use crate::message::Msg;
use crate::strings;
pub use door::Door;
use el::{El, classed, el, group};
pub use frame::page;

/// What every view may look at.
pub struct View<'a> {
    /// The rules.
    pub engine: &'a Engine,
    /// Everything the page shows.
    pub state: &'a State,
    /// What stands above every step, while the page goes by other rules than those it was built with.
    pub head: Option<&'a str>,
    /// What there is to take home.
    pub dossier: &'a Dossier<'a>,
    /// Of each check that the outcome hands over to, whether it is offered.
    pub offers: Vec<bool>,
    /// Where to send what the reader does.
    pub send: Callback<Msg>,
    /// Where the rules come from.
    pub account: Option<&'a Element>,
    /// Who shows the check: what the site says of itself, drawn by the loader.
    pub sender: Option<Element>,
    /// The door of the municipality of this case.
    pub door: Option<&'a Door>,
    /// Whether the site says where to go for who has to be gone at once.
    pub leaves: bool,
    /// The level of the first heading; 0 where the page is a document of its own.
    pub level: u8,
    /// Whether the aside stands beside the main column.
    pub wide: bool,
    /// How long nothing has happened.
    pub idle: Idle,
    /// What became of what was copied.
    pub taken: Option<ExportStatus>,
    /// Whether the reader is asked if everything may go.
    pub wiping: bool,
}

impl<'a> View<'a> {
    fn kader(&self) -> &'a Kader {
        self.engine.kader()
    }

    fn say(&self, text: &'a Text) -> &'a str {
        text.get(self.state.settings.voice)
    }

    /// A text that a kader has where it is needed.
    fn say_any(&self, text: &'a Option<Text>) -> &'a str {
        self.state.settings.voice.of(text)
    }

    /// Words about two people who judge.
    fn judging(&self, words: &str) -> String {
        strings::judging(self.kader(), words)
    }

    fn norm(&self, id: &str) -> Option<&'a Norm> {
        self.kader().norms.iter().find(|norm| norm.id == id)
    }

    /// An id that is ours alone where the check stands.
    fn id(&self, name: &str) -> String {
        ["vc-", name].concat()
    }

    /// Says this when something is clicked.
    fn click(&self, msg: Msg) -> Callback<web_sys::Event> {
        self.send.reform(move |_| msg.clone())
    }

    /// Says this to the questionnaire when something is clicked.
    fn event(&self, event: Event) -> Callback<web_sys::Event> {
        self.click(Msg::Reader(event))
    }

    /// The heading this far down, from 1 to 3: in a document of somebody else one of its own levels.
    fn level(&self, down: u8) -> &'static str {
        match self.level.max(1) + down - 1 {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }

    fn heading(&self, down: u8, text: &str) -> El {
        let class = match down {
            1 => "utrecht-heading-1",
            2 => "utrecht-heading-2",
            _ => "utrecht-heading-3",
        };
        classed(self.level(down), class).text(text)
    }

    /// The element of the main part, which in a document of somebody else is not ours.
    fn main(&self) -> &'static str {
        if self.level == 0 { "main" } else { "div" }
    }

    /// On which rules this rests, in one line.
    fn rules(&self) -> String {
        let verified = strings::verified(self.state.settings.rules);
        [&*self.dossier.rules(), ", ", verified, ")."].concat()
    }

    /// A button that looks like a link: it changes this page and leads nowhere else.
    fn link(&self, label: &str, about: &str, event: Event) -> El {
        link(label, about, self.event(event))
    }
}

/// A button that looks like a link; its name says `about` what, for who cannot see where it stands.
fn link(label: &str, about: &str, click: Callback<web_sys::Event>) -> El {
    let link = classed("button", "vc-link").attr("type", "button").text(label);
    let link = if about.is_empty() { link } else { link.child(hidden(&[" ", about].concat())) };
    link.on(|| ListenerKind::onclick, click)
}

fn button(label: &str, kind: &str, click: Callback<web_sys::Event>) -> El {
    classed("button", &["vc-button vc-button--", kind].concat())
        .attr("type", "button")
        .text(label)
        .on(|| ListenerKind::onclick, click)
}

/// A form that goes nowhere by itself, whatever becomes of our script: a form of a dialog, outside one.
fn form(class: &str) -> El {
    classed("form", class).attr("method", "dialog").attr("autocomplete", "off")
}

/// Words for who cannot see where something stands.
fn hidden(words: &str) -> El {
    classed("span", "vc-hidden").text(words)
}

/// The title of the page, with a line below it.
fn title(view: &View, title: &str, below: &str) -> El {
    classed("hgroup", "vc-heading").child(view.heading(1, title)).child(classed("p", "vc-quiet").text(below))
}

/// Above a title: where the reader came from.
fn back(view: &View, label: &str, event: Event) -> El {
    classed("p", "vc-back vc-screen").child(view.link(label, "", event))
}

fn paragraph(class: &str, text: &str) -> El {
    classed("p", &["utrecht-paragraph ", class].concat()).text(text)
}

/// A part of the outcome with its heading.
fn part(view: &View, name: &str, title: &str) -> El {
    classed("section", "vc-part").attr("data-part", name).child(view.heading(2, title))
}

fn list<T: Into<Html>>(class: &str, items: impl Iterator<Item = T>) -> El {
    classed("ul", &["vc-list ", class].concat()).children(items.map(|item| el("li").child(item)))
}

/// The class that colours a block; the sign and the words carry the meaning.
fn tone_class(class: &str, tone: Tone) -> String {
    [class, " vc-tone--", tone.id()].concat()
}

/// A round sign. The words stand beside it, so it is left out of what a screen reader says.
fn sign(tone: Tone) -> El {
    classed("span", &tone_class("vc-sign", tone)).attr("aria-hidden", "true").text(strings::sign(tone))
}

/// A status in words, in a coloured label.
fn badge(tone: Tone, name: &str) -> El {
    classed("span", &tone_class("vc-badge", tone)).text(name)
}

/// The places of norms, once each: "§ 2.2 · § 4.2".
fn places(view: &View, norms: &[String]) -> String {
    view.dossier.places(norms)
}

/// Places in small print behind a sentence; nothing without norms.
fn source_line(view: &View, norms: &[String]) -> Html {
    let places = places(view, norms);
    if places.is_empty() {
        return Html::default();
    }
    classed("small", "vc-places").text(&places).into()
}

/// The words of the source, each with its place; `remark` stands behind the first.
fn quotes(view: &View, norms: &[String], remark: &str) -> Html {
    let mut remark = remark;
    let mut figures = Vec::new();
    for id in norms {
        figures.push(quote(view, id, &[std::mem::take(&mut remark)]));
        for own in &view.state.assessment.local_wordings {
            if own.norm == *id {
                let about = own.remark.as_deref().unwrap_or_default();
                figures.push(quote(view, &own.own, &[&strings::own(&own.municipality), about]));
            }
        }
    }
    group(figures)
}

/// The words of a norm with its place, and what is to be said behind that.
fn quote(view: &View, id: &str, remarks: &[&str]) -> Html {
    let Some(norm) = view.norm(id) else { return Html::default() };
    let mut place = strings::place(&norm.place);
    for remark in remarks {
        if !remark.is_empty() {
            place.push_str(" · ");
            place.push_str(remark);
        }
    }
    let words = el("blockquote").text(&["“", &norm.quote, "”"].concat());
    classed("figure", "vc-quote").child(words).child(el("figcaption").text(&place)).into()
}

/// Something to open.
fn disclosure(summary: &str, inside: Html) -> El {
    details("vc-details", el("summary").text(summary), inside)
}

fn details(class: &str, summary: El, inside: Html) -> El {
    let class = if class == "vc-details" { class.to_owned() } else { ["vc-details ", class].concat() };
    classed("details", &class).child(summary).child(classed("div", "vc-details__body").child(inside))
}

/// A part of the outcome that can wait behind a click, with its heading.
fn fold(view: &View, name: &str, title: &str, inside: El) -> El {
    details("vc-fold", el("summary").child(view.heading(2, title)), inside.into()).attr("data-part", name)
}

/// The quotes behind something, closed at first: "Bron (§ 2.2)", and for who cannot see where that stands what it is
/// about; nothing without norms.
fn sources(view: &View, about: &str, norms: &[String]) -> Html {
    if norms.is_empty() {
        return Html::default();
    }
    let summary = el("summary").text(&named_places(view, norms)).child(hidden(&[" ", about].concat()));
    details("vc-details", summary, quotes(view, norms, "")).into()
}

/// "Bron (§ 2.2)".
fn named_places(view: &View, norms: &[String]) -> String {
    ["Bron (", &places(view, norms), ")"].concat()
}

/// The quotes behind a whole list, whose points name their places themselves, each quote once; and places in law.
fn all_sources(
    view: &View,
    label: &str,
    lists: &mut dyn Iterator<Item = &Vec<String>>,
    laws: &[&str],
) -> Html {
    let mut norms: Vec<String> = Vec::new();
    for norm in lists.flatten() {
        if !norms.contains(norm) {
            norms.push(norm.clone());
        }
    }
    if norms.is_empty() && laws.is_empty() {
        return Html::default();
    }
    let laws = laws.iter().map(|law| paragraph("vc-quiet", &[strings::BACKGROUND, ": ", law].concat()));
    let inside = el("div").child(quotes(view, &norms, "")).children(laws);
    classed("div", "vc-screen").child(disclosure(label, inside.into())).into()
}

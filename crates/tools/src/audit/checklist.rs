//! A kader as a list on paper, for who has no browser that can run the rules: every question, rule, date and quote, and how
//! to come to an outcome by hand. HTML without scripts; nothing of any client is in it.
//!
//! The body has no styles; its hooks are the classes that start with `vc-checklist`.

mod around;
mod names;
mod phrases;
mod planner;
mod questions;
mod reasoning;

use voorcheck_rules::kader::model::{Norm, Tone};
use voorcheck_rules::kader::{Condition, Kader, Text, Voice};
use voorcheck_takehome::wording;
use voorcheck_takehome::wording::date;

use crate::audit::html::{Html, escape};
use names::Names;
use phrases::Part;

/// The looks of the page that stands alone.
const STYLE: &str = include_str!("../../../../www/checklist.css");

/// A complete page.
pub fn page(kader: &Kader, sha256: &str, voice: Voice) -> String {
    let title = escape(&title(kader));
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         {}</main>\n</body>\n</html>\n",
        part(kader, sha256, voice)
    )
}

/// The body of the page, in one element.
pub fn part(kader: &Kader, sha256: &str, voice: Voice) -> String {
    let names = Names { kader, voice };
    let mut list = List { kader, names, html: Html::default() };
    list.html.open("div", "vc-checklist");
    list.start();
    list.questions();
    list.contradictions();
    list.routes();
    list.criteria();
    list.outcomes();
    list.signals();
    list.actions();
    list.planner();
    list.cards();
    list.words();
    list.quotes();
    list.about(sha256);
    list.html.close("div");
    list.html.0
}

fn title(kader: &Kader) -> String {
    format!("Checklist: {}", kader.meta.title)
}

/// The list that is being written.
struct List<'a> {
    kader: &'a Kader,
    names: Names<'a>,
    html: Html,
}

impl<'a> List<'a> {
    fn start(&mut self) {
        let (kader, voice) = (self.kader, self.names.voice);
        self.html.text("h1", "", &title(kader));
        self.html.text("p", "vc-checklist__lead", phrases::for_whom(voice));
        self.html.open("div", "vc-checklist__note");
        for text in [&kader.meta.disclaimer, &kader.meta.dissent] {
            self.text("p", "", text);
        }
        self.html.text("p", "", &[phrases::NO_DECISION, phrases::ALWAYS].join(" "));
        self.html.text("p", "", phrases::SILENT);
        if let Some(point) = kader.meta.two_judges.as_ref().filter(|_| voice == Voice::Behandelaar) {
            self.text("p", "", &point.text);
            self.source(&point.norms);
        }
        self.html.close("div");
        self.html.text("p", "vc-checklist__version", &self.version());
        self.html.text("h2", "vc-checklist__use", "Zo gebruikt u deze lijst");
        self.items("ol", "vc-checklist__steps", &phrases::steps(voice).map(str::to_owned));
        self.contents();
    }

    /// Which rules these are: on top, because paper outlives them.
    fn version(&self) -> String {
        let meta = &self.kader.meta;
        format!(
            "Versie {}, voor {}. Geldig vanaf {}. Met de bron vergeleken op {}. Is het {} of later? Vraag dan een nieuwe lijst.",
            meta.version,
            meta.area,
            date(&meta.valid_from),
            date(&meta.source_checked_on),
            date(&meta.check_before)
        )
    }

    fn contents(&mut self) {
        let kader = self.kader;
        let parts = [
            (phrases::QUESTIONS, !kader.sections.is_empty()),
            (phrases::CONTRADICTIONS, !kader.contradictions.is_empty()),
            (phrases::ROUTES, !kader.routes.is_empty()),
            (phrases::CRITERIA, !kader.criteria.is_empty()),
            (phrases::OUTCOME, !kader.decisions.is_empty()),
            (phrases::SIGNALS, !kader.signals.is_empty()),
            (phrases::ACTIONS, !kader.actions.is_empty()),
            (phrases::PLANNER, !kader.moments.is_empty()),
            (phrases::CARDS, !kader.cards.is_empty()),
            (phrases::WORDS, !kader.glossary.is_empty()),
            (phrases::QUOTES, !kader.norms.is_empty()),
            (phrases::ABOUT, true),
        ];
        self.html.0.push_str("<nav class=\"vc-checklist__contents\" aria-label=\"Inhoud\">\n<ul>\n");
        for ((id, title), _) in parts.iter().filter(|(_, there)| *there) {
            self.html.0.push_str(&format!("<li><a href=\"#{id}\">{}</a></li>\n", escape(title)));
        }
        self.html.0.push_str("</ul>\n</nav>\n");
    }

    fn heading(&mut self, (id, title): Part) {
        self.html.0.push_str(&format!("<h2 id=\"{id}\">{}</h2>\n", escape(title)));
    }

    fn text(&mut self, tag: &str, class: &str, text: &Text) {
        self.html.text(tag, class, &self.names.text(text));
    }

    /// A paragraph with words before it.
    fn labelled(&mut self, class: &str, label: &str, text: &str) {
        self.html.open("p", class);
        self.html.0.push_str(&format!("<b>{}</b>{}", escape(label), escape(text)));
        self.html.close("p");
    }

    fn items(&mut self, tag: &str, class: &str, items: &[String]) {
        self.html.open(tag, class);
        for item in items {
            self.html.text("li", "", item);
        }
        self.html.close(tag);
    }

    /// A box to tick, before what it is for.
    fn tick(&mut self) {
        self.html.0.push_str("<span class=\"vc-checklist__box\" aria-hidden=\"true\">☐</span> ");
    }

    /// A line to write on, behind what it is for.
    fn line(&mut self, label: &str) {
        self.html.0.push_str(&format!(
            "<p class=\"vc-checklist__line\"><span>{}</span> <span class=\"vc-checklist__rule\"></span></p>\n",
            escape(label)
        ));
    }

    /// A status by its sign and its words.
    fn status(tone: Tone, words: &str) -> String {
        let class = match tone {
            Tone::Goed => "goed",
            Tone::Wegen => "wegen",
            Tone::Niet => "niet",
            Tone::Open => "open",
        };
        format!(
            "<b class=\"vc-checklist__status vc-checklist__status--{class}\">{} {}</b>",
            wording::sign(tone),
            escape(words)
        )
    }

    /// When something holds; nothing when it always does.
    fn when(&mut self, condition: &Condition, also_if_unknown: bool) {
        if let Some(condition) = self.names.condition(condition) {
            let open = if also_if_unknown { phrases::OR_OPEN } else { "" };
            self.html.text("p", "vc-checklist__when", &format!("{}{condition}.{open}", phrases::WHEN));
        }
    }

    fn norm(&self, id: &str) -> Option<&'a Norm> {
        self.kader.norms.iter().find(|norm| norm.id == id)
    }

    /// Where it stands: every place once, with its norms, each leading to its words.
    fn source(&mut self, norms: &[String]) {
        let source = self.sources(norms);
        if !source.is_empty() {
            self.html
                .0
                .push_str(&format!("<p class=\"vc-checklist__source\">{}{source}</p>\n", phrases::SOURCE));
        }
    }

    fn sources(&self, norms: &[String]) -> String {
        let mut places: Vec<(String, Vec<String>)> = Vec::new();
        for norm in norms.iter().filter_map(|id| self.norm(id)) {
            let place = wording::place(&norm.place);
            let link =
                format!("<a class=\"vc-checklist__norm\" href=\"#norm-{0}\">{0}</a>", escape(&norm.id));
            match places.iter_mut().find(|(known, _)| *known == place) {
                Some((_, links)) => links.push(link),
                None => places.push((place, vec![link])),
            }
        }
        let places: Vec<String> =
            places.iter().map(|(place, links)| format!("{} ({})", escape(place), links.join(", "))).collect();
        places.join("; ")
    }
}

//! What stands around the reasoning: situations of their own, what to know and to do, background, the words of the source.

use voorcheck_rules::kader::model::{Action, Norm};
use voorcheck_takehome::wording;
use voorcheck_takehome::wording::date;

use super::{List, phrases};
use crate::audit::html::escape;

impl List<'_> {
    pub(super) fn contradictions(&mut self) {
        if self.kader.contradictions.is_empty() {
            return;
        }
        self.heading(phrases::CONTRADICTIONS);
        for one in &self.kader.contradictions {
            self.html.open("div", "vc-checklist__item");
            self.when(&one.when, false);
            self.text("p", "", &one.text);
            let facts: Vec<String> = one.facts.iter().map(|id| self.names.question(id)).collect();
            self.html.text(
                "p",
                "vc-checklist__help",
                &format!("{}{}.", phrases::LOOK_AGAIN, facts.join("; ")),
            );
            self.html.close("div");
        }
    }

    pub(super) fn routes(&mut self) {
        let kader = self.kader;
        if kader.routes.is_empty() {
            return;
        }
        self.heading(phrases::ROUTES);
        self.html.text("p", "", phrases::ROUTES_INTRO);
        for route in &kader.routes {
            let when = match &route.when {
                Some(when) => self.names.condition(when),
                None => Some(phrases::ELSEWHERE.to_owned()),
            };
            self.html.open("div", "vc-checklist__item");
            self.html.open("h3", "");
            self.tick();
            self.html.0.push_str(&escape(&self.names.text(&route.headline)));
            self.html.close("h3");
            if let Some(when) = when {
                self.html.text("p", "vc-checklist__when", &format!("{}{when}.", phrases::WHEN));
            }
            self.text("p", "", &route.summary);
            for card in &route.cards {
                self.text("h4", "", &card.title);
                self.points(&card.points);
            }
            let further =
                route.further.iter().filter_map(|id| kader.cards.iter().find(|card| card.id == *id));
            let further: Vec<String> =
                further.map(|card| format!("‘{}’", self.names.text(&card.title))).collect();
            if !further.is_empty() {
                self.html.text(
                    "p",
                    "vc-checklist__help",
                    &format!("{}{}.", phrases::SEE_ALSO, further.join(", ")),
                );
            }
            self.html.close("div");
        }
    }

    pub(super) fn signals(&mut self) {
        if self.kader.signals.is_empty() {
            return;
        }
        self.heading(phrases::SIGNALS);
        for signal in &self.kader.signals {
            self.html.open("div", "vc-checklist__item");
            self.when(&signal.when, signal.also_if_unknown);
            self.html.open("p", "");
            self.tick();
            self.html.0.push_str(&escape(&self.names.text(&signal.text)));
            self.html.close("p");
            self.source(&signal.norms);
            self.html.close("div");
        }
    }

    pub(super) fn actions(&mut self) {
        let kader = self.kader;
        if kader.actions.is_empty() {
            return;
        }
        self.heading(phrases::ACTIONS);
        for phase in &kader.phases {
            self.text("h3", "", &phase.title);
            for action in kader.actions.iter().filter(|one| one.phase == phase.id && one.paper.is_none()) {
                self.action(action);
            }
        }
        if kader.actions.iter().any(|action| action.paper.is_some()) {
            self.html.text("h3", "", wording::PAPERS);
        }
        for action in kader.actions.iter().filter(|action| action.paper.is_some()) {
            self.action(action);
        }
    }

    fn action(&mut self, action: &Action) {
        self.html.open("div", "vc-checklist__item");
        self.when(&action.when, action.also_if_unknown);
        self.html.open("p", "");
        self.tick();
        if let Some(paper) = &action.paper {
            self.html.0.push_str(&format!("<b>{}.</b> ", escape(&self.names.text(paper))));
        }
        self.html.0.push_str(&escape(&self.names.text(&action.text)));
        self.html.close("p");
        if let Some(who) = &action.who {
            let who = self.names.text(who);
            self.labelled("vc-checklist__help", phrases::WHO, &who);
        }
        self.source(&action.norms);
        self.html.close("div");
    }

    pub(super) fn cards(&mut self) {
        if self.kader.cards.is_empty() {
            return;
        }
        self.heading(phrases::CARDS);
        for card in &self.kader.cards {
            self.text("h3", "", &card.title);
            self.when(&card.when, card.also_if_unknown);
            self.points(&card.points);
        }
    }

    pub(super) fn words(&mut self) {
        if self.kader.glossary.is_empty() {
            return;
        }
        self.heading(phrases::WORDS);
        self.html.open("dl", "vc-checklist__words");
        for word in &self.kader.glossary {
            self.html.text("dt", "", &word.word);
            self.html.open("dd", "");
            self.html.0.push_str(&escape(&self.names.text(&word.explanation)));
            let source = self.sources(&word.norms);
            if !source.is_empty() {
                self.html.0.push_str(&format!(" <span class=\"vc-checklist__source\">{source}</span>"));
            }
            self.html.close("dd");
        }
        self.html.close("dl");
    }

    /// Every norm the kader rests on, by source, with its words; beside it those of a municipality of its own.
    pub(super) fn quotes(&mut self) {
        let kader = self.kader;
        if kader.norms.is_empty() {
            return;
        }
        self.heading(phrases::QUOTES);
        for source in &kader.meta.sources {
            self.html.text("h3", "", &format!("{} ({})", source.title, source.publication));
            self.html.open("dl", "vc-checklist__norms");
            for norm in kader.norms.iter().filter(|norm| norm.source == source.id) {
                self.quote(norm);
            }
            self.html.close("dl");
        }
    }

    fn quote(&mut self, norm: &Norm) {
        let (id, place) = (escape(&norm.id), escape(&wording::place(&norm.place)));
        self.html
            .0
            .push_str(&format!("<dt id=\"norm-{id}\">{id}, {place}</dt>\n<dd>“{}”", escape(&norm.quote)));
        for local in self.kader.local_wordings.iter().filter(|local| local.norm == norm.id) {
            let Some(own) = self.norm(&local.own) else { continue };
            let municipality = self
                .kader
                .facts
                .iter()
                .flat_map(|fact| &fact.options)
                .find(|option| option.id == local.answer);
            let municipality = municipality.map(|option| self.names.text(&option.text)).unwrap_or_default();
            let mut said = format!("{municipality}, {}: “{}”", wording::place(&own.place), own.quote);
            if let Some(remark) = &local.remark {
                said.push_str(&format!(" {}", self.names.text(remark)));
            }
            self.html.text("p", "vc-checklist__help", &said);
        }
        self.html.close("dd");
    }

    pub(super) fn about(&mut self, sha256: &str) {
        let meta = &self.kader.meta;
        self.heading(phrases::ABOUT);
        let facts = [
            ("Kader", meta.title.clone()),
            ("Gebied", meta.area.clone()),
            ("Versie", meta.version.clone()),
            ("Geldig vanaf", date(&meta.valid_from)),
            ("Met de bron vergeleken op", date(&meta.source_checked_on)),
            ("Opnieuw te vergelijken vóór", date(&meta.check_before)),
            ("Controleersom", sha256.to_owned()),
            ("Gemaakt met", format!("voorcheck {}", env!("CARGO_PKG_VERSION"))),
        ];
        self.html.open("dl", "vc-checklist__about");
        for (name, value) in facts {
            self.html.text("dt", "", name);
            self.html.text("dd", "", &value);
        }
        self.html.close("dl");
        if !meta.remarks.is_empty() {
            self.html.text("h3", "", phrases::REMARKS);
            let remarks: Vec<String> = meta.remarks.iter().map(|remark| self.names.text(remark)).collect();
            self.items("ul", "", &remarks);
        }
    }
}

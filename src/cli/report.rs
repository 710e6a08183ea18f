//! An assessment on paper, in the order of the page.

use std::collections::BTreeSet;

use super::paper::Paper;
use super::words;
use crate::assessment::model::{
    Assessment, CriterionResult, DecisionResult, Input, Reason, RoutePage, TimelineEntry,
};
use crate::kader::model::Kader;
use crate::kader::{Text, Voice};

/// The assessment of `input` as a page of text; `voice` is the one it was made in.
pub fn text(kader: &Kader, assessment: &Assessment, input: &Input, voice: Voice) -> String {
    let mut report =
        Report { kader, assessment, input, voice, paper: Paper::default(), quoted: BTreeSet::new() };
    report.paper.paragraph("", &assessment.disclaimer);
    match &assessment.route_page {
        Some(page) => report.route(page),
        None => {
            report.outcome();
            report.actions();
            report.timeline();
            report.criteria();
            report.find_out();
            report.signals();
        }
    }
    report.answers();
    report.colophon();
    report.paper.into_text()
}

struct Report<'a> {
    kader: &'a Kader,
    assessment: &'a Assessment,
    input: &'a Input,
    voice: Voice,
    paper: Paper,
    /// Norms whose words already stand on the page.
    quoted: BTreeSet<&'a str>,
}

impl<'a> Report<'a> {
    fn outcome(&mut self) {
        let Some((main, others)) = self.assessment.decisions.split_first() else { return };
        self.paper.title(&format!("{} {}", words::sign(main.tone), main.headline));
        for proviso in &main.provisos {
            self.paper.paragraph("- ", proviso);
        }
        for other in others {
            self.paper
                .paragraph("", &format!("{}: {} {}", other.title, words::sign(other.tone), other.headline));
            for proviso in &other.provisos {
                self.paper.paragraph("  - ", proviso);
            }
        }
        for signal in self.assessment.signals.iter().filter(|signal| signal.in_headline) {
            self.paper.gap();
            self.paper.paragraph("! ", &signal.text);
            self.sources("  ", &signal.norms);
        }
        for contradiction in &self.assessment.contradictions {
            let names: Vec<&str> = contradiction.facts.iter().map(|id| self.name(id)).collect();
            self.paper.gap();
            self.paper.paragraph("! ", &format!("Klopt dit samen? {}", contradiction.text));
            self.paper.paragraph("  ", &format!("Kijk nog eens naar: {}.", names.join("; ")));
        }
        self.paper.gap();
        self.paper.paragraph("", &main.summary);
        for other in others {
            self.paper.paragraph("", &format!("{}: {}", other.title, other.summary));
        }
        self.paper.gap();
        self.paper.paragraph("", &self.assessment.dissent);
        self.changes(main);
    }

    fn changes(&mut self, main: &DecisionResult) {
        if main.changes.is_empty() {
            return;
        }
        self.paper.heading("Wat de uitkomst kan veranderen");
        let grades = self
            .kader
            .decisions
            .iter()
            .find(|decision| decision.id == main.id)
            .map(|decision| &decision.grades);
        for change in &main.changes {
            let steps: Vec<String> = change
                .facts
                .iter()
                .map(|(fact, value)| format!("{}: {}", self.name(fact), self.option(fact, value)))
                .collect();
            let grade = grades.and_then(|grades| grades.iter().find(|grade| grade.outcome == change.outcome));
            let outcome = grade.map_or(change.outcome.as_str(), |grade| self.say(&grade.short));
            self.paper.paragraph("- ", &format!("{} → {outcome}", steps.join(" en ")));
        }
    }

    fn actions(&mut self) {
        for phase in &self.kader.phases {
            let actions: Vec<_> =
                self.assessment.actions.iter().filter(|action| action.phase == phase.id).collect();
            if actions.is_empty() {
                continue;
            }
            self.paper.heading(self.say(&phase.title));
            for action in actions {
                let who = action.who.as_ref().map(|who| format!(" ({who})")).unwrap_or_default();
                self.paper.paragraph("- ", &format!("{}{who}", action.text));
                self.sources("  ", &action.norms);
            }
        }
    }

    fn timeline(&mut self) {
        if self.assessment.timeline.is_empty() {
            return;
        }
        self.paper.heading("Planning");
        if let Some(summary) = &self.assessment.timeline_summary {
            self.paper.paragraph("", summary);
        }
        for entry in &self.assessment.timeline {
            self.paper.paragraph("- ", &timeline_line(entry));
            self.sources("  ", &entry.norms);
            for (number, step) in entry.steps.iter().enumerate() {
                self.paper.paragraph(&format!("  {}. ", number + 1), &step.text);
                self.sources("     ", &step.norms);
            }
            for remark in &entry.remarks {
                self.paper.paragraph("  Let op: ", &remark.text);
                self.sources("  ", &remark.norms);
            }
        }
    }

    fn criteria(&mut self) {
        for (i, decision) in self.assessment.decisions.iter().enumerate() {
            self.paper.heading(if i == 0 { "Alle criteria" } else { &decision.title });
            for criterion in &decision.criteria {
                self.criterion(criterion);
            }
        }
    }

    fn criterion(&mut self, criterion: &'a CriterionResult) {
        self.paper.gap();
        let line = format!("{}: {}", criterion.title, criterion.status_name);
        self.paper.paragraph(&format!("{} ", words::sign(criterion.tone)), &line);
        for reason in &criterion.reasons {
            self.reason(reason);
        }
        if criterion.reasons.is_empty() {
            self.quotes("  ", &criterion.norms);
        }
    }

    fn reason(&mut self, reason: &'a Reason) {
        let basis = reason.basis.map(words::basis);
        let weight: Vec<&str> = reason.force_name.as_deref().into_iter().chain(basis).collect();
        let weight = if weight.is_empty() { String::new() } else { format!(" ({})", weight.join("; ")) };
        self.paper.paragraph("  - ", &format!("{}{weight}", reason.text));
        if let Some(advice) = &reason.advice {
            self.paper.paragraph("    → ", advice);
        }
        self.quotes("    ", &reason.norms);
    }

    fn find_out(&mut self) {
        let assessment = self.assessment;
        if assessment.to_find_out.is_empty() && assessment.next_question.is_none() {
            return;
        }
        self.paper.heading("Wat u nog moet uitzoeken");
        for one in &assessment.to_find_out {
            self.paper.paragraph("- ", &one.question);
            if !one.why.is_empty() {
                self.paper.paragraph("  ", &one.why);
            }
            if !one.who_knows.is_empty() {
                self.paper.paragraph("  ", &format!("Wie dit weet: {}", one.who_knows));
            }
        }
        if let Some(next) = &assessment.next_question {
            self.paper.gap();
            self.paper.paragraph("", &format!("Volgende vraag: {} [{next}]", self.name(next)));
        }
    }

    fn signals(&mut self) {
        let signals: Vec<_> = self.assessment.signals.iter().filter(|signal| !signal.in_headline).collect();
        if signals.is_empty() {
            return;
        }
        self.paper.heading("Goed om te weten");
        for signal in signals {
            self.paper.paragraph("- ", &signal.text);
            self.sources("  ", &signal.norms);
        }
    }

    fn route(&mut self, page: &'a RoutePage) {
        self.paper.title(&page.headline);
        self.paper.paragraph("", &page.summary);
        for card in &page.cards {
            self.paper.heading(&card.title);
            for point in &card.points {
                self.paper.paragraph("- ", &point.text);
                self.quotes("  ", &point.norms);
            }
        }
    }

    /// The answers by section; an open question is left out.
    fn answers(&mut self) {
        if self.input.answers.is_empty() && self.input.dates.is_empty() {
            return;
        }
        self.paper.heading("Uw antwoorden");
        for section in &self.kader.sections {
            for fact in self.kader.facts.iter().filter(|fact| fact.section == section.id) {
                if let Some(option) = self.input.answers.get(&fact.id) {
                    let line = format!("{}: {}", self.say(&fact.name), self.option(&fact.id, option));
                    self.paper.paragraph("- ", &line);
                }
            }
            for date in self.kader.dates.iter().filter(|date| date.section == section.id) {
                if let Some(given) = self.input.dates.get(&date.id) {
                    self.paper.paragraph("- ", &format!("{}: {}", self.say(&date.name), words::date(given)));
                }
            }
        }
    }

    fn colophon(&mut self) {
        let (meta, reference) = (&self.kader.meta, &self.assessment.kader);
        self.paper.heading("Over deze regels");
        self.paper.paragraph("", &format!("{}, {}.", meta.title, meta.area));
        for source in &meta.sources {
            self.paper.paragraph("", &format!("Bron: {} ({}).", source.title, source.publication));
        }
        let dates = format!(
            "Geldig vanaf {}. Bron vergeleken op {}. Datum van deze check: {}.",
            words::date(&reference.valid_from),
            words::date(&reference.source_checked_on),
            words::date(&self.assessment.today),
        );
        self.paper.paragraph("", &dates);
        let engine = self.assessment.engine;
        self.paper.paragraph(
            "",
            &format!("Kader {}, versie {}. Rekenprogramma {engine}.", reference.id, reference.version),
        );
        self.paper.paragraph("", &format!("Controleersom: {}", reference.sha256));
    }

    /// The words of each norm with their place, or the place alone when the words already stand above.
    fn quotes(&mut self, lead: &str, norms: &[String]) {
        for norm in norms.iter().filter_map(|id| self.kader.norms.iter().find(|norm| norm.id == *id)) {
            let place = format!("{}, {}", words::place(&norm.place), norm.id);
            if self.quoted.insert(&norm.id) {
                self.paper.paragraph(lead, &format!("“{}” ({place})", norm.quote));
            } else {
                self.paper.paragraph(lead, &format!("({place}, hierboven aangehaald)"));
            }
        }
    }

    /// The places of norms, on one line.
    fn sources(&mut self, lead: &str, norms: &[String]) {
        let norms = norms.iter().filter_map(|id| self.kader.norms.iter().find(|norm| norm.id == *id));
        let places: Vec<String> =
            norms.map(|norm| format!("{}, {}", words::place(&norm.place), norm.id)).collect();
        if !places.is_empty() {
            self.paper.paragraph(lead, &format!("({})", places.join("; ")));
        }
    }

    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.voice)
    }

    /// The short name of a fact or date.
    fn name(&self, id: &'a str) -> &'a str {
        let fact = self.kader.facts.iter().find(|fact| fact.id == id).map(|fact| &fact.name);
        let date = || self.kader.dates.iter().find(|date| date.id == id).map(|date| &date.name);
        fact.or_else(date).map_or(id, |name| self.say(name))
    }

    /// The words of an answer.
    fn option<'t>(&'t self, fact: &str, id: &'t str) -> &'t str {
        let fact = self.kader.facts.iter().find(|known| known.id == fact);
        match fact.and_then(|fact| fact.options.iter().find(|option| option.id == id)) {
            Some(option) => self.say(&option.text),
            None if id == "weet-niet" => self.say(&self.kader.meta.unknown_option),
            None => id,
        }
    }
}

fn timeline_line(entry: &TimelineEntry) -> String {
    let when = match entry.days {
        Some(days) => format!("{} vanaf {}", words::days(days), words::date_with_day(&entry.date)),
        None if entry.date.is_empty() => "Zonder datum".to_owned(),
        None => words::date_with_day(&entry.date),
    };
    let status = if entry.status.is_empty() { String::new() } else { format!(" ({})", entry.status) };
    let background =
        entry.background.as_ref().map(|place| format!(" Achtergrond, niet in dit kader: {place}."));
    format!("{when}{status}: {}{}", entry.text, background.unwrap_or_default())
}

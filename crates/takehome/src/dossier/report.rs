//! An assessment as a page of text: the outcome, why, what to do, when, what is open, what was answered.

use voorcheck_rules::assessment::model::{
    CardResult, DecisionResult, Reason, RoutePage, SignalResult, TimelineEntry,
};
use voorcheck_rules::kader::model::{Role, Tone, is_on_route};

use super::Dossier;
use crate::sheet::Sheet;
use crate::wording;
use crate::wording::{date, days};

pub(super) fn write<const MARKDOWN: bool>(dossier: &Dossier<'_>) -> String {
    let assessment = dossier.assessment;
    let (sheet, quoted, said) = (Sheet::<MARKDOWN>::full(), Vec::new(), Vec::new());
    let mut report = Report { of: dossier, sheet, quoted, said };
    for action in &assessment.actions {
        report.hear(&action.norms);
    }
    for signal in &assessment.signals {
        report.hear(&signal.norms);
    }
    let title = &*dossier.kader.meta.title;
    report.sheet.heading(true, &[title, ", voorcheck van ", &date(&assessment.today)]);
    report.sheet.paragraph(&assessment.disclaimer);
    match &assessment.route_page {
        Some(page) => {
            report.route(page);
            report.timeline();
        }
        None => report.outcome(),
    }
    report.answers();
    report.colophon();
    report.sheet.into_text()
}

struct Report<'a, const MARKDOWN: bool> {
    of: &'a Dossier<'a>,
    sheet: Sheet<MARKDOWN>,
    /// Norms whose words already stand on the page.
    quoted: Vec<&'a str>,
    /// Norms of what to do and what to know in this case, and when: what a card or a moment without a date says of them was
    /// said.
    said: Vec<&'a String>,
}

impl<'a, const MARKDOWN: bool> Report<'a, MARKDOWN> {
    /// The outcome; of a guide its headline and what is still open.
    fn outcome(&mut self) {
        let assessment = self.of.assessment;
        if let Some(guide) = &assessment.guide {
            self.sheet.heading(false, &[&guide.headline]);
            self.sheet.paragraph(&guide.summary);
            self.sheet.gap();
        }
        if let Some(main) = assessment.main() {
            self.sheet.heading(false, &[wording::sign(main.tone), " ", &main.headline]);
            self.sheet.paragraph(&main.summary);
            self.sheet.gap();
            for proviso in &main.provisos {
                self.sheet.point(&[proviso]);
            }
        }
        let main = assessment.main();
        for other in assessment.beside() {
            self.sheet.point(&[&other.title, ": ", wording::sign(other.tone), " ", &other.headline]);
            self.sheet.below(&[&other.summary]);
            for proviso in &other.provisos {
                self.sheet.below(&[proviso]);
            }
        }
        self.signals(true);
        for one in assessment.incomplete.iter().filter(|one| one.in_headline) {
            self.signal(one);
        }
        for one in &assessment.contradictions {
            self.sheet.point(&[wording::CLASH, &one.text]);
            for id in &one.facts {
                self.sheet.below(&["Kijk nog eens naar: ", self.of.name(id)]);
            }
        }
        self.sheet.paragraph(&assessment.dissent);
        self.list(wording::OPEN_STEPS, &assessment.open_steps);
        for decision in main.into_iter().chain(assessment.beside()) {
            let first = main.is_some_and(|main| main.id == decision.id);
            // What is met of another decision was said in its line above.
            let met = !MARKDOWN && decision.criteria.iter().all(|one| one.tone == Tone::Goed);
            if !first && met {
                continue;
            }
            self.part(if first { wording::CRITERIA } else { &decision.title });
            self.criteria(decision, false);
            self.criteria(decision, true);
        }
        self.prompts();
        self.actions();
        self.timeline();
        self.find_out();
        self.signals(false);
        self.list(wording::SOURCE_CONFLICTS, &assessment.source_conflicts);
        for one in assessment.incomplete.iter().filter(|one| !one.in_headline) {
            self.signal(one);
        }
        for card in &assessment.cards {
            self.card(card);
        }
    }

    /// What has a heading of its own, with its words; nothing when there is none.
    fn list(&mut self, title: &str, list: &'a [SignalResult]) {
        if !list.is_empty() {
            self.part(title);
        }
        for one in list {
            self.signal(one);
            self.quotes(&one.norms);
        }
    }

    fn signal(&mut self, signal: &SignalResult) {
        self.behind(&[&signal.text], "", &signal.norms, signal.background.as_ref());
    }

    /// Signals of the headline block, or the others.
    fn signals(&mut self, in_headline: bool) {
        let mut first = !in_headline;
        for signal in &self.of.assessment.signals {
            if signal.in_headline == in_headline {
                if std::mem::take(&mut first) {
                    self.part(wording::SIGNALS);
                }
                self.signal(signal);
            }
        }
    }

    /// The criteria that are met, or those that are not, each with its reasons.
    fn criteria(&mut self, decision: &'a DecisionResult, met: bool) {
        for criterion in &decision.criteria {
            if (criterion.tone == Tone::Goed) != met {
                continue;
            }
            let sign = wording::sign(criterion.tone);
            // Of what is met a sheet says in a line why; the words of the source stand where something is at stake.
            let brief = met && !MARKDOWN;
            if brief && let [reason] = criterion.reasons.as_slice() {
                let said = wording::said(reason);
                self.sourced(&[sign, " ", &criterion.title, ": ", said], self.basis(reason), &reason.norms);
                continue;
            }
            let mut norms = Vec::new();
            for reason in &criterion.reasons {
                norms.extend_from_slice(&reason.norms);
            }
            if norms.is_empty() {
                norms.extend_from_slice(&criterion.norms);
            }
            self.sourced(&[sign, " ", &criterion.title, ": ", &criterion.status_name], "", &norms);
            for reason in &criterion.reasons {
                self.reason(reason);
            }
            // What is open has no reason yet: why it matters, stands with what to find out.
            if criterion.reasons.is_empty() && MARKDOWN {
                self.quotes(&criterion.norms);
            }
        }
    }

    /// What a reason rests on; a general one rests on nothing of its own.
    fn basis(&self, reason: &Reason) -> &'a str {
        reason.basis.map(|basis| wording::basis(self.of.kader, basis, self.of.voice)).unwrap_or_default()
    }

    fn reason(&mut self, reason: &'a Reason) {
        let basis = self.basis(reason);
        let force = reason.force_name.as_deref().unwrap_or_default();
        let (open, close) = if force.is_empty() { ("", "") } else { (" (", "; ") };
        let end = if force.is_empty() { "" } else { ")" };
        self.sheet.below(&[&reason.text, open, force, close, basis, end]);
        if let Some(direction) = &reason.direction {
            self.sheet.below(&[&wording::direction(direction)]);
        }
        // What to write down for who weighs it, says more than the advice.
        if let Some(advice) = reason.advice.as_ref().filter(|_| reason.prompts.is_empty()) {
            self.sheet.below(&[advice]);
        }
        self.quotes(&reason.norms);
    }

    /// What to write down for who has to weigh it, by criterion.
    fn prompts(&mut self) {
        let mut first = true;
        for (criterion, prompts) in wording::prompts(self.of.assessment) {
            if std::mem::take(&mut first) {
                self.part(self.of.voice.of(&self.of.kader.texts.prompts));
            }
            self.sheet.point(&[&criterion.title, ":"]);
            for prompt in prompts {
                self.sheet.below(&[prompt]);
            }
        }
    }

    /// What to do, by phase, and the papers behind what is due first.
    fn actions(&mut self) {
        for (at, (title, actions)) in self.of.phases().into_iter().enumerate() {
            self.part(self.of.say(title));
            for action in actions {
                let who = action.who.as_deref().unwrap_or_default();
                self.behind(&[&action.text], who, &action.norms, action.background.as_ref());
                if action.contact.is_some() {
                    self.sheet.below(&[self.of.way_there()]);
                }
            }
            if at == 0 {
                self.papers();
            }
        }
    }

    fn papers(&mut self) {
        let mut first = true;
        for action in &self.of.assessment.actions {
            let Some(paper) = &action.paper else { continue };
            if std::mem::take(&mut first) {
                self.part(self.of.voice.of(&self.of.kader.texts.papers));
            }
            let who = action.who.as_deref().unwrap_or_default();
            self.behind(&[paper, ". ", &action.text], who, &action.norms, action.background.as_ref());
        }
    }

    fn timeline(&mut self) {
        let assessment = self.of.assessment;
        if assessment.timeline.is_empty() {
            return;
        }
        self.part(wording::PLANNING);
        if let Some(summary) = &assessment.timeline_summary {
            self.sheet.paragraph(summary);
            self.sheet.gap();
        }
        for entry in &assessment.timeline {
            if entry.date.is_empty() && self.was_said(&entry.norms) {
                continue;
            }
            self.moment(entry);
            self.hear(&entry.norms);
        }
    }

    /// Notes that what these norms say stands on the sheet.
    fn hear(&mut self, norms: &'a [String]) {
        for id in norms {
            self.said.push(id);
        }
    }

    /// Whether all that these norms say does.
    fn was_said(&self, norms: &[String]) -> bool {
        !norms.is_empty() && norms.iter().all(|id| self.said.contains(&id))
    }

    /// A date with how firm it is and what to know; below it whether it is background.
    fn moment(&mut self, entry: &TimelineEntry) {
        let when = if entry.date.is_empty() { wording::UNDATED.to_owned() } else { date(&entry.date) };
        let days = entry.days.map(|number| [&*days(number), " vanaf "].concat()).unwrap_or_default();
        let (open, close) = if entry.status.is_empty() { ("", ": ") } else { (" (", "): ") };
        let mut parts = vec![&*days, &when, open, &entry.status, close, &entry.text];
        for remark in &entry.remarks {
            parts.extend([" · ", &remark.text]);
        }
        // A date that the reader gave rests on nothing but that.
        let norms = if entry.status.is_empty() { &[][..] } else { &entry.norms };
        self.behind(&parts, "", norms, entry.background.as_ref());
    }

    fn find_out(&mut self) {
        let mut first = true;
        for one in &self.of.assessment.to_find_out {
            if std::mem::take(&mut first) {
                self.part(wording::FIND_OUT);
            }
            let why = if one.why.is_empty() { "" } else { " " };
            let (who, end) =
                if one.who_knows.is_empty() { ("", "") } else { (&*[" ", wording::WHO_KNOWS].concat(), ".") };
            self.sheet.point(&[&one.question, why, &one.why, who, &one.who_knows, end]);
        }
    }

    fn route(&mut self, page: &'a RoutePage) {
        self.part(&page.headline);
        self.sheet.paragraph(&page.summary);
        let named = self.of.kader.routes.iter().find(|route| self.of.is_on(&route.id));
        let own = named.map_or(0, |route| route.cards.len());
        for (at, card) in page.cards.iter().enumerate() {
            // Its own cards come before those that other pages show too.
            if at == own {
                for point in page.cards.iter().take(own).flat_map(|card| &card.points) {
                    self.hear(&point.norms);
                }
            }
            self.card(card);
        }
    }

    /// A block of things to know, with their places; what is background says so once.
    fn card(&mut self, card: &CardResult) {
        let mut first = true;
        for point in &card.points {
            if self.was_said(&point.norms) {
                continue;
            }
            if std::mem::take(&mut first) {
                self.part(&card.title);
                if card.contact.is_some() {
                    self.sheet.point(&[self.of.way_there()]);
                }
            }
            self.sourced(&[&point.text], "", &point.norms);
        }
        if let (false, Some(place)) = (first, &card.background) {
            self.sheet.below(&[wording::BACKGROUND, place]);
        }
    }

    /// The answers in the order of the questions, those of a section together; an open one is left out.
    fn answers(&mut self) {
        let (of, input) = (self.of, self.of.input);
        let route = of.assessment.route.as_deref();
        let mut first = true;
        for section in &of.kader.sections {
            let mut line = String::new();
            for fact in of.kader.facts.iter().filter(|one| one.section == section.id) {
                // What a route did not ask it does not tell, also when it was answered before.
                if let Some(option) = input.answers.get(&fact.id)
                    && (route.is_none() || fact.role == Role::Route)
                {
                    answer(&mut line, of.say(&fact.name), of.option(fact, option));
                }
            }
            for one in of.kader.dates.iter().filter(|one| one.section == section.id) {
                if let Some(given) = input.dates.get(&one.id)
                    && is_on_route(&one.on_routes, route)
                {
                    answer(&mut line, of.say(&one.name), &date(given));
                }
            }
            if !line.is_empty() {
                if std::mem::take(&mut first) {
                    self.part(wording::ANSWERS);
                }
                self.sheet.point(&[&line]);
            }
        }
    }

    fn colophon(&mut self) {
        self.part("Over deze regels");
        self.sheet.point(&[&self.of.rules(), ")."]);
        for source in &self.of.kader.meta.sources {
            self.sheet.point(&["Bron: ", &source.title, ", ", &source.publication]);
        }
        self.sheet.point(&["Controleersom: ", &self.of.assessment.kader.sha256]);
    }

    fn part(&mut self, title: &str) {
        self.sheet.heading(false, &[title]);
    }

    /// A point with who it is for and its places behind it.
    fn sourced(&mut self, parts: &[&str], who: &str, norms: &[String]) {
        self.behind(parts, who, norms, None);
    }

    /// A point with who it is for, its places, and the law when it is not of this policy.
    #[inline(never)]
    fn behind(&mut self, parts: &[&str], who: &str, norms: &[String], law: Option<&String>) {
        let places = self.of.places(norms);
        let law = law.map(|law| [wording::BACKGROUND, law].concat()).unwrap_or_default();
        let mut text = parts.concat();
        let mut before = " (";
        for part in [who, &places, &law] {
            if !part.is_empty() {
                text.push_str(std::mem::replace(&mut before, "; "));
                text.push_str(part);
            }
        }
        self.sheet.point(&[&text, if before == "; " { ")" } else { "" }]);
    }

    /// The words of each norm with their place, or the place alone when the words already stand above.
    fn quotes(&mut self, norms: &[String]) {
        let mut again: Vec<String> = Vec::new();
        for id in norms {
            let Some(norm) = self.of.norm(id) else { continue };
            let place = wording::place(&norm.place);
            if self.quoted.contains(&norm.id.as_str()) {
                if !again.contains(&place) {
                    self.sheet.below(&["(", &place, ", hierboven aangehaald)"]);
                    again.push(place);
                }
            } else {
                self.quoted.push(&norm.id);
                self.sheet.quote(&norm.quote, &place);
                for local in &self.of.assessment.local_wordings {
                    if let (true, Some(own)) = (local.norm == *id, self.of.norm(&local.own)) {
                        let place = [&*local.municipality, ", ", &wording::place(&own.place)].concat();
                        self.sheet.quote(&own.quote, &place);
                    }
                }
            }
        }
    }
}

/// An answer behind those before it.
#[inline(never)]
fn answer(line: &mut String, name: &str, answer: &str) {
    let between = if line.is_empty() { "" } else { " · " };
    for part in [between, name, ": ", answer] {
        line.push_str(part);
    }
}

//! The questions with their answers as boxes, and the dates with lines.

use voorcheck_rules::kader::model::{Choice, DateFact, Fact};
use voorcheck_takehome::wording;

use super::{List, phrases};
use crate::audit::html::escape;

impl List<'_> {
    pub(super) fn questions(&mut self) {
        let kader = self.kader;
        if kader.sections.is_empty() {
            return;
        }
        self.heading(phrases::QUESTIONS);
        for (section, number) in kader.sections.iter().zip(1..) {
            let title = self.names.text(&section.title);
            self.html.text("h3", "vc-checklist__section", &format!("{number}. {title}"));
            if let Some(intro) = &section.intro {
                self.text("p", "", intro);
            }
            for fact in kader.facts.iter().filter(|fact| fact.section == section.id) {
                self.question(fact);
            }
            for date in kader.dates.iter().filter(|date| date.section == section.id) {
                self.date_question(date);
            }
        }
    }

    fn question(&mut self, fact: &Fact) {
        self.html.open("div", "vc-checklist__question");
        let question = self.names.text(&fact.question);
        self.html.text("h4", "", &format!("{} {question}", self.names.number(&fact.id)));
        for text in fact.help.iter().chain(&fact.explanation) {
            self.text("p", "vc-checklist__help", text);
        }
        self.html.open("ul", "vc-checklist__options");
        for option in &fact.options {
            self.option(option);
        }
        // An own option that leaves everything open stands in for the general one.
        let replaced = fact.options.iter().any(|option| option.unknown) && !fact.shows_unknown;
        if !fact.refuses_unknown && !replaced {
            self.html.open("li", "");
            self.tick();
            self.html.0.push_str(&escape(&self.names.text(&self.kader.meta.unknown_option)));
            self.html.close("li");
        }
        self.html.close("ul");
        let why = fact.why.as_ref().map(|why| self.names.text(why));
        let who =
            fact.who_knows.as_ref().map(|who| format!("{}{}.", wording::WHO_KNOWS, self.names.text(who)));
        let both: Vec<String> = why.into_iter().chain(who).collect();
        if !both.is_empty() {
            self.labelled("vc-checklist__unknown", phrases::UNKNOWN, &both.join(" "));
        }
        self.source(&fact.norms);
        self.html.close("div");
    }

    fn option(&mut self, option: &Choice) {
        self.html.open("li", "");
        self.tick();
        self.html.0.push_str(&escape(&self.names.text(&option.text)));
        let notes = [
            (&option.explanation, ""),
            (&option.find_out, phrases::FIND_OUT),
            (&option.confirm, phrases::CONFIRM),
        ];
        for (text, label) in notes.into_iter().filter_map(|(text, label)| Some((text.as_ref()?, label))) {
            self.html.text("span", "vc-checklist__remark", &format!("{label}{}", self.names.text(text)));
        }
        self.html.close("li");
    }

    fn date_question(&mut self, date: &DateFact) {
        self.html.open("div", "vc-checklist__question");
        let question = self.names.text(&date.question);
        self.html.text("h4", "", &format!("{} {question}", self.names.number(&date.id)));
        if let Some(help) = &date.help {
            self.text("p", "vc-checklist__help", help);
        }
        self.line("Datum:");
        self.source(&date.norms);
        self.html.close("div");
    }
}

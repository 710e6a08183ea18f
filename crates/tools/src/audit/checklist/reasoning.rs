//! The criteria with their rules, and how their statuses come to an outcome.

use voorcheck_rules::kader::model::{Criterion, Decision, Grade, Norm, Rule, Tone};
use voorcheck_takehome::wording;

use super::{List, phrases};
use crate::audit::html::escape;

impl List<'_> {
    pub(super) fn criteria(&mut self) {
        let kader = self.kader;
        if kader.criteria.is_empty() {
            return;
        }
        self.heading(phrases::CRITERIA);
        for decision in &kader.decisions {
            self.text("h3", "vc-checklist__section", &decision.title);
            for criterion in kader.criteria.iter().filter(|criterion| criterion.decision == decision.id) {
                self.criterion(decision, criterion);
            }
        }
    }

    fn criterion(&mut self, decision: &Decision, criterion: &Criterion) {
        self.html.open("div", "vc-checklist__criterion");
        self.text("h4", "", &criterion.title);
        self.html.open("ol", "vc-checklist__rules");
        for rule in &criterion.rules {
            self.rule(decision, rule);
        }
        self.html.close("ol");
        let general = self.names.text(&criterion.general_reason);
        self.labelled("vc-checklist__help", phrases::GENERAL, &general);
        self.status_boxes(decision);
        self.line(phrases::SHOWN_BY);
        let mut cited: Vec<&String> = Vec::new();
        for id in criterion.norms.iter().chain(criterion.rules.iter().flat_map(|rule| &rule.norms)) {
            if !cited.contains(&id) {
                cited.push(id);
            }
        }
        self.html.open("ul", "vc-checklist__quotes");
        let cited: Vec<&Norm> = cited.into_iter().filter_map(|id| self.norm(id)).collect();
        for norm in cited {
            let place = wording::place(&norm.place);
            self.html.text("li", "", &format!("{place}: “{}”", norm.quote));
        }
        self.html.close("ul");
        self.html.close("div");
    }

    fn rule(&mut self, decision: &Decision, rule: &Rule) {
        self.html.open("li", "");
        let when = self.names.condition(&rule.when);
        let when = when.map_or_else(|| "Altijd:".to_owned(), |when| format!("{}{when}:", phrases::WHEN));
        self.html.open("p", "vc-checklist__when");
        self.tick();
        self.html.0.push_str(&escape(&when));
        self.html.close("p");
        self.html.open("p", "");
        if let Some(grade) = decision.grades.iter().find(|grade| grade.status == rule.status) {
            let status = Self::status(grade.tone, &self.names.text(&grade.status_name));
            self.html.0.push_str(&format!("{status} "));
        }
        let mut said = vec![self.names.text(&rule.reason)];
        said.extend(rule.proviso.iter().chain(&rule.advice).map(|text| self.names.text(text)));
        self.html.0.push_str(&escape(&said.join(" ")));
        self.html.close("p");
        if !rule.prompts.is_empty() {
            self.html.text(
                "p",
                "vc-checklist__help",
                &format!("{}:", wording::prompts_title(self.names.voice)),
            );
            let prompts: Vec<String> = rule.prompts.iter().map(|prompt| self.names.text(prompt)).collect();
            self.items("ul", "vc-checklist__prompts", &prompts);
        }
        let force = self.kader.meta.forces.iter().find(|force| force.id == rule.force);
        let force = force.map(|force| format!("{}; ", self.names.text(&force.name))).unwrap_or_default();
        let basis = wording::basis(rule.basis);
        let source = self.sources(&rule.norms);
        self.html.0.push_str(&format!(
            "<p class=\"vc-checklist__source\">({}{basis}) {}{source}</p>\n",
            escape(&force),
            phrases::SOURCE
        ));
        self.html.close("li");
    }

    /// One box for each status, and one for none yet.
    fn status_boxes(&mut self, decision: &Decision) {
        self.html.0.push_str(&format!("<p class=\"vc-checklist__boxes\">{}", phrases::STATUS));
        let grades = decision.grades.iter().map(|grade| (grade.tone, &grade.status_name));
        for (tone, name) in grades.chain([(Tone::Open, &decision.undecided.status_name)]) {
            let words = format!("{} {}", wording::sign(tone), self.names.text(name));
            self.html.0.push_str(" <span class=\"vc-checklist__choice\">");
            self.tick();
            self.html.0.push_str(&format!("{}</span>", escape(&words)));
        }
        self.html.0.push_str("</p>\n");
    }

    pub(super) fn outcomes(&mut self) {
        if self.kader.decisions.is_empty() {
            return;
        }
        self.heading(phrases::OUTCOME);
        self.html.text("p", "", phrases::HEAVIEST);
        for decision in &self.kader.decisions {
            self.outcome(decision);
        }
    }

    /// From heavy to light; where nothing can be said yet stands right below what is certain whatever is open.
    fn outcome(&mut self, decision: &Decision) {
        self.html.open("table", "vc-checklist__table");
        // Inside the table, so that paper never parts them.
        self.html.open("caption", "");
        self.text("h3", "", &decision.title);
        self.html.close("caption");
        self.html.0.push_str(&format!(
            "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
            phrases::IF_STATUS,
            phrases::THEN_OUTCOME
        ));
        let mut open = Some(&decision.undecided);
        for (index, grade) in decision.grades.iter().enumerate().rev() {
            let status = self.names.text(&grade.status_name);
            let status = format!("{} {status}", wording::sign(grade.tone));
            self.outcome_row(
                grade,
                &if index == 0 { phrases::all_have(&status) } else { phrases::one_has(&status) },
            );
            if let Some(undecided) = open.take() {
                let status = self.names.text(&undecided.status_name);
                self.row_start(&phrases::open(&format!("{} {status}", wording::sign(Tone::Open))));
                self.headline(Tone::Open, &self.names.text(&undecided.headline));
                self.text("p", "", &undecided.summary);
                if let Some(extra) = &undecided.without_lightest {
                    self.text("p", "", extra);
                }
                self.html.0.push_str("</td></tr>\n");
            }
        }
        self.html.0.push_str("</tbody>\n");
        self.html.close("table");
    }

    fn row_start(&mut self, when: &str) {
        self.html.0.push_str("<tr><th scope=\"row\">");
        self.html.0.push_str(&format!(
            "{}</th><td data-heading=\"{}\">",
            escape(when),
            phrases::THEN_OUTCOME
        ));
    }

    fn outcome_row(&mut self, grade: &Grade, when: &str) {
        self.row_start(when);
        for variant in &grade.variants {
            self.when(&variant.when, false);
            self.headline(grade.tone, &self.names.text(&variant.headline));
            self.text("p", "", &variant.summary);
        }
        if !grade.variants.is_empty() {
            self.html.text("p", "vc-checklist__when", "Anders:");
        }
        self.headline(grade.tone, &self.names.text(&grade.headline));
        self.text("p", "", &grade.summary);
        self.html.0.push_str("</td></tr>\n");
    }

    fn headline(&mut self, tone: Tone, headline: &str) {
        self.html.open("p", "");
        self.tick();
        self.html.0.push_str(&Self::status(tone, headline));
        self.html.close("p");
    }
}

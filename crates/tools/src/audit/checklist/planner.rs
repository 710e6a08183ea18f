//! The computed dates as a table to fill in, and what to see when dates are laid side by side.

use voorcheck_rules::kader::model::{DateCondition, Moment, Point};

use super::{List, phrases};
use crate::audit::html::escape;

impl List<'_> {
    pub(super) fn planner(&mut self) {
        let kader = self.kader;
        if kader.moments.is_empty() {
            return;
        }
        self.heading(phrases::PLANNER);
        self.html.text("p", "", phrases::PLANNER_INTRO);
        self.html.open("table", "vc-checklist__table vc-checklist__planner");
        self.html.0.push_str("<thead><tr>");
        for column in phrases::COLUMNS {
            self.html.0.push_str(&format!("<th scope=\"col\">{column}</th>"));
        }
        self.html.0.push_str("</tr></thead>\n<tbody>\n");
        for moment in &kader.moments {
            self.moment(moment);
        }
        self.html.0.push_str("</tbody>\n");
        self.html.close("table");
        let told = |condition: &&DateCondition| condition.gap.is_some() || condition.remark.is_some();
        if kader.date_conditions.iter().any(|condition| told(&condition)) {
            self.html.text("h3", "", phrases::COMPARE);
        }
        for condition in kader.date_conditions.iter().filter(told) {
            self.comparison(condition);
        }
    }

    fn moment(&mut self, moment: &Moment) {
        let [_, how, firm, source, own] = phrases::COLUMNS;
        let mut counted = self.names.counted(moment);
        if let Some(without) = &moment.without {
            counted.push_str(&format!("; alleen zolang {} niet is ingevuld", self.names.day(without)));
        }
        let told = match &moment.background {
            Some(place) => escape(&format!("{}{}", phrases::BACKGROUND, self.names.text(place))),
            None => self.sources(&moment.norms),
        };
        let number = self.names.row(&moment.id).unwrap_or_default();
        let text = format!("{number} {}", self.names.text(&moment.text));
        let status = self.names.text(&moment.status);
        self.html.0.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td data-heading=\"{how}\">{}</td><td data-heading=\"{firm}\">{}</td>\
             <td data-heading=\"{source}\">{told}</td><td data-heading=\"{own}\" class=\"vc-checklist__date\"></td></tr>\n",
            escape(&text),
            escape(&counted),
            escape(&status),
        ));
    }

    fn comparison(&mut self, condition: &DateCondition) {
        self.html.open("div", "vc-checklist__item");
        self.html.open("p", "vc-checklist__when");
        self.tick();
        let (earlier, later) = (self.names.day(&condition.earlier), self.names.day(&condition.later));
        self.html.0.push_str(&escape(&format!("{}{earlier} vóór {later} ligt:", phrases::WHEN)));
        self.html.close("p");
        if let Some(remark) = &condition.remark {
            self.points(std::slice::from_ref(remark));
        }
        if let Some(gap) = &condition.gap {
            let (status, text) = (self.names.text(&gap.status), self.names.text(&gap.text));
            self.labelled("", &format!("{status}. "), &text);
            if let Some(summary) = &gap.summary {
                self.text("p", "", summary);
            }
            self.source(&gap.norms);
            self.points(&gap.steps);
            if let Some(summary) = &gap.summary_without {
                let summary = self.names.text(summary);
                self.labelled("", "Anders: ", &summary);
            }
        }
        self.html.close("div");
    }

    /// Sentences, each with its places.
    pub(super) fn points(&mut self, points: &[Point]) {
        self.html.open("ul", "vc-checklist__points");
        for point in points {
            self.html.open("li", "");
            self.html.0.push_str(&escape(&self.names.text(&point.text)));
            let source = self.sources(&point.norms);
            if !source.is_empty() {
                self.html.0.push_str(&format!(" <span class=\"vc-checklist__source\">{source}</span>"));
            }
            self.html.close("li");
        }
        self.html.close("ul");
    }
}

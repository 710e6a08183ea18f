//! The draft letter for the melding: paragraphs of the kader with the answers filled in, and gaps for what nobody enters
//! here.

use voorcheck_rules::assessment::model::SignalResult;
use voorcheck_rules::kader::model::{Listed, Paragraph, Role};

use super::Dossier;
use crate::sheet::{Format, Sheet};
use crate::wording::date;

/// Stands for an answer or date that is not known: room to write.
const GAP: &str = "…………";

/// An empty line to write on.
const LINE: &str = "……………………………………………………………………";

pub(super) fn write(dossier: &Dossier<'_>) -> String {
    let mut sheet = Sheet::new(Format::Letter);
    // A route gives no verdict, and a letter rests on one, or on a guide.
    if dossier.assessment.route.is_some() {
        return sheet.into_text();
    }
    for paragraph in &dossier.kader.letter {
        if !dossier.belongs(paragraph) {
            continue;
        }
        let points = dossier.points(paragraph.list);
        if paragraph.list.is_some() && points.is_empty() {
            continue;
        }
        sheet.paragraph(&dossier.filled(dossier.say(&paragraph.text)));
        for point in points {
            sheet.point(&[&point]);
        }
        for _ in 0..paragraph.blank_lines {
            sheet.paragraph(LINE);
        }
    }
    sheet.into_text()
}

impl Dossier<'_> {
    /// Whether the assessment holds one of the things a paragraph goes with.
    fn belongs(&self, paragraph: &Paragraph) -> bool {
        let assessment = self.assessment;
        let mut belongs = paragraph.with.is_empty();
        for with in &paragraph.with {
            let mut steps = with.splitn(3, '.');
            let (kind, id) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
            belongs |= match kind {
                "actie" => assessment.actions.iter().any(|action| action.id == id),
                "signaal" => assessment.signals.iter().any(|signal| signal.id == id),
                _ => {
                    let wanted = steps.next().unwrap_or_default();
                    let holds = |outcome: &Option<String>| outcome.as_deref().unwrap_or("open") == wanted;
                    assessment.decisions.iter().any(|one| one.id == id && holds(&one.outcome))
                }
            };
        }
        belongs
    }

    /// The points below a paragraph.
    fn points(&self, list: Option<Listed>) -> Vec<String> {
        let mut points = Vec::new();
        match list {
            None => {}
            Some(Listed::Answers) => {
                for fact in &self.kader.facts {
                    let given = self.input.answers.get(&fact.id);
                    let option = fact.options.iter().find(|option| Some(&option.id) == given);
                    if let Some(option) =
                        option.filter(|option| fact.role == Role::Beslist && !option.is_open())
                    {
                        let places = self.places(&fact.norms);
                        let point = [self.say(&fact.name), ": ", self.say(&option.text), " (", &places, ")"];
                        points.push(point.concat());
                    }
                }
            }
            Some(Listed::Papers) => {
                for action in &self.assessment.actions {
                    points.extend(action.paper.clone());
                }
            }
            Some(Listed::Steps) => points.extend(texts(&self.assessment.open_steps)),
            Some(Listed::Signals) => points.extend(texts(&self.assessment.signals)),
            Some(Listed::Conflicts) => points.extend(texts(&self.assessment.source_conflicts)),
            Some(Listed::Open) => {
                for one in &self.assessment.to_find_out {
                    points.push(self.name(&one.fact).to_owned());
                }
            }
        }
        points
    }

    /// A text with `{gemeente}`, `{datum}`, the answer to a fact and a date by their ids filled in.
    fn filled(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, from)) = rest.split_once('{') {
            let (name, after) = from.split_once('}').unwrap_or((from, ""));
            filled.push_str(before);
            self.fill(name, &mut filled);
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    fn fill(&self, name: &str, into: &mut String) {
        if let Some(day) = self.input.dates.get(name) {
            return into.push_str(&date(day));
        }
        if name == "gemeente" {
            return into.push_str(self.municipality().unwrap_or(GAP));
        }
        let given = self.input.answers.get(name);
        let option =
            self.fact(name).and_then(|fact| fact.options.iter().find(|option| Some(&option.id) == given));
        into.push_str(
            option.map_or(GAP, |option| self.say(option.in_sentence.as_ref().unwrap_or(&option.text))),
        );
    }
}

fn texts(signals: &[SignalResult]) -> impl Iterator<Item = String> {
    signals.iter().map(|signal| signal.text.clone())
}

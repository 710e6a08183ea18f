//! What the checklist says by number and by name: questions, moments, days, and when a condition holds.

use voorcheck_rules::assessment::dutch::{either, listed};
use voorcheck_rules::decision::space::{UNANSWERED, answers};
use voorcheck_rules::kader::model::{Beside, Moment};
use voorcheck_rules::kader::{Atom, Condition, date};
use voorcheck_takehome::wording;

use crate::audit::names::Names;

/// Room to write, where a text names what only a case can fill.
const GAP: &str = "…………………";

impl<'a> Names<'a> {
    /// The questions and dates of a section, by id, in the order in which they are numbered.
    pub(super) fn asked(self, section: &str) -> Vec<&'a str> {
        let facts =
            self.kader.facts.iter().filter(|fact| fact.section == section).map(|fact| fact.id.as_str());
        let dates = self.kader.dates.iter().filter(|date| date.section == section);
        facts.chain(dates.map(|date| date.id.as_str())).collect()
    }

    /// The number of a question or a date: its section and its place there.
    pub(super) fn number(self, id: &str) -> String {
        let sections = self.kader.sections.iter().zip(1..);
        let places = sections.flat_map(|(section, number)| {
            self.asked(&section.id).into_iter().zip(1..).map(move |(id, place)| (id, number, place))
        });
        let found = places.into_iter().find(|(found, ..)| *found == id);
        found.map(|(_, section, place): (_, i32, i32)| format!("{section}.{place}")).unwrap_or_default()
    }

    /// A question or a date by its number and its short name.
    pub(super) fn question(self, id: &str) -> String {
        format!("{} {}", self.number(id), self.fact(id))
    }

    /// When a condition holds, in words; `None` when it always does.
    pub(super) fn condition(self, condition: &Condition) -> Option<String> {
        let mut terms = Vec::new();
        for term in &condition.0 {
            let mut entries: Vec<String> = Vec::new();
            let mut statuses: Vec<(Vec<String>, String)> = Vec::new();
            for (subject, values) in term.iter() {
                match Atom::parse(subject) {
                    Some(Atom::Status(id)) => {
                        let (title, words) = self.criterion_status(id, values);
                        match statuses.iter_mut().find(|(_, known)| *known == words) {
                            Some((titles, _)) => titles.push(title),
                            None => statuses.push((vec![title], words)),
                        }
                    }
                    _ => entries.push(self.entry(subject, values)),
                }
            }
            let of_criteria = |(titles, words): (Vec<String>, String)| match titles.as_slice() {
                [one] => format!("het criterium ‘{one}’: {words}"),
                all => format!("elk van de criteria {}: {words}", listed(&quoted(all))),
            };
            entries.extend(statuses.into_iter().map(of_criteria));
            if entries.is_empty() {
                return None;
            }
            terms.push(entries.join(" en "));
        }
        Some(terms.join("; of: "))
    }

    fn entry(self, subject: &str, values: &[String]) -> String {
        let (name, values) = match Atom::parse(subject) {
            Some(Atom::Fact(id) | Atom::Option(id)) => (self.question(id), self.options(id, values)),
            Some(Atom::Outcome(id)) => {
                let outcomes = values.iter().map(|value| self.outcome(id, value));
                (format!("de uitkomst voor ‘{}’", self.decision(id)), either(&quoted(outcomes)))
            }
            Some(Atom::Plan(id)) => return self.plan(id, values),
            Some(Atom::Status(_)) | None => (subject.to_owned(), either(&quoted(values))),
        };
        format!("{name}: {values}")
    }

    /// A criterion by its title, and statuses of it.
    fn criterion_status(self, id: &str, values: &[String]) -> (String, String) {
        let criterion = self.kader.criteria.iter().find(|criterion| criterion.id == id);
        let decision = criterion.map_or("", |criterion| &criterion.decision);
        let statuses = values.iter().map(|value| self.status(decision, value));
        (self.criterion(id), either(&quoted(statuses)))
    }

    /// Answers to a question. Where nearly all of them are meant, the others are named.
    fn options(self, id: &str, values: &[String]) -> String {
        let Some(fact) = self.known_fact(id) else { return either(&quoted(values)) };
        let rest = answers(fact).chain([UNANSWERED]);
        let rest: Vec<&str> = rest.filter(|one| !values.iter().any(|value| value == one)).collect();
        let words = |ids: &[&str]| either(&quoted(ids.iter().map(|value| self.option(id, value))));
        let open = values.iter().any(|value| value == UNANSWERED);
        if open && !rest.is_empty() && rest.len() < 3 && rest.len() < values.len() {
            return format!("een ander antwoord dan {}, of nog open", words(&rest));
        }
        let given: Vec<&str> =
            values.iter().map(String::as_str).filter(|value| *value != UNANSWERED).collect();
        match (open, given.is_empty()) {
            (false, _) => words(&given),
            (true, true) => "nog open".to_owned(),
            (true, false) => format!("{}, of nog open", words(&given)),
        }
    }

    fn plan(self, id: &str, values: &[String]) -> String {
        let Some(condition) = self.kader.date_conditions.iter().find(|one| one.id == id) else {
            return format!("{id}: {}", either(&quoted(values)));
        };
        let not = if values.iter().any(|value| value == "ja") { "" } else { "niet " };
        format!("{} {not}vóór {} ligt", self.day(&condition.earlier), self.day(&condition.later))
    }

    /// A moment by the number of its row in the planner.
    pub(super) fn row(self, id: &str) -> Option<String> {
        let place = self.kader.moments.iter().zip(1..).find(|(moment, _)| moment.id == id);
        place.map(|(_, number): (_, i32)| format!("P{number}"))
    }

    /// A day of the planner: a date the reader gives, a computed one, today, or a date in full.
    pub(super) fn day(self, id: &str) -> String {
        if self.kader.dates.iter().any(|date| date.id == id) {
            return format!("‘{}’", self.question(id));
        }
        if let (Some(moment), Some(row)) =
            (self.kader.moments.iter().find(|moment| moment.id == id), self.row(id))
        {
            return format!("‘{row} {}’", self.text(&moment.text));
        }
        match id {
            "vandaag" => "vandaag".to_owned(),
            "controleer-voor" => wording::date(&self.kader.meta.check_before),
            _ if date::parse(id).is_some() => wording::date(id),
            _ => id.to_owned(),
        }
    }

    /// How a moment is counted: "56 dagen (8 weken) na …".
    pub(super) fn counted(self, moment: &Moment) -> String {
        let bases: Vec<String> =
            moment.bases.iter().map(|id| self.row(id).unwrap_or_else(|| self.day(id))).collect();
        let mut from = bases.join("; is die er niet: ");
        let limits: Vec<String> =
            moment.not_before.iter().map(|id| self.row(id).unwrap_or_else(|| self.day(id))).collect();
        if !limits.is_empty() {
            from.push_str(&format!(" (nooit vanaf een dag vóór {})", listed(&limits)));
        }
        let parts = [
            (moment.years, "jaar", "jaar"),
            (moment.months, "maand", "maanden"),
            (moment.days, "dag", "dagen"),
        ];
        let long: Vec<String> = parts
            .iter()
            .filter(|(number, ..)| *number != 0)
            .map(|(number, one, more)| {
                format!("{} {}", number.abs(), if number.abs() == 1 { one } else { more })
            })
            .collect();
        let mut long = listed(&long);
        let weeks = moment.days.abs() / 7;
        if moment.days % 7 == 0 && weeks > 1 && moment.months == 0 && moment.years == 0 {
            long.push_str(&format!(" ({weeks} weken)"));
        }
        let before = moment.years < 0 || moment.months < 0 || moment.days < 0;
        match (moment.undated, long.is_empty()) {
            (Some(Beside::Voor), _) => format!("geen eigen datum; vlak vóór {from}"),
            (Some(Beside::Bij), _) => format!("geen eigen datum; bij {from}"),
            (None, true) => from,
            (None, false) => format!("{long} {} {from}", if before { "vóór" } else { "na" }),
        }
    }
}

/// Texts in quotes.
fn quoted(texts: impl IntoIterator<Item = impl std::fmt::Display>) -> Vec<String> {
    texts.into_iter().map(|text| format!("‘{text}’")).collect()
}

/// A text with room to write in place of `{…}`.
pub(super) fn gaps(mut text: &str) -> String {
    let mut filled = String::new();
    while let Some((before, after)) =
        text.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1)))
    {
        filled.push_str(before);
        filled.push_str(GAP);
        text = after;
    }
    filled + text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_become_room_to_write() {
        assert_eq!(gaps("Weeg: {redenen}."), format!("Weeg: {GAP}."));
        assert_eq!(gaps("{a} en {b}"), format!("{GAP} en {GAP}"));
        assert_eq!(gaps("niets { open"), "niets { open");
    }
}

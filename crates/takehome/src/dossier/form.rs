//! The draft letter and the other forms of a kader: its paragraphs with the answers filled in, and gaps for what nobody
//! enters here.

use voorcheck_rules::kader::model::{Fact, Follows, Listed, Paragraph, Role, Tone};

use super::Dossier;
use crate::code;
use crate::sheet::{Format, Sheet};
use crate::wording;
use crate::wording::{date, days};

/// The form of paragraphs that name none.
pub const LETTER: &str = "brief";

/// Stands for an answer that is not known, like everything a kader leaves to be filled in by hand.
const GAP: &str = "[invullen]";

/// The same for a date.
const DATE_GAP: &str = "[datum]";

/// An empty line to write on.
const LINE: &str = "……………………………………………………………………";

pub(super) fn write(dossier: &Dossier<'_>, form: &str) -> String {
    let mut sheet = Sheet::new(Format::Letter);
    let mut own = Vec::new();
    // A route gives no verdict: a form that does not know it has nothing to say there.
    let mut known = dossier.assessment.route.is_none();
    for one in &dossier.kader.letter {
        if one.form.as_deref().unwrap_or(LETTER) == form {
            known |= one
                .with
                .iter()
                .filter_map(|with| with.strip_prefix("route."))
                .any(|route| dossier.is_on(route));
            own.push(one);
        }
    }
    if !known {
        own.clear();
    }
    let mut begun = false;
    for paragraph in own {
        begun &= paragraph.follows.is_some();
        let points = dossier.points(paragraph.list);
        if !dossier.belongs(paragraph) || paragraph.list.is_some() && points.is_empty() {
            continue;
        }
        match paragraph.follows {
            Some(Follows::Sentence) if begun => sheet.join(),
            Some(Follows::Line) if begun => {}
            _ => sheet.gap(),
        }
        begun = true;
        sheet.lines(&dossier.filled(dossier.say(&paragraph.text)));
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
    /// Whether one of the things a paragraph goes with is there, and none of those it does not go with.
    fn belongs(&self, paragraph: &Paragraph) -> bool {
        (paragraph.with.is_empty() || self.any(&paragraph.with)) && !self.any(&paragraph.without)
    }

    /// What the check before this one gave along to be read here, if anything.
    fn brought(&self) -> Option<String> {
        let before = self.before?;
        let way = before.kader.hand_overs.iter().find(|one| one.kader == self.kader.meta.id)?;
        Some(before.form(way.form.as_ref()?)).filter(|text| !text.is_empty())
    }

    /// Whether this is the route of the case.
    pub(super) fn is_on(&self, route: &str) -> bool {
        self.assessment.route.as_deref() == Some(route)
    }

    /// Whether one of these is there; of one with ` en ` in it all parts.
    fn any(&self, of: &[String]) -> bool {
        let mut any = false;
        for one in of {
            let (mut rest, mut all) = (one.as_str(), true);
            while let Some((part, others)) = wording::cut(rest, " en ") {
                all &= self.holds(part);
                rest = others;
            }
            any |= all && self.holds(rest);
        }
        any
    }

    /// Whether the case has something, by the word for it in a kader.
    fn holds(&self, what: &str) -> bool {
        let (assessment, input) = (self.assessment, self.input);
        let mut steps = what.splitn(3, '.');
        let mut step = || steps.next().unwrap_or_default();
        let (kind, id, wanted) = (step(), step(), step());
        match kind {
            "actie" => assessment.actions.iter().any(|action| action.id == id),
            "contact" => self.door.is_some(),
            "meegenomen" => self.brought().is_some(),
            "tegenspraak" => assessment.contradictions.iter().any(|one| one.id == id),
            "signaal" => assessment.signals.iter().any(|signal| signal.id == id),
            // What a route did not ask is not there, also when it was answered before.
            "antwoord" => {
                let asked = |fact: &Fact| assessment.route.is_none() || fact.role == Role::Route;
                self.fact(id).is_some_and(asked)
                    && input.answers.get(id).map_or("geen", String::as_str) == wanted
            }
            "route" => self.is_on(id),
            "datum" => self.when(id).is_some(),
            "voorbij" => input.dates.get(id).is_some_and(|day| *day < assessment.today),
            _ => assessment
                .decisions
                .iter()
                .any(|one| one.id == id && one.outcome.as_deref().unwrap_or("open") == wanted),
        }
    }

    /// A date that was given or computed, or the length of a gap.
    fn when(&self, id: &str) -> Option<String> {
        if let Some(day) = self.input.dates.get(id) {
            return Some(date(day));
        }
        let entry = self.assessment.timeline.iter().find(|entry| entry.id == id)?;
        entry.days.map(days).or_else(|| (!entry.date.is_empty()).then(|| date(&entry.date)))
    }

    /// The points below a paragraph.
    fn points(&self, list: Option<Listed>) -> Vec<String> {
        let assessment = self.assessment;
        let mut points = Vec::new();
        match list {
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
            Some(Listed::Provisos) => {
                for decision in &assessment.decisions {
                    points.extend(decision.provisos.iter().cloned());
                }
            }
            Some(one @ (Listed::NotMet | Listed::Weighed | Listed::Claims | Listed::Tips)) => {
                self.reasons(one, &mut points);
            }
            Some(Listed::Papers) => {
                for action in &assessment.actions {
                    points.extend(action.paper.clone());
                }
            }
            Some(Listed::Open) => {
                for one in &assessment.to_find_out {
                    points.push(self.open_name(&one.fact).to_owned());
                }
            }
            Some(Listed::Contradictions) => {
                for one in &assessment.contradictions {
                    points.push(one.text.clone());
                }
            }
            _ => {}
        }
        let signals = match list {
            Some(Listed::Steps) => &assessment.open_steps,
            Some(Listed::Signals) => &assessment.signals,
            Some(Listed::Conflicts) => &assessment.source_conflicts,
            _ => return points,
        };
        for one in signals {
            points.push(one.text.clone());
        }
        points
    }

    /// What is not known of a fact, by the words of the answer that leaves it open, else those of the fact.
    fn open_name<'b>(&'b self, id: &'b str) -> &'b str {
        let given = self.input.answers.get(id);
        let fact = self.fact(id);
        let option = fact.and_then(|fact| fact.options.iter().find(|option| Some(&option.id) == given));
        let own = option.and_then(|option| option.open_name.as_ref());
        own.or(fact.and_then(|fact| fact.open_name.as_ref())).map_or(self.name(id), |name| self.say(name))
    }

    /// Reasons, in a few words where the kader has them; never the title of a criterion, which may say the opposite. Of the
    /// first decision, and what tips those to weigh of all that apply: not where the text points, as somebody else reads that.
    fn reasons(&self, list: Listed, points: &mut Vec<String>) {
        let main = self.assessment.main().into_iter();
        let others = self.assessment.others().filter(|_| list == Listed::Tips);
        for criterion in main.chain(others).flat_map(|decision| &decision.criteria) {
            let listed = match list {
                Listed::NotMet => criterion.tone == Tone::Niet,
                Listed::Weighed => criterion.tone == Tone::Wegen,
                _ => true,
            };
            for reason in criterion.reasons.iter().filter(|_| listed) {
                let mut point = wording::capital(wording::said(reason));
                match (list, reason.basis, &reason.direction) {
                    (Listed::Claims, Some(basis), _) => {
                        let basis = wording::basis(self.kader, basis, self.voice);
                        point = [&*point, " (", basis, "; ", &self.places(&reason.norms), ")"].concat();
                    }
                    (Listed::Tips, _, Some(direction)) => {
                        point = [&*point, ".", &wording::tips(direction)].concat();
                    }
                    (Listed::Tips, ..) => continue,
                    _ => {}
                }
                points.push(point);
            }
        }
    }

    /// A text with what stands between braces filled in.
    fn filled(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, from)) = rest.split_once('{') {
            let (name, after) = from.split_once('}').unwrap_or((from, ""));
            filled.push_str(before);
            filled.push_str(&self.fill(name));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    fn fill(&self, name: &str) -> String {
        let assessment = self.assessment;
        if let Some(when) = self.when(name) {
            return when;
        }
        let words = match name {
            "gemeente" => self.municipality().or(Some("[gemeente]")),
            "contact" => self.door,
            "versie" => Some(&*self.kader.meta.version),
            "kop" => {
                let route = assessment.route_page.as_ref().map(|page| &page.headline);
                let guide = assessment.guide.as_ref().map(|guide| &guide.headline);
                route.or(assessment.main().map(|main| &main.headline)).or(guide).map(String::as_str)
            }
            "vandaag" => return date(&assessment.today),
            "meegenomen" => return self.brought().unwrap_or_default(),
            _ if self.kader.dates.iter().any(|date| date.id == name) => Some(DATE_GAP),
            "code" => {
                return code::write(self.kader, &assessment.kader.sha256, self.input).unwrap_or_default();
            }
            _ => {
                let given = self.input.answers.get(name);
                let options = self.fact(name).map_or(&[][..], |fact| &fact.options);
                let option = options.iter().find(|option| Some(&option.id) == given);
                option.map(|option| self.say(option.in_sentence.as_ref().unwrap_or(&option.text)))
            }
        };
        words.unwrap_or(GAP).to_owned()
    }
}

//! From ids to the words of a kader, in one voice: every report says the same of the same id.

use voorcheck_rules::assessment::texts::Texts;
use voorcheck_rules::decision::space::UNKNOWN;
use voorcheck_rules::kader::model::{Fact, Grade, Norm, OpenPoint};
use voorcheck_rules::kader::{Kader, Text, Voice};
use voorcheck_takehome::wording;

/// The words of a kader. An id that it does not know stays as it is.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The kader.
    pub kader: &'a Kader,
    /// The voice.
    pub voice: Voice,
    /// How words are written down: as Markdown that shows them, say.
    form: fn(&str) -> String,
}

impl<'a> Names<'a> {
    /// The words of a kader in one voice, in the form that is written.
    pub fn new(kader: &'a Kader, voice: Voice, form: fn(&str) -> String) -> Names<'a> {
        Names { kader, voice, form }
    }

    /// A text with `{gemeente}` filled as for an unknown one.
    pub fn text(self, text: &Text) -> String {
        (self.form)(&Texts::without_answers(self.kader, self.voice).text(text))
    }

    /// A text that a kader has where it is needed.
    pub fn optional(self, text: &Option<Text>) -> String {
        text.as_ref().map(|text| self.text(text)).unwrap_or_default()
    }

    /// An open point, with what the owner of the text decided on it, by whom and when.
    pub fn open_point(self, point: &OpenPoint) -> String {
        let mut said = self.text(&point.text);
        if let Some(decision) = &point.decision {
            said.push_str(" Besluit van de eigenaar: ");
            said.push_str(&self.text(decision));
            let on = point.on.as_deref().map(wording::date);
            let signed: Vec<String> = point.by.iter().cloned().chain(on).collect();
            if !signed.is_empty() {
                said.push_str(&format!(" ({})", (self.form)(&signed.join(", "))));
            }
        }
        said
    }

    fn or_id(self, text: Option<&Text>, id: &str) -> String {
        text.map_or_else(|| (self.form)(id), |text| self.text(text))
    }

    /// A question by its id.
    pub fn known_fact(self, id: &str) -> Option<&'a Fact> {
        self.kader.facts.iter().find(|fact| fact.id == id)
    }

    /// The short name of a question, also of one for a date.
    pub fn fact(self, id: &str) -> String {
        let date = || self.kader.dates.iter().find(|date| date.id == id).map(|date| &date.name);
        self.or_id(self.known_fact(id).map(|fact| &fact.name).or_else(date), id)
    }

    /// The words of an answer.
    pub fn option(self, fact: &str, id: &str) -> String {
        let options = self.known_fact(fact).into_iter().flat_map(|fact| &fact.options);
        let option = options.into_iter().find(|option| option.id == id).map(|option| &option.text);
        let unknown = (id == UNKNOWN).then_some(&self.kader.meta.unknown_option);
        self.or_id(option.or(unknown), id)
    }

    /// The title of a decision.
    pub fn decision(self, id: &str) -> String {
        let decision = self.kader.decisions.iter().find(|decision| decision.id == id);
        self.or_id(decision.map(|decision| &decision.title), id)
    }

    /// The title of a criterion.
    pub fn criterion(self, id: &str) -> String {
        let criterion = self.kader.criteria.iter().find(|criterion| criterion.id == id);
        self.or_id(criterion.map(|criterion| &criterion.title), id)
    }

    /// An outcome of a decision in a few words.
    pub fn outcome(self, decision: &str, id: &str) -> String {
        let mut grades = self.grades(decision);
        self.or_id(grades.find(|grade| grade.outcome == id).map(|grade| &grade.short), id)
    }

    /// A status of a decision's criteria in words.
    pub fn status(self, decision: &str, id: &str) -> String {
        let mut grades = self.grades(decision);
        self.or_id(grades.find(|grade| grade.status == id).map(|grade| &grade.status_name), id)
    }

    fn grades(self, decision: &str) -> impl Iterator<Item = &'a Grade> {
        self.kader.decisions.iter().filter(move |known| known.id == decision).flat_map(|known| &known.grades)
    }

    /// The headline of a route.
    pub fn route(self, id: &str) -> String {
        let route = self.kader.routes.iter().find(|route| route.id == id);
        self.or_id(route.map(|route| &route.headline), id)
    }

    /// A norm by its id.
    pub fn norm(self, id: &str) -> Option<&'a Norm> {
        self.kader.norms.iter().find(|norm| norm.id == id)
    }
}

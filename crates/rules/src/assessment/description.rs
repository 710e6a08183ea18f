//! What can be asked and answered: a kader described in one voice, for somebody who builds a questionnaire of their own.
//! Its JSON (camelCase) is a contract.

use serde::Serialize;

use super::model::KaderRef;
use super::texts::Texts;
use crate::decision::space::UNKNOWN;
use crate::kader::model::{Criterion, DateFact, Decision, Fact, Role, Tone};
use crate::kader::{Kader, Text, Voice};
use crate::prelude::*;

/// A kader, described.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Description {
    /// Which kader this is.
    pub kader: KaderRef,
    /// Official title.
    pub title: String,
    /// Where it applies.
    pub area: String,
    /// Day before which the source must be compared again, `YYYY-MM-DD`.
    pub check_again_by: String,
    /// Version of the engine.
    pub engine: &'static str,
    /// The line above every outcome.
    pub disclaimer: String,
    /// The line below every outcome.
    pub dissent: String,
    /// Id of the question that asks for the municipality.
    pub municipality_question: Option<String>,
    /// The municipalities of this kader.
    pub municipalities: Vec<Municipality>,
    /// The steps of the questionnaire, in order.
    pub sections: Vec<SectionAsked>,
    /// The decisions, the main one first.
    pub decisions: Vec<DecisionMade>,
    /// The situations this kader gives no verdict on.
    pub routes: Vec<RouteTaken>,
    /// When actions are due, in order.
    pub phases: Vec<PhaseNamed>,
    /// The texts norms stand in.
    pub sources: Vec<SourceNamed>,
    /// Every norm an assessment may name, with its words.
    pub norms: Vec<NormQuoted>,
}

/// A municipality of the kader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Municipality {
    /// Id: an answer to the question for the municipality, and what `municipality` of an input may hold.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A step of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SectionAsked {
    /// Id.
    pub id: String,
    /// Heading.
    pub title: String,
    /// A line below the heading.
    pub intro: Option<String>,
    /// Its questions, in order.
    pub questions: Vec<Question>,
    /// Its questions for a date, in order.
    pub dates: Vec<DateQuestion>,
}

/// A question with a finite set of answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Id: a key of `answers`.
    pub id: String,
    /// Whether it is asked first, while it matters, or never required.
    pub role: Role,
    /// Short name, for lists of answers.
    pub name: String,
    /// The question.
    pub text: String,
    /// Who may judge, and how.
    pub help: Option<String>,
    /// Longer explanation.
    pub explanation: Option<String>,
    /// The answers to offer, in order; "Weet ik niet" is one of them where it is offered.
    pub options: Vec<AnswerOffered>,
    /// Ids of the norms it comes from.
    pub norms: Vec<String>,
}

/// An answer to offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerOffered {
    /// Id: a value of `answers`.
    pub id: String,
    /// Its words.
    pub text: String,
    /// A short explanation below it.
    pub explanation: Option<String>,
    /// To show once it is chosen, to make sure it is meant.
    pub confirm: Option<String>,
    /// Leaves the question open, wholly or in part.
    pub open: bool,
}

/// A question for a date, always optional.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateQuestion {
    /// Id: a key of `dates`.
    pub id: String,
    /// Short name.
    pub name: String,
    /// The question.
    pub text: String,
    /// Help line.
    pub help: Option<String>,
    /// Ids of the norms it comes from.
    pub norms: Vec<String>,
}

/// A decision: the heaviest status among its criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionMade {
    /// Id.
    pub id: String,
    /// One word before its line.
    pub title: String,
    /// Statuses and outcomes, from light to heavy.
    pub outcomes: Vec<OutcomeNamed>,
    /// Its criteria, in order.
    pub criteria: Vec<CriterionNamed>,
}

/// An outcome, with the status of a criterion that leads to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeNamed {
    /// Id of the outcome.
    pub id: String,
    /// The outcome in a few words.
    pub title: String,
    /// Id of the status.
    pub status: String,
    /// The status in words.
    pub status_name: String,
    /// How both look.
    #[serde(serialize_with = "super::model::tone_id")]
    pub tone: Tone,
}

/// A criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CriterionNamed {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Ids of the norms it comes from.
    pub norms: Vec<String>,
}

/// A situation this kader gives no verdict on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RouteTaken {
    /// Id.
    pub id: String,
    /// Headline of its page.
    pub headline: String,
}

/// When actions are due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PhaseNamed {
    /// Id: the `phase` of an action.
    pub id: String,
    /// Heading.
    pub title: String,
}

/// A source text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceNamed {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Identification of the publication.
    pub publication: String,
}

/// A place in a source and the words that stand there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NormQuoted {
    /// Id: what `norms` name.
    pub id: String,
    /// Id of the source.
    pub source: String,
    /// Place in the source.
    pub place: String,
    /// The words, verbatim.
    pub quote: String,
}

/// The description of a kader. Its texts read as they do while nothing is answered.
pub(super) fn describe(kader: &Kader, sha256: &str, voice: Voice) -> Description {
    let meta = &kader.meta;
    let describer = Describer { kader, texts: Texts::without_answers(kader, voice) };
    Description {
        kader: KaderRef::of(meta, sha256),
        title: meta.title.clone(),
        area: meta.area.clone(),
        check_again_by: meta.check_before.clone(),
        engine: env!("CARGO_PKG_VERSION"),
        disclaimer: describer.text(&meta.disclaimer),
        dissent: describer.text(&meta.dissent),
        municipality_question: meta.municipality_fact.clone(),
        municipalities: describer.municipalities(),
        sections: describer.sections(),
        decisions: kader.decisions.iter().map(|decision| describer.decision(decision)).collect(),
        routes: kader
            .routes
            .iter()
            .map(|route| RouteTaken { id: route.id.clone(), headline: describer.text(&route.headline) })
            .collect(),
        phases: kader
            .phases
            .iter()
            .map(|phase| PhaseNamed { id: phase.id.clone(), title: describer.text(&phase.title) })
            .collect(),
        sources: meta
            .sources
            .iter()
            .map(|source| SourceNamed {
                id: source.id.clone(),
                title: source.title.clone(),
                publication: source.publication.clone(),
            })
            .collect(),
        norms: kader
            .norms
            .iter()
            .map(|norm| NormQuoted {
                id: norm.id.clone(),
                source: norm.source.clone(),
                place: norm.place.clone(),
                quote: norm.quote.clone(),
            })
            .collect(),
    }
}

/// A description in the making.
struct Describer<'a> {
    kader: &'a Kader,
    texts: Texts<'a>,
}

impl Describer<'_> {
    fn text(&self, text: &Text) -> String {
        self.texts.text(text)
    }

    fn maybe(&self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    fn municipalities(&self) -> Vec<Municipality> {
        let asked =
            self.kader.facts.iter().find(|fact| Some(&fact.id) == self.kader.meta.municipality_fact.as_ref());
        let options = asked.into_iter().flat_map(|fact| &fact.options);
        let ours = options.filter(|option| option.in_sentence.is_some());
        ours.map(|option| Municipality { id: option.id.clone(), name: self.text(&option.text) }).collect()
    }

    fn sections(&self) -> Vec<SectionAsked> {
        let mut sections = Vec::new();
        for section in &self.kader.sections {
            let facts = self.kader.facts.iter().filter(|fact| fact.section == section.id);
            let dates = self.kader.dates.iter().filter(|date| date.section == section.id);
            sections.push(SectionAsked {
                id: section.id.clone(),
                title: self.text(&section.title),
                intro: self.maybe(section.intro.as_ref()),
                questions: facts.map(|fact| self.question(fact)).collect(),
                dates: dates.map(|date| self.date(date)).collect(),
            });
        }
        sections
    }

    fn question(&self, fact: &Fact) -> Question {
        let mut options = Vec::new();
        for option in &fact.options {
            options.push(AnswerOffered {
                id: option.id.clone(),
                text: self.text(&option.text),
                explanation: self.maybe(option.explanation.as_ref()),
                confirm: self.maybe(option.confirm.as_ref()),
                open: option.is_open(),
            });
        }
        if fact.offers_unknown() {
            options.push(AnswerOffered {
                id: UNKNOWN.to_owned(),
                text: self.text(&self.kader.meta.unknown_option),
                explanation: None,
                confirm: None,
                open: true,
            });
        }
        Question {
            id: fact.id.clone(),
            role: fact.role,
            name: self.text(&fact.name),
            text: self.text(&fact.question),
            help: self.maybe(fact.help.as_ref()),
            explanation: self.maybe(fact.explanation.as_ref()),
            options,
            norms: fact.norms.clone(),
        }
    }

    fn date(&self, date: &DateFact) -> DateQuestion {
        DateQuestion {
            id: date.id.clone(),
            name: self.text(&date.name),
            text: self.text(&date.question),
            help: self.maybe(date.help.as_ref()),
            norms: date.norms.clone(),
        }
    }

    fn decision(&self, decision: &Decision) -> DecisionMade {
        let grades = decision.grades.iter();
        let outcomes = grades.map(|grade| OutcomeNamed {
            id: grade.outcome.clone(),
            title: self.text(&grade.short),
            status: grade.status.clone(),
            status_name: self.text(&grade.status_name),
            tone: grade.tone,
        });
        let criteria = self.kader.criteria.iter().filter(|one| one.decision == decision.id);
        let named = |one: &Criterion| CriterionNamed {
            id: one.id.clone(),
            title: self.text(&one.title),
            norms: one.norms.clone(),
        };
        DecisionMade {
            id: decision.id.clone(),
            title: self.text(&decision.title),
            outcomes: outcomes.collect(),
            criteria: criteria.map(named).collect(),
        }
    }
}

//! Texts of the kader in one voice, with their placeholders filled.

use super::case::Case;
use super::dutch::{either, listed};
use super::model::{LocalWordingResult, Reason};
use crate::decision::Compiled;
use crate::kader::model::{Choice, Criterion, Fact, Grade, Kader, Rule, Undecided};
use crate::kader::text::cut;
use crate::kader::{Text, Voice};
use crate::prelude::*;

/// The words of one assessment.
#[derive(Clone, Debug)]
pub struct Texts<'a> {
    /// The voice.
    pub voice: Voice,
    kader: &'a Kader,
    municipality_fact: Option<&'a Fact>,
    municipality_option: Option<&'a Choice>,
    municipality: String,
}

impl<'a> Texts<'a> {
    /// The words for a case: `{gemeente}` reads the chosen municipality, or the kader's words for an unknown one.
    pub fn new(kader: &'a Kader, compiled: &Compiled, case: &Case, voice: Voice) -> Texts<'a> {
        let index = compiled.space.fact(&kader.meta.municipality_fact);
        let fact = index.and_then(|index| kader.facts.get(index));
        let chosen = index.and_then(|index| case.chosen(index));
        let option =
            fact.and_then(|fact| fact.options.iter().find(|option| Some(option.id.as_str()) == chosen));
        let municipality = option
            .and_then(|option| option.in_sentence.as_ref())
            .unwrap_or(&kader.meta.municipality_unknown)
            .get(voice)
            .to_owned();
        Texts { voice, kader, municipality_fact: fact, municipality_option: option, municipality }
    }

    /// The words while no municipality is chosen.
    pub fn without_municipality(kader: &'a Kader, voice: Voice) -> Texts<'a> {
        let municipality = kader.meta.municipality_unknown.get(voice).to_owned();
        Texts { voice, kader, municipality_fact: None, municipality_option: None, municipality }
    }

    /// Whether a municipality belongs to this kader, by id or by name, in capitals or not.
    pub fn knows_municipality(&self, asked: &str) -> bool {
        let asked = asked.trim();
        self.municipality_fact.is_some_and(|fact| {
            let named = |name: &str| name.eq_ignore_ascii_case(asked);
            fact.options
                .iter()
                .filter(|option| option.in_sentence.is_some())
                .any(|option| named(&option.id) || named(option.text.get(self.voice)))
        })
    }

    /// What the chosen municipality says in words of its own.
    pub fn local(&self) -> Vec<LocalWordingResult> {
        let mut local = Vec::new();
        let Some(option) = self.municipality_option else { return local };
        for one in &self.kader.local_wordings {
            if one.answer == option.id {
                local.push(LocalWordingResult {
                    municipality: self.text(&option.text),
                    norm: one.norm.clone(),
                    own: one.own.clone(),
                    remark: one.remark.as_ref().map(|remark| self.text(remark)),
                });
            }
        }
        local
    }

    /// A text with `{gemeente}` filled.
    pub fn text(&self, text: &Text) -> String {
        fill(text.get(self.voice), "{gemeente}", &self.municipality)
    }

    /// A summary with `{criteria}` filled.
    pub fn with_criteria(&self, text: &Text, titles: &[&str]) -> String {
        let titles: Vec<String> = titles.iter().map(|title| lower_first(title)).collect();
        fill(&self.text(text), "{criteria}", &listed(&titles))
    }

    /// The summary of an undecided decision.
    pub fn undecided(
        &self,
        texts: &Undecided,
        possible: &[&Grade],
        lightest: &Grade,
        lightest_of_all: bool,
    ) -> String {
        let names: Vec<String> = possible.iter().map(|grade| self.text(&grade.short)).collect();
        let summary = fill(&self.text(&texts.summary), "{mogelijk}", &either(&names));
        let mut summary = fill(&summary, "{beste}", &self.text(&lightest.short));
        if let Some(extra) = texts.without_lightest.as_ref().filter(|_| !lightest_of_all) {
            summary.push(' ');
            summary.push_str(&self.text(extra));
        }
        summary
    }

    /// The reason a rule gives.
    pub fn reason(&self, rule: &Rule) -> Reason {
        let force = self.kader.meta.forces.iter().find(|force| force.id == rule.force);
        Reason {
            id: rule.id.clone(),
            text: self.text(&rule.reason),
            force: Some(rule.force.clone()),
            force_name: force.map(|force| self.text(&force.name)),
            basis: Some(rule.basis),
            advice: rule.advice.as_ref().map(|advice| self.text(advice)),
            prompts: rule.prompts.iter().map(|prompt| self.text(prompt)).collect(),
            norms: rule.norms.clone(),
        }
    }

    /// The reason of a criterion whose status is certain while no single rule is.
    pub fn general_reason(&self, criterion: &Criterion) -> Reason {
        Reason {
            id: "algemeen".to_owned(),
            text: self.text(&criterion.general_reason),
            force: None,
            force_name: None,
            basis: None,
            advice: None,
            prompts: Vec::new(),
            norms: criterion.norms.clone(),
        }
    }
}

/// A text with a placeholder filled, wherever it stands.
pub fn fill(mut text: &str, placeholder: &str, value: &str) -> String {
    let mut filled = String::new();
    while let Some((before, after)) = cut(text, placeholder) {
        filled.push_str(before);
        filled.push_str(value);
        text = after;
    }
    filled.push_str(text);
    filled
}

/// A title in the middle of a sentence. An abbreviation stays as it is; titles of a kader start with a plain letter.
fn lower_first(text: &str) -> String {
    let mut lower = text.to_owned();
    let second = text.chars().nth(1);
    if !second.is_some_and(|letter| letter.is_ascii_uppercase())
        && let Some(first) = lower.get_mut(..1)
    {
        first.make_ascii_lowercase();
    }
    lower
}

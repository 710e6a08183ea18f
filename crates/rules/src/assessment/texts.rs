//! Texts of the kader in one voice, with their placeholders filled.

use super::case::Case;
use super::dutch::{either, listed};
use super::model::{DirectionResult, LocalWordingResult, Reason};
use crate::kader::model::{Choice, Criterion, Fact, Grade, Kader, Rule};
use crate::kader::text::cut;
use crate::kader::{Table, Text, Voice};
use crate::prelude::*;

/// What texts call the municipality between braces, whatever the fact is called.
const MUNICIPALITY: &str = "gemeente";

/// The words of one assessment.
#[derive(Clone, Debug)]
pub struct Texts<'a> {
    /// The voice.
    pub voice: Voice,
    kader: &'a Kader,
    /// The fact that says which municipality is asked, and the option chosen for it.
    municipality: (Option<&'a Fact>, Option<&'a Choice>),
    /// What stands between braces in texts, with what it reads.
    fills: Vec<(&'a str, &'a Text)>,
}

impl<'a> Texts<'a> {
    /// The words for a case: a fact between braces reads the option chosen for it, or the kader's words for an unknown one.
    pub fn new(kader: &'a Kader, case: &Case, voice: Voice) -> Texts<'a> {
        Texts::chosen(kader, voice, &|fact| case.chosen(fact))
    }

    /// The words for answers.
    pub fn answered(kader: &'a Kader, answers: &Table<String>, voice: Voice) -> Texts<'a> {
        let chosen = |fact: usize| answers.get(&kader.facts.get(fact)?.id).map(String::as_str);
        Texts::chosen(kader, voice, &chosen)
    }

    /// The words while nothing is answered.
    pub fn without_answers(kader: &'a Kader, voice: Voice) -> Texts<'a> {
        Texts::chosen(kader, voice, &|_| None)
    }

    fn chosen<'c>(kader: &'a Kader, voice: Voice, chosen: &dyn Fn(usize) -> Option<&'c str>) -> Texts<'a> {
        let mut texts = Texts { voice, kader, municipality: (None, None), fills: Vec::new() };
        for (index, fact) in kader.facts.iter().enumerate() {
            let chosen = chosen(index);
            let option = fact.options.iter().find(|option| Some(option.id.as_str()) == chosen);
            let words =
                option.and_then(|option| option.in_sentence.as_ref()).or(fact.unknown_in_sentence.as_ref());
            if Some(&fact.id) == kader.meta.municipality_fact.as_ref() {
                texts.municipality = (Some(fact), option);
                texts.fills.extend(words.map(|words| (MUNICIPALITY, words)));
            }
            texts.fills.extend(words.map(|words| (fact.id.as_str(), words)));
        }
        texts
    }

    /// Whether a municipality belongs to this kader, by id or by name, in capitals or not.
    pub fn knows_municipality(&self, asked: &str) -> bool {
        let asked = asked.trim();
        self.municipality.0.is_some_and(|fact| {
            let named = |name: &str| name.eq_ignore_ascii_case(asked);
            fact.options
                .iter()
                .filter(|option| option.is_municipality())
                .any(|option| named(&option.id) || named(option.text.get(self.voice)))
        })
    }

    /// The id of the chosen municipality; none for an answer that is not one, and where the host page asks for one that is not
    /// in this kader.
    pub fn municipality(&self, asked: Option<&str>) -> Option<String> {
        let option = self.municipality.1?;
        let ours = asked.is_none_or(|asked| self.knows_municipality(asked));
        (ours && option.is_municipality()).then(|| option.id.clone())
    }

    /// What the chosen municipality says in words of its own.
    pub fn local(&self) -> Vec<LocalWordingResult> {
        let mut local = Vec::new();
        let Some(option) = self.municipality.1 else { return local };
        for one in &self.kader.local_wordings {
            if one.answer == option.id {
                local.push(LocalWordingResult {
                    municipality: self.text(&option.text),
                    norm: one.norm.clone(),
                    own: one.own.clone(),
                    remark: self.maybe(one.remark.as_ref()),
                });
            }
        }
        local
    }

    /// A text with the facts it names filled in.
    pub fn text(&self, text: &Text) -> String {
        let mut rest = text.get(self.voice);
        let mut words = String::with_capacity(rest.len());
        while let Some((before, from)) = cut(rest, "{") {
            words.push_str(before);
            let named = cut(from, "}").and_then(|(name, after)| Some((self.value(name)?, after)));
            let (value, after) = named.unwrap_or(("{", from));
            words.push_str(value);
            rest = after;
        }
        words.push_str(rest);
        words
    }

    /// What a name between braces reads.
    fn value(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self.fills.iter().find(|(known, _)| *known == name)?;
        Some(value.get(self.voice))
    }

    /// A text that may be left out.
    pub fn maybe(&self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    /// A summary with `{redenen}` filled.
    pub fn with_reasons(&self, text: &Text, short: &[&str]) -> String {
        fill(&self.text(text), "{redenen}", &listed(short))
    }

    /// The summary of an undecided decision, with what is added to it.
    pub fn undecided(
        &self,
        summary: &Text,
        extra: Option<&Text>,
        possible: &[&Grade],
        lightest: &Grade,
    ) -> String {
        let names: Vec<String> = possible.iter().map(|grade| self.text(&grade.short)).collect();
        let summary = fill(&self.text(summary), "{mogelijk}", &either(&names));
        let mut summary = fill(&summary, "{beste}", &self.text(&lightest.short));
        if let Some(extra) = extra {
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
            short: self.maybe(rule.short.as_ref()),
            direction: rule.direction.as_ref().map(|direction| DirectionResult {
                points: direction.points,
                tips: self.maybe(direction.tips.as_ref()),
                who: self.maybe(direction.who.as_ref()),
                proof: self.maybe(direction.proof.as_ref()),
            }),
            force: Some(rule.force.clone()),
            force_name: force.map(|force| self.text(&force.name)),
            basis: Some(rule.basis),
            advice: self.maybe(rule.advice.as_ref()),
            prompts: rule.prompts.iter().map(|prompt| self.text(prompt)).collect(),
            norms: rule.norms.clone(),
        }
    }

    /// The reason of a criterion whose status is certain while no single rule is: one of these.
    pub fn general_reason(&self, criterion: &Criterion, rules: &[&Rule]) -> Reason {
        let short: Vec<String> = rules.iter().filter_map(|rule| self.maybe(rule.short.as_ref())).collect();
        Reason {
            id: "algemeen".to_owned(),
            text: self.text(&criterion.general_reason),
            short: (!short.is_empty()).then(|| either(&short)),
            direction: None,
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

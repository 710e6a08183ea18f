//! From a kader and a case to an assessment.

use super::case::Case;
use super::model::*;
use super::words::Words;
use crate::decision::reasons::{decisive, fact_variables, improvements};
use crate::decision::{Compiled, Ref};
use crate::kader::model::{Decision, Fact, Grade, Role, Route, Tone};
use crate::kader::{Kader, Problem};

/// A kader made ready to assess with.
#[derive(Clone, Debug)]
pub struct Engine {
    kader: Kader,
    sha256: String,
    compiled: Compiled,
}

impl Engine {
    /// Compiles a kader; `sha256` is the hash of its pack.
    ///
    /// Errors: everything [`crate::kader::check`] and [`Compiled::new`] find.
    pub fn new(kader: Kader, sha256: String) -> Result<Engine, Vec<Problem>> {
        let problems = crate::kader::check(&kader);
        if !problems.is_empty() {
            return Err(problems);
        }
        let compiled = Compiled::new(&kader)?;
        Ok(Engine { kader, sha256, compiled })
    }

    /// The kader.
    pub fn kader(&self) -> &Kader {
        &self.kader
    }

    /// The diagrams.
    pub fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// The assessment of a case. Pure: the same input gives the same value.
    ///
    /// Errors: see [`InputError`]; nothing is half-applied.
    pub fn assess(&self, input: &Input, options: &Options) -> Result<Assessment, InputError> {
        let case = Case::new(&self.kader, &self.compiled, input, options)?;
        let words = Words::new(&self.kader, &self.compiled, &case, options.voice);
        Ok(Assessor { kader: &self.kader, compiled: &self.compiled, case, words, target: options.target }
            .assessment(input, options, &self.sha256))
    }
}

struct Assessor<'a> {
    kader: &'a Kader,
    compiled: &'a Compiled,
    case: Case,
    words: Words<'a>,
    target: Target,
}

impl Assessor<'_> {
    fn assessment(&self, input: &Input, options: &Options, sha256: &str) -> Assessment {
        let meta = &self.kader.meta;
        let route = self.route(input);
        let mut assessment = Assessment {
            kader: KaderRef {
                id: meta.id.clone(),
                version: meta.version.clone(),
                valid_from: meta.valid_from.clone(),
                sha256: sha256.to_owned(),
                source_checked_on: meta.source_checked_on.clone(),
            },
            engine: env!("CARGO_PKG_VERSION"),
            today: options.today.clone(),
            disclaimer: self.words.text(&meta.disclaimer),
            dissent: self.words.text(&meta.dissent),
            route: route.map(|route| route.id.clone()),
            route_page: route.map(|route| self.route_page(route)),
            decisions: Vec::new(),
            relevant_questions: Vec::new(),
            next_question: None,
            offered_questions: Vec::new(),
            contradictions: Vec::new(),
            to_find_out: Vec::new(),
            signals: Vec::new(),
            actions: Vec::new(),
            timeline: Vec::new(),
        };
        if route.is_none() {
            self.fill(&mut assessment);
        }
        assessment
    }

    /// Everything that is there only without a route.
    fn fill(&self, assessment: &mut Assessment) {
        let questions = self.questions();
        let ids = |facts: &[usize]| facts.iter().filter_map(|&i| self.kader.facts.get(i)).map(|f| f.id.clone()).collect();
        assessment.relevant_questions = ids(&questions.relevant);
        assessment.offered_questions = ids(&questions.offered);
        assessment.next_question = self.next_question(&questions.relevant);
        assessment.to_find_out = questions.to_find_out.iter().filter_map(|&fact| self.find_out(fact)).collect();
        assessment.decisions = self
            .kader
            .decisions
            .iter()
            .enumerate()
            .filter_map(|(index, decision)| self.decision(index, decision))
            .collect();
        assessment.contradictions = self
            .kader
            .contradictions
            .iter()
            .zip(&self.compiled.contradictions)
            .filter(|(_, condition)| self.certain(**condition))
            .map(|(contradiction, _)| ContradictionResult {
                id: contradiction.id.clone(),
                text: self.words.text(&contradiction.text),
                facts: contradiction.facts.clone(),
            })
            .collect();
        assessment.signals = self
            .kader
            .signals
            .iter()
            .zip(&self.compiled.signals)
            .filter(|(signal, condition)| self.appears(**condition, signal.also_if_unknown))
            .map(|(signal, _)| SignalResult {
                id: signal.id.clone(),
                text: self.words.text(&signal.text),
                in_headline: signal.in_headline,
                norms: signal.norms.clone(),
            })
            .collect();
        assessment.actions = self
            .kader
            .actions
            .iter()
            .zip(&self.compiled.actions)
            .filter(|(action, condition)| self.appears(**condition, action.also_if_unknown))
            .map(|(action, _)| ActionResult {
                id: action.id.clone(),
                phase: action.phase.clone(),
                text: self.words.text(&action.text),
                who: action.who.as_ref().map(|who| self.words.text(who)),
                norms: action.norms.clone(),
            })
            .collect();
        assessment.timeline = self.case.plan.timeline(self.kader, self.words.voice);
    }

    fn certain(&self, condition: Ref) -> bool {
        self.case.known.certain(&self.compiled.diagrams, condition)
    }

    fn appears(&self, condition: Ref, also_if_unknown: bool) -> bool {
        self.certain(condition)
            || also_if_unknown && self.case.known.possible(&self.compiled.diagrams, condition)
    }

    /// The first route that holds on definite values; the one without kader when the host page asks for a
    /// municipality that is not here.
    fn route(&self, input: &Input) -> Option<&Route> {
        let routes = &self.kader.routes;
        if let Some(asked) = &input.municipality
            && !self.words.knows_municipality(asked)
        {
            return routes.iter().find(|route| route.id == self.kader.meta.route_without_kader);
        }
        let conditions = routes.iter().zip(&self.compiled.routes);
        conditions.filter_map(|(route, condition)| condition.map(|condition| (route, condition)))
            .find(|&(_, condition)| self.certain(condition))
            .map(|(route, _)| route)
    }

    fn route_page(&self, route: &Route) -> RoutePage {
        let point = |point: &crate::kader::model::Point| PointResult {
            text: self.words.text(&point.text),
            norms: point.norms.clone(),
        };
        RoutePage {
            headline: self.words.text(&route.headline),
            summary: self.words.text(&route.summary),
            cards: route
                .cards
                .iter()
                .map(|card| CardResult {
                    title: self.words.text(&card.title),
                    points: card.points.iter().map(point).collect(),
                })
                .collect(),
        }
    }

    fn decision(&self, index: usize, decision: &Decision) -> Option<DecisionResult> {
        let root = *self.compiled.decisions.get(index)?;
        let reachable = self.case.known.reachable(&self.compiled.diagrams, root);
        let grade = |grade: u8| decision.grades.get(usize::from(grade));
        let possible: Vec<&Grade> = reachable.iter().filter_map(grade).collect();
        let lightest = *possible.first()?;
        let decided = reachable.decided();

        let criteria: Vec<(CriterionResult, Vec<String>)> = self
            .kader
            .criteria
            .iter()
            .zip(&self.compiled.criteria)
            .filter(|(_, compiled)| compiled.decision == index)
            .map(|(criterion, compiled)| self.criterion(decision, criterion, compiled))
            .collect();
        let provisos = criteria.iter().flat_map(|(_, provisos)| provisos.clone()).collect();
        let criteria: Vec<CriterionResult> = criteria.into_iter().map(|(criterion, _)| criterion).collect();

        let (tone, headline, summary) = match decided.and_then(|value| grade(value).map(|grade| (value, grade))) {
            Some((value, grade)) => {
                let variants = self.compiled.variants.get(index).and_then(|of| of.get(usize::from(value)));
                let variant = grade
                    .variants
                    .iter()
                    .zip(variants.into_iter().flatten())
                    .find(|(_, condition)| self.certain(**condition))
                    .map(|(variant, _)| variant);
                let (headline, summary) = match variant {
                    Some(variant) => (&variant.headline, &variant.summary),
                    None => (&grade.headline, &grade.summary),
                };
                let weighing: Vec<&str> = criteria
                    .iter()
                    .filter(|criterion| criterion.status.as_ref() == Some(&grade.status))
                    .map(|criterion| criterion.title.as_str())
                    .collect();
                (grade.tone, self.words.text(headline), self.words.with_criteria(summary, &weighing))
            }
            None => {
                let lightest_of_all = decision.grades.first().is_some_and(|first| first.status == lightest.status);
                let undecided = &decision.undecided;
                let summary = self.words.undecided(undecided, &possible, lightest, lightest_of_all);
                (Tone::Open, self.words.text(&undecided.headline), summary)
            }
        };

        Some(DecisionResult {
            id: decision.id.clone(),
            title: self.words.text(&decision.title),
            outcome: decided.and_then(grade).map(|grade| grade.outcome.clone()),
            possible_outcomes: possible.iter().map(|grade| grade.outcome.clone()).collect(),
            decided: decided.is_some(),
            best_still_possible: lightest.outcome.clone(),
            tone,
            headline,
            summary,
            provisos,
            criteria,
            decisive_answers: decisive(self.compiled, index, &self.case.known)
                .into_iter()
                .filter_map(|fact| self.kader.facts.get(fact))
                .map(|fact| fact.id.clone())
                .collect(),
            changes: self.changes(index, decision),
        })
    }

    /// A criterion with the provisos its reasons attach to the outcome.
    fn criterion(
        &self,
        decision: &Decision,
        criterion: &crate::kader::model::Criterion,
        compiled: &crate::decision::compile::CompiledCriterion,
    ) -> (CriterionResult, Vec<String>) {
        let reachable = self.case.known.reachable(&self.compiled.diagrams, compiled.root);
        let grade = |grade: u8| decision.grades.get(usize::from(grade));
        let status = reachable.decided().and_then(grade);
        let rules: Vec<_> = criterion
            .rules
            .iter()
            .zip(&compiled.rules)
            .filter(|(rule, condition)| {
                status.is_some_and(|status| status.status == rule.status) && self.certain(**condition)
            })
            .map(|(rule, _)| rule)
            .collect();
        let mut reasons: Vec<Reason> = rules.iter().map(|rule| self.words.reason(rule)).collect();
        if reasons.is_empty() && status.is_some() {
            reasons.push(self.words.general_reason(criterion));
        }
        let provisos = rules.iter().filter_map(|rule| rule.proviso.as_ref()).map(|text| self.words.text(text)).collect();
        let result = CriterionResult {
            id: criterion.id.clone(),
            title: self.words.text(&criterion.title),
            status: status.map(|status| status.status.clone()),
            status_name: self.words.text(status.map_or(&decision.undecided.status_name, |status| &status.status_name)),
            tone: status.map_or(Tone::Open, |status| status.tone),
            possible_statuses: reachable.iter().filter_map(grade).map(|grade| grade.status.clone()).collect(),
            norms: criterion.norms.clone(),
            reasons,
        };
        (result, provisos)
    }

    fn changes(&self, index: usize, decision: &Decision) -> Vec<Change> {
        improvements(self.kader, self.compiled, index, &self.case.known)
            .into_iter()
            .filter_map(|improvement| {
                let facts = improvement.steps.into_iter();
                let facts = facts.filter_map(|(fact, value)| Some((self.kader.facts.get(fact)?.id.clone(), value)));
                let outcome = decision.grades.get(usize::from(improvement.grade))?.outcome.clone();
                Some(Change { facts: facts.collect(), outcome })
            })
            .collect()
    }

    fn next_question(&self, relevant: &[usize]) -> Option<String> {
        let routes = fact_variables(self.compiled)
            .map(|(_, fact)| fact)
            .filter(|&fact| self.fact(fact).is_some_and(|fact| fact.role == Role::Route));
        routes
            .chain(relevant.iter().copied())
            .find(|&fact| self.case.chosen(fact).is_none())
            .and_then(|fact| self.fact(fact))
            .map(|fact| fact.id.clone())
    }

    fn fact(&self, index: usize) -> Option<&Fact> {
        self.kader.facts.get(index)
    }

    fn questions(&self) -> Questions {
        let diagrams = &self.compiled.diagrams;
        let known = &self.case.known;
        let support = |roots: &mut dyn Iterator<Item = Ref>| {
            let mut support = vec![false; self.compiled.space.variables().len()];
            roots.for_each(|root| known.mark_support(diagrams, root, &mut support));
            support
        };
        let first_outcome = support(&mut self.compiled.decisions.iter().take(1).copied());
        let all_criteria = support(&mut self.compiled.criteria.iter().map(|criterion| criterion.root));
        let other_decisions = support(&mut self.compiled.decisions.iter().skip(1).copied());
        let advice = support(
            &mut [&self.compiled.contradictions, &self.compiled.signals, &self.compiled.actions]
                .into_iter()
                .flatten()
                .copied(),
        );

        let mut questions = Questions::default();
        for (variable, fact) in fact_variables(self.compiled) {
            let in_support = |support: &[bool]| support.get(variable).copied().unwrap_or(false);
            let answered = self.case.chosen(fact).is_some();
            let relevant = match self.target {
                Target::Outcome => in_support(&first_outcome),
                Target::Criteria => in_support(&all_criteria),
            };
            let info = self.fact(fact).is_some_and(|fact| fact.role == Role::Info);
            if relevant {
                questions.relevant.push(fact);
            } else if !answered && (in_support(&other_decisions) || info && in_support(&advice)) {
                questions.offered.push(fact);
            }
            if relevant || in_support(&other_decisions) || answered && in_support(&all_criteria) {
                questions.to_find_out.push(fact);
            }
        }
        questions
    }

    fn find_out(&self, index: usize) -> Option<FindOut> {
        let fact = self.fact(index)?;
        let chosen = self.case.chosen(index);
        let option = fact.options.iter().find(|option| Some(option.id.as_str()) == chosen);
        let why = option.and_then(|option| option.find_out.as_ref()).or(fact.why.as_ref());
        let text = |text: Option<&crate::kader::Text>| text.map(|text| self.words.text(text)).unwrap_or_default();
        Some(FindOut {
            fact: fact.id.clone(),
            question: self.words.text(&fact.question),
            why: text(why),
            who_knows: text(fact.who_knows.as_ref()),
        })
    }
}

/// Indices of facts, in the author's order.
#[derive(Default)]
struct Questions {
    relevant: Vec<usize>,
    offered: Vec<usize>,
    to_find_out: Vec<usize>,
}

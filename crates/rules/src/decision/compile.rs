//! From a kader to diagrams.

use super::diagram::{Diagrams, Ref};
use super::partial::Partial;
use super::space::{MOST_VALUES, Space, Subject};
use crate::kader::model::{Appearing, Criterion, Decision, Fact, Grade, Kader, Variant};
use crate::kader::{Atom, Condition, Problem};
use crate::prelude::*;

/// Stands for "no rule applies" while a criterion is being built; no decision has this many grades.
const UNCOVERED: u8 = u8::MAX;

/// A criterion as a function of the facts; its values are indices of the grades of its decision.
#[derive(Clone, Debug)]
pub struct CompiledCriterion {
    /// Index of its decision.
    pub decision: usize,
    /// The status.
    pub root: Ref,
    /// The condition of each rule.
    pub rules: Vec<Ref>,
}

/// When something beside the outcome appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Its condition; always, where it has none.
    pub when: Ref,
    /// Its condition while it is not over.
    pub due: Ref,
}

/// A kader whose criteria, decisions and conditions are diagrams.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The variables.
    pub space: Space,
    /// The nodes of every diagram below.
    pub diagrams: Diagrams,
    /// The outcome of each decision, as index of its grade.
    pub decisions: Vec<Ref>,
    /// Each criterion.
    pub criteria: Vec<CompiledCriterion>,
    /// The condition of each route; `None` for one the host page asks for.
    pub routes: Vec<Option<Ref>>,
    /// The condition of each contradiction.
    pub contradictions: Vec<Ref>,
    /// Each signal.
    pub signals: Vec<Presence>,
    /// Each conflict of sentences of the sources.
    pub source_conflicts: Vec<Presence>,
    /// Each step that may be open.
    pub open_steps: Vec<Presence>,
    /// Each hand-over to another kader.
    pub hand_overs: Vec<Presence>,
    /// The condition of each answer it takes along.
    pub taken: Vec<Vec<Ref>>,
    /// Each action.
    pub actions: Vec<Presence>,
    /// Each of the kader's own cards.
    pub cards: Vec<Presence>,
    /// Each moment of the planner.
    pub moments: Vec<Presence>,
    /// The condition of each variant, by decision and grade.
    pub variants: Vec<Vec<Vec<Ref>>>,
    /// The condition of each variant of the guide.
    pub guide: Vec<Ref>,
}

impl Compiled {
    /// Builds every diagram.
    ///
    /// The kader must have passed [`check`](fn@voorcheck_tools::check). What only reasoning shows is a problem here: a fact with
    /// more values than fit, a criterion whose rules leave a combination open, and questions so entangled that the
    /// diagrams would not fit in time or memory.
    pub fn new(
        kader: &Kader,
        too_large: &dyn Fn(usize, &Space) -> Problem,
    ) -> Result<Compiled, Vec<Problem>> {
        let space = Space::new(kader);
        let mut problems = too_many_values(kader);
        if !problems.is_empty() {
            return Err(problems);
        }

        let mut builder = Builder {
            kader,
            space,
            diagrams: Diagrams::default(),
            statuses: Vec::new(),
            steps: 0,
            part: 0,
            heaviest: (0, 0),
        };
        let mut criteria = Vec::new();
        for (index, criterion) in kader.criteria.iter().enumerate() {
            let compiled = builder.criterion(criterion);
            builder.fits(too_large)?;
            if let Some(example) = builder.uncovered(compiled.root) {
                problems.push(not_covered(index, criterion, &example));
            }
            criteria.push(compiled);
        }
        if !problems.is_empty() {
            return Err(problems);
        }

        builder.statuses = kader
            .criteria
            .iter()
            .zip(&criteria)
            .map(|(c, compiled)| (c.id.as_str(), compiled.root))
            .collect();
        let decisions: Vec<Ref> = (0..kader.decisions.len())
            .map(|decision| {
                let of_decision = criteria.iter().filter(|criterion| criterion.decision == decision);
                let worst = of_decision.fold(Ref::terminal(0), |worst, criterion| {
                    builder.diagrams.apply(worst, criterion.root, u8::max)
                });
                builder.weigh();
                worst
            })
            .collect();

        // In the order of the dictionary: who says which condition does not fit counts along.
        let guide = builder.variants(kader.guide.iter().flat_map(|guide| &guide.variants), &decisions);
        let mut variants = Vec::new();
        for decision in &kader.decisions {
            let grades = decision.grades.iter();
            variants.push(grades.map(|grade| builder.variants(&grade.variants, &decisions)).collect());
        }
        let mut contradictions = Vec::new();
        for contradiction in &kader.contradictions {
            contradictions.push(builder.whole(&contradiction.when, &decisions));
        }
        let signals = builder.presences(&mut kader.signals.iter().map(shown), &decisions);
        let source_conflicts = builder.presences(&mut kader.source_conflicts.iter().map(shown), &decisions);
        let open_steps = builder.presences(&mut kader.open_steps.iter().map(shown), &decisions);
        let (mut hand_overs, mut taken) = (Vec::new(), Vec::new());
        for one in &kader.hand_overs {
            hand_overs.push(builder.presence(shown(one), &decisions));
            taken
                .push(one.takes.iter().map(|taken| builder.maybe(taken.when.as_ref(), &decisions)).collect());
        }
        let actions = builder.presences(&mut kader.actions.iter().map(shown), &decisions);
        let mut routes = Vec::new();
        for route in &kader.routes {
            routes.push(route.when.as_ref().map(|when| builder.whole(when, &decisions)));
        }
        let cards = builder.presences(&mut kader.cards.iter().map(shown), &decisions);
        let moments = builder.presences(&mut kader.moments.iter().map(shown), &decisions);

        builder.fits(too_large)?;
        let Builder { space, diagrams, .. } = builder;
        Ok(Compiled {
            space,
            diagrams,
            decisions,
            criteria,
            routes,
            contradictions,
            signals,
            source_conflicts,
            open_steps,
            hand_overs,
            taken,
            actions,
            cards,
            moments,
            variants,
            guide,
        })
    }
}

impl Compiled {
    /// Everything that appears beside the outcome.
    pub fn presences(&self) -> impl Iterator<Item = &Presence> {
        let all = [
            &self.signals,
            &self.source_conflicts,
            &self.open_steps,
            &self.hand_overs,
            &self.actions,
            &self.cards,
            &self.moments,
        ];
        all.into_iter().flatten()
    }
}

/// When something appears, and when it is over.
type Shown<'k> = (Option<&'k Condition>, Option<&'k Condition>);

fn shown(part: &impl Appearing) -> Shown<'_> {
    (part.when(), part.over())
}

struct Builder<'a> {
    kader: &'a Kader,
    space: Space,
    diagrams: Diagrams,
    /// The status of each criterion, by id, once they are all there.
    statuses: Vec<(&'a str, Ref)>,
    /// Steps up to the part that is being made.
    steps: usize,
    /// Its number, in the order of making.
    part: usize,
    /// The most steps a part took, and its number.
    heaviest: (usize, usize),
}

impl Builder<'_> {
    /// Weighs the part that was just made.
    fn weigh(&mut self) {
        let own = self.diagrams.steps() - self.steps;
        self.steps += own;
        self.heaviest = self.heaviest.max((own, self.part));
        self.part += 1;
    }

    /// Refuses what was made when not all of it fitted, for the part that took most.
    fn fits(&self, too_large: &dyn Fn(usize, &Space) -> Problem) -> Result<(), Vec<Problem>> {
        if self.diagrams.is_full() { Err(vec![too_large(self.heaviest.1, &self.space)]) } else { Ok(()) }
    }

    fn criterion(&mut self, criterion: &Criterion) -> CompiledCriterion {
        let decision = self.kader.decisions.iter().position(|decision| decision.id == criterion.decision);
        let grades =
            decision.and_then(|index| self.kader.decisions.get(index)).map_or(&[][..], |d| &d.grades);
        let rules: Vec<Ref> = criterion.rules.iter().map(|rule| self.whole(&rule.when, &[])).collect();
        // First match wins, so the first rule goes on top.
        let mut root = Ref::terminal(UNCOVERED);
        for (rule, &condition) in criterion.rules.iter().zip(&rules).rev() {
            let grade = grades.iter().position(|grade| grade.status == rule.status).unwrap_or_default();
            root = self.diagrams.select(condition, grade as u8, root);
        }
        self.weigh();
        CompiledCriterion { decision: decision.unwrap_or_default(), root, rules }
    }

    /// A condition that is a part of its own.
    fn whole(&mut self, condition: &Condition, decisions: &[Ref]) -> Ref {
        let root = self.condition(condition, decisions);
        self.weigh();
        root
    }

    /// A condition that may be left out: it always holds then.
    fn maybe(&mut self, condition: Option<&Condition>, decisions: &[Ref]) -> Ref {
        condition.map_or(Ref::TRUE, |condition| self.whole(condition, decisions))
    }

    fn variants<'v>(
        &mut self,
        variants: impl IntoIterator<Item = &'v Variant>,
        decisions: &[Ref],
    ) -> Vec<Ref> {
        let mut conditions = Vec::new();
        for variant in variants {
            conditions.push(self.maybe(variant.when.as_ref(), decisions));
        }
        conditions
    }

    fn presences(&mut self, parts: &mut dyn Iterator<Item = Shown<'_>>, decisions: &[Ref]) -> Vec<Presence> {
        let mut presences = Vec::new();
        for part in parts {
            presences.push(self.presence(part, decisions));
        }
        presences
    }

    fn presence(&mut self, (when, over): Shown<'_>, decisions: &[Ref]) -> Presence {
        let when = self.maybe(when, decisions);
        let Some(over) = over else { return Presence { when, due: when } };
        let over = self.whole(over, decisions);
        Presence { when, due: self.diagrams.apply(when, over, |when, over| u8::from(when > over)) }
    }

    fn condition(&mut self, condition: &Condition, decisions: &[Ref]) -> Ref {
        let mut any = Ref::FALSE;
        for term in &condition.0 {
            let mut all = Ref::TRUE;
            for (subject, values) in term {
                let literal = self.literal(subject, values, decisions);
                all = self.diagrams.and(all, literal);
            }
            any = self.diagrams.or(any, all);
        }
        any
    }

    /// "The subject has one of these values."
    fn literal(&mut self, subject: &str, values: &[String], decisions: &[Ref]) -> Ref {
        let Some(atom) = Atom::parse(subject) else {
            return Ref::FALSE;
        };
        match atom {
            Atom::Outcome(id) => {
                let found = self.kader.decisions.iter().position(|decision| decision.id == id);
                let Some(decision) = found.and_then(|i| self.kader.decisions.get(i)) else {
                    return Ref::FALSE;
                };
                let root = found.and_then(|i| decisions.get(i)).copied().unwrap_or(Ref::FALSE);
                self.grade_in(root, |grade| values.contains(&grade.outcome), decision)
            }
            Atom::Status(id) => {
                let Some(criterion) = self.kader.criteria.iter().find(|c| c.id == id) else {
                    return Ref::FALSE;
                };
                let decision = self.kader.decisions.iter().find(|d| d.id == criterion.decision);
                let Some(decision) = decision else {
                    return Ref::FALSE;
                };
                let root =
                    self.statuses.iter().find(|(of, _)| *of == id).map_or(Ref::FALSE, |(_, root)| *root);
                self.grade_in(root, |grade| values.contains(&grade.status), decision)
            }
            Atom::Fact(_) | Atom::Option(_) | Atom::Plan(_) => {
                let Some(variable) = self.space.of_atom(self.kader, &atom) else {
                    return Ref::FALSE;
                };
                let count = self.space.variables().get(variable).map_or(0, |v| v.values.len());
                let set = self.space.set(variable, values.iter().map(String::as_str));
                let children = (0..count).map(|i| if set >> i & 1 == 1 { Ref::TRUE } else { Ref::FALSE });
                let children = children.collect();
                self.diagrams.node(variable, children)
            }
        }
    }

    fn grade_in(&mut self, root: Ref, wanted: impl Fn(&Grade) -> bool, decision: &Decision) -> Ref {
        let set: u64 = decision
            .grades
            .iter()
            .enumerate()
            .filter(|(i, grade)| *i < MOST_VALUES && wanted(grade))
            .fold(0, |set, (i, _)| set | 1 << i);
        self.diagrams.map(root, move |grade| (set.checked_shr(grade.into()).unwrap_or(0) & 1) as u8)
    }

    /// A combination no rule covers, in the words of the facts.
    fn uncovered(&self, root: Ref) -> Option<String> {
        let all = Partial::all(&self.space);
        let path = all.example(&self.diagrams, root, UNCOVERED)?;
        let parts: Vec<String> = path
            .iter()
            .filter_map(|&(variable, value)| {
                let variable = self.space.variables().get(variable)?;
                let Subject::Fact(fact) = variable.subject else {
                    return None;
                };
                let fact = self.kader.facts.get(fact)?;
                Some([&*fact.id, " = \"", variable.values.get(value)?, "\""].concat())
            })
            .collect();
        Some(parts.join(", "))
    }
}

fn not_covered(index: usize, criterion: &Criterion, example: &str) -> Problem {
    Problem::new(
        "combination-not-covered",
        ["criterium[", &index.to_string(), "]"].concat(),
        ["Geen regel van criterium `", &criterion.id, "` geldt voor: ", example, "."].concat(),
        "Schrijf een regel die deze combinatie uitdrukkelijk een status geeft.",
    )
}

fn too_many_values(kader: &Kader) -> Vec<Problem> {
    // The options are values themselves, beside "unknown" and "unanswered".
    const MOST: usize = MOST_VALUES - 2;
    let facts = kader.facts.iter().enumerate().filter(|(_, fact)| fact.options.len() > MOST);
    let problem = |(index, fact): (usize, &Fact)| {
        Problem::new(
            "too-many-options",
            ["feit[", &index.to_string(), "]"].concat(),
            ["Het feit `", &fact.id, "` heeft ", &fact.options.len().to_string(), " opties."].concat(),
            ["Gebruik er ten hoogste ", &MOST.to_string(), "."].concat(),
        )
    };
    facts.map(problem).collect()
}

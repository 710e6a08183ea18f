//! The definition that an assessment is held against: every completion of the answers, one by one.

use voorcheck_rules::assessment::Input;
use voorcheck_rules::kader::model::Appearing;
use voorcheck_rules::kader::model::{DateCondition, Kader};
use voorcheck_rules::kader::{Condition, Table};
use voorcheck_tools::audit::naive::{Naive, values};

use super::TODAY;

/// Everything a completion settles.
pub(crate) struct World {
    /// Position of the value of each fact.
    pub(crate) case: Vec<usize>,
    pub(crate) plans: Vec<bool>,
    pub(crate) statuses: Vec<usize>,
    pub(crate) outcomes: Vec<usize>,
}

/// A case with all its completions, in the order of a number whose digits are facts, then plans.
pub(crate) struct Cases<'a> {
    pub(crate) kader: &'a Kader,
    pub(crate) answers: &'a Table<String>,
    pub(crate) sizes: Vec<usize>,
    pub(crate) worlds: Vec<World>,
}

impl<'a> Cases<'a> {
    pub(crate) fn new(kader: &'a Kader, naive: &Naive<'_>, input: &'a Input) -> Cases<'a> {
        let allowed = naive.allowed(&input.answers);
        let date =
            |id: &str| if id == "vandaag" { Some(TODAY) } else { input.dates.get(id).map(String::as_str) };
        let open = |plan: &DateCondition| match (date(&plan.earlier), date(&plan.later)) {
            // Dates as they are written sort as they follow each other.
            (Some(earlier), Some(later)) => vec![earlier < later],
            _ => vec![true, false],
        };
        let plans: Vec<Vec<bool>> = kader.date_conditions.iter().map(open).collect();
        let sizes: Vec<usize> = allowed.iter().map(Vec::len).chain(plans.iter().map(Vec::len)).collect();
        let world = |mut number: usize| {
            let mut digits = sizes.iter().map(|size| {
                let digit = number % size;
                number /= size;
                digit
            });
            let case: Vec<usize> = allowed.iter().zip(&mut digits).map(|(left, digit)| left[digit]).collect();
            let plans = plans.iter().zip(&mut digits).map(|(left, digit)| left[digit]).collect();
            let statuses =
                (0..kader.criteria.len()).map(|criterion| naive.status(criterion, &case)).collect();
            let outcomes =
                (0..kader.decisions.len()).map(|decision| naive.outcome(decision, &case)).collect();
            World { case, plans, statuses, outcomes }
        };
        let worlds = (0..sizes.iter().product()).map(world).collect();
        Cases { kader, answers: &input.answers, sizes, worlds }
    }

    pub(crate) fn holds(&self, condition: &Condition, world: &World) -> bool {
        let kader = self.kader;
        let fact = |id: &str| kader.facts.iter().position(|fact| fact.id == id).unwrap();
        let value = |subject: &str| -> String {
            match subject.split_once('.') {
                Some(("optie", id)) => self.answers.get(id).cloned().unwrap_or("geen".to_owned()),
                Some(("uitkomst", id)) => {
                    let decision = kader.decisions.iter().position(|decision| decision.id == id).unwrap();
                    kader.decisions[decision].grades[world.outcomes[decision]].outcome.clone()
                }
                Some(("status", id)) => {
                    let criterion = kader.criteria.iter().position(|criterion| criterion.id == id).unwrap();
                    let of = &kader.criteria[criterion].decision;
                    let decision = kader.decisions.iter().find(|decision| decision.id == *of).unwrap();
                    decision.grades[world.statuses[criterion]].status.clone()
                }
                Some((_, id)) => {
                    let plan = kader.date_conditions.iter().position(|plan| plan.id == id).unwrap();
                    if world.plans[plan] { "ja" } else { "nee" }.to_owned()
                }
                None => values(&kader.facts[fact(subject)])[world.case[fact(subject)]].to_owned(),
            }
        };
        condition.0.iter().any(|term| term.iter().all(|(subject, wanted)| wanted.contains(&value(subject))))
    }

    pub(crate) fn certain(&self, condition: &Condition) -> bool {
        self.worlds.iter().all(|world| self.holds(condition, world))
    }

    /// Whether it appears in this completion.
    pub(crate) fn due(&self, part: &dyn Appearing, world: &World) -> bool {
        part.when().is_none_or(|when| self.holds(when, world))
            && part.over().is_none_or(|over| !self.holds(over, world))
    }

    /// In every completion, or in one where that is enough; and there is one in which it is not over.
    pub(crate) fn shown(&self, part: &dyn Appearing) -> bool {
        (part.also_if_unknown() || part.when().is_none_or(|when| self.certain(when)))
            && self.worlds.iter().any(|world| self.due(part, world))
    }

    /// The facts on which something still depends: two completions that differ in the fact alone differ in it.
    pub(crate) fn depends(&self, on: impl Fn(&World) -> usize) -> Vec<bool> {
        let found: Vec<usize> = self.worlds.iter().map(on).collect();
        let mut stride = 1;
        let mut depends = Vec::new();
        for &size in self.sizes.iter().take(self.kader.facts.len()) {
            let first = |n: usize| n - (n / stride) % size * stride;
            depends.push((0..found.len()).any(|n| found[n] != found[first(n)]));
            stride *= size;
        }
        depends
    }

    pub(crate) fn depend_any<T>(
        &self,
        of: impl IntoIterator<Item = T>,
        on: impl Fn(&T, &World) -> usize,
    ) -> Vec<bool> {
        let none = vec![false; self.kader.facts.len()];
        of.into_iter().fold(none, |so_far, one| {
            let more = self.depends(|world| on(&one, world));
            so_far.into_iter().zip(more).map(|(one, other)| one || other).collect()
        })
    }

    /// The one number all completions share, when they do.
    pub(crate) fn settled(&self, of: impl Fn(&World) -> usize) -> Option<usize> {
        let first = of(&self.worlds[0]);
        self.worlds.iter().all(|world| of(world) == first).then_some(first)
    }
}

//! Whether two conditions differ only where nobody can see it: options that were chosen leave their values and no others, and
//! a route that is certain shows nothing beside it.

use voorcheck_rules::decision::space::{Subject, positions};
use voorcheck_rules::decision::{Diagrams, Ref};
use voorcheck_rules::kader::Condition;

use super::Original;
use super::functions::{Around, is_info};

impl Original<'_> {
    /// Whether two functions differ nowhere but where no answers lead, or where a route is certain, which shows nothing of
    /// them: an option that was chosen leaves its values and no others.
    ///
    /// What a case leaves open then lies wholly where they are the same, so what is certain and possible of them is too.
    pub(super) fn differs_only_out_of_sight(
        &self,
        store: &mut Diagrams,
        one: &Around,
        other: &Around,
    ) -> bool {
        let (kader, compiled) = (self.engine.kader(), self.engine.compiled());
        let space = &compiled.space;
        let (mut f, mut g) = (one.function, other.function);
        // Which questions are offered depends on the condition itself.
        let variables = || [one, other].into_iter().flat_map(|part| store.tested(part.function));
        let subject = |variable: usize| space.variables().get(variable).map(|one| one.subject);
        if !variables().filter_map(subject).any(|subject| is_info(self.engine, subject)) {
            (f, g) = (
                self.by_option(store, f, one.also_if_unknown),
                self.by_option(store, g, one.also_if_unknown),
            );
        }
        let mut differ = store.apply(f, g, |one, other| u8::from(one != other));
        // The route by what was chosen: certain when each fact it reads has an option that leaves none but its values.
        let routed = |store: &mut Diagrams, condition: &Condition| {
            let mut any = Ref::FALSE;
            for term in &condition.0 {
                let mut all = Ref::TRUE;
                for (subject, wanted) in term {
                    let certain = self.chosen(store, subject, wanted);
                    all = store.and(all, certain);
                }
                any = store.or(any, all);
            }
            any
        };
        for condition in kader.routes.iter().filter_map(|route| route.when.as_ref()) {
            let routed = routed(store, condition);
            let not = store.not(routed);
            differ = store.and(differ, not);
        }
        for (index, fact) in kader.facts.iter().enumerate() {
            let (Some(option), Some(value)) =
                (space.of(Subject::Option(index)), space.of(Subject::Fact(index)))
            else {
                continue;
            };
            if !store.tested(differ).contains(&option) {
                continue;
            }
            let ids: Vec<String> = space.variables().get(option).map_or(Vec::new(), |one| one.values.clone());
            let count = space.variables().get(value).map_or(0, |one| one.values.len());
            let children: Vec<Ref> = ids
                .iter()
                .map(|id| {
                    let left = space.left_by(value, fact, id).unwrap_or_else(|| space.all(value));
                    let values =
                        (0..count).map(|at| if left >> at & 1 == 1 { Ref::TRUE } else { Ref::FALSE });
                    store.test(value, values.collect())
                })
                .collect();
            let consistent = store.test(option, children);
            differ = store.and(differ, consistent);
        }
        differ == Ref::FALSE && !store.is_full()
    }

    /// A function in which the option chosen for a fact stands for all values it leaves: where it holds for every one of
    /// them, or for one when `possible`.
    fn by_option(&self, store: &mut Diagrams, root: Ref, possible: bool) -> Ref {
        let (kader, space) = (self.engine.kader(), &self.engine.compiled().space);
        let mut result = root;
        for (index, fact) in kader.facts.iter().enumerate() {
            let (Some(option), Some(value)) =
                (space.of(Subject::Option(index)), space.of(Subject::Fact(index)))
            else {
                continue;
            };
            if !store.tested(result).contains(&option) {
                continue;
            }
            let ids: Vec<String> = space.variables().get(option).map_or(Vec::new(), |one| one.values.clone());
            let mut children = Vec::new();
            for (at, id) in ids.iter().enumerate() {
                let chosen = store.cofactor(result, option, at);
                let left = space.left_by(value, fact, id).unwrap_or_else(|| space.all(value));
                let mut joined = if possible { Ref::FALSE } else { Ref::TRUE };
                for position in positions(left) {
                    let one = store.cofactor(chosen, value, position);
                    joined = if possible { store.or(joined, one) } else { store.and(joined, one) };
                }
                children.push(joined);
            }
            result = store.test(option, children);
        }
        result
    }

    /// When the option chosen for a fact leaves none but these values; never where nothing reads that option.
    fn chosen(&self, store: &mut Diagrams, id: &str, wanted: &[String]) -> Ref {
        let (kader, space) = (self.engine.kader(), &self.engine.compiled().space);
        let Some(index) = space.fact(id) else { return Ref::FALSE };
        let (Some(fact), Some(option), Some(value)) =
            (kader.facts.get(index), space.of(Subject::Option(index)), space.of(Subject::Fact(index)))
        else {
            return Ref::FALSE;
        };
        let values = space.set(value, wanted.iter().map(String::as_str));
        let ids: Vec<String> = space.variables().get(option).map_or(Vec::new(), |one| one.values.clone());
        let children = ids.iter().map(|answer| {
            let left = space.left_by(value, fact, answer);
            if left.is_some_and(|left| left & !values == 0) { Ref::TRUE } else { Ref::FALSE }
        });
        store.test(option, children.collect())
    }
}

//! The diagrams of a kader by what they show, and what is the same about them.

use std::collections::{BTreeMap, BTreeSet};

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::decision::operations::Copier;
use voorcheck_rules::decision::space::{Subject, Values, positions};
use voorcheck_rules::decision::{Diagrams, Ref};
use voorcheck_rules::kader::model::{Points, Role};

use crate::audit::beside::beside;
use crate::audit::pointing::{pointing, points};

/// The condition of a contradiction, signal, action or card.
pub(super) struct Around {
    pub function: Ref,
    pub also_if_unknown: bool,
}

/// The diagrams of a kader by what they show, in one store.
pub(super) struct Functions {
    /// By id of the criterion.
    pub statuses: Vec<(String, Ref)>,
    outcomes: Vec<Ref>,
    /// By criterion: each rule where it gives a reason. By list: each route, each variant where it gives the headline.
    pub reasons: Vec<List>,
    pub routes: Vec<List>,
    pub variants: Vec<List>,
    pub around: BTreeMap<String, Around>,
}

/// Names with their functions, in order.
pub(super) type List = Vec<(String, Ref)>;

impl Functions {
    pub fn of(engine: &Engine, store: &mut Diagrams) -> Functions {
        let (kader, compiled) = (engine.kader(), engine.compiled());
        let mut copier = Copier::new(&compiled.diagrams);
        let mut functions = Functions {
            statuses: Vec::new(),
            outcomes: Vec::new(),
            reasons: Vec::new(),
            routes: Vec::new(),
            variants: Vec::new(),
            around: BTreeMap::new(),
        };
        for (criterion, built) in kader.criteria.iter().zip(&compiled.criteria) {
            let root = copier.copy(built.root, store);
            functions.statuses.push((criterion.id.clone(), root));
            let decision = kader.decisions.get(built.decision);
            let grades = decision.map_or(&[][..], |decision| &decision.grades);
            let reasons = criterion.rules.iter().zip(&built.rules).map(|(rule, &condition)| {
                let grade =
                    grades.iter().position(|grade| grade.status == rule.status).unwrap_or_default() as u8;
                let condition = copier.copy(condition, store);
                let decided = store.equals(root, grade);
                // The words of a reason go with its id.
                (rule.id.clone(), store.and(condition, decided))
            });
            functions.reasons.push(reasons.collect());
        }
        functions.outcomes = compiled.decisions.iter().map(|&root| copier.copy(root, store)).collect();
        let routes = kader.routes.iter().zip(&compiled.routes);
        let routes = routes.map(|(route, when)| {
            (route.id.clone(), when.map_or(Ref::FALSE, |when| copier.copy(when, store)))
        });
        functions.routes = vec![routes.collect()];
        for (at, ((decision, &root), grades)) in
            kader.decisions.iter().zip(&functions.outcomes).zip(&compiled.variants).enumerate()
        {
            for (value, (grade, variants)) in (0..).zip(decision.grades.iter().zip(grades)) {
                let decided = store.equals(root, value);
                let of_decision = compiled.criteria.iter().map(|criterion| criterion.decision == at);
                let rules = kader.criteria.iter().zip(&functions.reasons).zip(of_decision);
                let rules = rules.filter(|(_, own)| *own).flat_map(|((criterion, reasons), _)| {
                    criterion.rules.iter().zip(reasons).filter(|(rule, _)| rule.status == grade.status)
                });
                let reasons: Vec<(Points, Ref)> =
                    rules.map(|(rule, (_, given))| (points(rule), *given)).collect();
                let list = grade.variants.iter().zip(variants).map(|(variant, &when)| {
                    let when = copier.copy(when, store);
                    let there = variant.points.map(|to| pointing(store, &reasons, to));
                    let when = store.and(when, there.unwrap_or(Ref::TRUE));
                    let name = format!("{:?}{:?}", variant.headline, variant.summary);
                    (name, store.and(when, decided))
                });
                functions.variants.push(list.collect());
            }
        }
        let mut around =
            |kind: &str, id: &str, function: Ref, also_if_unknown: bool, store: &mut Diagrams| {
                let function = copier.copy(function, store);
                functions.around.insert(format!("{kind} {id}"), Around { function, also_if_unknown });
            };
        for one in beside(kader, compiled) {
            around(one.kind, one.id, one.presence.when, one.also_if_unknown, store);
            if one.presence.due != one.presence.when {
                // It is gone only once it is certainly over.
                around(one.kind, &format!("{} due", one.id), one.presence.due, true, store);
            }
        }
        for (one, taken) in kader.hand_overs.iter().zip(&compiled.taken) {
            for (place, (answer, &when)) in one.takes.iter().zip(taken).enumerate() {
                let id = format!("{} {place} {} {:?}", one.id, answer.fact, answer.option);
                around("neemt", &id, when, false, store);
            }
        }
        let variants = kader.guide.iter().flat_map(|guide| &guide.variants).zip(&compiled.guide);
        let guide = variants.map(|(variant, &when)| {
            (format!("{:?}{:?}", variant.headline, variant.summary), copier.copy(when, store))
        });
        functions.variants.push(guide.collect());
        functions
    }

    /// Whether two sets of values of one fact show the same, however the other answers turn out.
    ///
    /// What can still happen is the set of the functions that remain, one for each value; what is certain is their
    /// conjunction, what is possible their disjunction.
    pub fn same_left_open(
        &self,
        engine: &Engine,
        store: &mut Diagrams,
        variable: usize,
        one: Values,
        other: Values,
    ) -> bool {
        let space = &engine.compiled().space;
        let variables = space.variables();
        let mut around = self.around.values();
        let mut whole = self.statuses.iter().map(|(_, root)| *root).chain(self.outcomes.iter().copied());
        let mut lists = self.reasons.iter().chain(&self.routes).chain(&self.variants).flatten();
        whole.all(|root| remaining(store, root, variable, one) == remaining(store, root, variable, other))
            && lists.all(|(_, root)| {
                certain(store, *root, variable, one) == certain(store, *root, variable, other)
            })
            && around.all(|around| {
                let root = around.function;
                // Questions with role info are offered for the sake of a condition.
                let mut tested =
                    store.tested(root).into_iter().filter_map(|variable| variables.get(variable));
                let offers = tested.any(|one| is_info(engine, one.subject));
                if offers {
                    return remaining(store, root, variable, one) == remaining(store, root, variable, other);
                }
                match around.also_if_unknown {
                    true => possible(store, root, variable, one) == possible(store, root, variable, other),
                    false => certain(store, root, variable, one) == certain(store, root, variable, other),
                }
            })
    }
}

/// Whether a variable is the value of a fact with role info.
pub(super) fn is_info(engine: &Engine, subject: Subject) -> bool {
    match subject {
        Subject::Fact(fact) => engine.kader().facts.get(fact).is_some_and(|fact| fact.role == Role::Info),
        Subject::Option(_) | Subject::Plan(_) => false,
    }
}

/// Whether lists of which the first that holds counts, or all that hold in order, are the same.
pub(super) fn same_lists(store: &mut Diagrams, one: &[List], other: &[List]) -> bool {
    let live =
        |list: &List| list.iter().filter(|(_, function)| *function != Ref::FALSE).cloned().collect::<List>();
    let same = |a: &List, b: &List, store: &mut Diagrams| {
        let (a, b) = (live(a), live(b));
        let (sorted_a, sorted_b): (BTreeSet<_>, BTreeSet<_>) = (a.iter().collect(), b.iter().collect());
        if sorted_a != sorted_b || a.len() != b.len() {
            return false;
        }
        // Two that stand the other way round may never hold together.
        let place = |list: &List, name: &str| list.iter().position(|(known, _)| known == name);
        a.iter().enumerate().all(|(i, (first, f))| {
            a.iter()
                .skip(i + 1)
                .all(|(second, g)| place(&b, first) < place(&b, second) || store.and(*f, *g) == Ref::FALSE)
        })
    };
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b, store))
}

/// What must hold of the other answers for each of a list to be certain under this answer, without those an earlier
/// one always covers.
pub(super) fn settled(store: &mut Diagrams, lists: &[List], variable: usize, answer: Values) -> Vec<List> {
    let settle = |list: &List| {
        let mut left = List::new();
        for (name, root) in list {
            let certain = certain(store, *root, variable, answer);
            let covered = left.iter().any(|(_, earlier)| store.and(*earlier, certain) == certain);
            if !covered {
                left.push((name.clone(), certain));
            }
        }
        left
    };
    lists.iter().map(settle).collect()
}

/// The functions that remain for each of these values of a variable.
fn remaining(store: &mut Diagrams, root: Ref, variable: usize, values: Values) -> BTreeSet<Ref> {
    positions(values).map(|value| store.cofactor(root, variable, value)).collect()
}

/// Where a function holds for each of these values of a variable.
fn certain(store: &mut Diagrams, root: Ref, variable: usize, values: Values) -> Ref {
    let remaining = remaining(store, root, variable, values);
    remaining.iter().fold(Ref::TRUE, |all, &one| store.and(all, one))
}

/// Where a function holds for some of these values of a variable.
fn possible(store: &mut Diagrams, root: Ref, variable: usize, values: Values) -> Ref {
    let remaining = remaining(store, root, variable, values);
    remaining.iter().fold(Ref::FALSE, |any, &one| store.or(any, one))
}

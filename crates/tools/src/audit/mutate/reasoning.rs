//! Decisions, criteria and rules with one thing changed; their conditions have a room of their own.

use voorcheck_rules::kader::model::{
    Basis, Criterion, Decision, DecisionRole, Direction, Kader, Points, Rule, Tone,
};

use super::{Mutants, Operator, swap, take};

pub(super) fn mutants(kader: &Kader, list: &mut Mutants) {
    for (i, decision) in kader.decisions.iter().enumerate() {
        for (j, pair) in decision.grades.windows(2).enumerate() {
            let [one, other] = pair else { continue };
            let path = format!("besluit[{i}].trede[{j}]");
            let change = format!("besluit `{}`: `{}` na `{}`", decision.id, one.status, other.status);
            list.add(Operator::GradeSwapped, path, change, move |kader| {
                if let Some(decision) = kader.decisions.get_mut(i) {
                    swap(&mut decision.grades, j);
                }
            });
        }
        of_decision(i, decision, list);
    }
    for (i, criterion) in kader.criteria.iter().enumerate() {
        of_criterion(kader, i, criterion, list);
        for (j, rule) in criterion.rules.iter().enumerate() {
            of_rule(kader, criterion, (i, j), rule, list);
        }
    }
}

fn of_decision(i: usize, decision: &Decision, list: &mut Mutants) {
    let role = match decision.role {
        DecisionRole::Main => DecisionRole::Beside,
        DecisionRole::Beside => DecisionRole::Main,
    };
    let change = format!("besluit `{}`: rol `{}`", decision.id, role.id());
    list.add(Operator::DecisionRole, format!("besluit[{i}].rol"), change, move |kader| {
        if let Some(decision) = kader.decisions.get_mut(i) {
            decision.role = role;
        }
    });
    for (j, grade) in decision.grades.iter().enumerate() {
        let with = if grade.not_applicable { "zonder" } else { "met" };
        let change = format!("trede `{}/{}`: {with} `niet-aan-de-orde`", decision.id, grade.outcome);
        let path = format!("besluit[{i}].trede[{j}].niet-aan-de-orde");
        list.add(Operator::NotApplicable, path, change, move |kader| {
            let grade = kader.decisions.get_mut(i).and_then(|decision| decision.grades.get_mut(j));
            if let Some(grade) = grade {
                grade.not_applicable = !grade.not_applicable;
            }
        });
    }
}

fn of_criterion(kader: &Kader, i: usize, criterion: &Criterion, list: &mut Mutants) {
    let path = format!("criterium[{i}]");
    let name = format!("criterium `{}`", criterion.id);
    list.add(Operator::CriterionRemoved, path.as_str(), format!("{name} weg"), move |kader| {
        take(&mut kader.criteria, i);
    });
    // Criteria of different decisions are never in one list.
    if let Some(next) = kader.criteria.get(i + 1).filter(|next| next.decision == criterion.decision) {
        let change = format!("{name} na `{}`", next.id);
        list.add(Operator::CriterionSwapped, path.as_str(), change, move |kader| {
            swap(&mut kader.criteria, i)
        });
    }
    for decision in kader.decisions.iter().filter(|decision| decision.id != criterion.decision) {
        let id = decision.id.clone();
        let change = format!("{name} bij besluit `{id}`");
        list.add(Operator::CriterionDecision, format!("{path}.besluit"), change, move |kader| {
            if let Some(criterion) = kader.criteria.get_mut(i) {
                criterion.decision.clone_from(&id);
            }
        });
    }
    for (j, pair) in criterion.rules.windows(2).enumerate() {
        let [one, other] = pair else { continue };
        let change = format!("regel `{}/{}` na `{}`", criterion.id, one.id, other.id);
        list.add(Operator::RuleSwapped, format!("{path}.regel[{j}]"), change, move |kader| {
            if let Some(criterion) = kader.criteria.get_mut(i) {
                swap(&mut criterion.rules, j);
            }
        });
    }
}

fn of_rule(kader: &Kader, criterion: &Criterion, (i, j): (usize, usize), rule: &Rule, list: &mut Mutants) {
    let path = format!("criterium[{i}].regel[{j}]");
    let name = format!("regel `{}/{}`", criterion.id, rule.id);
    list.add(Operator::RuleRemoved, path.as_str(), format!("{name} weg"), move |kader| {
        if let Some(criterion) = kader.criteria.get_mut(i) {
            take(&mut criterion.rules, j);
        }
    });
    let mut edit = |operator, field: &str, change: String, edit: Box<dyn Fn(&mut Rule) + Send + Sync>| {
        list.add(operator, format!("{path}.{field}"), format!("{name}: {change}"), move |kader| {
            if let Some(rule) = kader.criteria.get_mut(i).and_then(|criterion| criterion.rules.get_mut(j)) {
                edit(rule);
            }
        });
    };
    let decision = kader.decisions.iter().find(|decision| decision.id == criterion.decision);
    let grades = decision.into_iter().flat_map(|decision| &decision.grades);
    for grade in grades.filter(|grade| grade.status != rule.status) {
        let (status, weighed) = (grade.status.clone(), grade.tone == Tone::Wegen);
        let change = format!("status `{status}` in plaats van `{}`", rule.status);
        let changed = move |rule: &mut Rule| {
            rule.status.clone_from(&status);
            // Whose mistake it is would say where the text points, or no longer.
            let open = || Direction { points: Points::Open, tips: None, who: None, proof: None };
            rule.direction = weighed.then(|| rule.direction.take().unwrap_or_else(open));
        };
        edit(Operator::RuleStatus, "status", change, Box::new(changed));
    }
    // Any other force shows in the same place; one of them will do.
    let forces = &kader.meta.forces;
    let at = forces.iter().position(|force| force.id == rule.force).unwrap_or_default();
    let next = forces.iter().cycle().skip(at + 1).take(forces.len()).find(|force| force.id != rule.force);
    if let Some(force) = next.map(|force| force.id.clone()) {
        let change = format!("kracht `{force}` in plaats van `{}`", rule.force);
        edit(Operator::RuleForce, "kracht", change, Box::new(move |rule| rule.force.clone_from(&force)));
    }
    let other = match rule.basis {
        Basis::Feit => Basis::Oordeel,
        Basis::Oordeel => Basis::Feit,
    };
    let change = format!("basis `{}` in plaats van `{}`", other.id(), rule.basis.id());
    edit(Operator::RuleBasis, "basis", change, Box::new(move |rule| rule.basis = other));
    let now = rule.direction.as_ref().map(|direction| direction.points);
    for to in [Points::Open, Points::Lighter, Points::Heavier] {
        let Some(now) = now.filter(|now| *now != to) else { continue };
        let change = format!("wijst `{}` in plaats van `{}`", to.id(), now.id());
        let turned = move |rule: &mut Rule| {
            if let Some(direction) = &mut rule.direction {
                direction.points = to;
            }
        };
        edit(Operator::RulePoints, "richting.wijst", change, Box::new(turned));
    }
    for (n, norm) in rule.norms.iter().enumerate() {
        let field = format!("normen[{n}]");
        edit(
            Operator::RuleNorm,
            &field,
            format!("zonder norm `{norm}`"),
            Box::new(move |rule| take(&mut rule.norms, n)),
        );
    }
    if rule.proviso.is_some() {
        edit(Operator::RuleProviso, "mits", "mits weg".to_owned(), Box::new(|rule| rule.proviso = None));
    }
}

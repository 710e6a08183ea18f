//! How many cases each outcome and each status has, and which rules never give a reason.

use voorcheck_rules::assessment::dutch::listed;
use voorcheck_rules::decision::Ref;
use voorcheck_rules::decision::compile::CompiledCriterion;
use voorcheck_rules::kader::model::{Criterion, Decision};

use super::bench::Bench;
use super::dutch::combinations;
use super::model::{CriterionShown, DecisionShown, FactSize, RuleShown, Share};

/// Every decision with its outcomes. An outcome no case has is a finding.
pub(super) fn decisions(bench: &mut Bench<'_>) -> Vec<DecisionShown> {
    let kader = bench.kader;
    let mut shown = Vec::new();
    for (index, (decision, &root)) in kader.decisions.iter().zip(&bench.compiled.decisions).enumerate() {
        let criteria = kader.criteria.iter().filter(|criterion| criterion.decision == decision.id);
        let rules = criteria.flat_map(|criterion| &criterion.rules);
        let over = bench.named(rules.map(|rule| &rule.when));
        let ids = decision.grades.iter().map(|grade| grade.outcome.as_str());
        let outcomes = shares(bench, root, ids, &over);
        for (grade, share) in outcomes.iter().enumerate().filter(|(_, share)| share.cases == 0) {
            let message = format!(
                "Uitkomst `{}` van besluit `{}` komt in geen enkel geval voor.",
                share.id, decision.id
            );
            let advice =
                "Geef een criterium van dit besluit een regel die deze trede geeft, of haal de trede weg.";
            bench.finding("unreachable-outcome", format!("besluit[{index}].trede[{grade}]"), message, advice);
        }
        let facts = facts(bench, &over);
        shown.push(DecisionShown { id: decision.id.clone(), facts, cases: bench.cases(&over), outcomes });
    }
    shown
}

/// Every criterion with its statuses and rules. A rule that gives no reason anywhere is a finding.
pub(super) fn criteria(bench: &mut Bench<'_>) -> Vec<CriterionShown> {
    let (kader, compiled) = (bench.kader, bench.compiled);
    let mut shown = Vec::new();
    for (index, (criterion, of)) in kader.criteria.iter().zip(&compiled.criteria).enumerate() {
        let Some(decision) = kader.decisions.get(of.decision) else { continue };
        let over = bench.named(criterion.rules.iter().map(|rule| &rule.when));
        let ids = decision.grades.iter().map(|grade| grade.status.as_str());
        let statuses = shares(bench, of.root, ids, &over);
        let rules = rules(bench, index, criterion, of, decision, &over);
        shown.push(CriterionShown {
            id: criterion.id.clone(),
            decision: criterion.decision.clone(),
            facts: facts(bench, &over),
            cases: bench.cases(&over),
            uncovered: bench.cases(&over) - statuses.iter().map(|share| share.cases).sum::<u128>(),
            statuses,
            rules,
        });
    }
    shown
}

fn shares<'i>(
    bench: &Bench<'_>,
    root: Ref,
    ids: impl Iterator<Item = &'i str>,
    over: &[usize],
) -> Vec<Share> {
    let share = |(value, id): (usize, &str)| {
        let value = value as u8;
        let example = bench.nearest(root, value).map(|departures| bench.given(&departures));
        Share { id: id.to_owned(), cases: bench.count(root, value, over), example }
    };
    ids.enumerate().map(share).collect()
}

fn facts(bench: &Bench<'_>, over: &[usize]) -> Vec<FactSize> {
    let size = |&variable: &usize| {
        let given = bench.given(&[(variable, 0)]).into_iter().next()?;
        Some(FactSize { fact: given.fact, values: bench.values(variable).len() })
    };
    over.iter().filter_map(size).collect()
}

fn rules(
    bench: &mut Bench<'_>,
    index: usize,
    criterion: &Criterion,
    of: &CompiledCriterion,
    decision: &Decision,
    over: &[usize],
) -> Vec<RuleShown> {
    let path = |rule: usize| format!("criterium[{index}].regel[{rule}]");
    let mut shown: Vec<RuleShown> = Vec::new();
    // Where each earlier rule is the first that holds, and where none of them holds.
    let mut earlier: Vec<Ref> = Vec::new();
    let mut rest = Ref::TRUE;
    for (i, (rule, &holds)) in criterion.rules.iter().zip(&of.rules).enumerate() {
        let grade = decision.grades.iter().position(|grade| grade.status == rule.status);
        let own = grade.map_or(Ref::FALSE, |grade| bench.diagrams.equals(of.root, grade as u8));
        let (first, reason) = (bench.diagrams.and(holds, rest), bench.diagrams.and(holds, own));
        let not = bench.diagrams.not(holds);
        rest = bench.diagrams.and(rest, not);

        let counted = RuleShown {
            id: rule.id.clone(),
            status: rule.status.clone(),
            holds: bench.holds(holds, over),
            first: bench.holds(first, over),
            reason: bench.holds(reason, over),
        };
        if counted.first == 0 {
            let mut takers = Vec::new();
            for (before, &taken) in earlier.iter().enumerate() {
                let both = bench.diagrams.and(taken, holds);
                if both != Ref::FALSE
                    && let Some(rule) = criterion.rules.get(before)
                {
                    takers.push(format!("`{}`{}", rule.id, bench.place(&path(before))));
                }
            }
            never_first(bench, criterion, &counted, &takers, path(i));
        }
        earlier.push(first);
        shown.push(counted);
    }
    shown
}

/// Every reason of the decided status is shown, so a rule that is never the first may still give one.
fn never_first(
    bench: &mut Bench<'_>,
    criterion: &Criterion,
    rule: &RuleShown,
    takers: &[String],
    path: String,
) {
    let (id, of, takers) = (&rule.id, &criterion.id, listed(takers));
    if rule.holds == 0 {
        let message = format!("Regel `{id}` van criterium `{of}` geldt in geen enkel geval.");
        return bench.finding("dead-rule", path, message, "Verbeter haar voorwaarde, of haal de regel weg.");
    }
    if rule.reason == 0 {
        let message = format!(
            "Regel `{id}` van criterium `{of}` geeft nooit een reden: zij geldt voor {}, maar daar gaat altijd een \
             eerdere regel met een andere status voor: {takers}.",
            combinations(rule.holds)
        );
        let advice = "Zet de regel eerder, verander haar voorwaarde, of haal haar weg.";
        return bench.finding("dead-rule", path, message, advice);
    }
    let message = format!(
        "Regel `{id}` van criterium `{of}` is nooit de eerste die geldt: eerder gelden {takers}. Zij bepaalt dus nooit de \
         status, en staat wel als reden op de pagina bij {}.",
        combinations(rule.reason)
    );
    bench.remark("never-first", path, message, "Is dat niet bedoeld, zet de regel dan eerder.");
}

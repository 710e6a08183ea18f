//! Monotonicity: a better answer never gives a worse outcome, where the author says which answer is better.

use voorcheck_rules::assessment::dutch::listed;
use voorcheck_rules::decision::space::Subject;

use super::bench::{Bench, Goal};
use super::facts::case_pair;
use super::model::{CasePair, OrderShown};
use crate::check::suggest;
use crate::load::Account;
use crate::load::account::Order;

/// Every order the author declares. One that cannot be used, and one that does not hold, is a finding.
pub(super) fn orders(bench: &mut Bench<'_>, account: &Account) -> Vec<OrderShown> {
    let goals = bench.targets();
    let mut shown: Vec<OrderShown> = Vec::new();
    for (index, order) in account.orders.iter().enumerate() {
        let path = format!("verantwoording.gunstig[{index}]");
        if shown.iter().any(|other| other.fact == order.fact) {
            let message = format!("Het feit `{}` heeft al een volgorde.", order.fact);
            bench.finding("duplicate-order", path, message, "Houd er één over.");
            continue;
        }
        if let Some((variable, ranks)) = read(bench, order, &path) {
            shown.push(examine(bench, &goals, order, &path, variable, &ranks));
        }
    }
    shown
}

/// The variable and the positions of the values, best first; what cannot be read is a finding.
fn read(bench: &mut Bench<'_>, order: &Order, path: &str) -> Option<(usize, Vec<Vec<usize>>)> {
    let space = &bench.compiled.space;
    let Some(variable) = space.fact(&order.fact).and_then(|fact| space.of(Subject::Fact(fact))) else {
        let advice = suggest::hint(&order.fact, bench.kader.facts.iter().map(|fact| fact.id.as_str()));
        let message = format!("Het feit `{}` bestaat niet.", order.fact);
        bench.finding("unknown-fact", format!("{path}.feit"), message, advice);
        return None;
    };
    let ids = bench.values(variable);
    let mut seen: Vec<usize> = Vec::new();
    let mut ranks = Vec::new();
    let mut usable = true;
    for (at, rank) in order.ranks.iter().enumerate() {
        let path = format!("{path}.volgorde[{at}]");
        let mut positions = Vec::new();
        for value in &rank.0 {
            match ids.iter().position(|id| *id == value.as_str()) {
                Some(position) if !seen.contains(&position) => {
                    seen.push(position);
                    positions.push(position);
                }
                Some(_) => {
                    let message =
                        format!("De waarde `{value}` staat twee keer in de volgorde van `{}`.", order.fact);
                    bench.finding("duplicate-value", path.clone(), message, "Noem elke waarde één keer.");
                    usable = false;
                }
                None => {
                    let message = format!("`{value}` is geen waarde van `{}`.", order.fact);
                    bench.finding(
                        "unknown-value",
                        path.clone(),
                        message,
                        suggest::hint(value, ids.iter().copied()),
                    );
                    usable = false;
                }
            }
        }
        if rank.0.is_empty() {
            let message = format!("In de volgorde van `{}` staat een lege lijst.", order.fact);
            bench.finding("empty-rank", path, message, "Noem een waarde, of haal de lijst weg.");
            usable = false;
        }
        ranks.push(positions);
    }
    if usable && ranks.len() < 2 {
        let message = format!("De volgorde van `{}` vergelijkt niets.", order.fact);
        bench.finding(
            "too-few-ranks",
            path.to_owned(),
            message,
            "Zet ten minste twee waarden na elkaar, de beste eerst.",
        );
        usable = false;
    }
    usable.then_some((variable, ranks))
}

fn examine(
    bench: &mut Bench<'_>,
    goals: &[Goal<'_>],
    order: &Order,
    path: &str,
    variable: usize,
    ranks: &[Vec<usize>],
) -> OrderShown {
    let mut counterexamples = Vec::new();
    let mut comparisons = 0;
    // Neighbouring ranks suffice: "not worse" goes on from rank to rank.
    for (better, worse) in ranks.iter().zip(ranks.iter().skip(1)) {
        let pairs = better.iter().flat_map(|&better| worse.iter().map(move |&worse| (better, worse)));
        for (better, worse) in pairs {
            for goal in goals {
                comparisons += 1;
                let (of_better, of_worse) = (
                    bench.diagrams.cofactor(goal.root, variable, better),
                    bench.diagrams.cofactor(goal.root, variable, worse),
                );
                let heavier =
                    bench.diagrams.apply(of_better, of_worse, |better, worse| u8::from(better > worse));
                if let Some(others) = bench.nearest(heavier, 1) {
                    let found = case_pair(bench, goal, variable, [better, worse], &others);
                    not_monotone(bench, order, goal, &found, path);
                    counterexamples.push(found);
                }
            }
        }
    }
    let ids = bench.values(variable);
    let name = |position: usize| ids.get(position).map(|id| (*id).to_owned());
    let ordered: Vec<usize> = ranks.iter().flatten().copied().collect();
    OrderShown {
        fact: order.fact.clone(),
        ranks: ranks.iter().map(|rank| rank.iter().filter_map(|&value| name(value)).collect()).collect(),
        unordered: (0..ids.len()).filter(|value| !ordered.contains(value)).filter_map(name).collect(),
        comparisons,
        counterexamples,
    }
}

fn not_monotone(bench: &mut Bench<'_>, order: &Order, goal: &Goal<'_>, found: &CasePair, path: &str) {
    let [better, worse] = &found.values;
    let [with_better, with_worse] = &found.results;
    let others: Vec<String> =
        found.others.iter().map(|given| format!("{} = \"{}\"", given.fact, given.value)).collect();
    let besides = if others.is_empty() {
        "verder op elke vraag het eerste antwoord".to_owned()
    } else {
        format!("met {} en verder op elke vraag het eerste antwoord", listed(&others))
    };
    let message = format!(
        "Bij feit `{}` heet `{better}` gunstiger dan `{worse}`, maar {} `{}` is dan zwaarder: `{with_better}` in plaats van \
         `{with_worse}`, {besides}.",
        order.fact, goal.kind, goal.id
    );
    let advice = "Verander de regels, of de volgorde als de tekst die niet zo bedoelt.";
    bench.finding("not-monotone", path.to_owned(), message, advice);
}

//! Questions with one thing changed: their role and order, what answers leave open, what may be offered as a change.

use voorcheck_rules::assessment::Engine;
use voorcheck_rules::kader::model::{Choice, Fact, Kader, Role, Step};

use super::same::{could_improve, same_section};
use super::{Mutants, Operator, take};

pub(super) fn mutants(engine: &Engine, list: &mut Mutants) {
    let kader = engine.kader();
    for (i, fact) in kader.facts.iter().enumerate() {
        let path = format!("feit[{i}]");
        let name = format!("vraag `{}`", fact.id);
        for role in [Role::Route, Role::Beslist, Role::Info].into_iter().filter(|role| *role != fact.role) {
            let change = format!("{name}: rol `{}` in plaats van `{}`", role.id(), fact.role.id());
            edit(list, Operator::FactRole, format!("{path}.rol"), change, i, move |fact| fact.role = role);
        }
        if !fact.refuses_unknown {
            let change = format!("{name}: met `zonder-weet-niet`");
            let path = format!("{path}.zonder-weet-niet");
            edit(list, Operator::FactRefuses, path, change, i, |fact| fact.refuses_unknown = true);
        }
        let next = same_section(kader, i);
        if let Some((next, other)) = next.filter(|(_, other)| one_list(kader, fact, other)) {
            let change = format!("{name} na `{}`", other.id);
            list.add(Operator::FactSwapped, path.as_str(), change, move |kader| kader.facts.swap(i, next));
        }
        for (o, option) in fact.options.iter().enumerate() {
            of_option(list, fact, &format!("{path}.optie[{o}]"), (i, o), option);
        }
        steps(list, engine, i, fact);
    }
}

/// Whether two questions can stand in one list of an assessment, so that their order shows: of those to ask, or of those
/// to offer besides.
fn one_list(kader: &Kader, one: &Fact, other: &Fact) -> bool {
    let first = kader.decisions.first().map(|decision| decision.id.as_str());
    let others = || kader.criteria.iter().filter(|criterion| Some(criterion.decision.as_str()) != first);
    let rules = || others().flat_map(|criterion| &criterion.rules).flat_map(|rule| rule.when.entries());
    let offered = |fact: &Fact| fact.role == Role::Info || rules().any(|(subject, _)| subject == fact.id);
    one.role == other.role || offered(one) && offered(other)
}

fn of_option(list: &mut Mutants, fact: &Fact, path: &str, (i, o): (usize, usize), option: &Choice) {
    let name = format!("antwoord `{}` op `{}`", option.id, fact.id);
    let mut edit_option =
        |operator, field: &str, change: String, edit_it: Box<dyn Fn(&mut Choice) + Send + Sync>| {
            edit(list, operator, format!("{path}.{field}"), format!("{name} {change}"), i, move |fact| {
                if let Some(option) = fact.options.get_mut(o) {
                    edit_it(option);
                }
            });
        };
    let change = if option.unknown { "laat niet meer alles open" } else { "laat alles open" };
    edit_option(
        Operator::OptionUnknown,
        "onbekend",
        change.to_owned(),
        Box::new(|option| {
            option.unknown = !option.unknown;
            option.leaves_open.clear();
        }),
    );
    if option.leaves_open.is_empty() {
        return;
    }
    for (v, value) in option.leaves_open.iter().enumerate() {
        let change = format!("laat `{value}` niet meer open");
        let field = format!("laat-open[{v}]");
        edit_option(
            Operator::OpenValueRemoved,
            &field,
            change,
            Box::new(move |option| take(&mut option.leaves_open, v)),
        );
    }
    for value in fact.values().filter(|value| !option.leaves_open.iter().any(|open| open == value)) {
        let change = format!("laat ook `{value}` open");
        let value = value.to_owned();
        edit_option(
            Operator::OpenValueAdded,
            "laat-open",
            change,
            Box::new(move |option| option.leaves_open.push(value.clone())),
        );
    }
}

/// Steps taken away, and every other step that would lead to something better in some case: of what is past, of health
/// and of judgement none may be offered, and these mutants offer them all.
fn steps(list: &mut Mutants, engine: &Engine, i: usize, fact: &Fact) {
    for (s, step) in fact.changeable.iter().enumerate() {
        let path = format!("feit[{i}].veranderbaar[{s}]");
        let change = format!("vraag `{}`: `{}` → `{}` niet meer aangeboden", fact.id, step.from, step.to);
        edit(list, Operator::StepRemoved, path, change, i, move |fact| take(&mut fact.changeable, s));
    }
    for from in fact.values() {
        for to in fact.values().filter(|to| *to != from) {
            let known = fact.changeable.iter().any(|step| step.from == from && step.to == to);
            if known || !could_improve(engine, i, from, to) {
                continue;
            }
            let step = Step { from: from.to_owned(), to: to.to_owned() };
            let change = format!("vraag `{}`: `{from}` → `{to}` aangeboden", fact.id);
            let path = format!("feit[{i}].veranderbaar");
            edit(list, Operator::StepAdded, path, change, i, move |fact| fact.changeable.push(step.clone()));
        }
    }
}

fn edit(
    list: &mut Mutants,
    operator: Operator,
    path: String,
    change: String,
    i: usize,
    edit: impl Fn(&mut Fact) + Send + Sync + 'static,
) {
    list.add(operator, path, change, move |kader: &mut Kader| {
        if let Some(fact) = kader.facts.get_mut(i) {
            edit(fact);
        }
    });
}

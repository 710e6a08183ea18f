//! Conditions with one thing changed, wherever they stand.

use voorcheck_rules::decision::space::{UNANSWERED, UNKNOWN};
use voorcheck_rules::kader::model::{Fact, Kader};
use voorcheck_rules::kader::{Atom, Condition};

use super::{Mutants, Operator, take};

/// Where a condition stands, by index.
#[derive(Clone, Copy, Debug)]
enum Holder {
    Rule(usize, usize),
    Contradiction(usize),
    Signal(usize),
    Action(usize),
    Card(usize),
    Route(usize),
    Variant(usize, usize, usize),
}

impl Holder {
    fn condition_mut(self, kader: &mut Kader) -> Option<&mut Condition> {
        match self {
            Holder::Rule(i, j) => Some(&mut kader.criteria.get_mut(i)?.rules.get_mut(j)?.when),
            Holder::Contradiction(i) => Some(&mut kader.contradictions.get_mut(i)?.when),
            Holder::Signal(i) => Some(&mut kader.signals.get_mut(i)?.when),
            Holder::Action(i) => Some(&mut kader.actions.get_mut(i)?.when),
            Holder::Card(i) => Some(&mut kader.cards.get_mut(i)?.when),
            Holder::Route(i) => kader.routes.get_mut(i)?.when.as_mut(),
            Holder::Variant(i, j, k) => {
                let grade = kader.decisions.get_mut(i)?.grades.get_mut(j)?;
                Some(&mut grade.variants.get_mut(k)?.when)
            }
        }
    }
}

struct Place<'a> {
    holder: Holder,
    path: String,
    name: String,
    condition: &'a Condition,
}

fn places(kader: &Kader) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    let mut add = |holder, path: String, name: String, condition| {
        places.push(Place { holder, path: format!("{path}.als"), name, condition });
    };
    for (i, criterion) in kader.criteria.iter().enumerate() {
        for (j, rule) in criterion.rules.iter().enumerate() {
            let name = format!("regel `{}/{}`", criterion.id, rule.id);
            add(Holder::Rule(i, j), format!("criterium[{i}].regel[{j}]"), name, &rule.when);
        }
    }
    for (i, one) in kader.contradictions.iter().enumerate() {
        add(
            Holder::Contradiction(i),
            format!("tegenspraak[{i}]"),
            format!("tegenspraak `{}`", one.id),
            &one.when,
        );
    }
    for (i, one) in kader.signals.iter().enumerate() {
        add(Holder::Signal(i), format!("signaal[{i}]"), format!("signaal `{}`", one.id), &one.when);
    }
    for (i, one) in kader.actions.iter().enumerate() {
        add(Holder::Action(i), format!("actie[{i}]"), format!("actie `{}`", one.id), &one.when);
    }
    for (i, one) in kader.cards.iter().enumerate() {
        add(Holder::Card(i), format!("infokaart[{i}]"), format!("infokaart `{}`", one.id), &one.when);
    }
    for (i, one) in kader.routes.iter().enumerate() {
        if let Some(when) = &one.when {
            add(Holder::Route(i), format!("route[{i}]"), format!("route `{}`", one.id), when);
        }
    }
    for (i, decision) in kader.decisions.iter().enumerate() {
        for (j, grade) in decision.grades.iter().enumerate() {
            for (k, variant) in grade.variants.iter().enumerate() {
                let name = format!("variant {} van `{}/{}`", k + 1, decision.id, grade.outcome);
                let path = format!("besluit[{i}].trede[{j}].variant[{k}]");
                add(Holder::Variant(i, j, k), path, name, &variant.when);
            }
        }
    }
    places
}

pub(super) fn mutants(kader: &Kader, list: &mut Mutants) {
    for place in places(kader) {
        let terms = &place.condition.0;
        for (t, term) in terms.iter().enumerate() {
            let path = format!("{}[{t}]", place.path);
            let nth = if terms.len() > 1 { format!(", mogelijkheid {}", t + 1) } else { String::new() };
            if terms.len() > 1 {
                let mut changed = place.condition.clone();
                take(&mut changed.0, t);
                let change = format!("{}: mogelijkheid {} weg", place.name, t + 1);
                add(list, Operator::TermRemoved, &path, change, place.holder, changed);
            }
            for (subject, values) in term {
                let name = format!("{}{nth}: `{subject}`", place.name);
                let key = if subject.contains('.') { format!("\"{subject}\"") } else { subject.clone() };
                let path = format!("{path}.{key}");
                entry(list, kader, &place, t, subject, values, &path, &name);
            }
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one entry and where it stands")]
fn entry(
    list: &mut Mutants,
    kader: &Kader,
    place: &Place<'_>,
    term: usize,
    subject: &str,
    values: &[String],
    path: &str,
    name: &str,
) {
    let with = |values: Option<Vec<String>>| {
        let mut changed = place.condition.clone();
        if let Some(term) = changed.0.get_mut(term) {
            match values {
                Some(values) => term.insert(subject.to_owned(), values),
                None => drop(term.remove(subject)),
            }
        }
        changed
    };
    let holder = place.holder;
    let known = domain(kader, subject);
    let others: Vec<String> = known.into_iter().filter(|value| !values.contains(value)).collect();
    // An answer that is in one of the two and not in the other will show it.
    let about = subject.strip_prefix("optie.").or(subject.strip_prefix("plan.")).unwrap_or(subject);
    let likely =
        |values: &[String]| values.iter().map(|value| format!("{about} = {value}")).collect::<Vec<_>>();
    add(list, Operator::EntryRemoved, path, format!("{name} weg"), holder, with(None));
    list.likely(likely(&others));
    if !others.is_empty() {
        let change = format!("{name} omgekeerd: {}", others.join(", "));
        add(list, Operator::EntryNegated, path, change, holder, with(Some(others.clone())));
        list.likely(likely(&others));
    }
    if values.len() > 1 {
        for (v, value) in values.iter().enumerate() {
            let mut fewer = values.to_vec();
            take(&mut fewer, v);
            let path = format!("{path}[{v}]");
            let change = format!("{name} zonder `{value}`");
            add(list, Operator::ValueRemoved, &path, change, holder, with(Some(fewer)));
            list.likely(likely(std::slice::from_ref(value)));
        }
    }
    for value in others {
        let more = [values, std::slice::from_ref(&value)].concat();
        let change = format!("{name} ook `{value}`");
        add(list, Operator::ValueAdded, path, change, holder, with(Some(more)));
        list.likely(likely(&[value]));
    }
}

fn add(
    list: &mut Mutants,
    operator: Operator,
    path: &str,
    change: String,
    holder: Holder,
    changed: Condition,
) {
    list.add(operator, path, change, move |kader| {
        if let Some(condition) = holder.condition_mut(kader) {
            condition.clone_from(&changed);
        }
    });
}

/// Everything a subject of a condition can be.
fn domain(kader: &Kader, subject: &str) -> Vec<String> {
    let fact = |id: &str| kader.facts.iter().find(|fact| fact.id == id);
    let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
    match Atom::parse(subject) {
        Some(Atom::Fact(id)) => owned(fact(id).map(|fact| fact.values().collect()).unwrap_or_default()),
        Some(Atom::Option(id)) => owned(fact(id).map(choices).unwrap_or_default()),
        Some(Atom::Outcome(id)) => {
            let decision = kader.decisions.iter().find(|decision| decision.id == id);
            let grades = decision.into_iter().flat_map(|decision| &decision.grades);
            grades.map(|grade| grade.outcome.clone()).collect()
        }
        Some(Atom::Status(id)) => {
            let criterion = kader.criteria.iter().find(|criterion| criterion.id == id);
            let decision = criterion.and_then(|c| kader.decisions.iter().find(|d| d.id == c.decision));
            let grades = decision.into_iter().flat_map(|decision| &decision.grades);
            grades.map(|grade| grade.status.clone()).collect()
        }
        Some(Atom::Plan(_)) => owned(vec!["ja", "nee"]),
        None => Vec::new(),
    }
}

/// Every answer somebody can have given, no answer included.
fn choices(fact: &Fact) -> Vec<&str> {
    let own = fact.options.iter().map(|option| option.id.as_str());
    own.chain((!fact.refuses_unknown).then_some(UNKNOWN)).chain([UNANSWERED]).collect()
}

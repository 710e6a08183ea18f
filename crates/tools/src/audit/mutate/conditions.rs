//! Conditions with one thing changed, wherever they stand.

use voorcheck_rules::decision::space::{UNANSWERED, answers};
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::visit::{Seen, SeenMut, walk, walk_mut};
use voorcheck_rules::kader::{Atom, Condition};

use super::{Mutants, Operator, take};
use crate::audit::parts::Parts;
use crate::load::parent;

/// A condition and where it stands.
struct Place<'a> {
    path: String,
    name: String,
    condition: &'a Condition,
}

fn places(kader: &Kader) -> Vec<Place<'_>> {
    let parts = Parts::of(kader);
    let mut places = Vec::new();
    walk(kader, &mut |path, seen| {
        if let Seen::Condition(condition) = seen {
            let path = path.to_string();
            let name = parts.name(parent(&path));
            places.push(Place { path, name, condition });
        }
    });
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
                add(list, Operator::TermRemoved, &path, change, &place.path, changed);
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
    let holder = place.path.as_str();
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

fn add(list: &mut Mutants, operator: Operator, path: &str, change: String, holder: &str, changed: Condition) {
    let holder = holder.to_owned();
    list.add(operator, path, change, move |kader| {
        walk_mut(kader, &mut |path, seen| {
            if let SeenMut::Condition(condition) = seen
                && path.to_string() == holder
            {
                condition.clone_from(&changed);
            }
        });
    });
}

/// Everything a subject of a condition can be.
fn domain(kader: &Kader, subject: &str) -> Vec<String> {
    let fact = |id: &str| kader.facts.iter().find(|fact| fact.id == id);
    let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
    match Atom::parse(subject) {
        Some(Atom::Fact(id)) => owned(fact(id).map(|fact| fact.values().collect()).unwrap_or_default()),
        Some(Atom::Option(id)) => {
            owned(fact(id).map(|fact| answers(fact).chain([UNANSWERED]).collect()).unwrap_or_default())
        }
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

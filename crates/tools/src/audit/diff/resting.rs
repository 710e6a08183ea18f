//! What may have to change as well: the texts that rest on a quote which changed, and did not change themselves.

use serde_json::Value;
use voorcheck_rules::kader::model::Kader;

use super::Version;
use super::model::Resting;
use crate::load::{collapse, uses};

/// For each norm of which the quote changed, the parts that rest on it and are the same in both kaders.
pub fn resting(from: &Version, to: &Version) -> Vec<Resting> {
    let quote = |kader: &Kader, id: &str| {
        kader.norms.iter().find(|norm| norm.id == id).map(|norm| collapse(&norm.quote))
    };
    let json = |kader: &Kader| serde_json::to_value(kader).unwrap_or_default();
    let (before, after) = (json(&from.kader), json(&to.kader));
    let changed =
        to.kader.norms.iter().filter(|norm| {
            quote(&from.kader, &norm.id).is_some_and(|before| before != collapse(&norm.quote))
        });
    let told = changed.map(|norm| {
        let parts = uses(&to.kader).into_iter().filter(|one| one.norm == norm.id);
        let same = parts.filter_map(|one| {
            let (ids, now) = named(&after, &one.part)?;
            (found(&before, &ids)? == now).then(|| name(&ids))
        });
        let mut same: Vec<String> = same.collect();
        same.dedup();
        Resting { norm: norm.id.clone(), parts: same }
    });
    told.filter(|one| !one.parts.is_empty()).collect()
}

/// A step of a path: the name of a list, and the id of an element of it, or its place.
type Step = (String, Option<String>);

/// The value at a path such as `criterium[0].regel[1]`, and the way to it by ids.
fn named<'v>(kader: &'v Value, path: &str) -> Option<(Vec<Step>, &'v Value)> {
    let (mut value, mut steps) = (kader, Vec::new());
    for step in path.split('.') {
        match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
            Some((list, index)) => {
                value = value.get(list)?.get(index.parse::<usize>().ok()?)?;
                let id = value.get("id").and_then(Value::as_str).unwrap_or(index);
                steps.push((list.to_owned(), Some(id.to_owned())));
            }
            None => {
                value = value.get(step)?;
                steps.push((step.to_owned(), None));
            }
        }
    }
    Some((steps, value))
}

/// What stands at the same ids in another kader.
fn found<'v>(kader: &'v Value, steps: &[Step]) -> Option<&'v Value> {
    let mut value = kader;
    for (name, id) in steps {
        let inner = value.get(name)?;
        value = match id {
            None => inner,
            Some(id) => {
                let by_id = |one: &&Value| one.get("id").and_then(Value::as_str) == Some(id);
                let by_place = || inner.get(id.parse::<usize>().ok()?);
                inner.as_array()?.iter().find(by_id).or_else(by_place)?
            }
        };
    }
    Some(value)
}

/// A part as its author knows it: "regel `reis/ver`".
fn name(steps: &[Step]) -> String {
    let kind = steps.last().map_or("", |(kind, _)| kind);
    let ids: Vec<&str> = steps.iter().filter_map(|(_, id)| id.as_deref()).collect();
    if ids.is_empty() { kind.to_owned() } else { format!("{kind} `{}`", ids.join("/")) }
}

//! What comes after the first question of each check: the rest of its rules, and the checks of the site a reader can go on to
//! from there: those it hands over to, and those these hand over to. A page gets them all, whatever anybody answers. The list
//! is a file of its own, so that what comes before does not know how many checks there are.

use serde_json::{Map, Value, json};

use crate::check::Check;
use crate::rules::Rules;
use crate::seal::Seals;

/// By the id of each check `{ reaches, versions }`: the ids of those that can be reached from it, and its own files by the
/// names a script has for them.
pub fn list(checks: &[Check], rules: &[Vec<Rules>], seals: &Seals) -> Vec<u8> {
    let to = |check: &Check| check.kader().hand_overs.iter().map(|one| one.kader.clone()).collect();
    let known: Vec<(String, Vec<String>)> =
        checks.iter().map(|check| (check.id().to_owned(), to(check))).collect();
    let entries = known.iter().zip(rules).map(|((id, _), rules)| {
        let versions: Vec<Value> = rules.iter().map(|one| one.whole(seals)).collect();
        (id.clone(), json!({ "reaches": reached(&known, id), "versions": versions }))
    });
    Value::Object(entries.collect::<Map<_, _>>()).to_string().into_bytes()
}

/// The checks of the site that can be reached from this one, which is not among them.
fn reached<'a>(known: &'a [(String, Vec<String>)], id: &'a str) -> Vec<&'a str> {
    let mut found = vec![id];
    let mut at = 0;
    while let Some(here) = found.get(at) {
        let next = known.iter().filter(|(one, _)| one == here).flat_map(|(_, next)| next);
        let there = next.filter_map(|id| known.iter().map(|(one, _)| one.as_str()).find(|one| one == id));
        let new: Vec<&str> = there.filter(|id| !found.contains(id)).collect();
        for id in new {
            if !found.contains(&id) {
                found.push(id);
            }
        }
        at += 1;
    }
    found.split_off(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_reaches_what_it_hands_over_to_and_what_that_does() {
        let hands = |id: &str, to: &[&str]| (id.to_owned(), to.iter().map(|&to| to.to_owned()).collect());
        let known = [
            hands("a", &["b", "b", "elsewhere"]),
            hands("b", &["a", "c"]),
            hands("c", &["c"]),
            hands("d", &["a"]),
        ];
        assert_eq!(reached(&known, "a"), ["b", "c"]);
        assert_eq!(reached(&known, "c"), Vec::<&str>::new());
        assert_eq!(reached(&known, "d"), ["a", "b", "c"]);
    }
}

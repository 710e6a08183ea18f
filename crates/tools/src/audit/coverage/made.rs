//! Every part of a kader that rests on norms, in its own words.
//!
//! A part is a record with norms: a question, a rule, a point of a card. What it is called is read off the records it
//! stands in, so that a part the model gains is here too.

use std::collections::BTreeMap;

use voorcheck_rules::kader::Text;
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::visit::{Seen, walk};

use super::{Made, names};
use crate::audit::names::Names;
use crate::audit::parts::{Parts, ways};
use crate::load::{parent, uses};

/// What a record has to be called by.
#[derive(Default)]
struct Words<'k> {
    title: Option<&'k Text>,
    /// A title that is its own only, not of what stands in it.
    own: Option<String>,
    text: Option<String>,
}

/// Fields with the words of a part; the first that a record has.
const TEXTS: [&str; 4] = ["reden", "vraag", "tekst", "uitleg"];

/// The parts with all their norms, in the order of the kader.
pub(super) fn made_of(kader: &Kader) -> Vec<Made> {
    let (names, parts) = (names(kader), Parts::of(kader));
    let records = records(kader, names);
    let mut made: Vec<(String, Made)> = Vec::new();
    for one in uses(kader) {
        match made.last_mut() {
            Some((part, made)) if *part == one.part => made.norms.push(one.norm.to_owned()),
            _ => made.push((one.part.clone(), part(names, &records, &parts, &one.part, one.norm))),
        }
    }
    made.into_iter().map(|(_, made)| made).collect()
}

/// The words of every record, by its path.
fn records<'k>(kader: &'k Kader, names: Names<'_>) -> BTreeMap<String, Words<'k>> {
    let mut records: BTreeMap<String, Words<'k>> = BTreeMap::new();
    let mut ranks: BTreeMap<String, usize> = BTreeMap::new();
    walk(kader, &mut |path, seen| {
        let (path, field) = (path.to_string(), path.field());
        let record = parent(&path);
        let words = records.entry(record.to_owned()).or_default();
        match (seen, field) {
            (Seen::Plain(norm), "bij") => words.text = Some(format!("Staat naast het citaat van {norm}.")),
            (Seen::Plain(id), "fase") => {
                let phase = kader.phases.iter().find(|phase| phase.id == id);
                words.own = phase.map(|phase| names.text(&phase.title));
            }
            (Seen::Text(text), "titel" | "kop") => words.title = Some(text),
            (Seen::Text(text), "status") => words.own = Some(names.text(text)),
            (Seen::Text(text), field) => {
                let Some(rank) = TEXTS.iter().position(|known| *known == field) else { return };
                if ranks.get(record).is_none_or(|before| rank < *before) {
                    ranks.insert(record.to_owned(), rank);
                    words.text = Some(names.text(text));
                }
            }
            _ => {}
        }
    });
    // A rule is called by the status it gives, in words.
    for (i, criterion) in kader.criteria.iter().enumerate() {
        for (j, rule) in criterion.rules.iter().enumerate() {
            let words = records.entry(format!("criterium[{i}].regel[{j}]")).or_default();
            words.own = Some(names.status(&criterion.decision, &rule.status));
        }
    }
    records
}

fn part(
    names: Names<'_>,
    records: &BTreeMap<String, Words<'_>>,
    parts: &Parts<'_>,
    path: &str,
    norm: &str,
) -> Made {
    let own = records.get(path);
    let mut titles: Vec<&Text> = ways(path).filter_map(|way| records.get(way)?.title).collect();
    titles.reverse();
    let titles = titles.into_iter().map(|title| names.text(title));
    let called: Vec<String> = titles.chain(own.and_then(|words| words.own.clone())).collect();
    let id = parts.id(path);
    let (kind, id) = match path.split(['[', '.']).next().unwrap_or_default() {
        "feit" | "datum" => ("Vraag", id),
        "criterium" => ("Criterium", id),
        "signaal" => ("Signaal", id),
        "actie" => ("Stap", id),
        "route" | "infokaart" => ("Kaart", id),
        "woord" => ("Woord", id),
        "moment" | "datumvoorwaarde" => ("Planner", id),
        "plaatselijk" => ("Eigen woorden", id),
        // A part of the kader itself goes by the name of its field.
        _ => ("Kader", path.rsplit('.').next().unwrap_or_default().to_owned()),
    };
    let text = own.and_then(|words| words.text.clone()).unwrap_or_default();
    Made { kind, id, name: called.join(", "), text, norms: vec![norm.to_owned()] }
}

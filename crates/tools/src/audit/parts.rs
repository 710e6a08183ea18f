//! What the parts of a kader are called where one of them is pointed at: by kind and id.

use std::collections::BTreeMap;

use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::visit::{Seen, walk};

use crate::load::parent;

/// The fields that tell records of a list apart; a grade goes by its outcome.
pub const IDS: [&str; 4] = ["id", "woord", "antwoord", "uitkomst"];

/// The fields by which readers know a record of a list, where it has one; a grade goes by its status.
pub const BY: [&str; 3] = ["id", "status", "woord"];

/// What each record is known by that is known by something, by its path.
pub struct Parts<'k>(BTreeMap<String, &'k str>);

impl<'k> Parts<'k> {
    /// Of this kader, by id.
    pub fn of(kader: &'k Kader) -> Parts<'k> {
        Parts::known_by(kader, &IDS)
    }

    /// Of this kader, each record by the first of these fields that it has.
    pub fn known_by(kader: &'k Kader, fields: &[&str]) -> Parts<'k> {
        let mut known = BTreeMap::new();
        walk(kader, &mut |path, seen| {
            if let Seen::Plain(word) = seen
                && fields.contains(&path.field())
            {
                known.entry(parent(&path.to_string()).to_owned()).or_insert(word);
            }
        });
        Parts(known)
    }

    /// What the record at this path is known by.
    pub fn get(&self, path: &str) -> Option<&'k str> {
        self.0.get(path).copied()
    }

    /// The ids of the records on the way to a part and its own, `criterium/regel` for instance; those without are left out.
    pub fn id(&self, path: &str) -> String {
        let mut ids: Vec<&str> = ways(path).filter_map(|way| self.get(way)).collect();
        ids.reverse();
        ids.join("/")
    }

    /// The id of the part of the kader that something stands in.
    pub fn first(&self, path: &str) -> Option<&'k str> {
        ways(path).filter_map(|way| self.0.get(way).copied()).last()
    }

    /// The kind of a part and its ids: "regel `vervoer/kan`", or "variant 2 van `tuin/past`" for what has no id.
    pub fn name(&self, path: &str) -> String {
        let step = path.rsplit('.').next().unwrap_or_default();
        let (kind, index) = step.split_once('[').unwrap_or((step, ""));
        let nth = index.trim_end_matches(']').parse().map_or(1, |index: usize| index + 1);
        match self.0.contains_key(path) {
            true => format!("{kind} `{}`", self.id(path)),
            false => format!("{kind} {nth} van `{}`", self.id(path)),
        }
    }
}

/// The path itself and all above it, but not the kader.
pub fn ways(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| Some(parent(path))).take_while(|path| !path.is_empty())
}

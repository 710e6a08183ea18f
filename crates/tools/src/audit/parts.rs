//! What the parts of a kader are called where one of them is pointed at: by kind and id.

use std::collections::BTreeMap;

use voorcheck_rules::decision::Compiled;
use voorcheck_rules::decision::compile::Presence;
use voorcheck_rules::kader::model::{Appearing, Kader};
use voorcheck_rules::kader::visit::{Seen, walk};
use voorcheck_rules::kader::{Condition, Text};

use crate::load::parent;

/// The fields that tell records of a list apart; a grade goes by its outcome.
pub const IDS: [&str; 4] = ["id", "woord", "antwoord", "uitkomst"];

/// The id of every record that has one, by its path.
pub struct Parts<'k>(BTreeMap<String, &'k str>);

impl<'k> Parts<'k> {
    /// Of this kader.
    pub fn of(kader: &'k Kader) -> Parts<'k> {
        let mut ids = BTreeMap::new();
        walk(kader, &mut |path, seen| {
            if let Seen::Plain(id) = seen
                && IDS.contains(&path.field())
            {
                ids.insert(parent(&path.to_string()).to_owned(), id);
            }
        });
        Parts(ids)
    }

    /// The ids of the records on the way to a part and its own, `criterium/regel` for instance; those without are left out.
    pub fn id(&self, path: &str) -> String {
        let mut ids: Vec<&str> = ways(path).filter_map(|way| self.0.get(way).copied()).collect();
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

/// Something that appears beside the outcome: a signal, an action, a moment of the planner.
pub struct Beside<'k> {
    /// The list of the kader it stands in.
    pub kind: &'static str,
    /// Its id.
    pub id: &'k str,
    /// Its words.
    pub text: &'k Text,
    /// When it appears; `None`: always.
    pub when: Option<&'k Condition>,
    /// Whether it appears also while its condition is not certain but possible.
    pub also_if_unknown: bool,
    /// When it appears, as functions of the answers.
    pub presence: Presence,
}

/// Everything that appears beside the outcome, list by list.
pub fn beside<'k>(kader: &'k Kader, compiled: &Compiled) -> Vec<Beside<'k>> {
    let mut all = Vec::new();
    macro_rules! add {
        ($($kind:literal $list:ident $compiled:ident $text:ident)*) => {$(
            for (part, presence) in kader.$list.iter().zip(&compiled.$compiled) {
                all.push(Beside {
                    kind: $kind,
                    id: &part.id,
                    text: &part.$text,
                    when: part.when(),
                    also_if_unknown: part.also_if_unknown(),
                    presence: *presence,
                });
            }
        )*};
    }
    add! {
        "signaal" signals signals text
        "bronconflict" source_conflicts source_conflicts text
        "open-stap" open_steps open_steps text
        "overdracht" hand_overs hand_overs text
        "actie" actions actions text
        "infokaart" cards cards title
        "moment" moments moments text
    }
    all
}

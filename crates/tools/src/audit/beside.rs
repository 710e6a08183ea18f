//! What stands on the page beside the decisions, each under a condition of its own.

use voorcheck_rules::decision::{Compiled, Ref};
use voorcheck_rules::kader::model::Kader;
use voorcheck_rules::kader::{Condition, Text};

/// A contradiction, signal, action or card.
pub struct Beside<'k> {
    /// Its list in the kader.
    pub kind: &'static str,
    /// Its id.
    pub id: &'k str,
    /// What it says, or its heading.
    pub text: &'k Text,
    /// When it shows.
    pub when: &'k Condition,
    /// Shows also while that is possible but not certain.
    pub also_if_unknown: bool,
    /// The condition among the diagrams of the kader.
    pub root: Ref,
}

/// All of them, by kind and in the author's order.
pub fn beside<'k>(kader: &'k Kader, compiled: &Compiled) -> Vec<Beside<'k>> {
    let mut found = Vec::new();
    let mut add = |kind, id: &'k str, text, when, also_if_unknown, &root: &Ref| {
        found.push(Beside { kind, id, text, when, also_if_unknown, root });
    };
    for (one, root) in kader.contradictions.iter().zip(&compiled.contradictions) {
        add("tegenspraak", &one.id, &one.text, &one.when, false, root);
    }
    for (one, root) in kader.signals.iter().zip(&compiled.signals) {
        add("signaal", &one.id, &one.text, &one.when, one.also_if_unknown, root);
    }
    for (one, root) in kader.actions.iter().zip(&compiled.actions) {
        add("actie", &one.id, &one.text, &one.when, one.also_if_unknown, root);
    }
    for (one, root) in kader.cards.iter().zip(&compiled.cards) {
        add("infokaart", &one.id, &one.title, &one.when, one.also_if_unknown, root);
    }
    found
}

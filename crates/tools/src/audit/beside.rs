//! What appears beside the decisions, each under a condition of its own: the one list of it.

use voorcheck_rules::decision::Compiled;
use voorcheck_rules::decision::compile::Presence;
use voorcheck_rules::kader::model::{Appearing, Kader};
use voorcheck_rules::kader::{Condition, Text};

/// Something that appears beside the outcome: a contradiction, a signal, an action, a moment of the planner.
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
    for (one, &root) in kader.contradictions.iter().zip(&compiled.contradictions) {
        all.push(Beside {
            kind: "tegenspraak",
            id: &one.id,
            text: &one.text,
            when: Some(&one.when),
            also_if_unknown: false,
            presence: Presence { when: root, due: root },
        });
    }
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

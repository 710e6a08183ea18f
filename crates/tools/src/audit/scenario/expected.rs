//! What a scenario expects.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What an outcome or status is expected to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "hier moet één waarde staan, of een lijst van wat nog kan")]
pub enum Expectation {
    /// Certain.
    Decided(String),
    /// Still open between exactly these, from light to heavy.
    Undecided(Vec<String>),
}

/// By decision, or of the first decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "hier moet een waarde staan, of een tabel met een waarde per besluit")]
pub enum ByDecision<T> {
    /// By id of the decision.
    Each(BTreeMap<String, T>),
    /// Of the first decision.
    First(T),
}

impl<T> ByDecision<T> {
    /// The values with the id of their decision; `None` stands for the first one.
    pub fn each(&self) -> Vec<(Option<&str>, &T)> {
        match self {
            ByDecision::First(one) => vec![(None, one)],
            ByDecision::Each(map) => map.iter().map(|(id, one)| (Some(id.as_str()), one)).collect(),
        }
    }
}

/// What a reason rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Id of its force.
    #[serde(rename = "kracht")]
    pub force: String,
    /// `feit` or `oordeel`.
    pub basis: String,
    /// Exactly these norms, in order.
    #[serde(rename = "normen")]
    pub norms: Vec<String>,
}

/// What is expected of an assessment; what is absent is free. In a value by decision a bare one speaks about the first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expected {
    /// The id of the route, or `geen`.
    pub route: Option<String>,
    /// The outcome of decisions.
    #[serde(rename = "uitkomst")]
    pub outcome: Option<ByDecision<Expectation>>,
    /// Words in the headline of a decision or the sentence below it, in the voice of the behandelaar.
    #[serde(rename = "zegt")]
    pub says: Option<ByDecision<String>>,
    /// The status of criteria.
    pub status: BTreeMap<String, Expectation>,
    /// The lightest outcome still possible.
    #[serde(rename = "beste")]
    pub best: Option<ByDecision<String>>,
    /// `criterium/regel`: of each criterion named here exactly these reasons; all in this order.
    #[serde(rename = "redenen")]
    pub reasons: Vec<String>,
    /// What reasons rest on, by `criterium/regel`.
    #[serde(rename = "onderbouwing")]
    pub grounds: BTreeMap<String, Ground>,
    /// Exactly these conditions attached to the outcomes, in order, in the voice of the behandelaar.
    #[serde(rename = "mits")]
    pub provisos: Option<Vec<String>>,
    /// Exactly these changes that would help, fact and value, in order.
    #[serde(rename = "veranderingen")]
    pub changes: Option<ByDecision<Vec<BTreeMap<String, String>>>>,
    /// Norms mentioned by a reason, signal or action, or on the page of the route.
    #[serde(rename = "normen")]
    pub norms: Vec<String>,
    /// The scenario whose lists `erbij` and `weg` are held against, when it is not the one this starts from.
    #[serde(rename = "vergeleken-met")]
    pub compared_with: Option<String>,
    /// Among the signals.
    #[serde(rename = "signalen")]
    pub signals: Vec<String>,
    /// Not among the signals.
    #[serde(rename = "niet-signalen")]
    pub not_signals: Vec<String>,
    /// Exactly these signals.
    #[serde(rename = "signalen-precies")]
    pub signals_exactly: Option<Vec<String>>,
    /// Exactly the signals of the scenario it is compared with, and these.
    #[serde(rename = "signalen-erbij")]
    pub signals_more: Option<Vec<String>>,
    /// Exactly the signals of the scenario it is compared with, without these.
    #[serde(rename = "signalen-weg")]
    pub signals_less: Option<Vec<String>>,
    /// Exactly these signals stand in the headline block.
    #[serde(rename = "in-kop")]
    pub in_headline: Option<Vec<String>>,
    /// Exactly these contradictions.
    #[serde(rename = "tegenspraken")]
    pub contradictions: Option<Vec<String>>,
    /// Among the actions.
    #[serde(rename = "acties")]
    pub actions: Vec<String>,
    /// Exactly these actions.
    #[serde(rename = "acties-precies")]
    pub actions_exactly: Option<Vec<String>>,
    /// Exactly the actions of the scenario it is compared with, and these.
    #[serde(rename = "acties-erbij")]
    pub actions_more: Option<Vec<String>>,
    /// Exactly the actions of the scenario it is compared with, without these.
    #[serde(rename = "acties-weg")]
    pub actions_less: Option<Vec<String>>,
    /// Exactly these cards, of the outcome or named by the page of the route, in order.
    #[serde(rename = "infokaarten")]
    pub cards: Option<Vec<String>>,
    /// The id of a fact, or `geen`.
    #[serde(rename = "volgende-vraag")]
    pub next: Option<String>,
    /// Exactly these relevant facts, in order.
    pub relevant: Option<Vec<String>>,
    /// Exactly these facts offered besides, in order.
    #[serde(rename = "aangeboden")]
    pub offered: Option<Vec<String>>,
    /// Length of gaps in days; 0 for no gap.
    #[serde(rename = "dagen")]
    pub days: BTreeMap<String, i32>,
    /// Dates on the timeline; `geen` for none, `zonder-datum` for what stands there without a date.
    #[serde(rename = "momenten")]
    pub moments: BTreeMap<String, String>,
    /// Everything on the timeline, in order.
    #[serde(rename = "tijdlijn")]
    pub timeline: Option<Vec<String>>,
}

/// The expectations of a scenario, with "more" and "less" worked out against those it is compared with. The scenario
/// itself comes first, then the one it is compared with, and so on.
///
/// Errors: the key and a Dutch sentence, when there is no exact list to start from or it already is as asked.
pub(super) fn whole(chain: &[&Expected]) -> Result<Expected, (String, String)> {
    let mut whole = chain.first().copied().cloned().unwrap_or_default();
    let actions = |one: &Expected| Lists {
        name: "acties",
        exactly: one.actions_exactly.clone(),
        more: one.actions_more.clone(),
        less: one.actions_less.clone(),
    };
    let signals = |one: &Expected| Lists {
        name: "signalen",
        exactly: one.signals_exactly.clone(),
        more: one.signals_more.clone(),
        less: one.signals_less.clone(),
    };
    whole.actions_exactly = exact(&chain.iter().map(|one| actions(one)).collect::<Vec<_>>())?;
    whole.signals_exactly = exact(&chain.iter().map(|one| signals(one)).collect::<Vec<_>>())?;
    Ok(whole)
}

struct Lists {
    name: &'static str,
    exactly: Option<Vec<String>>,
    more: Option<Vec<String>>,
    less: Option<Vec<String>>,
}

fn exact(chain: &[Lists]) -> Result<Option<Vec<String>>, (String, String)> {
    let Some((own, base)) = chain.split_first() else { return Ok(None) };
    let name = own.name;
    let (more, less) = match (&own.exactly, &own.more, &own.less) {
        (_, None, None) => return Ok(own.exactly.clone()),
        (Some(_), ..) => {
            let message = format!("`{name}-precies` gaat niet samen met `{name}-erbij` of `{name}-weg`.");
            return Err((format!("{name}-precies"), message));
        }
        (None, more, less) => (more.clone().unwrap_or_default(), less.clone().unwrap_or_default()),
    };
    let start = base.iter().position(|one| one.exactly.is_some() || one.more.is_some() || one.less.is_some());
    let start = start.and_then(|at| base.get(at..)).map(exact).transpose()?.flatten();
    let Some(mut list) = start else {
        let key = if own.more.is_some() { "erbij" } else { "weg" };
        let message = format!(
            "`{name}-{key}` vraagt om een `{name}-precies` in het scenario waar dit van vertrekt of mee vergeleken wordt."
        );
        return Err((format!("{name}-{key}"), message));
    };
    for id in less {
        let Some(at) = list.iter().position(|known| *known == id) else {
            return Err((
                id.clone(),
                format!("`{id}` kan niet weg: het staat niet in de lijst waar dit mee vergeleken wordt."),
            ));
        };
        list.remove(at);
    }
    for id in more {
        if list.contains(&id) {
            return Err((
                id.clone(),
                format!("`{id}` hoeft er niet bij: het staat al in de lijst waar dit mee vergeleken wordt."),
            ));
        }
        list.push(id);
    }
    Ok(Some(list))
}

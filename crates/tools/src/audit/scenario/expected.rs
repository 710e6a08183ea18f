//! What a scenario expects.

use serde::Serialize;
use voorcheck_rules::kader::Table;
use voorcheck_rules::kader::condition::Values;
use voorcheck_rules::kader::element::{Data, Element, Reader, Value};
use voorcheck_rules::kader::model::Points;
use voorcheck_rules::kader::shape::Shape;
use voorcheck_rules::kader::visit::{Walk, WalkMut};
use voorcheck_rules::records;

/// What an outcome or status is expected to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Expectation {
    /// Certain.
    Decided(String),
    /// Still open between exactly these, from light to heavy.
    Undecided(Vec<String>),
}

impl Expectation {
    /// The ids it names.
    pub fn ids(&self) -> &[String] {
        match self {
            Expectation::Decided(one) => std::slice::from_ref(one),
            Expectation::Undecided(open) => open,
        }
    }
}

impl Element for Expectation {
    fn shape() -> Shape {
        Values::shape()
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> Expectation {
        match value.data {
            Data::Text(value) => Expectation::Decided(value),
            _ => Expectation::Undecided(Values::read(value, reader).0),
        }
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        match self {
            Expectation::Decided(value) => value.visit(walk),
            Expectation::Undecided(values) => values.visit(walk),
        }
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        match self {
            Expectation::Decided(value) => value.visit_mut(walk),
            Expectation::Undecided(values) => values.visit_mut(walk),
        }
    }
}

/// By decision, or of the first main decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ByDecision<T> {
    /// By id of the decision.
    Each(Table<T>),
    /// Of the first main decision.
    First(T),
}

impl<T: Element> Element for ByDecision<T> {
    fn shape() -> Shape {
        Shape::Either(vec![T::shape(), Table::<T>::shape()])
    }

    fn read<R: Reader>(value: Value<R::Place>, reader: &mut R) -> ByDecision<T> {
        match value.data {
            Data::Object(_) => ByDecision::Each(Table::read(value, reader)),
            _ => ByDecision::First(T::read(value, reader)),
        }
    }

    fn visit<'k>(&'k self, walk: &mut Walk<'k, '_>) {
        match self {
            ByDecision::Each(table) => table.visit(walk),
            ByDecision::First(one) => one.visit(walk),
        }
    }

    fn visit_mut(&mut self, walk: &mut WalkMut<'_>) {
        match self {
            ByDecision::Each(table) => table.visit_mut(walk),
            ByDecision::First(one) => one.visit_mut(walk),
        }
    }
}

impl<T> ByDecision<T> {
    /// The values with the id of their decision; `None` stands for the first main one.
    pub fn each(&self) -> Vec<(Option<&str>, &T)> {
        match self {
            ByDecision::First(one) => vec![(None, one)],
            ByDecision::Each(map) => map.iter().map(|(id, one)| (Some(id.as_str()), one)).collect(),
        }
    }
}

records! {
    /// What a reason rests on.
    pub struct Ground {
        /// Id of its force.
        force: String as "kracht",
        /// `feit` or `oordeel`.
        basis: String as "basis",
        /// Exactly these norms, in order.
        norms: Vec<String> as "normen",
    }

    /// What is expected of an assessment; what is absent is free. In a value by decision a bare one speaks about the
    /// first main one.
    #[derive(Default)]
    pub struct Expected {
        /// The id of the route, or `geen`.
        route: Option<String> as "route" or default,
        /// The outcome of decisions.
        outcome: Option<ByDecision<Expectation>> as "uitkomst" or default,
        /// Words in the headline of a decision or the sentence below it, in the voice of the behandelaar.
        says: Option<ByDecision<String>> as "zegt" or default,
        /// Words in the headline of a guide or the sentence below it, in the voice of the behandelaar.
        guide: Option<String> as "gids" or default,
        /// Exactly these decisions head the page.
        main: Option<Vec<String>> as "hoofdbesluiten" or default,
        /// Exactly these decisions do not apply to the case.
        not_applicable: Option<Vec<String>> as "niet-aan-de-orde" or default,
        /// The status of criteria.
        status: Table<Expectation> as "status" or default,
        /// The lightest outcome still possible.
        best: Option<ByDecision<String>> as "beste" or default,
        /// `criterium/regel`: of each criterion named here exactly these reasons; all in this order.
        reasons: Vec<String> as "redenen" or default,
        /// What reasons rest on, by `criterium/regel`.
        grounds: Table<Ground> as "onderbouwing" or default,
        /// Where the text points by a reason, by `criterium/regel`.
        directions: Table<Points> as "richting" or default,
        /// Exactly these conditions attached to the outcomes, in order, in the voice of the behandelaar.
        provisos: Option<Vec<String>> as "mits" or default,
        /// Exactly these changes that would help, fact and value, in order.
        changes: Option<ByDecision<Vec<Table<String>>>> as "veranderingen" or default,
        /// Norms mentioned by a reason, signal or action, or on the page of the route.
        norms: Vec<String> as "normen" or default,
        /// The scenario whose lists `erbij` and `weg` are held against, when it is not the one this starts from.
        compared_with: Option<String> as "vergeleken-met" or default,
        /// Among the signals.
        signals: Vec<String> as "signalen" or default,
        /// Not among the signals.
        not_signals: Vec<String> as "niet-signalen" or default,
        /// Exactly these signals.
        signals_exactly: Option<Vec<String>> as "signalen-precies" or default,
        /// Exactly the signals of the scenario it is compared with, and these.
        signals_more: Option<Vec<String>> as "signalen-erbij" or default,
        /// Exactly the signals of the scenario it is compared with, without these.
        signals_less: Option<Vec<String>> as "signalen-weg" or default,
        /// Exactly these signals stand in the headline block.
        in_headline: Option<Vec<String>> as "in-kop" or default,
        /// Exactly these contradictions.
        contradictions: Option<Vec<String>> as "tegenspraken" or default,
        /// Exactly these source conflicts.
        source_conflicts: Option<Vec<String>> as "bronconflicten" or default,
        /// Exactly these open steps.
        open_steps: Option<Vec<String>> as "open-stappen" or default,
        /// Exactly these hand-overs, each with exactly the answers it takes along, as `feit = antwoord`.
        hand_overs: Option<Table<Vec<String>>> as "overdrachten" or default,
        /// Among the actions.
        actions: Vec<String> as "acties" or default,
        /// Not among the actions.
        not_actions: Vec<String> as "niet-acties" or default,
        /// Exactly these actions.
        actions_exactly: Option<Vec<String>> as "acties-precies" or default,
        /// Exactly the actions of the scenario it is compared with, and these.
        actions_more: Option<Vec<String>> as "acties-erbij" or default,
        /// Exactly the actions of the scenario it is compared with, without these.
        actions_less: Option<Vec<String>> as "acties-weg" or default,
        /// Exactly these cards, of the outcome or named by the page of the route, in order.
        cards: Option<Vec<String>> as "infokaarten" or default,
        /// The id of a fact, or `geen`.
        next: Option<String> as "volgende-vraag" or default,
        /// Exactly these relevant facts, in order.
        relevant: Option<Vec<String>> as "relevant" or default,
        /// Exactly these facts offered besides, in order.
        offered: Option<Vec<String>> as "aangeboden" or default,
        /// Exactly these facts still to be found out, in order.
        to_find_out: Option<Vec<String>> as "uitzoeken" or default,
        /// Length of gaps in days; 0 for no gap.
        days: Table<i32> as "dagen" or default,
        /// Dates on the timeline; `geen` for none, `zonder-datum` for what stands there without a date.
        moments: Table<String> as "momenten" or default,
        /// Everything on the timeline, in order.
        timeline: Option<Vec<String>> as "tijdlijn" or default,
    }
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

//! Which questions a step of the questionnaire shows. Whether a question matters is the engine's word; this room only
//! keeps the list steady while somebody is reading it.

use crate::assessment::{Assessment, Engine, Input, Options, Target};
use crate::kader::Kader;
use crate::kader::model::{Choice, DateFact, Fact, Role, is_on_route};
use crate::prelude::*;

/// A question on the page, by its index in the kader; sorts in the author's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A fact.
    Fact(usize),
    /// A date.
    Date(usize),
}

/// The item with this id.
pub fn item(kader: &Kader, id: &str) -> Option<Item> {
    let fact = kader.facts.iter().position(|fact| fact.id == id).map(Item::Fact);
    fact.or_else(|| kader.dates.iter().position(|date| date.id == id).map(Item::Date))
}

/// The fact at this index, when the item is one.
pub fn fact(kader: &Kader, item: Item) -> Option<&Fact> {
    match item {
        Item::Fact(index) => kader.facts.get(index),
        Item::Date(_) => None,
    }
}

/// The date at this index, when the item is one.
pub fn date(kader: &Kader, item: Item) -> Option<&DateFact> {
    match item {
        Item::Fact(_) => None,
        Item::Date(index) => kader.dates.get(index),
    }
}

/// The id of an item.
pub fn id(kader: &Kader, item: Item) -> Option<&str> {
    fact(kader, item).map(|fact| fact.id.as_str()).or_else(|| date(kader, item).map(|date| date.id.as_str()))
}

/// The index of the section that asks an item.
pub fn section_of(kader: &Kader, item: Item) -> Option<usize> {
    let section = fact(kader, item)
        .map(|fact| &fact.section)
        .or_else(|| date(kader, item).map(|date| &date.section))?;
    kader.sections.iter().position(|one| one.id == *section)
}

/// Whether nothing was answered here yet.
pub fn is_open(kader: &Kader, input: &Input, item: Item) -> bool {
    id(kader, item).is_some_and(|id| !input.answers.contains_key(id) && !input.dates.contains_key(id))
}

/// The questions of a section as they stand now: the first questions of all, those that matter, those on offer, those
/// already answered, and the dates; in the author's order. A route has no use for dates that do not name it.
pub fn list(kader: &Kader, assessment: &Assessment, input: &Input, section: usize) -> Vec<Item> {
    let Some(section) = kader.sections.get(section) else { return Vec::new() };
    let asked = |fact: &Fact| {
        fact.role == Role::Route || matters(assessment, &fact.id) || input.answers.contains_key(&fact.id)
    };
    let facts = kader.facts.iter().enumerate();
    let facts = facts
        .filter(|(_, fact)| fact.section == section.id && asked(fact))
        .map(|(index, _)| Item::Fact(index));
    let wanted = |date: &DateFact| {
        is_on_route(&date.on_routes, assessment.route.as_deref()) || input.dates.contains_key(&date.id)
    };
    let dates = kader.dates.iter().enumerate();
    let dates = dates
        .filter(|(_, date)| date.section == section.id && wanted(date))
        .map(|(index, _)| Item::Date(index));
    facts.chain(dates).collect()
}

/// The first section after this one that has a question.
pub fn following(kader: &Kader, assessment: &Assessment, input: &Input, section: usize) -> Option<usize> {
    (section + 1..kader.sections.len()).find(|index| !list(kader, assessment, input, *index).is_empty())
}

/// The last section before this one that has a question.
pub fn preceding(kader: &Kader, assessment: &Assessment, input: &Input, section: usize) -> Option<usize> {
    (0..section).rev().find(|index| !list(kader, assessment, input, *index).is_empty())
}

/// Adds what is new to a list without moving or removing anything: in the author's order, but never above the item that
/// was just answered.
pub fn grow(list: &mut Vec<Item>, now: Vec<Item>, below: Option<Item>) {
    for item in now {
        if list.contains(&item) {
            continue;
        }
        let floor = below.and_then(|below| list.iter().position(|one| *one == below)).map_or(0, |at| at + 1);
        let place =
            list.iter().enumerate().position(|(at, one)| at >= floor && *one > item).unwrap_or(list.len());
        list.insert(place, item);
    }
}

/// The questions of the list that do not matter any more.
///
/// An answered question is judged with its answer taken out, and by what it says about any criterion: it stays as long
/// as it explains something.
pub fn moot(
    engine: &Engine,
    assessment: &Assessment,
    input: &Input,
    options: &Options,
    list: &[Item],
) -> Vec<Item> {
    let wide = Options { target: Target::Criteria, ..options.clone() };
    let is_moot = |item: &&Item| {
        let Some(fact) = fact(engine.kader(), **item) else { return false };
        if fact.role == Role::Route || matters(assessment, &fact.id) {
            return false;
        }
        let mut without = input.clone();
        if without.answers.remove(&fact.id).is_none() {
            return true;
        }
        engine.assess(&without, &wide).is_ok_and(|open| !matters(&open, &fact.id))
    };
    list.iter().filter(is_moot).copied().collect()
}

/// Takes out of a list the questions that wait for one above them: with some answer to that, they would not matter to any
/// criterion. An answered question waits for nothing, and an answer that leads to a route ends all questions alike.
pub fn hold_back(engine: &Engine, input: &Input, options: &Options, list: &mut Vec<Item>) {
    let kader = engine.kader();
    let wide = Options { target: Target::Criteria, ..options.clone() };
    let open = |item: Item| fact(kader, item).filter(|fact| !input.answers.contains_key(&fact.id));
    let mut above = 0;
    while let Some(item) = list.get(above).copied() {
        above += 1;
        let Some(first) = open(item) else { continue };
        for option in &first.options {
            let mut tried = input.clone();
            tried.answers.insert(first.id.clone(), option.id.clone());
            let Ok(then) = engine.assess(&tried, &wide) else { continue };
            let mut at = 0;
            list.retain(|item| {
                at += 1;
                let waits = |fact: &Fact| fact.role != Role::Route && !matters(&then, &fact.id);
                at <= above || then.route.is_some() || !open(*item).is_some_and(waits)
            });
        }
    }
}

/// An answer to show, and whether it leaves the question open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer<'a> {
    /// An option of the kader.
    Own(&'a Choice),
    /// "Weet ik niet".
    Unknown,
}

/// The answers to show: first those that say something, then those that leave the question open.
pub fn offers(fact: &Fact) -> (Vec<Offer<'_>>, Vec<Offer<'_>>) {
    let (open, closed): (Vec<&Choice>, Vec<&Choice>) =
        fact.options.iter().partition(|option| option.is_open());
    let mut open: Vec<Offer<'_>> = open.into_iter().map(Offer::Own).collect();
    if fact.offers_unknown() {
        open.push(Offer::Unknown);
    }
    (closed.into_iter().map(Offer::Own).collect(), open)
}

fn matters(assessment: &Assessment, fact: &str) -> bool {
    let named = |list: &[String]| list.iter().any(|id| id == fact);
    named(&assessment.relevant_questions) || named(&assessment.offered_questions)
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn a_list_grows_in_order_but_never_above_the_answer() {
        let mut list = vec![Item::Fact(1), Item::Fact(4), Item::Date(0)];
        grow(&mut list, vec![Item::Fact(0), Item::Fact(2), Item::Fact(3)], Some(Item::Fact(1)));
        assert_eq!(
            list,
            [Item::Fact(1), Item::Fact(0), Item::Fact(2), Item::Fact(3), Item::Fact(4), Item::Date(0)]
        );
    }

    #[test]
    fn a_list_keeps_what_it_has() {
        let mut list = vec![Item::Fact(1), Item::Date(0)];
        grow(&mut list, Vec::new(), Some(Item::Fact(1)));
        assert_eq!(list, [Item::Fact(1), Item::Date(0)]);
    }

    fn option(id: &str, unknown: bool, leaves_open: &[&str]) -> Choice {
        Choice {
            id: id.into(),
            text: id.into(),
            explanation: None,
            unknown,
            leaves_open: leaves_open.iter().map(|id| (*id).to_owned()).collect(),
            find_out: None,
            open_name: None,
            confirm: None,
            in_sentence: None,
        }
    }

    fn question(options: Vec<Choice>) -> Fact {
        Fact {
            id: "f".into(),
            section: "s".into(),
            role: Role::Beslist,
            name: "f".into(),
            question: "f?".into(),
            help: None,
            explanation: None,
            open_name: None,
            why: None,
            who_knows: None,
            norms: Vec::new(),
            options,
            refuses_unknown: false,
            unknown_in_sentence: None,
            from_dates: None,
            shows_unknown: false,
            changeable: Vec::new(),
        }
    }

    #[test]
    fn an_own_option_that_leaves_all_open_replaces_weet_ik_niet() {
        let mut fact = question(vec![option("ja", false, &[]), option("nog-niet", true, &[])]);
        let (closed, open) = offers(&fact);
        assert_eq!((closed.len(), open.len()), (1, 1));
        assert!(!open.contains(&Offer::Unknown));
        fact.shows_unknown = true;
        assert!(offers(&fact).1.contains(&Offer::Unknown));
    }

    #[test]
    fn an_own_option_that_leaves_some_open_does_not() {
        let fact = question(vec![option("ja", false, &[]), option("bijna", false, &["ja"])]);
        assert_eq!(offers(&fact).1.len(), 2);
    }

    #[test]
    fn a_fact_may_refuse_weet_ik_niet() {
        let mut fact = question(vec![option("ja", false, &[])]);
        fact.refuses_unknown = true;
        assert!(offers(&fact).1.is_empty());
    }
}

//! A file with one thing wrong, in every way.

use toml::{Table, Value as Toml};

/// Where in a file, and what of it.
type Steps = Vec<Step>;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    At(usize),
}

/// Every place in a value, the whole first.
fn places(value: &Toml, here: &Steps, all: &mut Vec<Steps>) {
    all.push(here.clone());
    let further = |step: Step| here.iter().cloned().chain([step]).collect::<Steps>();
    match value {
        Toml::Table(table) => {
            table.iter().for_each(|(key, value)| places(value, &further(Step::Key(key.clone())), all));
        }
        Toml::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| places(value, &further(Step::At(at)), all));
        }
        _ => {}
    }
}

fn at<'a>(value: &'a mut Toml, steps: &[Step]) -> &'a mut Toml {
    steps.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::At(at) => &mut value[*at],
    })
}

/// The file with each thing wrong in turn: a field too much, a field too few, a value of another type.
pub fn mutants(file: &Table) -> Vec<(String, Toml)> {
    let whole = Toml::Table(file.clone());
    let mut all = Vec::new();
    places(&whole, &Vec::new(), &mut all);
    let mut mutants = Vec::new();
    for steps in &all {
        let mut other = whole.clone();
        if let Toml::Table(table) = at(&mut other, steps) {
            table.insert("onbekend-veld".to_owned(), Toml::String("x".to_owned()));
            mutants.push((format!("een veld te veel: {steps:?}"), other));
        }
        let Some((last, parent)) = steps.split_last() else { continue };
        let mut other = whole.clone();
        if let (Toml::Table(table), Step::Key(key)) = (at(&mut other, parent), last) {
            table.remove(key);
            mutants.push((format!("een veld te weinig: {steps:?}"), other));
        }
        let mut other = whole.clone();
        let value = at(&mut other, steps);
        *value = match value {
            Toml::Integer(_) => Toml::String("tekst".to_owned()),
            _ => Toml::Integer(7),
        };
        mutants.push((format!("een ander type: {steps:?}"), other));
        let mut other = whole.clone();
        if let Toml::String(word) = at(&mut other, steps) {
            word.push_str("-anders");
            mutants.push((format!("een ander woord: {steps:?}"), other));
        }
    }
    mutants
}

//! Random functions over a small random space: as truth tables, and as diagrams that are made in several ways.

use std::collections::BTreeMap;

use fastrand::Rng;
use voorcheck_rules::decision::{Diagrams, Partial, Ref, Space};
use voorcheck_rules::kader::model::{Choice, Fact};

use crate::common::made_up;

/// The value of every complete case; the last variable runs fastest.
pub(crate) type Table = Vec<u8>;

/// The most complete cases in a space, so that a law is tried on many functions rather than on a few large ones.
const MOST_CASES: usize = 256;

/// Two to five variables of two to four values, functions with two to four values.
pub(crate) struct World {
    pub(crate) rng: Rng,
    pub(crate) sizes: Vec<usize>,
    pub(crate) terminals: u8,
    pub(crate) diagrams: Diagrams,
}

impl World {
    pub(crate) fn new(seed: u64) -> World {
        let mut rng = Rng::with_seed(seed);
        let mut sizes: Vec<usize> = (0..rng.usize(2..=5)).map(|_| rng.usize(2..=4)).collect();
        while sizes.iter().product::<usize>() > MOST_CASES {
            sizes.iter_mut().for_each(|size| *size = (*size - 1).max(2));
        }
        let terminals = rng.u8(2..=4);
        World { rng, sizes, terminals, diagrams: Diagrams::default() }
    }

    /// Every complete case, in the order of a table.
    pub(crate) fn all_cases(&self) -> Vec<Vec<usize>> {
        let one = vec![vec![]];
        self.sizes.iter().fold(one, |cases, &size| {
            let longer = |case: &Vec<usize>, value| [case.as_slice(), &[value]].concat();
            cases.iter().flat_map(|case| (0..size).map(move |value| longer(case, value))).collect()
        })
    }

    /// A table in one of the shapes that rules have: anything, a few exceptions, or blind to some variables.
    pub(crate) fn table(&mut self) -> Table {
        let cases = self.all_cases();
        let (terminals, shape) = (self.terminals, self.rng.u8(..3));
        let blind: Vec<bool> = self.sizes.iter().map(|_| self.rng.bool()).collect();
        let mut seen = BTreeMap::new();
        let background = self.rng.u8(..terminals);
        let value = |case: Vec<usize>| match shape {
            0 => self.rng.u8(..terminals),
            1 if self.rng.u8(..8) > 0 => background,
            1 => self.rng.u8(..terminals),
            _ => {
                let visible: Vec<usize> =
                    case.iter().zip(&blind).filter(|(_, blind)| !**blind).map(|(value, _)| *value).collect();
                *seen.entry(visible).or_insert_with(|| self.rng.u8(..terminals))
            }
        };
        cases.into_iter().map(value).collect()
    }

    /// A table of a condition: false and true only.
    pub(crate) fn condition(&mut self) -> Table {
        self.table().into_iter().map(|value| value % 2).collect()
    }

    /// The diagram of a table, variable by variable (Shannon's expansion).
    pub(crate) fn expand(&mut self, table: &[u8]) -> Ref {
        fn below(world: &mut World, variable: usize, table: &[u8]) -> Ref {
            let Some(&size) = world.sizes.get(variable) else { return Ref::terminal(table[0]) };
            let parts: Vec<&[u8]> = table.chunks(table.len() / size).collect();
            let children = parts.into_iter().map(|part| below(world, variable + 1, part)).collect();
            world.diagrams.node(variable, children)
        }
        below(self, 0, table)
    }

    /// "This is the case", as a conjunction in random order.
    pub(crate) fn minterm(&mut self, case: &[usize]) -> Ref {
        let mut order: Vec<usize> = (0..case.len()).collect();
        self.rng.shuffle(&mut order);
        order.into_iter().fold(Ref::TRUE, |so_far, variable| {
            let literal = self.literal(variable, 1 << case[variable]);
            self.diagrams.and(so_far, literal)
        })
    }

    /// "The variable has one of these values."
    pub(crate) fn literal(&mut self, variable: usize, values: u64) -> Ref {
        let children = (0..self.sizes[variable]).map(|value| Ref::terminal((values >> value & 1) as u8));
        let children = children.collect();
        self.diagrams.node(variable, children)
    }

    /// The diagram of a table, laid over some other function case by case, in random order.
    pub(crate) fn overwrite(&mut self, table: &[u8]) -> Ref {
        let other = self.table();
        let mut root = self.expand(&other);
        let mut cases: Vec<(Vec<usize>, u8)> =
            self.all_cases().into_iter().zip(table.iter().copied()).collect();
        self.rng.shuffle(&mut cases);
        for (case, value) in cases {
            let minterm = self.minterm(&case);
            root = self.diagrams.select(minterm, value, root);
        }
        root
    }

    /// The diagram of a table, as the heaviest of one condition for each value, joined pairwise in random order.
    pub(crate) fn join(&mut self, table: &[u8]) -> Ref {
        let mut parts: Vec<Ref> = (0..self.terminals)
            .map(|value| {
                let of_value: Table = table.iter().map(|&other| u8::from(other == value)).collect();
                let condition = self.expand(&of_value);
                self.diagrams.map(condition, |holds| holds * value)
            })
            .collect();
        self.rng.shuffle(&mut parts);
        let mut parts = parts.into_iter();
        let first = parts.next().unwrap();
        parts.fold(first, |joined, part| self.diagrams.apply(joined, part, u8::max))
    }

    /// The table of a diagram, by a walk for each case.
    pub(crate) fn table_of(&self, root: Ref) -> Table {
        let walk = |case: Vec<usize>| {
            let mut at = root;
            while let Some(node) = self.diagrams.get(at) {
                at = node.children[case[node.variable]];
            }
            at.value().expect("a path ends in a value")
        };
        self.all_cases().into_iter().map(walk).collect()
    }

    /// The space of these variables. It has more than these: every fact also has its options.
    pub(crate) fn space(&self) -> Space {
        let mut kader = made_up::kader(0);
        let (fact, choice) = (kader.facts[0].clone(), kader.facts[0].options[0].clone());
        let choice = |value| Choice { id: format!("w{value}"), ..choice.clone() };
        let fact = |(index, &size): (usize, &usize)| Fact {
            id: format!("feit-{index}"),
            options: (0..size).map(choice).collect(),
            ..fact.clone()
        };
        kader.facts = self.sizes.iter().enumerate().map(fact).collect();
        Space::new(&kader)
    }

    /// For each variable a random set of values that are still possible.
    pub(crate) fn allowed(&mut self) -> Vec<u64> {
        let mut some =
            |&size: &usize| if self.rng.u8(..4) == 0 { (1 << size) - 1 } else { self.rng.u64(1..1 << size) };
        self.sizes.iter().map(&mut some).collect()
    }

    /// The complete cases within these sets, with their value.
    pub(crate) fn completions(&self, table: &[u8], allowed: &[u64]) -> Vec<(Vec<usize>, u8)> {
        let within = |case: &[usize]| case.iter().zip(allowed).all(|(value, set)| set >> value & 1 == 1);
        let all = self.all_cases().into_iter().zip(table.iter().copied());
        all.filter(|(case, _)| within(case)).collect()
    }
}

pub(crate) fn partial(space: &Space, allowed: &[u64]) -> Partial {
    let mut partial = Partial::all(space);
    allowed.iter().enumerate().for_each(|(variable, &values)| partial.set(variable, values));
    partial
}

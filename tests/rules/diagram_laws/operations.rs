//! The laws of what an examination makes of diagrams, against truth tables.

use voorcheck_rules::decision::operations::{Copier, Known};
use voorcheck_rules::decision::{Diagrams, Ref};

use super::SPACES;
use super::world::{Table, World};
use crate::common::effort;

/// The same case with another value of one variable.
fn with(case: &[usize], variable: usize, value: usize) -> Vec<usize> {
    let mut case = case.to_vec();
    case[variable] = value;
    case
}

/// The value of a table for a case.
fn at(world: &World, table: &[u8], case: &[usize]) -> u8 {
    table[case.iter().zip(&world.sizes).fold(0, |place, (value, size)| place * size + value)]
}

fn tables(seed: u64) -> (World, [Table; 3], [Ref; 3]) {
    let mut world = World::new(seed);
    let tables = [world.condition(), world.table(), world.table()];
    let roots = [0, 1, 2].map(|i: usize| world.expand(&tables[i]));
    (world, tables, roots)
}

#[test]
fn equals_and_if_then_else_work_value_by_value() {
    for seed in 0..effort::of(SPACES) {
        let (mut world, [holds, one, other], [condition, a, b]) = tables(seed);
        for value in 0..=world.terminals {
            let found = world.diagrams.equals(a, value);
            let expected: Table = one.iter().map(|&of_one| u8::from(of_one == value)).collect();
            assert_eq!(world.table_of(found), expected, "seed {seed}");
        }
        let found = world.diagrams.if_then_else(condition, a, b);
        let both = one.iter().zip(&other);
        let expected: Table =
            holds.iter().zip(both).map(|(&holds, (&a, &b))| if holds == 1 { a } else { b }).collect();
        assert_eq!(found, world.expand(&expected), "seed {seed}");
    }
}

#[test]
fn a_cofactor_is_the_function_with_one_variable_known() {
    for seed in 0..effort::of(SPACES) {
        let (mut world, [_, table, _], [_, root, _]) = tables(seed);
        let cases = world.all_cases();
        let tested = world.diagrams.tested(root);
        for (variable, size) in world.sizes.clone().into_iter().enumerate() {
            let mut cofactors = Vec::new();
            for value in 0..size {
                let expected: Table =
                    cases.iter().map(|case| at(&world, &table, &with(case, variable, value))).collect();
                let found = world.diagrams.cofactor(root, variable, value);
                assert_eq!(found, world.expand(&expected), "seed {seed}, {variable} = {value}");
                assert!(!world.diagrams.tested(found).contains(&variable));
                cofactors.push(found);
            }
            assert_eq!(world.diagrams.cofactor(root, variable, size), root, "no such value: seed {seed}");
            // A variable is tested when some two of its values leave different functions.
            let differ = cofactors.iter().any(|one| *one != cofactors[0]);
            assert_eq!(tested.contains(&variable), differ, "seed {seed}, {variable}");
            // Shannon's expansion: put together again they are the function, wherever the variable stands.
            assert_eq!(world.diagrams.test(variable, cofactors), root, "seed {seed}, {variable}");
        }
        assert!(tested.windows(2).all(|pair| pair[0] < pair[1]), "in order, each once: {tested:?}");
    }
    assert_eq!(Diagrams::default().test(0, vec![]), Ref::FALSE);
}

/// Children that test earlier variables than the one they hang below: what an order of its own asks for.
#[test]
fn a_test_goes_above_whatever_its_children_test() {
    let mut above = 0;
    for seed in 0..effort::of(SPACES) {
        let mut world = World::new(seed);
        let variable = world.rng.usize(..world.sizes.len());
        let tables: Vec<Table> = (0..world.sizes[variable]).map(|_| world.table()).collect();
        let children: Vec<Ref> = tables.iter().map(|table| world.expand(table)).collect();
        let expected: Table =
            world.all_cases().iter().map(|case| at(&world, &tables[case[variable]], case)).collect();
        above += usize::from(
            children
                .iter()
                .any(|&child| world.diagrams.get(child).is_some_and(|node| node.variable <= variable)),
        );
        let found = world.diagrams.test(variable, children);
        assert_eq!(found, world.expand(&expected), "seed {seed}");
    }
    assert!(!effort::whole() || above > 50, "{above}");
}

/// Two functions restricted to values of one variable are one reference exactly when they agree on these values.
#[test]
fn a_restricted_function_is_the_function_for_the_values_left() {
    let (mut same, mut several) = (0, 0);
    for seed in 0..effort::of(SPACES) {
        let (mut world, [_, one, _], [_, a, _]) = tables(seed);
        let variable = world.rng.usize(..world.sizes.len());
        let left: Vec<usize> = (0..world.sizes[variable]).filter(|_| world.rng.bool()).collect();
        // The same for the values that are left, and often something else for the others.
        let other: Table = (world.all_cases().iter().zip(&one))
            .map(
                |(case, &value)| {
                    if left.contains(&case[variable]) { value } else { world.rng.u8(..world.terminals) }
                },
            )
            .collect();
        let b = world.expand(&other);
        let mut known = Known::new();
        let [of_a, of_b] = [a, b].map(|root| world.diagrams.restrict(root, variable, &left, &mut known));
        if left.is_empty() {
            assert_eq!([of_a, of_b], [a, b], "nothing left restricts nothing: seed {seed}");
            continue;
        }
        assert_eq!(of_a, of_b, "seed {seed}");
        same += usize::from(a != b);
        several += usize::from(left.len() > 1);
        // The function of what is left, walked: the position among these values takes the place of the value.
        for case in world.all_cases().iter().filter(|case| case[variable] < left.len()) {
            let mut at_node = of_a;
            while let Some(node) = world.diagrams.get(at_node) {
                at_node = node.children[case[node.variable]];
            }
            let expected = at(&world, &one, &with(case, variable, left[case[variable]]));
            assert_eq!(at_node.value(), Some(expected), "seed {seed}");
        }
    }
    assert!(!effort::whole() || same > 10 && several > 20, "{same}, {several}");
}

#[test]
fn a_copy_is_the_same_function_in_another_store() {
    for seed in 0..effort::of(SPACES) {
        let (world, tables, roots) = tables(seed);
        let mut other = World { diagrams: Diagrams::default(), ..World::new(seed) };
        let mut copier = Copier::new(&world.diagrams);
        for (table, root) in tables.iter().zip(roots) {
            let copied = copier.copy(root, &mut other.diagrams);
            assert_eq!(copied, other.expand(table), "seed {seed}");
        }
    }
}

/// Variables in another order and values in another order, some of them gone.
#[test]
fn a_copy_onto_other_variables_is_the_function_of_these() {
    let (mut moved, mut fewer) = (0, 0);
    for seed in 0..effort::of(SPACES) {
        let (mut world, tables, roots) = tables(seed);
        let count = world.sizes.len();
        let mut order: Vec<usize> = (0..count).collect();
        world.rng.shuffle(&mut order);
        let places: Vec<(usize, Vec<usize>)> = (0..count)
            .map(|variable| {
                let mut positions: Vec<usize> = (0..world.sizes[variable]).collect();
                world.rng.shuffle(&mut positions);
                positions.truncate(world.rng.usize(2..=positions.len()));
                (order[variable], positions)
            })
            .collect();
        let mut sizes = vec![0; count];
        places.iter().for_each(|(to, positions)| sizes[*to] = positions.len());
        moved += usize::from(places.iter().enumerate().any(|(from, (to, _))| from != *to));
        fewer += usize::from(sizes.iter().sum::<usize>() < world.sizes.iter().sum());
        let mut other = World { sizes, diagrams: Diagrams::default(), ..World::new(seed) };
        let mut copier = Copier::onto(&world.diagrams, places.clone());
        for (table, root) in tables.iter().zip(roots) {
            let own = |case: &Vec<usize>| -> Vec<usize> {
                places.iter().map(|(to, positions)| positions[case[*to]]).collect()
            };
            let expected: Table =
                other.all_cases().iter().map(|case| at(&world, table, &own(case))).collect();
            let copied = copier.copy(root, &mut other.diagrams);
            assert_eq!(copied, other.expand(&expected), "seed {seed}");
        }
    }
    assert!(!effort::whole() || moved > 50 && fewer > 50, "{moved}, {fewer}");
}

//! The laws of the diagrams, on random functions over small random spaces, against their truth tables.
//!
//! A truth table shares nothing with a diagram: it lists the value of every complete case. Every law below is held
//! against it, so a diagram that lies about one case in one of some thousands of functions fails.

mod operations;
mod world;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use voorcheck_rules::decision::count::{cases, counts};
use voorcheck_rules::decision::operations::Copier;
use voorcheck_rules::decision::partial::{Reached, Restricted};
use voorcheck_rules::decision::{Diagrams, Partial, Ref};

use crate::common::effort;
use world::{Table, World, partial};

/// Random spaces per law; each has a seed of its own.
const SPACES: u64 = 100;

/// The nodes below a reference.
fn nodes(diagrams: &Diagrams, roots: impl IntoIterator<Item = Ref>) -> BTreeSet<Ref> {
    let mut found = BTreeSet::new();
    let mut open: Vec<Ref> = roots.into_iter().collect();
    while let Some(reference) = open.pop() {
        if let Some(node) = diagrams.get(reference)
            && found.insert(reference)
        {
            open.extend(&node.children);
        }
    }
    found
}

#[test]
fn equal_functions_are_one_reference_however_they_were_made() {
    let (mut equal, mut different) = (0, 0);
    for seed in 0..effort::of(SPACES) {
        let mut world = World::new(seed);
        let mut known: HashMap<Table, Ref> = HashMap::new();
        for _ in 0..6 {
            let table = world.table();
            let root = world.expand(&table);
            assert_eq!(world.table_of(root), table, "seed {seed}");
            assert_eq!(world.overwrite(&table), root, "seed {seed}, {table:?}");
            assert_eq!(world.join(&table), root, "seed {seed}, {table:?}");
            known.insert(table, root);
            equal += 2;
        }
        let references: BTreeSet<Ref> = known.values().copied().collect();
        assert_eq!(references.len(), known.len(), "seed {seed}: different functions, different references");
        different += known.len() * (known.len() - 1) / 2;
    }
    println!("{equal} functions made anew, {different} pairs of different functions");
    assert!(!effort::whole() || different > 1_000);
}

#[test]
fn diagrams_are_reduced_and_ordered() {
    assert!(Diagrams::default().is_empty(), "constants need no node");
    let mut checked = 0;
    for seed in 0..effort::of(SPACES) {
        let mut world = World::new(seed);
        let mut roots = Vec::new();
        for _ in 0..4 {
            let (a, b) = (world.table(), world.table());
            let (a, b) = (world.join(&a), world.overwrite(&b));
            let c = world.diagrams.apply(a, b, |a, b| a.abs_diff(b));
            roots.extend([a, b, c]);
        }
        let nodes = nodes(&world.diagrams, roots);
        assert!(nodes.len() <= world.diagrams.len() && !world.diagrams.is_empty());
        let mut tests = BTreeMap::new();
        for &reference in &nodes {
            let node = world.diagrams.get(reference).unwrap();
            let first = node.children[0];
            assert!(
                node.children.iter().any(|&child| child != first),
                "a test that decides nothing: {node:?}"
            );
            assert_eq!(node.children.len(), world.sizes[node.variable], "a child for each value: {node:?}");
            for child in node.children.iter().filter_map(|&child| world.diagrams.get(child)) {
                assert!(child.variable > node.variable, "out of order: {node:?} above {child:?}");
            }
            let twin = tests.insert((node.variable, node.children.clone()), reference);
            assert_eq!(twin, None, "twice the same node: {node:?}");
        }
        checked += nodes.len();
    }
    println!("{checked} nodes");
    assert!(!effort::whole() || checked > 5_000);
}

#[test]
fn operations_work_value_by_value() {
    type Op = fn(u8, u8) -> u8;
    let ops: [Op; 5] = [u8::max, u8::min, |a, b| (a + b) % 4, u8::abs_diff, |a, _| a];
    for seed in 0..effort::of(SPACES) {
        let mut world = World::new(seed);
        let (one, other, condition) = (world.table(), world.table(), world.condition());
        let (a, b, when) = (world.expand(&one), world.expand(&other), world.expand(&condition));
        for op in ops {
            let expected: Table = one.iter().zip(&other).map(|(&a, &b)| op(a, b)).collect();
            let found = world.diagrams.apply(a, b, op);
            assert_eq!(world.table_of(found), expected, "seed {seed}");
            // A constant on either side takes the same road.
            let constant = world.rng.u8(..world.terminals);
            let left = world.diagrams.apply(Ref::terminal(constant), b, op);
            let right = world.diagrams.apply(a, Ref::terminal(constant), op);
            let expected_left: Table = other.iter().map(|&b| op(constant, b)).collect();
            let expected_right: Table = one.iter().map(|&a| op(a, constant)).collect();
            assert_eq!((world.table_of(left), world.table_of(right)), (expected_left, expected_right));
        }

        let replaced: Vec<u8> = (0..world.terminals).map(|_| world.rng.u8(..)).collect();
        let found = world.diagrams.map(a, |value| replaced[usize::from(value)]);
        let expected: Table = one.iter().map(|&value| replaced[usize::from(value)]).collect();
        assert_eq!(world.table_of(found), expected, "seed {seed}");

        let value = world.rng.u8(..world.terminals);
        let found = world.diagrams.select(when, value, b);
        let expected: Table =
            condition.iter().zip(&other).map(|(&holds, &b)| if holds == 1 { value } else { b }).collect();
        assert_eq!(world.table_of(found), expected, "seed {seed}");
    }
}

#[test]
fn conditions_obey_boolean_algebra() {
    for seed in 0..effort::of(SPACES) {
        let mut world = World::new(seed);
        let [a, b, c] = std::array::from_fn(|_| {
            let table = world.condition();
            world.expand(&table)
        });
        let (not_a, not_b) = (world.diagrams.not(a), world.diagrams.not(b));
        let d = &mut world.diagrams;
        let (a_and_b, a_or_b) = (d.and(a, b), d.or(a, b));

        assert_eq!([d.and(a, a), d.or(a, a)], [a, a], "idempotence, seed {seed}");
        assert_eq!([d.and(b, a), d.or(b, a)], [a_and_b, a_or_b], "commutativity, seed {seed}");
        assert_eq!([d.and(a, a_or_b), d.or(a, a_and_b)], [a, a], "absorption, seed {seed}");
        assert_eq!([d.and(a, Ref::TRUE), d.or(a, Ref::FALSE)], [a, a], "identity, seed {seed}");
        assert_eq!(
            [d.and(a, Ref::FALSE), d.or(a, Ref::TRUE)],
            [Ref::FALSE, Ref::TRUE],
            "bounds, seed {seed}"
        );
        assert_eq!([d.and(a, not_a), d.or(a, not_a)], [Ref::FALSE, Ref::TRUE], "complement, seed {seed}");

        let (bc_and, bc_or, a_and_c, a_or_c) = (d.and(b, c), d.or(b, c), d.and(a, c), d.or(a, c));
        assert_eq!(d.and(a, bc_and), d.and(a_and_b, c), "associativity, seed {seed}");
        assert_eq!(d.or(a, bc_or), d.or(a_or_b, c), "associativity, seed {seed}");
        assert_eq!(d.and(a, bc_or), d.or(a_and_b, a_and_c), "distribution, seed {seed}");
        assert_eq!(d.or(a, bc_and), d.and(a_or_b, a_or_c), "distribution, seed {seed}");

        let (neither, not_both) = (d.and(not_a, not_b), d.or(not_a, not_b));
        assert_eq!([d.not(a_or_b), d.not(a_and_b)], [neither, not_both], "De Morgan, seed {seed}");
        assert_eq!(d.not(not_a), a, "double negation, seed {seed}");
    }
}

#[test]
fn partial_answers_leave_what_some_completion_leaves() {
    let (mut certain, mut possible, mut blind) = (0, 0, 0);
    for seed in 0..effort::of(SPACES) {
        let mut world = World::new(seed);
        let space = world.space();
        for _ in 0..6 {
            let (table, condition) = (world.table(), world.condition());
            let (root, when) = (world.expand(&table), world.expand(&condition));
            let allowed = world.allowed();
            let known = partial(&space, &allowed);
            let context = || format!("seed {seed}, {table:?}, {allowed:?}");

            let completions = world.completions(&table, &allowed);
            let values: BTreeSet<u8> = completions.iter().map(|(_, value)| *value).collect();
            let reached = known.reachable(&world.diagrams, root);
            assert!(reached.iter().eq(values.iter().copied()), "{}", context());
            assert_eq!(reached.lightest(), values.first().copied(), "{}", context());
            assert_eq!(
                reached.decided(),
                values.first().copied().filter(|_| values.len() == 1),
                "{}",
                context()
            );

            let holds = world.completions(&condition, &allowed);
            let (always, sometimes) =
                (holds.iter().all(|(_, v)| *v == 1), holds.iter().any(|(_, v)| *v == 1));
            assert_eq!(known.certain(&world.diagrams, when), always, "{}", context());
            assert_eq!(known.possible(&world.diagrams, when), sometimes, "{}", context());
            // All functions at once are each of them.
            let all = Reached::new(&known, &world.diagrams);
            assert_eq!(
                (all.of(root), all.of(when)),
                (reached, known.reachable(&world.diagrams, when)),
                "{}",
                context()
            );
            assert_eq!((all.certain(when), all.possible(when)), (always, sometimes), "{}", context());
            certain += usize::from(always);
            possible += usize::from(sometimes && !always);

            // A variable counts when two completions that differ in it alone differ in value.
            let by_case: BTreeMap<&[usize], u8> =
                completions.iter().map(|(c, v)| (c.as_slice(), *v)).collect();
            let decides = |variable: usize| {
                completions.iter().any(|(case, value)| {
                    let mut other = case.clone();
                    (0..world.sizes[variable]).any(|changed| {
                        other[variable] = changed;
                        by_case.get(other.as_slice()).is_some_and(|found| found != value)
                    })
                })
            };
            let mut expected = vec![false; space.variables().len()];
            (0..world.sizes.len()).for_each(|variable| expected[variable] = decides(variable));
            assert_eq!(known.support(&world.diagrams, root), expected, "{}", context());
            let mut together = known.support(&world.diagrams, when);
            together.iter_mut().zip(&expected).for_each(|(either, decides)| *either |= decides);
            let mut restricted = Restricted::new(&known, &world.diagrams);
            assert_eq!(restricted.support(&[root]), expected, "{}", context());
            assert_eq!(restricted.support(&[when, root]), together, "{}", context());
            blind += expected.iter().take(world.sizes.len()).filter(|decides| !**decides).count();

            for value in 0..=world.terminals {
                let example = known.example(&world.diagrams, root, value);
                assert_eq!(example.is_some(), values.contains(&value), "{}", context());
                let Some(path) = example else { continue };
                // Every completion of the path has the value; the path names each variable once, in order.
                assert!(path.windows(2).all(|pair| pair[0].0 < pair[1].0), "{}", context());
                let on_path = |case: &[usize]| path.iter().all(|&(variable, at)| case[variable] == at);
                let here: Vec<u8> = completions.iter().filter(|(c, _)| on_path(c)).map(|(_, v)| *v).collect();
                assert!(!here.is_empty() && here.iter().all(|&found| found == value), "{}", context());
            }
        }
    }
    println!("{certain} certain, {possible} only possible, {blind} variables that decide nothing");
    assert!(!effort::whole() || certain > 50 && possible > 200 && blind > 500);
}

#[test]
fn more_knowledge_never_adds_a_value() {
    for seed in 0..effort::of(SPACES) {
        let mut world = World::new(seed);
        let space = world.space();
        let table = world.table();
        let root = world.expand(&table);
        let allowed = world.allowed();
        let fewer: Vec<u64> = allowed
            .iter()
            .map(|&set| Some(set & world.rng.u64(..16)).filter(|&fewer| fewer != 0).unwrap_or(set))
            .collect();
        let (known, more) = (partial(&space, &allowed), partial(&space, &fewer));
        let before = known.reachable(&world.diagrams, root);
        assert!(
            more.reachable(&world.diagrams, root).iter().all(|value| before.contains(value)),
            "seed {seed}"
        );
    }
}

#[test]
fn counts_are_those_of_an_enumeration() {
    let mut skipped = 0;
    for seed in 0..effort::of(SPACES) {
        let mut world = World::new(seed);
        let space = world.space();
        let table = world.table();
        let root = world.expand(&table);
        let allowed = world.allowed();
        let known = partial(&space, &allowed);
        let completions = world.completions(&table, &allowed);
        let mut expected: BTreeMap<u8, u128> = BTreeMap::new();
        completions.iter().for_each(|(_, value)| *expected.entry(*value).or_default() += 1);

        let mut over: Vec<usize> = (0..world.sizes.len()).collect();
        world.rng.shuffle(&mut over);
        let expected: Vec<(u8, u128)> = expected.into_iter().collect();
        assert_eq!(counts(&world.diagrams, root, &known, &over), expected, "seed {seed}");
        assert_eq!(cases(&known, &over), completions.len() as u128, "seed {seed}");

        // Variables the diagram never tests multiply: here the options of the facts, which follow the facts.
        let further = world.rng.usize(world.sizes.len()..space.variables().len());
        let times = u128::from(known.allowed(further).count_ones());
        over.push(further);
        let more: Vec<(u8, u128)> = expected.iter().map(|&(value, count)| (value, count * times)).collect();
        assert_eq!(counts(&world.diagrams, root, &known, &over), more, "seed {seed}");
        assert_eq!(cases(&known, &over), completions.len() as u128 * times, "seed {seed}");

        // A variable that does not exist has no values, so there are no cases.
        over.push(space.variables().len());
        assert_eq!(counts(&world.diagrams, root, &known, &over), vec![], "seed {seed}");
        assert_eq!(cases(&known, &over), 0, "seed {seed}");

        // Over the variables the diagram tests, and no others.
        let tested: BTreeSet<usize> = nodes(&world.diagrams, [root])
            .into_iter()
            .map(|reference| world.diagrams.get(reference).unwrap().variable)
            .collect();
        let tested: Vec<usize> = tested.into_iter().collect();
        let untested = (0..world.sizes.len()).filter(|variable| !tested.contains(variable));
        let times: u128 = untested.map(|variable| u128::from(allowed[variable].count_ones())).product();
        let fewer: Vec<(u8, u128)> = expected.iter().map(|&(value, count)| (value, count / times)).collect();
        assert_eq!(counts(&world.diagrams, root, &known, &tested), fewer, "seed {seed}");
        skipped += usize::from(times > 1);
    }
    assert!(!effort::whole() || skipped > 5, "{skipped}");
}

/// Sixty facts of four values: far more cases than can be enumerated, still exact.
#[test]
fn counts_of_astronomical_spaces_are_exact() {
    let mut world = World { sizes: vec![4; 60], ..World::new(0) };
    let known = Partial::all(&world.space());
    // True when every variable has its first value; false in all 4^60 - 1 other cases.
    let mut all_first = Ref::TRUE;
    for variable in (0..60).rev() {
        all_first = world.diagrams.node(variable, vec![all_first, Ref::FALSE, Ref::FALSE, Ref::FALSE]);
    }
    let over: Vec<usize> = (0..60).collect();
    let total = 4u128.pow(60);
    assert_eq!(cases(&known, &over), total);
    assert_eq!(counts(&world.diagrams, all_first, &known, &over), vec![(0, total - 1), (1, 1)]);
}

/// The parity of sixty variables has two nodes for each and more paths than can be walked: what visits paths instead of
/// nodes never ends.
#[test]
fn work_grows_with_the_nodes_and_not_with_the_paths() {
    const VARIABLES: usize = 60;
    let mut world = World { sizes: vec![2; VARIABLES], ..World::new(0) };
    let mut parity = |odd: u8| {
        let mut both = [Ref::terminal(odd), Ref::terminal(1 - odd)];
        for variable in (0..VARIABLES).rev() {
            both = [0, 1].map(|sum| world.diagrams.node(variable, vec![both[sum], both[1 - sum]]));
        }
        both[0]
    };
    let (even, odd) = (parity(1), parity(0));
    let known = Partial::all(&world.space());
    let diagrams = &mut world.diagrams;
    assert_eq!([diagrams.and(even, odd), diagrams.or(even, odd)], [Ref::FALSE, Ref::TRUE]);
    assert_eq!(diagrams.select(even, 0, Ref::TRUE), odd);
    assert_eq!([diagrams.not(even), diagrams.if_then_else(even, odd, even)], [odd, Ref::FALSE]);
    let last = [0, 1].map(|value| diagrams.cofactor(odd, VARIABLES - 1, value));
    assert_eq!((diagrams.not(last[0]), diagrams.tested(last[0]).len()), (last[1], VARIABLES - 1));
    assert_eq!(Copier::new(&diagrams.clone()).copy(odd, diagrams), odd);
    assert!(known.reachable(diagrams, odd).iter().eq([0, 1]));
    let tested = known.support(diagrams, odd).into_iter().filter(|tested| *tested).count();
    assert_eq!(tested, VARIABLES);
    let over: Vec<usize> = (0..VARIABLES).collect();
    assert_eq!(counts(diagrams, odd, &known, &over), vec![(0, 1 << 59), (1, 1 << 59)]);
    assert_eq!(known.example(diagrams, odd, 2), None);
    assert_eq!(known.example(diagrams, odd, 1).map(|path| path.len()), Some(VARIABLES));
}

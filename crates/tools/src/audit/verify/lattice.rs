//! One pass over all partial assignments: what the diagrams say against what the naive evaluator says.
//!
//! A partial assignment gives each fact one of its *states*: a value, the values an open option of the questionnaire
//! leaves, or nothing known. About each of them two things are confirmed: **reach**, the outcomes still possible, and
//! **relevance**, the unknown facts that still matter.
//!
//! - The naive side judges every complete case by the rules themselves, and every other assignment by the definitions, from
//!   assignments in which one open fact is known: reach is the union over the values of an open fact; a fact matters when it
//!   does for some value of another open fact, or, when it is the only open one, when its values differ.
//! - The other side is the diagram of the product, restricted fact by fact (module `restricted`).

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::thread;

use voorcheck_rules::decision::{Compiled, Partial, Ref};
use voorcheck_rules::kader::model::Kader;

use super::axis::Axis;
use super::restricted::{Bits, MOST_BITS, Restricted, product_bits};
use crate::audit::naive::Naive;

/// Most assignments that are walked: each takes four bytes.
pub const MOST_ASSIGNMENTS: u128 = 200_000_000;

/// Above this many assignments only one in [`STRIDE`] is put to the product's own functions, which are slower.
const MOST_ASKED: usize = 1_000_000;

/// A prime, so that every state of every fact takes its turn: no question has this many answers.
const STRIDE: usize = 101;

/// What is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The outcome of the decision with this index.
    Decision(usize),
    /// The status of the criterion with this index.
    Criterion(usize),
}

/// What a pass found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    /// Number of partial assignments, the complete ones included.
    pub assignments: u128,
    /// Number of distinct restricted diagrams among them; `None` when the pass was not made, for there are too many
    /// assignments.
    pub diagrams: Option<usize>,
    /// Assignments on which diagram and naive evaluator differ.
    pub differing: u64,
    /// The first of them: facts (index in the kader) with the positions of the values they have left.
    pub example: Option<Vec<(usize, Vec<usize>)>>,
    /// Assignments that were put to the product's own functions as well: all, or an even part of many.
    pub asked: usize,
    /// Distinct diagrams and such assignments on which the product's own functions say something else.
    pub unlike_the_product: usize,
}

/// Walks all partial assignments of the facts the target speaks about.
pub fn pass(kader: &Kader, compiled: &Compiled, target: Target) -> Pass {
    let naive = Naive::new(kader);
    let (facts, root, decision) = match target {
        Target::Decision(index) => {
            (naive.facts_of_decision(index), compiled.decisions.get(index).copied(), Some(index))
        }
        Target::Criterion(index) => {
            let criterion = compiled.criteria.get(index);
            (naive.facts_of_criterion(index), criterion.map(|c| c.root), criterion.map(|c| c.decision))
        }
    };
    let grades = decision.and_then(|index| kader.decisions.get(index)).map_or(0, |d| d.grades.len());
    let mut axes: Vec<Axis> = facts.iter().filter_map(|&fact| Axis::new(compiled, kader, fact)).collect();
    axes.sort_by_key(|axis| axis.variable);
    let assignments = axes.iter().map(|axis| axis.states.len() as u128).product();
    let none =
        Pass { assignments, diagrams: None, differing: 0, example: None, asked: 0, unlike_the_product: 0 };
    let Some(root) = root.filter(|_| assignments <= MOST_ASSIGNMENTS && grades + axes.len() <= MOST_BITS)
    else {
        return none;
    };
    let mut stride = 1;
    for axis in axes.iter_mut().rev() {
        axis.stride = stride;
        let back = |(at, values): (usize, &Vec<usize>)| -> Vec<usize> {
            let several = values.iter().filter(|_| values.len() > 1);
            several.map(|value| at.saturating_sub(*value) * stride).collect()
        };
        axis.back = axis.states.iter().enumerate().map(back).collect();
        stride *= axis.states.len();
    }
    let Some(restricted) = Restricted::new(compiled, root, &axes, grades) else { return none };
    let mut table = Vec::new();
    table.resize_with(assignments as usize, AtomicU32::default);
    let walk = Walk { axes: &axes, restricted: &restricted, naive: &naive, target, grades, table };
    let found = walk.whole(kader.facts.len());
    let (asked, unlike) = walk.ask(compiled, root);
    Pass {
        diagrams: Some(restricted.len()),
        differing: found.count,
        example: found.first.map(|place| walk.assignment(place)),
        asked,
        unlike_the_product: unlike + restricted.unlike_the_product(compiled, root, &axes, grades),
        ..none
    }
}

struct Walk<'a> {
    axes: &'a [Axis],
    restricted: &'a Restricted,
    naive: &'a Naive<'a>,
    target: Target,
    grades: usize,
    /// What the naive evaluator says, for each assignment. A cell is written once, by one thread, and read after that.
    table: Vec<AtomicU32>,
}

/// Assignments on which both sides differ.
#[derive(Default)]
struct Found {
    count: u64,
    /// Place in the table of the first.
    first: Option<usize>,
}

/// The last two open facts of an assignment: the bit that says it matters, and where its values lie.
type Open<'a> = [Option<(Bits, &'a [usize])>; 2];

impl Walk<'_> {
    /// All assignments; the single values of the first fact before its other states, which are made of them.
    fn whole(&self, facts: usize) -> Found {
        let Some(first) = self.axes.first() else {
            let mut found = Found::default();
            self.below(0, 0, 0, &mut vec![0; facts], [None, None], &mut found);
            return found;
        };
        let single = first.single();
        let found = Mutex::new(Found::default());
        for states in [0..single, single..first.states.len()] {
            let next = AtomicUsize::new(states.start);
            thread::scope(|scope| {
                for _ in 0..thread::available_parallelism().map_or(1, usize::from).min(states.len()) {
                    scope.spawn(|| {
                        let mut own = Found::default();
                        let mut case = vec![0; facts];
                        loop {
                            let state = next.fetch_add(1, Ordering::Relaxed);
                            if state >= states.end {
                                break;
                            }
                            self.state(first, 0, 0, 0, state, &mut case, [None, None], &mut own);
                        }
                        if let Ok(mut found) = found.lock() {
                            found.count += own.count;
                            found.first = [found.first, own.first].into_iter().flatten().min();
                        }
                    });
                }
            });
        }
        found.into_inner().unwrap_or_default()
    }

    /// The assignments in which the facts before `level` are as they are; `place` is where they start in the table.
    fn below<'s>(
        &'s self,
        level: usize,
        place: usize,
        diagram: u32,
        case: &mut Vec<usize>,
        open: Open<'s>,
        found: &mut Found,
    ) {
        let Some(axis) = self.axes.get(level) else {
            let word = self.judge(place, case, open);
            if let Some(cell) = self.table.get(place) {
                cell.store(word, Ordering::Relaxed);
            }
            if self.restricted.bits(diagram) != word {
                found.count += 1;
                found.first = found.first.or(Some(place));
            }
            return;
        };
        for state in 0..axis.states.len() {
            self.state(axis, level, place, diagram, state, case, open, found);
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the place of the walk, one number each")]
    fn state<'s>(
        &'s self,
        axis: &'s Axis,
        level: usize,
        place: usize,
        diagram: u32,
        state: usize,
        case: &mut Vec<usize>,
        mut open: Open<'s>,
        found: &mut Found,
    ) {
        if let Some(back) = axis.back.get(state).filter(|back| !back.is_empty()) {
            open = [open[1], Some((1 << (self.grades + level), back))];
        } else if let Some(slot) = case.get_mut(axis.fact) {
            *slot = state;
        }
        let diagram = self.restricted.step(level, diagram, axis.states.len(), state);
        self.below(level + 1, place + state * axis.stride, diagram, case, open, found);
    }

    /// What the definitions say about the assignment at `place`, from those before it.
    fn judge(&self, place: usize, case: &[usize], open: Open<'_>) -> Bits {
        let union = |back: &[usize]| {
            let cells = back.iter().filter_map(|distance| self.table.get(place - distance));
            cells.fold(0, |word, cell| word | cell.load(Ordering::Relaxed))
        };
        match open {
            [Some((_, one)), Some((_, other))] => union(one) | union(other),
            [None, Some((matters, back))] => {
                let reach = union(back);
                if reach.count_ones() > 1 { reach | matters } else { reach }
            }
            _ => {
                let value = match self.target {
                    Target::Decision(decision) => self.naive.outcome(decision, case),
                    Target::Criterion(criterion) => self.naive.status(criterion, case),
                };
                if value < self.grades { 1 << value } else { 0 }
            }
        }
    }

    /// Puts assignments to the product's own functions: how many, and how many of the answers are not what the naive
    /// evaluator says.
    fn ask(&self, compiled: &Compiled, root: Ref) -> (usize, usize) {
        let stride = if self.table.len() > MOST_ASKED { STRIDE } else { 1 };
        let places = || self.table.iter().enumerate().step_by(stride);
        let differs = |(place, cell): &(usize, &AtomicU32)| {
            let mut known = Partial::all(&compiled.space);
            for axis in self.axes {
                known.set(axis.variable, axis.set(place / axis.stride % axis.states.len()));
            }
            let said = product_bits(compiled, root, &known, self.axes, self.grades);
            said != cell.load(Ordering::Relaxed)
        };
        (places().count(), places().filter(differs).count())
    }

    /// The facts at a place of the table, with what they have left.
    fn assignment(&self, place: usize) -> Vec<(usize, Vec<usize>)> {
        let state = |axis: &Axis| axis.states.get(place / axis.stride % axis.states.len()).cloned();
        self.axes.iter().map(|axis| (axis.fact, state(axis).unwrap_or_default())).collect()
    }
}

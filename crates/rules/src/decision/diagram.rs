//! Reduced ordered multi-valued, multi-terminal decision diagrams.
//!
//! Within one [`Diagrams`] two equal functions have the same [`Ref`] (canonicity): a node with equal children is its
//! child, and no node exists twice. All operations are memoised and visit each pair of nodes once.
//!
//! A diagram can double with each question that is judged together with one far away (Bryant 1986, section 3). So a store
//! has room for a number of nodes and no more: see [`Diagrams::is_full`].

use core::cmp::Ordering;

use crate::prelude::*;

/// A function: a terminal or a node. Only meaningful within the [`Diagrams`] that made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ref(u32);

/// Terminals carry their value in the reference itself.
const TERMINAL: u32 = 1 << 31;

impl Ref {
    /// The constant function with this value.
    pub const fn terminal(value: u8) -> Ref {
        Ref(TERMINAL | value as u32)
    }

    /// The constant `false` of conditions.
    pub const FALSE: Ref = Ref::terminal(0);
    /// The constant `true` of conditions.
    pub const TRUE: Ref = Ref::terminal(1);

    /// The value, when this is a constant.
    pub fn value(self) -> Option<u8> {
        (self.0 & TERMINAL != 0).then_some((self.0 & 0xff) as u8)
    }

    /// The index of the node in its store, when this is none.
    pub fn node(self) -> Option<usize> {
        (self.0 & TERMINAL == 0).then_some(self.0 as usize)
    }
}

/// A test of one variable, with a child for each of its values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Node {
    /// Index of the variable.
    pub variable: usize,
    /// The function for each value, in the order of the values.
    pub children: Box<[Ref]>,
}

/// The most nodes of a kader's diagrams, and the most results one operation remembers.
///
/// Measured: the kader in use has 471. Twelve pairs of questions that stand far apart have some 20,000: in Wasm read in
/// 120 ms, and 24 ms for each answer after that. Each further pair doubles all three.
pub const MOST_NODES: usize = 1 << 16;

/// The most steps of all operations on a kader's diagrams together.
pub const MOST_STEPS: usize = STEPS * MOST_NODES;

/// Steps for each node there is room for.
const STEPS: usize = 16;

/// A store of diagrams that share their nodes.
#[derive(Clone, Debug)]
pub struct Diagrams {
    nodes: Vec<Node>,
    /// The nodes of each variable in the order of their children, so that none is made twice (a "unique table" per
    /// variable). Sorted lists: measured, a `BTreeMap` costs the page some kilobytes. New nodes have the
    /// newest children, so they mostly go to the end.
    of_variable: Vec<Vec<Ref>>,
    most: usize,
    /// Steps of operations so far.
    steps: usize,
    full: bool,
}

impl Default for Diagrams {
    fn default() -> Diagrams {
        Diagrams { nodes: Vec::new(), of_variable: Vec::new(), most: MOST_NODES, steps: 0, full: false }
    }
}

impl Diagrams {
    /// The same store with room for this many nodes more.
    pub fn with_room(self, nodes: usize) -> Diagrams {
        Diagrams { most: self.nodes.len().saturating_add(nodes), steps: 0, ..self }
    }

    /// Whether something did not fit. From then on every operation gives a constant at once: nothing that was made in
    /// this store may be used, and whoever makes something looks here at the end.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// The function that tests `variable` and goes on as the child for its value.
    ///
    /// Children must test later variables only.
    pub fn node(&mut self, variable: usize, children: Vec<Ref>) -> Ref {
        if let Some((&first, rest)) = children.split_first()
            && rest.iter().all(|&child| child == first)
        {
            return first;
        }
        while self.of_variable.len() <= variable {
            self.of_variable.push(Vec::new());
        }
        let Some(known) = self.of_variable.get_mut(variable) else { return Ref::FALSE };
        let nodes = &self.nodes;
        let order = |known: &Ref| {
            let node = known.node().and_then(|at| nodes.get(at));
            node.map_or(Ordering::Less, |node| node.children.as_ref().cmp(&children))
        };
        let at = match known.binary_search_by(order) {
            Ok(at) => return known.get(at).copied().unwrap_or(Ref::FALSE),
            Err(at) => at,
        };
        let next = u32::try_from(self.nodes.len()).ok().filter(|&next| next < TERMINAL);
        let Some(next) = next.filter(|_| !self.full && self.nodes.len() < self.most) else {
            self.full = true;
            return Ref::FALSE;
        };
        known.insert(at, Ref(next));
        self.nodes.push(Node { variable, children: children.into_boxed_slice() });
        Ref(next)
    }

    /// The node behind a reference; `None` for a terminal.
    pub fn get(&self, reference: Ref) -> Option<&Node> {
        self.nodes.get(reference.node()?)
    }

    /// All nodes, each after its children.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Number of nodes in the store.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Number of steps all operations took.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// Whether the store holds constants only.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The function `op(a, b)`, value by value (Bryant's *apply*).
    pub fn apply(&mut self, a: Ref, b: Ref, op: impl Fn(u8, u8) -> u8) -> Ref {
        let end = |a: Ref, b: Ref| Some(Ref::terminal(op(a.value()?, b.value()?)));
        self.apply_memo(a, b, &end, &mut Memo::default())
    }

    /// `end` says what is known without looking further, at the latest of two terminals. It is `dyn`, so that the code is
    /// there once for all operations.
    fn apply_memo(&mut self, a: Ref, b: Ref, end: &dyn Fn(Ref, Ref) -> Option<Ref>, memo: &mut Memo) -> Ref {
        if let Some(known) = end(a, b) {
            return known;
        }
        if let Some(known) = memo.get(a, b) {
            return known;
        }
        // Many steps can come to few nodes.
        self.full |= memo.len >= self.most || self.steps / STEPS >= self.most;
        if self.full {
            return Ref::FALSE;
        }
        self.steps += 1;
        let Some(variable) =
            [a, b].into_iter().filter_map(|side| self.get(side)).map(|node| node.variable).min()
        else {
            return a;
        };
        let values =
            [a, b].into_iter().filter_map(|side| self.children(side, variable)).map(<[Ref]>::len).max();
        let mut children = Vec::with_capacity(values.unwrap_or_default());
        for value in 0..values.unwrap_or_default() {
            let child = |side: Ref| {
                self.children(side, variable).and_then(|of| of.get(value)).map_or(side, |&child| child)
            };
            let (child_a, child_b) = (child(a), child(b));
            children.push(self.apply_memo(child_a, child_b, end, memo));
        }
        let result = self.node(variable, children);
        memo.insert(a, b, result);
        result
    }

    /// The children of a function that tests this variable first.
    fn children(&self, of: Ref, variable: usize) -> Option<&[Ref]> {
        self.get(of).filter(|node| node.variable == variable).map(|node| node.children.as_ref())
    }

    /// The function with each of its values replaced.
    pub fn map(&mut self, a: Ref, op: impl Fn(u8) -> u8) -> Ref {
        self.apply(a, Ref::FALSE, move |value, _| op(value))
    }

    /// Conjunction of two conditions.
    pub fn and(&mut self, a: Ref, b: Ref) -> Ref {
        self.junction(a, b, Ref::FALSE)
    }

    /// Disjunction of two conditions.
    pub fn or(&mut self, a: Ref, b: Ref) -> Ref {
        self.junction(a, b, Ref::TRUE)
    }

    /// The condition that is `decides` as soon as one of two is, and else what the other is.
    fn junction(&mut self, a: Ref, b: Ref, decides: Ref) -> Ref {
        let end = |a: Ref, b: Ref| match (a.value(), b.value()) {
            (Some(_), _) => Some(if a == decides { a } else { b }),
            (None, Some(_)) => Some(if b == decides { b } else { a }),
            (None, None) => (a == b).then_some(a),
        };
        self.apply_memo(a, b, &end, &mut Memo::default())
    }

    /// `value` where the condition holds, `otherwise` elsewhere.
    pub fn select(&mut self, condition: Ref, value: u8, otherwise: Ref) -> Ref {
        self.apply(condition, otherwise, move |holds, other| if holds == 1 { value } else { other })
    }
}

/// Results of *apply* so far: a table with open places, at the most half full. (Measured: a list for each node, in the order
/// of the pairs, was half of what it takes to make a kader's diagrams.)
#[derive(Default)]
struct Memo {
    /// For a pair, as [`Memo::pair`] makes one, its result.
    places: Vec<(u64, Ref)>,
    len: usize,
}

impl Memo {
    /// No pair: there are fewer terminals.
    const FREE: (u64, Ref) = (u64::MAX, Ref::FALSE);

    fn pair(a: Ref, b: Ref) -> u64 {
        u64::from(a.0) << 32 | u64::from(b.0)
    }

    /// Where a pair is, or belongs.
    fn place(&mut self, pair: u64) -> Option<&mut (u64, Ref)> {
        // As many places as a power of two, so all of them are tried; one of them is free.
        let last = self.places.len().checked_sub(1)?;
        let mut at = (pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & last;
        while self.places.get(at).is_some_and(|place| place.0 != pair && place.0 != Memo::FREE.0) {
            at = (at + 1) & last;
        }
        self.places.get_mut(at)
    }

    fn get(&mut self, a: Ref, b: Ref) -> Option<Ref> {
        let pair = Memo::pair(a, b);
        self.place(pair).filter(|place| place.0 == pair).map(|place| place.1)
    }

    /// Adds the result of a pair that has none yet.
    fn insert(&mut self, a: Ref, b: Ref, result: Ref) {
        if self.len * 2 >= self.places.len() {
            let larger = vec![Memo::FREE; (self.places.len() * 2).max(16)];
            for known in core::mem::replace(&mut self.places, larger) {
                self.put(known);
            }
        }
        self.put((Memo::pair(a, b), result));
        self.len += 1;
    }

    fn put(&mut self, result: (u64, Ref)) {
        if let Some(place) = self.place(result.0) {
            *place = result;
        }
    }
}

//! How reading a kader and assessing a case grow with its facts, on made-up kaders; `cargo xtask bench` starts it:
//!
//!     cargo bench --workspace --bench growth -- <kaders of each kind> <file for what was measured, as JSON>
//!
//! Among the tests it only tries the smallest kaders: times say nothing there.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a measurement fails by panicking"
)]

#[path = "../common/made_up.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod made_up;

use std::time::Instant;

use fastrand::Rng;
use serde_json::{Value, json};
use voorcheck_rules::assessment::{Engine, Input, Options, Target};
use voorcheck_rules::kader::model::{Criterion, Fact, Kader};
use voorcheck_rules::kader::{Condition, Table, Voice};
use voorcheck_tools::check;

const FACTS: [usize; 5] = [10, 20, 50, 100, 200];
/// How many cases are assessed by each kader, each once.
const CASES: usize = 60;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if !std::env::args().any(|arg| arg == "--bench") {
        for reads in [Reads::Own, Reads::Any] {
            let tried = measured(&grown(0, FACTS[0], reads));
            assert!(tried["assess"].is_number(), "{tried}");
        }
        return;
    }
    let [kaders, file] = &args[..] else { panic!("growth <kaders> <file>, not {args:?}") };
    let kaders: u64 = kaders.parse().expect("a number of kaders");
    // The first of a process is slower.
    measured(&grown(0, FACTS[1], Reads::Any));
    let mut rows = Vec::new();
    for reads in [Reads::Own, Reads::Any] {
        for facts in FACTS {
            let all: Vec<Value> = (0..kaders).map(|seed| measured(&grown(seed, facts, reads))).collect();
            println!("{facts} facts, {reads:?}");
            rows.push(json!({ "own": reads == Reads::Own, "facts": facts, "cases": CASES, "kaders": all }));
        }
    }
    std::fs::write(file, Value::Array(rows).to_string()).expect("the file can be written");
}

/// Which facts a criterion of a grown kader reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reads {
    /// Two that no other criterion reads, and that are asked one after the other.
    Own,
    /// Two or three out of all, wherever they are asked, that others may read as well.
    Any,
}

/// The kader for a seed with so many facts, and half as many criteria that each hang on all they read.
fn grown(seed: u64, count: usize, reads: Reads) -> Kader {
    let mut rng = Rng::with_seed(seed);
    let facts = made_up::facts(&mut rng, count);
    let own = facts.chunks(2).enumerate();
    let criteria = own.map(|(i, own)| match reads {
        Reads::Own => judging(i, &own.iter().collect::<Vec<_>>()),
        Reads::Any => judging(i, &made_up::some(&mut rng, &facts)),
    });
    let criteria = criteria.collect();
    made_up::of(facts, criteria)
}

/// Heavy when each of these facts has its first value, else to be weighed when the first of them has another.
fn judging(index: usize, used: &[&Fact]) -> Criterion {
    let first = |fact: &&Fact| (fact.id.clone(), made_up::values(fact).into_iter().take(1).collect());
    let (every, others) = (made_up::values(used[0]), made_up::values(used[0]).split_off(1));
    let term = |values| Condition(vec![Table::from_iter([(used[0].id.clone(), values)])]);
    let rules = vec![
        made_up::rule(0, Condition(vec![used.iter().map(first).collect()]), "zwaar"),
        made_up::rule(1, term(others), "midden"),
        made_up::rule(2, term(every), "licht"),
    ];
    made_up::of_rules(index, rules)
}

/// What one kader takes, in milliseconds, with the nodes of its diagrams; or why it was refused.
fn measured(kader: &Kader) -> Value {
    let given = kader.clone();
    let since = Instant::now();
    let made = check::engine(given, String::new());
    let check = milliseconds(since);
    let engine = match made {
        Ok(engine) => engine,
        Err(problems) => return json!({ "check": check, "refused": problems[0].code }),
    };
    let mut rng = Rng::with_seed(kader.facts.len() as u64);
    let mut times: Vec<f64> = (0..CASES).map(|_| assessed(&engine, &case(&mut rng, kader))).collect();
    times.sort_by(f64::total_cmp);
    json!({ "check": check, "nodes": engine.compiled().diagrams.len(), "assess": times[CASES / 2] })
}

/// A case in which some half of the questions is answered.
fn case(rng: &mut Rng, kader: &Kader) -> Input {
    let mut answers = Table::default();
    for fact in &kader.facts {
        if rng.bool() {
            answers.insert(fact.id.clone(), fact.options[rng.usize(..fact.options.len())].id.clone());
        }
    }
    Input { answers, ..Input::default() }
}

fn assessed(engine: &Engine, input: &Input) -> f64 {
    let options =
        Options { today: "2026-11-22".to_owned(), voice: Voice::Behandelaar, target: Target::Outcome };
    let since = Instant::now();
    let assessment = engine.assess(input, &options).expect("made-up answers are valid");
    let took = milliseconds(since);
    drop(assessment);
    took
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1_000.0
}

//! What was measured, as the scripts write it, and what follows from it: medians, ratios, and whether a target is met.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Our page, among the pages that were visited.
pub const OURS: &str = "ons";
/// The pages it is laid beside: their folder, and what they are called here.
pub const OTHERS: [(&str, &str); 2] = [("preact", "met de hand, Preact"), ("statisch", "statische pagina")];
/// The conditions of a visit, as the script names them.
pub const LAN: &str = "lan";
/// See [`LAN`].
pub const SLOW: &str = "slow";

/// Every visit to every page, and on what; `tests/bench/vraag.mjs` says what each field is.
#[derive(Deserialize)]
pub struct Visits {
    /// On what.
    pub machine: Machine,
    /// By condition.
    pub conditions: Vec<Condition>,
}

/// What a machine is by its parts.
#[derive(Deserialize)]
pub struct Machine {
    /// The name of its kind.
    pub processor: String,
    /// How many.
    pub cores: u32,
    /// In bytes.
    pub memory: f64,
    /// With its version.
    pub system: String,
    /// Its version.
    pub node: String,
    /// With its version.
    pub browser: String,
}

/// The visits under one condition, by page, in the order of the rounds.
#[derive(Deserialize)]
pub struct Condition {
    /// [`LAN`] or [`SLOW`].
    pub id: String,
    /// For the reader.
    pub title: String,
    /// By page.
    pub visits: BTreeMap<String, Vec<Visit>>,
}

/// One visit, in milliseconds and bytes.
#[derive(Clone, Deserialize)]
pub struct Visit {
    /// The first question has been drawn.
    pub first: f64,
    /// It can be used.
    pub usable: f64,
    /// What long tasks took.
    pub blocking: f64,
    /// In by the moment it can be used.
    pub bytes: f64,
    /// Ours: the Wasm is there.
    pub ready: Option<f64>,
    /// Ours: in by that moment.
    pub before: Option<f64>,
}

/// What `tests/bench/snelheid.mjs` measured of the rules as a package.
#[derive(Deserialize)]
pub struct Rules {
    /// How many cases were assessed in each round.
    pub cases: u64,
    /// The times of each round by name.
    pub rounds: Vec<BTreeMap<String, f64>>,
}

/// The made-up kaders of one kind with so many facts.
#[derive(Deserialize)]
pub struct Grown {
    /// Whether each criterion reads facts of its own.
    pub own: bool,
    /// How many facts.
    pub facts: usize,
    /// How many cases each assessed.
    pub cases: usize,
    /// One by one.
    pub kaders: Vec<Made>,
}

/// What one of them took; without diagrams it was refused.
#[derive(Clone, Deserialize)]
pub struct Made {
    /// Milliseconds until it was ready, or refused.
    pub check: f64,
    /// Of its diagrams.
    pub nodes: Option<f64>,
    /// The median of its cases, in milliseconds.
    pub assess: Option<f64>,
    /// The code of what was wrong.
    pub refused: Option<String>,
}

/// All that a report says.
pub struct Figures {
    /// How often each thing was measured.
    pub rounds: usize,
    /// The compiler.
    pub rustc: String,
    /// Of what.
    pub commit: String,
    /// The first question.
    pub visits: Visits,
    /// What every way to show the check weighs: plain, gzip, brotli.
    pub ways: Vec<(&'static str, [u64; 3])>,
    /// The rules as a package.
    pub rules: Rules,
    /// How it grows.
    pub growth: Vec<Grown>,
    /// The hashes of what was measured, as lines.
    pub made_of: String,
}

/// The middle of some figures, the least and the most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The middle one, or between the two in the middle.
    pub median: f64,
    /// The smallest.
    pub least: f64,
    /// The largest.
    pub most: f64,
}

impl Spread {
    /// Of these figures; of none there is none.
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Option<Spread> {
        let mut all: Vec<f64> = figures.into_iter().collect();
        all.sort_by(f64::total_cmp);
        let (lower, upper) = (all.get(all.len().checked_sub(1)? / 2)?, all.get(all.len() / 2)?);
        Some(Spread { median: f64::midpoint(*lower, *upper), least: *all.first()?, most: *all.last()? })
    }
}

impl Visits {
    /// The visits to a page under a condition; none when it was not there.
    pub fn of(&self, condition: &str, page: &str) -> &[Visit] {
        let found = self.conditions.iter().find(|one| one.id == condition);
        found.and_then(|one| one.visits.get(page)).map_or(&[], Vec::as_slice)
    }

    /// How our first usable question compares with that of another page, round by round: below 1 ours was sooner.
    pub fn ratio(&self, condition: &str, other: &str) -> Option<Spread> {
        let rounds = self.of(condition, OURS).iter().zip(self.of(condition, other));
        Spread::of(rounds.map(|(ours, other)| ours.usable / other.usable))
    }

    fn median(&self, figure: impl Fn(&Visit) -> Option<f64>) -> Option<f64> {
        Spread::of(self.of(SLOW, OURS).iter().filter_map(figure)).map(|spread| spread.median)
    }
}

/// What a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    /// A ratio.
    Times,
    /// A duration.
    Milliseconds,
    /// Whole things, such as bytes.
    Count,
}

/// What a median should stay under.
pub struct Target {
    /// Of what.
    pub what: &'static str,
    /// In what.
    pub unit: Unit,
    /// The most it may be.
    pub most: f64,
    /// By how much it may be more, since no two measurements are equal.
    pub margin: f64,
    /// What it is, when it was measured.
    pub found: Option<f64>,
}

/// Whether a target is met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// It is.
    Met,
    /// Only by its margin.
    WithinMargin,
    /// It is not.
    Missed,
    /// Nobody knows.
    NotMeasured,
}

impl Target {
    /// By what was found.
    pub fn verdict(&self) -> Verdict {
        match self.found {
            None => Verdict::NotMeasured,
            Some(found) if found <= self.most => Verdict::Met,
            Some(found) if found <= self.most + self.margin => Verdict::WithinMargin,
            Some(_) => Verdict::Missed,
        }
    }
}

/// The targets of the project, each with what was found.
pub fn targets(visits: &Visits) -> [Target; 7] {
    let ratio = |condition, other| visits.ratio(condition, other).map(|spread| spread.median);
    let [(preact, _), (plain, _)] = OTHERS;
    let target = |what, unit, most, margin, found| Target { what, unit, most, margin, found };
    let before = visits.median(|visit| visit.before);
    [
        target(
            "eerste bruikbare vraag, langzaam, gedeeld door Preact",
            Unit::Times,
            1.0,
            0.05,
            ratio(SLOW, preact),
        ),
        target(
            "eerste bruikbare vraag, langzaam, gedeeld door statisch",
            Unit::Times,
            1.15,
            0.05,
            ratio(SLOW, plain),
        ),
        target(
            "eerste bruikbare vraag, lokaal, gedeeld door statisch",
            Unit::Times,
            1.15,
            0.0,
            ratio(LAN, plain),
        ),
        target("Wasm klaar, langzaam", Unit::Milliseconds, 1_600.0, 0.0, visits.median(|visit| visit.ready)),
        target(
            "blokkeren, langzaam",
            Unit::Milliseconds,
            250.0,
            0.0,
            visits.median(|one| Some(one.blocking)),
        ),
        target("alles vóór de tweede stap, brotli", Unit::Count, 125_000.0, 0.0, before),
        target("hetzelfde, waar naar gestreefd wordt", Unit::Count, 115_000.0, 0.0, before),
    ]
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Visits whose first usable question comes at these moments, otherwise all alike.
    pub fn visits(pages: &[(&str, [f64; 3])]) -> Visits {
        let visit = |usable| Visit {
            first: usable,
            usable,
            blocking: 251.0,
            bytes: 9_000.0,
            ready: Some(1_600.0),
            before: Some(120_000.0),
        };
        let of = |id: &str| Condition {
            id: id.to_owned(),
            title: format!("Zo: {id}"),
            visits: pages
                .iter()
                .map(|(page, usable)| ((*page).to_owned(), usable.map(visit).to_vec()))
                .collect(),
        };
        let machine = Machine {
            processor: "Rekenmachine".to_owned(),
            cores: 2,
            memory: 8e9,
            system: "Systeem 1".to_owned(),
            node: "v20".to_owned(),
            browser: "Chromium 1".to_owned(),
        };
        Visits { machine, conditions: vec![of(LAN), of(SLOW)] }
    }

    #[test]
    fn the_median_is_the_middle_one_or_between_two() {
        assert_eq!(Spread::of([3.0, 1.0, 9.0]), Some(Spread { median: 3.0, least: 1.0, most: 9.0 }));
        assert_eq!(Spread::of([4.0, 1.0, 2.0, 9.0]).map(|spread| spread.median), Some(3.0));
        assert_eq!(Spread::of([7.0]), Some(Spread { median: 7.0, least: 7.0, most: 7.0 }));
        assert_eq!(Spread::of([]), None);
    }

    /// A ratio of medians would be 1 here, and hide that ours is twice as slow in most rounds.
    #[test]
    fn ratios_are_made_round_by_round() {
        let found = visits(&[(OURS, [100.0, 200.0, 400.0]), ("preact", [200.0, 100.0, 200.0])]);
        assert_eq!(found.ratio(SLOW, "preact"), Some(Spread { median: 2.0, least: 0.5, most: 2.0 }));
        assert_eq!(found.ratio(SLOW, "statisch"), None);
    }

    #[test]
    fn a_target_is_met_up_to_and_including_its_most() {
        let of = |found| Target { what: "", unit: Unit::Times, most: 1.0, margin: 0.05, found };
        let verdicts = [Some(1.0), Some(1.04), Some(1.06), None].map(|found| of(found).verdict());
        assert_eq!(verdicts, [Verdict::Met, Verdict::WithinMargin, Verdict::Missed, Verdict::NotMeasured]);
    }

    #[test]
    fn every_target_reads_its_own_figure() {
        let found = visits(&[(OURS, [110.0; 3]), ("preact", [100.0; 3]), ("statisch", [92.0; 3])]);
        let verdicts = targets(&found).map(|target| target.verdict());
        use Verdict::{Met, Missed, WithinMargin};
        assert_eq!(verdicts, [Missed, WithinMargin, Missed, Met, Missed, Met, Missed]);
    }
}

//! What an examination shows, as one value; camelCase as JSON. All numbers are of combinations of answers, never of clients.

use std::fmt;

use serde::Serialize;
use voorcheck_rules::kader::Problem;

/// What was shown of a kader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// Which kader.
    pub kader: Examined,
    /// The case all examples depart from as little as they can: the first answer to every question.
    pub reference: Vec<Given>,
    /// Each decision.
    pub decisions: Vec<DecisionShown>,
    /// Each criterion.
    pub criteria: Vec<CriterionShown>,
    /// How many conditions of each kind were examined.
    pub conditions: Vec<ConditionsShown>,
    /// Contradictions, one by one and together.
    pub contradictions: ContradictionsShown,
    /// Each fact.
    pub facts: Vec<FactShown>,
    /// The orders of answers the author declares.
    pub orders: Vec<OrderShown>,
    /// The second calculation of each decision and criterion.
    pub passes: Vec<PassShown>,
    /// What is wrong; empty for a sound kader.
    pub findings: Vec<Finding>,
    /// What is worth knowing and may be meant.
    pub remarks: Vec<Finding>,
}

/// The kader that was examined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Examined {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Version.
    pub version: String,
    /// Hash of its pack.
    pub sha256: String,
}

/// An answer that is a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Given {
    /// Id of the fact; `plan.…` for a date condition.
    pub fact: String,
    /// Id of the value.
    pub value: String,
}

/// A fact that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FactSize {
    /// Id of the fact.
    pub fact: String,
    /// Number of its values.
    pub values: usize,
}

/// A number of cases with an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// Id of the outcome or status.
    pub id: String,
    /// Number of complete cases.
    pub cases: u128,
    /// Where the nearest such case departs from the reference; absent when there is none.
    pub example: Option<Vec<Given>>,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DecisionShown {
    /// Id.
    pub id: String,
    /// The facts its criteria speak about.
    pub facts: Vec<FactSize>,
    /// Number of complete cases: every combination of the values of these facts.
    pub cases: u128,
    /// Its outcomes, from light to heavy.
    pub outcomes: Vec<Share>,
}

/// A criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CriterionShown {
    /// Id.
    pub id: String,
    /// Id of its decision.
    pub decision: String,
    /// The facts its rules speak about.
    pub facts: Vec<FactSize>,
    /// Number of combinations of their values.
    pub cases: u128,
    /// Those for which no rule holds.
    pub uncovered: u128,
    /// Every status of its decision, from light to heavy; no cases where no rule gives it.
    pub statuses: Vec<Share>,
    /// Its rules, in order.
    pub rules: Vec<RuleShown>,
}

/// A rule, with numbers of combinations of the facts of its criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleShown {
    /// Id.
    pub id: String,
    /// Id of its status.
    pub status: String,
    /// Where its condition holds.
    pub holds: u128,
    /// Where it is the first that holds, and so decides the status.
    pub first: u128,
    /// Where it holds and the status is its own, and so is a reason.
    pub reason: u128,
}

/// Conditions of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConditionsShown {
    /// Their key in kader files, such as `signaal`.
    pub kind: &'static str,
    /// How many were examined.
    pub examined: usize,
    /// How many of them never show.
    pub dead: usize,
}

/// All contradictions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContradictionsShown {
    /// Number of combinations of all facts that contradictions without dates speak about.
    pub cases: u128,
    /// Those with at least one such contradiction.
    pub contradictory: u128,
    /// One by one.
    pub each: Vec<ContradictionShown>,
}

/// A contradiction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContradictionShown {
    /// Id.
    pub id: String,
    /// Whether it rests on answers alone, not on dates.
    pub by_answers: bool,
    /// Number of combinations of the facts and date conditions it speaks about.
    pub cases: u128,
    /// Those in which it holds.
    pub holds: u128,
    /// Where the nearest such case departs from the reference.
    pub example: Option<Vec<Given>>,
    /// Whether that case was assessed without an error, with an outcome for every decision. Without its dates, so
    /// that a contradiction that rests on dates does not appear in it.
    pub assessed: bool,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FactShown {
    /// Id.
    pub id: String,
    /// Role, as in kader files.
    pub role: &'static str,
    /// Ids of the decisions whose outcome depends on it somewhere.
    pub decides: Vec<String>,
    /// For each of them two complete cases that show it.
    pub pairs: Vec<CasePair>,
    /// Values with the same outcome of every decision in every case; groups of two or more.
    pub same_outcomes: Vec<Vec<String>>,
    /// Values that no rule and no condition of the kader tells apart; groups of two or more.
    pub same_everywhere: Vec<Vec<String>>,
}

/// Two complete cases that differ in one fact alone and have different outcomes or statuses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CasePair {
    /// Id of the decision or criterion.
    pub target: String,
    /// The two values of the fact.
    pub values: [String; 2],
    /// The outcome or status with each.
    pub results: [String; 2],
    /// Where the other answers depart from the reference.
    pub others: Vec<Given>,
}

/// An order of the answers to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderShown {
    /// Id of the fact.
    pub fact: String,
    /// Values, best first; values in one list are not compared.
    pub ranks: Vec<Vec<String>>,
    /// Values outside the order.
    pub unordered: Vec<String>,
    /// Number of comparisons: pairs of neighbouring values times decisions and criteria, each over all cases.
    pub comparisons: usize,
    /// Cases in which a better answer gives a worse result: the better value first.
    pub counterexamples: Vec<CasePair>,
}

/// Which proof there is that a diagram says what the rules say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Proof {
    /// Every partial assignment was walked, the complete cases among them.
    EveryAssignment,
    /// The decision is the maximum of its criteria, of each of which every partial assignment was walked; and assignments
    /// were drawn besides.
    Composition,
    /// None; that is a finding.
    None,
}

/// The second calculation of a decision or criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PassShown {
    /// `besluit` or `criterium`.
    pub kind: &'static str,
    /// Id.
    pub id: String,
    /// What was done.
    pub proof: Proof,
    /// Number of partial assignments, the complete ones included.
    pub assignments: u128,
    /// Number of distinct diagrams among them; absent when they were not walked.
    pub diagrams: Option<usize>,
    /// Assignments, walked or drawn, on which diagram and naive evaluator differ.
    pub differing: u64,
    /// Assignments that were drawn.
    pub drawn: u64,
    /// Assignments that were put to the functions of the product themselves.
    pub asked: u64,
    /// Distinct diagrams and such assignments on which the functions of the product say something else; 1 for a decision
    /// that is not the maximum of its criteria.
    pub unlike_the_product: usize,
}

/// Something found, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Stable code, such as `dead-rule`.
    pub code: &'static str,
    /// Where in the kader, as in [`Problem::path`].
    pub path: String,
    /// File below the kader's folder.
    pub file: Option<String>,
    /// Line, from 1.
    pub line: Option<usize>,
    /// What was found.
    pub message: String,
    /// What to do.
    pub advice: String,
}

impl From<Problem> for Finding {
    fn from(problem: Problem) -> Finding {
        let Problem { code, path, place, message, advice } = problem;
        let (file, line) = place.unzip();
        Finding { code, path, file, line, message, advice }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(file), Some(line)) = (&self.file, self.line) {
            write!(f, "{file}:{line}: ")?;
        }
        write!(f, "{} {}", self.message, self.advice)
    }
}

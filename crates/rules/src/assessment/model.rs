//! The assessment: one value that every surface shows. Its JSON (camelCase) is a contract.

use serde::{Deserialize, Serialize};

use crate::kader::model::{Basis, Contact, DecisionRole, Meta, Points, Tone};
use crate::kader::{Table, Voice};
use crate::prelude::*;

/// What somebody answered. An absent question is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Chosen option by fact id.
    #[serde(default)]
    pub answers: Table<String>,
    /// Date `YYYY-MM-DD` by date id.
    #[serde(default)]
    pub dates: Table<String>,
    /// Municipality the host page asks for, by id or name; one that is not in the kader leads to the route without
    /// kader. Absent: the questionnaire asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<String>,
}

/// Up to where relevance reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// The outcome of the first main decision.
    #[default]
    Outcome,
    /// What the page asks: the status of any criterion of the first main decision, until that decision has an outcome that
    /// no answer can make worse, or is no.
    Required,
    /// The status of any criterion of any decision.
    Criteria,
}

impl Target {
    /// All of them, from near to far.
    pub const ALL: [Target; 3] = [Target::Outcome, Target::Required, Target::Criteria];

    /// The id as used at every surface.
    pub fn id(self) -> &'static str {
        match self {
            Target::Outcome => "outcome",
            Target::Required => "required",
            Target::Criteria => "criteria",
        }
    }

    /// The target with this id.
    pub fn from_id(id: &str) -> Option<Target> {
        Target::ALL.into_iter().find(|target| target.id() == id)
    }
}

/// How to assess: the date of today and the voice are parameters, so that the same input gives the same value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Today, `YYYY-MM-DD`.
    pub today: String,
    /// Voice of every text.
    pub voice: Voice,
    /// Up to where relevance reaches.
    pub target: Target,
}

/// Bad input: nothing was computed and nothing changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InputError {
    /// Stable code: `unknown-question`, `unknown-option`, `unknown-date`, `invalid-date`.
    pub code: &'static str,
    /// What is wrong and what to do, in Dutch.
    pub message: String,
    /// Where, such as `answers.afgekickt`.
    pub path: String,
}

/// An explained assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// The kader it rests on.
    pub kader: KaderRef,
    /// Version of the engine.
    pub engine: &'static str,
    /// The date of today that was given.
    pub today: String,
    /// The line above every outcome.
    pub disclaimer: String,
    /// The line below every outcome.
    pub dissent: String,
    /// Id of the municipality that is asked: an option of the fact that asks for it. Absent while it is not known, and when it
    /// does not belong to this kader.
    pub municipality: Option<String>,
    /// Id of the route, when one applies; there are no decisions then.
    pub route: Option<String>,
    /// The page of that route.
    pub route_page: Option<RoutePage>,
    /// What a kader without decisions gives instead.
    pub guide: Option<Heading>,
    /// The decisions, in the order of the kader; each says whether it heads the page.
    pub decisions: Vec<DecisionResult>,
    /// Facts that can still change the target and are not known.
    pub relevant_questions: Vec<String>,
    /// The first of them that was not answered with a `?` option.
    pub next_question: Option<String>,
    /// Facts of other decisions, signals and actions that still matter there; never required.
    pub offered_questions: Vec<String>,
    /// Answers that do not go together.
    pub contradictions: Vec<ContradictionResult>,
    /// What has to be found out.
    pub to_find_out: Vec<FindOut>,
    /// Things to know.
    pub signals: Vec<SignalResult>,
    /// What our copy of the sources lacks.
    pub incomplete: Vec<SignalResult>,
    /// Sentences of the sources that can be read against each other.
    pub source_conflicts: Vec<SignalResult>,
    /// Steps that are still to be made.
    pub open_steps: Vec<SignalResult>,
    /// Other kaders this case may be handed over to; on a route those that it always may.
    pub hand_overs: Vec<HandOverResult>,
    /// Things to do, in order.
    pub actions: Vec<ActionResult>,
    /// Things to know that are not about this case alone, as blocks; those of a route stand on its page.
    pub cards: Vec<CardResult>,
    /// Dates, in order.
    pub timeline: Vec<TimelineEntry>,
    /// The heart of the timeline in one line: two dates and the gap between them. Absent while one of them is not known.
    pub timeline_summary: Option<String>,
    /// What the chosen municipality says in words of its own, beside the norms it is about.
    pub local_wordings: Vec<LocalWordingResult>,
}

impl Assessment {
    /// The first main decision, which heads the page.
    pub fn main(&self) -> Option<&DecisionResult> {
        self.decisions.iter().find(|decision| decision.role == DecisionRole::Main)
    }

    /// The other decisions, those that do not apply to the case left out.
    pub fn others(&self) -> impl Iterator<Item = &DecisionResult> {
        let main = self.main().map(|main| &main.id);
        self.decisions.iter().filter(move |decision| Some(&decision.id) != main && !decision.not_applicable)
    }

    /// Those of them that still matter: what stands beside a decision does while that one is not a no.
    pub fn beside(&self) -> impl Iterator<Item = &DecisionResult> {
        let refused = self.main().is_some_and(|main| main.tone == Tone::Niet);
        self.others().filter(move |_| !refused)
    }
}

/// Which kader an assessment rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KaderRef {
    /// Id.
    pub id: String,
    /// Version.
    pub version: String,
    /// First day of validity.
    pub valid_from: String,
    /// Hash of the pack, hexadecimal.
    pub sha256: String,
    /// Day on which the source was last compared.
    pub source_checked_on: String,
}

impl KaderRef {
    /// The kader with this description, by the hash of its pack.
    pub(super) fn of(meta: &Meta, sha256: &str) -> KaderRef {
        KaderRef {
            id: meta.id.clone(),
            version: meta.version.clone(),
            valid_from: meta.valid_from.clone(),
            sha256: sha256.to_owned(),
            source_checked_on: meta.source_checked_on.clone(),
        }
    }
}

/// The page of a route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RoutePage {
    /// Headline.
    pub headline: String,
    /// One or two sentences.
    pub summary: String,
    /// Blocks.
    pub cards: Vec<CardResult>,
}

/// A block of things to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardResult {
    /// Id; absent for a block that a route has for itself.
    pub id: Option<String>,
    /// The place in law, when its points are background that is not in the policy.
    pub background: Option<String>,
    /// Heading.
    pub title: String,
    /// What is done at the municipality of the case, before all else; absent when nothing is.
    pub contact: Option<Contact>,
    /// Points.
    pub points: Vec<PointResult>,
}

/// A sentence with its norms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PointResult {
    /// Text.
    pub text: String,
    /// Norm ids.
    pub norms: Vec<String>,
}

/// A decision under what is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DecisionResult {
    /// Id.
    pub id: String,
    /// One word before its line, such as "Huis".
    pub title: String,
    /// Outcome; absent while undecided.
    pub outcome: Option<String>,
    /// Outcomes some completion still reaches, from light to heavy.
    pub possible_outcomes: Vec<String>,
    /// Whether one is left.
    pub decided: bool,
    /// Whether it heads the page or stands beside.
    pub role: DecisionRole,
    /// Whether it does not apply to this case: nothing of it is shown then.
    pub not_applicable: bool,
    /// The lightest of them.
    pub best_still_possible: String,
    /// How it looks.
    #[serde(serialize_with = "tone_id")]
    pub tone: Tone,
    /// Headline.
    pub headline: String,
    /// One sentence.
    pub summary: String,
    /// Conditions attached to the outcome.
    pub provisos: Vec<String>,
    /// Its criteria, in order.
    pub criteria: Vec<CriterionResult>,
    /// An inclusion-minimal set of facts that suffices for the outcome ("een reden die volstaat"); empty while
    /// undecided.
    pub decisive_answers: Vec<String>,
    /// The smallest changes that lead to a better outcome.
    pub changes: Vec<Change>,
}

/// A criterion under what is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CriterionResult {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Status; absent while undecided.
    pub status: Option<String>,
    /// The status in words, also when undecided.
    pub status_name: String,
    /// How it looks.
    #[serde(serialize_with = "tone_id")]
    pub tone: Tone,
    /// Statuses some completion still reaches, from light to heavy.
    pub possible_statuses: Vec<String>,
    /// Norms it comes from.
    pub norms: Vec<String>,
    /// Every reason for the status; none while undecided.
    pub reasons: Vec<Reason>,
}

/// Why a criterion has its status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Id of the rule, or `algemeen`.
    pub id: String,
    /// The reason.
    pub text: String,
    /// The same in a few words, as what is the case.
    pub short: Option<String>,
    /// Where the text points, when somebody has to weigh this.
    pub direction: Option<DirectionResult>,
    /// Id of its force; absent for a general reason.
    pub force: Option<String>,
    /// Its force in words.
    pub force_name: Option<String>,
    /// Whether it rests on a fact or a judgement; absent for a general reason.
    pub basis: Option<Basis>,
    /// What the reader can do.
    pub advice: Option<String>,
    /// What to write down so that somebody else can weigh it; empty where nothing has to be weighed.
    pub prompts: Vec<String>,
    /// Norm ids.
    pub norms: Vec<String>,
}

/// Where the text points when somebody has to weigh, and what tips it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DirectionResult {
    /// To a lighter outcome, a heavier one, or neither.
    pub points: Points,
    /// What tips it.
    pub tips: Option<String>,
    /// Who establishes that.
    pub who: Option<String>,
    /// What shows it.
    pub proof: Option<String>,
}

/// A change that would lead to a better outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// New value by fact.
    pub facts: Table<String>,
    /// The outcome it leads to.
    pub outcome: String,
}

/// Answers that do not go together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContradictionResult {
    /// Id.
    pub id: String,
    /// What contradicts what.
    pub text: String,
    /// Facts and dates to look at again.
    pub facts: Vec<String>,
}

/// A thing to find out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindOut {
    /// Id of the fact.
    pub fact: String,
    /// The question.
    pub question: String,
    /// Why it matters, or what to do about it.
    pub why: String,
    /// Who knows.
    pub who_knows: String,
}

/// The headline of a guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Headline.
    pub headline: String,
    /// One sentence below it.
    pub summary: String,
}

/// Another kader that this case may be handed over to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HandOverResult {
    /// Id.
    pub id: String,
    /// Id of the other kader.
    pub kader: String,
    /// What is offered.
    pub text: String,
    /// The answers it takes along, by the facts of the other kader.
    pub answers: Table<String>,
    /// Norm ids.
    pub norms: Vec<String>,
}

/// A thing to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignalResult {
    /// Id.
    pub id: String,
    /// Text.
    pub text: String,
    /// Whether it stands in the headline block.
    pub in_headline: bool,
    /// The place in law, when this is background that is not in the policy.
    pub background: Option<String>,
    /// Norm ids.
    pub norms: Vec<String>,
}

/// A thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionResult {
    /// Id.
    pub id: String,
    /// Id of its phase.
    pub phase: String,
    /// What to do.
    pub text: String,
    /// What is done at the municipality of the case; absent when it is not done there.
    pub contact: Option<Contact>,
    /// Who does it, when not the reader.
    pub who: Option<String>,
    /// The name of the paper, when it is one to send along with the melding; those have a list of their own.
    pub paper: Option<String>,
    /// The place in law, when this is background that is not in the policy.
    pub background: Option<String>,
    /// Norm ids.
    pub norms: Vec<String>,
}

/// A date, a gap between two dates, or a milestone whose date nobody knows yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    /// Id of the date, moment or date condition.
    pub id: String,
    /// The date `YYYY-MM-DD`; for a gap its first day. Empty for a milestone without a date: only its place among the
    /// others is known, and a calendar must leave it out.
    pub date: String,
    /// Length in days; only a gap has one.
    pub days: Option<i32>,
    /// How firm it is; without a date, when it is, such as "bij het besluit".
    pub status: String,
    /// What happens then.
    pub text: String,
    /// Norm ids.
    pub norms: Vec<String>,
    /// What to know about this date: that it contradicts another, lies before today, falls on a weekend or public
    /// holiday. It never moves the date. What only the calendar says has no norms.
    pub remarks: Vec<PointResult>,
    /// The place in law, when this is background that is not in the policy; it has no norms then.
    pub background: Option<String>,
}

/// Texts of one municipality beside those of a norm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LocalWordingResult {
    /// Name of the municipality.
    pub municipality: String,
    /// Id of the norm.
    pub norm: String,
    /// Id of the norm with its own words.
    pub own: String,
    /// What to know when reading them.
    pub remark: Option<String>,
}

// Serde's signature.
#[allow(clippy::trivially_copy_pass_by_ref)]
pub(super) fn tone_id<S: serde::Serializer>(tone: &Tone, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(tone.id())
}

//! The difference between two kaders, as one value: what the command line prints, and its JSON.

use serde::Serialize;

use super::Version;

/// All that differs between two kaders. `from` is A in what people read, `to` is B.
///
/// Counts are numbers of combinations of answers, shares lie between 0 and 1. They prove what the rules do; they
/// say nothing about how often a client is in such a case.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// No word, condition, setting or order differs.
    pub same_words: bool,
    /// Every case comes to the same, and both kaders ask and decide the same things.
    pub same_outcomes: bool,
    /// The first kader.
    pub from: Side,
    /// The second kader.
    pub to: Side,
    /// Whether the whole registers of norms were compared; else only the norms in use, which is all a pack holds.
    pub whole_register: bool,
    /// Each decision of either kader.
    pub decisions: Vec<DecisionDifference>,
    /// Each criterion of either kader.
    pub criteria: Vec<CriterionDifference>,
    /// Which page of its own a case leads to; `None` when neither kader has routes with a condition.
    pub routes: Option<RouteDifference>,
    /// Contradictions, signals, actions, cards and headlines that appear in other cases.
    pub conditions: Vec<ConditionDifference>,
    /// What only one of both knows.
    pub one_sided: OneSided,
    /// What reads otherwise, what matters most first.
    pub changes: Vec<ChangeGroup>,
    /// What rests on a quote that changed and did not change itself.
    pub resting: Vec<Resting>,
}

/// Parts that rest on a norm of which the quote changed, and are the same in both kaders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Resting {
    /// Id of the norm.
    pub norm: String,
    /// The parts, such as "regel `reis/ver`".
    pub parts: Vec<String>,
}

/// One of the two kaders.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    /// Id.
    pub id: String,
    /// Version.
    pub version: String,
    /// Title.
    pub title: String,
    /// Hash of its pack.
    pub sha256: String,
}

impl Side {
    pub(super) fn of(version: &Version) -> Side {
        let meta = &version.kader.meta;
        Side {
            id: meta.id.clone(),
            version: meta.version.clone(),
            title: meta.title.clone(),
            sha256: version.sha256.clone(),
        }
    }
}

/// Something with an id and a name for readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// Which of the two kaders knows something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Which {
    /// Only the first.
    From,
    /// Only the second.
    To,
    /// Both.
    Both,
}

/// A decision over all cases.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DecisionDifference {
    /// Id and title.
    #[serde(flatten)]
    pub decision: Named,
    /// Who has it.
    pub known_to: Which,
    /// Whether there is anything to compare: both have it, and share an answer to each question of it.
    pub compared: bool,
    /// Ids of the questions its criteria speak about, in either kader.
    pub questions: Vec<String>,
    /// Number of combinations of answers to those questions that both kaders can express.
    pub cases: u128,
    /// Number of combinations more that only the first kader can express.
    pub left_out_from: u128,
    /// Number of combinations more that only the second kader can express.
    pub left_out_to: u128,
    /// Number of the compared cases whose outcome differs.
    pub differing: u128,
    /// The same as a share of the compared cases.
    pub share: f64,
    /// The differing cases by outcome, the largest group first.
    pub groups: Vec<OutcomeGroup>,
}

/// The cases that go from one outcome to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeGroup {
    /// Outcome in the first kader.
    pub from: Named,
    /// Outcome in the second.
    pub to: Named,
    /// Number of cases.
    pub count: u128,
    /// Share of the compared cases.
    pub share: f64,
    /// A smallest set of answers with which every case goes this way.
    pub example: Example,
    /// The criteria whose status differs in the example (with its `rest`), with the rules that give it.
    pub responsible: Vec<RulePair>,
    /// All pairs of rules that give one of these cases different statuses, with the number of cases in this group where
    /// they do. A case can have several.
    pub causes: Vec<Cause>,
}

/// Answers to some questions; whatever the others are answered, the difference is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Example {
    /// The answers; none can be left out.
    pub answers: Vec<Answer>,
    /// Answers to the other questions that make it a complete case; any would do.
    pub rest: Vec<Answer>,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// Id of the question, or as in conditions: `optie.…` for the option chosen, `plan.…` for a condition on dates.
    pub question: String,
    /// Its short name.
    pub name: String,
    /// Id of the answer.
    pub answer: String,
    /// The answer in words.
    pub text: String,
}

/// What a criterion does in one case, in each kader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RulePair {
    /// The criterion.
    pub criterion: Named,
    /// The first matching rule in the first kader; `None` when it has no such criterion.
    pub from: Option<RuleRef>,
    /// The same in the second.
    pub to: Option<RuleRef>,
}

/// A rule with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleRef {
    /// Id of the rule.
    pub rule: String,
    /// The status it gives.
    pub status: Named,
    /// Its reason.
    pub reason: String,
    /// The norms behind it.
    pub norms: Vec<NormRef>,
}

/// A norm in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NormRef {
    /// Id.
    pub id: String,
    /// Place in its source.
    pub place: String,
    /// The words.
    pub quote: String,
}

/// A pair of rules with the number of cases of a group in which it makes a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    /// The rules.
    #[serde(flatten)]
    pub rules: RulePair,
    /// Number of cases.
    pub count: u128,
}

/// A criterion over all cases.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CriterionDifference {
    /// Id and title.
    #[serde(flatten)]
    pub criterion: Named,
    /// Who has it.
    pub known_to: Which,
    /// Whether there is anything to compare.
    pub compared: bool,
    /// Number of combinations of answers to its questions that both kaders can express.
    pub cases: u128,
    /// Number of them whose status differs.
    pub differing: u128,
    /// The same as a share.
    pub share: f64,
    /// The differing cases by status, the largest group first.
    pub groups: Vec<StatusGroup>,
}

/// The cases in which a criterion goes from one status to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusGroup {
    /// Status in the first kader.
    pub from: Named,
    /// Status in the second.
    pub to: Named,
    /// Number of cases.
    pub count: u128,
    /// Share of the compared cases.
    pub share: f64,
    /// The pairs of rules that do it, each with a smallest example.
    pub rules: Vec<RuleChange>,
}

/// A pair of rules that gives a criterion another status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleChange {
    /// The rules.
    #[serde(flatten)]
    pub rules: RulePair,
    /// Number of cases.
    pub count: u128,
    /// A smallest set of answers with which these rules are the first that match.
    pub example: Example,
}

/// Which page of its own a case leads to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RouteDifference {
    /// Number of combinations of answers to the questions that routes look at, known to both.
    pub cases: u128,
    /// Number of them that lead elsewhere.
    pub differing: u128,
    /// The same as a share.
    pub share: f64,
    /// The differing cases, the largest group first.
    pub groups: Vec<RouteGroup>,
}

/// The cases that lead to one page in the first kader and to another in the second.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RouteGroup {
    /// Route in the first kader; `None` when the case is assessed.
    pub from: Option<Named>,
    /// Route in the second.
    pub to: Option<Named>,
    /// Number of cases.
    pub count: u128,
    /// A smallest example.
    pub example: Example,
}

/// A condition that both kaders have and that holds in other cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConditionDifference {
    /// `tegenspraak`, `signaal`, `actie` or `kop`.
    pub kind: &'static str,
    /// Id; for a headline its decision, status and number.
    pub id: String,
    /// What appears.
    pub text: String,
    /// Whether the condition itself reads the same in both: it follows an outcome or a status, and that differs.
    pub follows: bool,
    /// Smallest answers with which it appears in the first kader and not in the second, when there are any.
    pub only_in_from: Option<Vec<Answer>>,
    /// Smallest answers with which it appears in the second kader and not in the first.
    pub only_in_to: Option<Vec<Answer>>,
}

/// What only one of the two kaders knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OneSided {
    /// Questions; the other kader does not look at their answers.
    pub questions: Vec<OneSidedQuestion>,
    /// Answers to questions both have; cases with such an answer are not compared.
    pub answers: Vec<OneSidedAnswer>,
}

impl OneSided {
    /// Whether both know the same.
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.answers.is_empty()
    }
}

/// A question only one of the two asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OneSidedQuestion {
    /// Who asks it.
    pub known_to: Which,
    /// Id.
    pub id: String,
    /// The question.
    pub text: String,
}

/// An answer only one of the two offers, or that leaves the question open in only one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OneSidedAnswer {
    /// Who offers it as a definite answer.
    pub known_to: Which,
    /// Id of the question.
    pub question: String,
    /// Short name of the question.
    pub name: String,
    /// Id of the answer.
    pub answer: String,
    /// Its words.
    pub text: String,
}

/// Changes that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeGroup {
    /// `regels`, `vragen`, `planning`, `normen`, `woorden` or `kader`.
    pub id: &'static str,
    /// Heading.
    pub title: &'static str,
    /// The changes, in the author's order.
    pub changes: Vec<Change>,
}

/// A part of a kader that reads otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What happened to it.
    pub kind: ChangeKind,
    /// What it is, such as `regel`.
    pub what: String,
    /// Its id behind those of the parts it belongs to.
    pub path: Vec<String>,
    /// The same for readers, such as "regel `te-duur` van criterium `betaalbaar`".
    pub name: String,
    /// Its fields that differ; for a part that is new or gone, all of them.
    pub fields: Vec<FieldChange>,
}

/// What happened to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// Only in the second kader.
    Added,
    /// Only in the first.
    Gone,
    /// In both, otherwise.
    Changed,
    /// The same under another id; the ids are the field `id`.
    Renumbered,
    /// The parts of a list stand in another order; the ids are the field `volgorde`.
    Reordered,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Name of the field as in the files, with the voice behind it where there are two.
    pub field: String,
    /// Whether it is a text for readers.
    #[serde(skip)]
    pub text: bool,
    /// In the first kader, for readers.
    pub from: Option<String>,
    /// In the second.
    pub to: Option<String>,
    /// The difference word by word, when both have it.
    pub pieces: Vec<Piece>,
}

/// Words that stay, go or come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// Whose words they are.
    pub of: Which,
    /// The words, with the white space between them.
    pub text: String,
}

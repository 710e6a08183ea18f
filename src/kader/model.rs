//! The dictionary: every term of a kader, Dutch in files and packs, English in code.
//!
//! A pack is the JSON of [`Kader`]; a folder of TOML files is the same with comments. The order of every list is
//! the author's order, and it counts: for questions, rules, reasons and actions.

use serde::{Deserialize, Serialize};

use super::{Condition, Text};

/// A policy text as data: facts to ask, criteria to weigh, decisions to explain, and the norms behind every word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kader {
    /// Name, version, validity, sources.
    #[serde(rename = "kader")]
    pub meta: Meta,
    /// The steps of the questionnaire.
    #[serde(rename = "sectie", default)]
    pub sections: Vec<Section>,
    /// The questions with a finite set of values.
    #[serde(rename = "feit", default)]
    pub facts: Vec<Fact>,
    /// The questions for a date.
    #[serde(rename = "datum", default)]
    pub dates: Vec<DateFact>,
    /// What is decided; the first one is the main one.
    #[serde(rename = "besluit", default)]
    pub decisions: Vec<Decision>,
    /// What each decision is made of.
    #[serde(rename = "criterium", default)]
    pub criteria: Vec<Criterion>,
    /// Answers that do not go together.
    #[serde(rename = "tegenspraak", default)]
    pub contradictions: Vec<Contradiction>,
    /// Things to know beside the outcome.
    #[serde(rename = "signaal", default)]
    pub signals: Vec<Signal>,
    /// When an action is due, in order.
    #[serde(rename = "fase", default)]
    pub phases: Vec<Phase>,
    /// Things to do, in order.
    #[serde(rename = "actie", default)]
    pub actions: Vec<Action>,
    /// Situations this kader gives no verdict on.
    #[serde(rename = "route", default)]
    pub routes: Vec<Route>,
    /// Computed dates of the planner.
    #[serde(rename = "moment", default)]
    pub moments: Vec<Moment>,
    /// Named conditions on dates, `plan.…` in conditions.
    #[serde(rename = "datumvoorwaarde", default)]
    pub date_conditions: Vec<DateCondition>,
    /// Every norm with its verbatim quote.
    #[serde(rename = "norm", default)]
    pub norms: Vec<Norm>,
}

/// Name, version, validity and sources of a kader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Meta {
    /// Id; the name of the kader's folder.
    pub id: String,
    /// Version of this kader as data.
    #[serde(rename = "versie")]
    pub version: String,
    /// Official title.
    #[serde(rename = "titel")]
    pub title: String,
    /// Where it applies, as in "regio Gooi en Vechtstreek".
    #[serde(rename = "gebied")]
    pub area: String,
    /// First day of validity, `YYYY-MM-DD`.
    #[serde(rename = "geldig-vanaf")]
    pub valid_from: String,
    /// Day on which we last compared this data with its source, `YYYY-MM-DD`.
    #[serde(rename = "bron-gecontroleerd-op")]
    pub source_checked_on: String,
    /// Day before which that must be done again, `YYYY-MM-DD`; past it the page warns above the outcome.
    #[serde(rename = "controleer-voor")]
    pub check_before: String,
    /// Remarks on the status of the text, such as who adopted it.
    #[serde(rename = "opmerkingen", default)]
    pub remarks: Vec<Text>,
    /// The line above every outcome: a provisional estimate, the municipality decides.
    #[serde(rename = "voorbehoud")]
    pub disclaimer: Text,
    /// The line below every outcome: this does not replace your judgement, make the melding.
    #[serde(rename = "tegengeluid")]
    pub dissent: Text,
    /// The fact that says which municipality is asked; its options' `in-zin` fill `{gemeente}` in texts.
    #[serde(rename = "gemeente-feit")]
    pub municipality_fact: String,
    /// What `{gemeente}` reads when that is not known.
    #[serde(rename = "gemeente-onbekend")]
    pub municipality_unknown: Text,
    /// The route for a host page that asks for a municipality which is not in this kader.
    #[serde(rename = "route-zonder-kader")]
    pub route_without_kader: String,
    /// The source texts.
    #[serde(rename = "bron", default)]
    pub sources: Vec<Source>,
    /// In words, the force a reason has in the text.
    #[serde(rename = "kracht", default)]
    pub forces: Vec<Force>,
    /// The text of "Weet ik niet", accepted for every fact that does not refuse it.
    #[serde(rename = "weet-niet")]
    pub unknown_option: Text,
}

/// A source text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Id, as in a norm's `bron`.
    pub id: String,
    /// Title for readers.
    #[serde(rename = "titel")]
    pub title: String,
    /// File below the kader's folder that holds the text.
    #[serde(rename = "bestand")]
    pub file: String,
    /// Identification of the publication, such as "CVDR743359/1".
    #[serde(rename = "publicatie")]
    pub publication: String,
}

/// The force a reason has in the text: `hard`, `criterium`, `hoofdregel`, `in-principe`, `oordeel`, `feitelijk`,
/// `eis-aan-melding`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Force {
    /// Id.
    pub id: String,
    /// What it means, in words.
    #[serde(rename = "naam")]
    pub name: Text,
}

/// A step of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Id.
    pub id: String,
    /// Heading.
    #[serde(rename = "titel")]
    pub title: Text,
    /// A line below the heading.
    #[serde(rename = "uitleg", default, skip_serializing_if = "Option::is_none")]
    pub intro: Option<Text>,
}

/// What a fact is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Asked first, always: it may lead to a route.
    Route,
    /// Asked while relevant to the first decision; offered in its section when only another decision needs it.
    Beslist,
    /// Offered while a signal or action depends on it, never required.
    Info,
}

/// Whether an answer is a fact from the file or somebody's judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A fact.
    Feit,
    /// A judgement.
    Oordeel,
}

/// A question with a finite set of answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fact {
    /// Id; a contract with every surface.
    pub id: String,
    /// Id of the section that asks it.
    #[serde(rename = "sectie")]
    pub section: String,
    /// What it is for.
    #[serde(rename = "rol")]
    pub role: Role,
    /// Short name, for lists of answers.
    #[serde(rename = "naam")]
    pub name: Text,
    /// The question.
    #[serde(rename = "vraag")]
    pub question: Text,
    /// Who may judge, and how; one or two sentences.
    #[serde(rename = "hulp", default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Longer explanation, shown with the quoted norms.
    #[serde(rename = "uitleg", default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Text>,
    /// Why an open answer is worth finding out.
    #[serde(rename = "waarom", default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
    /// Who knows the answer.
    #[serde(rename = "wie-weet", default, skip_serializing_if = "Option::is_none")]
    pub who_knows: Option<Text>,
    /// Norms the question comes from.
    #[serde(rename = "normen", default)]
    pub norms: Vec<String>,
    /// The answers, in order.
    #[serde(rename = "optie")]
    pub options: Vec<Choice>,
    /// Refuses `weet-niet`.
    #[serde(rename = "zonder-weet-niet", default, skip_serializing_if = "std::ops::Not::not")]
    pub refuses_unknown: bool,
    /// Shows "Weet ik niet" beside an own option that leaves everything open.
    #[serde(rename = "met-weet-niet", default, skip_serializing_if = "std::ops::Not::not")]
    pub shows_unknown: bool,
    /// Values that can still change, as steps from → to; only these are offered as "what could change the outcome".
    #[serde(rename = "veranderbaar", default, skip_serializing_if = "Vec::is_empty")]
    pub changeable: Vec<Step>,
}

impl Fact {
    /// Ids of the values: the options that leave nothing open.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.options.iter().filter(|option| !option.is_open()).map(|option| option.id.as_str())
    }
}

/// A step of a fact that can still change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Value now.
    #[serde(rename = "van")]
    pub from: String,
    /// Value it may become.
    #[serde(rename = "naar")]
    pub to: String,
}

/// An answer to a question.
///
/// An option without `onbekend` or `laat-open` is itself a value of the fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choice {
    /// Id; a contract with every surface.
    pub id: String,
    /// The words beside the radio button.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// A short explanation below it.
    #[serde(rename = "uitleg", default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Text>,
    /// Leaves every value open (`?` in the model).
    #[serde(rename = "onbekend", default, skip_serializing_if = "std::ops::Not::not")]
    pub unknown: bool,
    /// Leaves these values open (`?` in the model).
    #[serde(rename = "laat-open", default, skip_serializing_if = "Vec::is_empty")]
    pub leaves_open: Vec<String>,
    /// For a `?` option: what to do about it.
    #[serde(rename = "uitzoeken", default, skip_serializing_if = "Option::is_none")]
    pub find_out: Option<Text>,
    /// Shown once chosen, to make sure it is meant.
    #[serde(rename = "bevestig", default, skip_serializing_if = "Option::is_none")]
    pub confirm: Option<Text>,
    /// How `{gemeente}` reads when this option is chosen.
    #[serde(rename = "in-zin", default, skip_serializing_if = "Option::is_none")]
    pub in_sentence: Option<Text>,
}

impl Choice {
    /// Whether this option leaves the fact unknown, wholly or in part.
    pub fn is_open(&self) -> bool {
        self.unknown || !self.leaves_open.is_empty()
    }
}

/// A question for a date, always optional.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateFact {
    /// Id.
    pub id: String,
    /// Id of the section that asks it.
    #[serde(rename = "sectie")]
    pub section: String,
    /// The question.
    #[serde(rename = "vraag")]
    pub question: Text,
    /// Short name, for the timeline and the list of answers.
    #[serde(rename = "naam")]
    pub name: Text,
    /// Help line.
    #[serde(rename = "hulp", default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Norms the question comes from.
    #[serde(rename = "normen", default)]
    pub norms: Vec<String>,
}

/// A decision: the heaviest status among its criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Id.
    pub id: String,
    /// One word before its line in the headline block, such as "Huis".
    #[serde(rename = "titel")]
    pub title: Text,
    /// Statuses with their outcomes, from light to heavy.
    #[serde(rename = "trede")]
    pub grades: Vec<Grade>,
    /// What an undecided outcome and status read.
    #[serde(rename = "onbeslist")]
    pub undecided: Undecided,
}

/// How a status or outcome looks; the sign and the word carry the meaning, the colour repeats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Met.
    Goed,
    /// Somebody weighs.
    Wegen,
    /// Not met.
    Niet,
    /// Not known yet.
    Open,
}

impl Tone {
    /// The id as used in kader files and in the assessment.
    pub fn id(self) -> &'static str {
        match self {
            Tone::Goed => "goed",
            Tone::Wegen => "wegen",
            Tone::Niet => "niet",
            Tone::Open => "open",
        }
    }
}

/// A status of a decision's criteria, and the outcome the decision has when this is the heaviest of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grade {
    /// Id of the status.
    pub status: String,
    /// The status in words.
    #[serde(rename = "statusnaam")]
    pub status_name: Text,
    /// How both look.
    #[serde(rename = "toon")]
    pub tone: Tone,
    /// Id of the outcome.
    #[serde(rename = "uitkomst")]
    pub outcome: String,
    /// The outcome in a few words, as in "Kan nog: past of gemeente weegt".
    #[serde(rename = "kort")]
    pub short: Text,
    /// Headline.
    #[serde(rename = "kop")]
    pub headline: Text,
    /// One sentence below the headline; `{criteria}` reads the titles of the criteria that have this status.
    #[serde(rename = "samenvatting")]
    pub summary: Text,
    /// Other headlines for special situations; the first that holds wins.
    #[serde(rename = "variant", default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
}

/// Another headline for the same outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// When it applies.
    #[serde(rename = "als")]
    pub when: Condition,
    /// Headline.
    #[serde(rename = "kop")]
    pub headline: Text,
    /// One sentence below it.
    #[serde(rename = "samenvatting")]
    pub summary: Text,
}

/// What an undecided decision reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Undecided {
    /// An undecided status in words.
    #[serde(rename = "statusnaam")]
    pub status_name: Text,
    /// Headline.
    #[serde(rename = "kop")]
    pub headline: Text,
    /// One sentence: `{mogelijk}` reads the outcomes still possible, `{beste}` the lightest of them.
    #[serde(rename = "samenvatting")]
    pub summary: Text,
    /// Added when the lightest outcome of all is no longer possible.
    #[serde(rename = "zonder-lichtste", default, skip_serializing_if = "Option::is_none")]
    pub without_lightest: Option<Text>,
}

/// A criterion: an ordered list of rules, first match wins, together covering every combination of their facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Criterion {
    /// Id.
    pub id: String,
    /// Id of its decision.
    #[serde(rename = "besluit")]
    pub decision: String,
    /// Title.
    #[serde(rename = "titel")]
    pub title: Text,
    /// Norms it comes from.
    #[serde(rename = "normen")]
    pub norms: Vec<String>,
    /// Its reason when the status is certain but no single rule is.
    #[serde(rename = "algemene-reden")]
    pub general_reason: Text,
    /// The rules.
    #[serde(rename = "regel")]
    pub rules: Vec<Rule>,
}

/// A rule of a criterion, with the reason it gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Id, unique within its criterion.
    pub id: String,
    /// When it applies; facts only.
    #[serde(rename = "als")]
    pub when: Condition,
    /// Id of the status it gives.
    pub status: String,
    /// Id of the force this has in the text.
    #[serde(rename = "kracht")]
    pub force: String,
    /// Whether it rests on a fact or on a judgement.
    pub basis: Basis,
    /// The reason.
    #[serde(rename = "reden")]
    pub reason: Text,
    /// What the reader can do about it.
    #[serde(rename = "advies", default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Text>,
    /// A condition attached to the outcome, shown in the headline block.
    #[serde(rename = "mits", default, skip_serializing_if = "Option::is_none")]
    pub proviso: Option<Text>,
    /// Norms behind the reason; at least one.
    #[serde(rename = "normen")]
    pub norms: Vec<String>,
}

/// Answers that do not go together: shown, asked again, never resolved silently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    /// Id.
    pub id: String,
    /// When the answers contradict; facts, options and `plan.…`.
    #[serde(rename = "als")]
    pub when: Condition,
    /// What contradicts what.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// Ids of the facts and dates to look at again.
    #[serde(rename = "feiten")]
    pub facts: Vec<String>,
}

/// A thing to know beside the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Signal {
    /// Id.
    pub id: String,
    /// When it appears.
    #[serde(rename = "als")]
    pub when: Condition,
    /// Appears also while its condition is not certain but possible.
    #[serde(rename = "ook-als-onbekend", default, skip_serializing_if = "std::ops::Not::not")]
    pub also_if_unknown: bool,
    /// Stands in the headline block.
    #[serde(rename = "in-kop", default, skip_serializing_if = "std::ops::Not::not")]
    pub in_headline: bool,
    /// What to know.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// Norms behind it.
    #[serde(rename = "normen", default)]
    pub norms: Vec<String>,
}

/// When actions are due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Id.
    pub id: String,
    /// Heading.
    #[serde(rename = "titel")]
    pub title: Text,
}

/// A thing to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Action {
    /// Id.
    pub id: String,
    /// Id of the phase it belongs to.
    #[serde(rename = "fase")]
    pub phase: String,
    /// When it appears.
    #[serde(rename = "als")]
    pub when: Condition,
    /// Appears also while its condition is not certain but possible.
    #[serde(rename = "ook-als-onbekend", default, skip_serializing_if = "std::ops::Not::not")]
    pub also_if_unknown: bool,
    /// What to do; `{gemeente}` reads the municipality.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// Who does it, when not the reader.
    #[serde(rename = "wie", default, skip_serializing_if = "Option::is_none")]
    pub who: Option<Text>,
    /// Norms behind it.
    #[serde(rename = "normen", default)]
    pub norms: Vec<String>,
}

/// A situation this kader gives no verdict on: a page of its own, never a dead end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// Id.
    pub id: String,
    /// When it applies; facts with role `route` only. Routes are tried in order, on definite values. Left out for the
    /// route without kader, which the host page asks for.
    #[serde(rename = "als", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Headline.
    #[serde(rename = "kop")]
    pub headline: Text,
    /// One or two sentences below it.
    #[serde(rename = "samenvatting")]
    pub summary: Text,
    /// What to do and to know.
    #[serde(rename = "kaart")]
    pub cards: Vec<Card>,
}

/// A block of a route's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Heading.
    #[serde(rename = "titel")]
    pub title: Text,
    /// Points, in order.
    #[serde(rename = "punt")]
    pub points: Vec<Point>,
}

/// A point of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The point.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// Norms behind it.
    #[serde(rename = "normen", default)]
    pub norms: Vec<String>,
}

/// A computed date: the first known base plus an offset; absent while no base is known. The calendar clamps the day (31 minus a month, 29 February).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// Id.
    pub id: String,
    /// Ids of dates or earlier moments, or `vandaag` or `controleer-voor`; the first that is known counts.
    #[serde(rename = "vanaf")]
    pub bases: Vec<String>,
    /// Only while this date is not given.
    #[serde(rename = "zonder", default, skip_serializing_if = "Option::is_none")]
    pub without: Option<String>,
    /// Calendar years to add.
    #[serde(rename = "jaren", default, skip_serializing_if = "is_zero")]
    pub years: i32,
    /// Calendar months to add.
    #[serde(rename = "maanden", default, skip_serializing_if = "is_zero")]
    pub months: i32,
    /// Days to add.
    #[serde(rename = "dagen", default, skip_serializing_if = "is_zero")]
    pub days: i32,
    /// How firm it is, such as "ongeveer uiterlijk".
    #[serde(rename = "status")]
    pub status: Text,
    /// What happens then.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// Norms behind it.
    #[serde(rename = "normen", default)]
    pub norms: Vec<String>,
}

/// A named condition on dates: `eerder` lies before `later`. Unknown while one of them is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateCondition {
    /// Id, `plan.<id>` in conditions.
    pub id: String,
    /// Id of a date or moment, or `vandaag` or `controleer-voor`, or a date `YYYY-MM-DD`.
    #[serde(rename = "eerder")]
    pub earlier: String,
    /// Id of a date or moment, or `vandaag` or `controleer-voor`, or a date `YYYY-MM-DD`.
    #[serde(rename = "later")]
    pub later: String,
    /// When given, the days between both stand on the timeline as a gap while the condition holds.
    #[serde(rename = "gat", default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<Gap>,
}

/// How a gap reads on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// What it is.
    #[serde(rename = "status")]
    pub status: Text,
    /// What to do about it.
    #[serde(rename = "tekst")]
    pub text: Text,
    /// Norms behind it.
    #[serde(rename = "normen", default)]
    pub norms: Vec<String>,
}

/// A norm: a place in a source and the words that stand there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// Id; a contract with the register.
    pub id: String,
    /// Id of the source.
    #[serde(rename = "bron")]
    pub source: String,
    /// Place in the source, such as `2.2 Toelichting`.
    #[serde(rename = "vindplaats")]
    pub place: String,
    /// The words, verbatim.
    #[serde(rename = "citaat")]
    pub quote: String,
    /// What sort of norm it is.
    #[serde(rename = "soort")]
    pub kind: String,
    /// How firmly it is put.
    #[serde(rename = "modaliteit")]
    pub modality: String,
}

fn is_zero(n: &i32) -> bool {
    *n == 0
}

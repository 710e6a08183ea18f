//! The dictionary: every term of a kader, Dutch in files and packs, English in code.
//!
//! A pack is the JSON of [`Kader`]; a folder of TOML files is the same with comments. The order of every list is
//! the author's order, and it counts: for questions, rules, reasons and actions.

use super::{Condition, Text};
use crate::prelude::*;
use crate::{keywords, records};

mod beside;
mod wordings;

/// The version of the format that is read.
pub const FORMAT: i32 = 2;

pub use beside::*;
pub use wordings::{TwoJudges, Wordings};

records! {
    /// A policy text as data: facts to ask, criteria to weigh, decisions to explain, and the norms behind every word.
    pub struct Kader {
        /// Name, version, validity, sources.
        meta: Meta as "kader",
        /// What the interface says in the words of this policy's process.
        texts: Wordings as "teksten",
        /// What a kader without decisions gives instead of an outcome; it must have one then.
        guide: Option<Guide> as "gids" or default,
        /// The steps of the questionnaire.
        sections: Vec<Section> as "sectie" or default,
        /// The questions with a finite set of values.
        facts: Vec<Fact> as "feit" or default,
        /// The questions for a date.
        dates: Vec<DateFact> as "datum" or default,
        /// What is decided, each in its role.
        decisions: Vec<Decision> as "besluit" or default,
        /// What each decision is made of.
        criteria: Vec<Criterion> as "criterium" or default,
        /// Answers that do not go together.
        contradictions: Vec<Contradiction> as "tegenspraak" or default,
        /// Things to know beside the outcome.
        signals: Vec<Signal> as "signaal" or default,
        /// What our copy of the sources lacks.
        incomplete: Vec<Incomplete> as "onvolledig" or default,
        /// Sentences of the sources that can be read against each other.
        source_conflicts: Vec<SourceConflict> as "bronconflict" or default,
        /// Steps that are still to be made before a conversation or decision.
        open_steps: Vec<OpenStep> as "open-stap" or default,
        /// Other kaders a case may be handed over to.
        hand_overs: Vec<HandOver> as "overdracht" or default,
        /// When an action is due, in order.
        phases: Vec<Phase> as "fase" or default,
        /// Things to do, in order.
        actions: Vec<Action> as "actie" or default,
        /// Situations this kader gives no verdict on.
        routes: Vec<Route> as "route" or default,
        /// What is worth knowing beside the outcome, in blocks that the reader opens.
        cards: Vec<InfoCard> as "infokaart" or default,
        /// Texts a reader may not know, with what they mean.
        glossary: Vec<GlossaryEntry> as "woord" or default,
        /// Computed dates of the planner.
        moments: Vec<Moment> as "moment" or default,
        /// Named conditions on dates, `plan.…` in conditions.
        date_conditions: Vec<DateCondition> as "datumvoorwaarde" or default,
        /// Public holidays, to remark on the timeline that a date falls on one.
        holidays: Vec<Holiday> as "feestdag" or default,
        /// Where a municipality says the same in words of its own.
        local_wordings: Vec<LocalWording> as "plaatselijk" or default,
        /// The forms that are taken home beside the letter, in order.
        forms: Vec<Form> as "vorm" or default,
        /// The draft letter for the melding and those forms, paragraph by paragraph.
        letter: Vec<Paragraph> as "brief" or default,
        /// Every norm something in the kader rests on, with its verbatim quote. The register beside it has them all.
        norms: Vec<Norm> as "norm" or default,
    }

    /// Name, version, validity and sources of a kader.
    pub struct Meta {
        /// Version of the format these files are written in; only [`FORMAT`] is read.
        format: i32 as "formaat",
        /// Id; the name of the kader's folder.
        id: String as "id",
        /// Version of this kader as data.
        version: String as "versie",
        /// Official title.
        title: String as "titel",
        /// Where it applies, as in "regio Gooi en Vechtstreek".
        area: String as "gebied",
        /// First day of validity, `YYYY-MM-DD`.
        valid_from: String as "geldig-vanaf",
        /// Day on which we last compared this data with its source, `YYYY-MM-DD`.
        source_checked_on: String as "bron-gecontroleerd-op",
        /// Day before which that must be done again, `YYYY-MM-DD`; past it the page warns above the outcome.
        check_before: String as "controleer-voor",
        /// What the text leaves open and its owner has to settle, such as who adopted it.
        open_points: Vec<OpenPoint> as "open-punt" or default,
        /// The line above every outcome: a provisional estimate, the municipality decides.
        disclaimer: Text as "voorbehoud" fills Result,
        /// The same line above a route, which gives no estimate.
        route_disclaimer: Option<Text> as "voorbehoud-bij-route" or default fills Result,
        /// The line below every outcome: this does not replace your judgement, apply all the same.
        dissent: Text as "tegengeluid" fills Result,
        /// The fact that says which municipality is asked, where that matters: it fills `{gemeente}` in texts, and a host page
        /// may answer it.
        municipality_fact: Option<String> as "gemeente-feit" or default,
        /// The route for a host page that asks for a municipality which is not in this kader.
        route_without_kader: Option<String> as "route-zonder-kader" or default,
        /// The source texts.
        sources: Vec<Source> as "bron" or default,
        /// In words, the force a reason has in the text.
        forces: Vec<Force> as "kracht" or default,
        /// The text of "Weet ik niet", accepted for every fact that does not refuse it.
        unknown_option: Text as "weet-niet",
        /// That two people judge every application together; absent where the policy does not ask for it.
        two_judges: Option<TwoJudges> as "vier-ogen" or default,
    }

    /// Something the text leaves open, with what its owner says of it once that is known.
    pub struct OpenPoint {
        /// What is open, and how we read it meanwhile.
        text: Text as "tekst",
        /// What the owner decided.
        decision: Option<Text> as "besluit" or default,
        /// Who decided it.
        by: Option<String> as "door" or default,
        /// When, `YYYY-MM-DD`.
        on: Option<String> as "op" or default,
    }

    /// What a kader without decisions gives: a page to prepare with, never a verdict.
    pub struct Guide {
        /// Headline.
        headline: Text as "kop" fills Result,
        /// One sentence below it.
        summary: Text as "samenvatting" fills Result,
        /// Other headlines for special situations; the first that holds wins.
        variants: Vec<Variant> as "variant" or default,
    }

    /// A source text.
    pub struct Source {
        /// Id, as in a norm's `bron`.
        id: String as "id",
        /// Title for readers.
        title: String as "titel",
        /// File below the kader's folder that holds the text.
        file: String as "bestand",
        /// Identification of the publication, such as "CVDR743359/1".
        publication: String as "publicatie",
    }

    /// The force a reason has in the text: `hard`, `criterium`, `hoofdregel`, `in-principe`, `oordeel`, `feitelijk`,
    /// `eis-aan-melding`.
    pub struct Force {
        /// Id.
        id: String as "id",
        /// What it means, in words.
        name: Text as "naam",
    }

    /// A step of the questionnaire.
    pub struct Section {
        /// Id.
        id: String as "id",
        /// Heading.
        title: Text as "titel",
        /// A line below the heading.
        intro: Option<Text> as "uitleg" or default,
    }
}

keywords! {
    /// What a fact is for.
    pub enum Role {
        /// Asked first, always: it may lead to a route.
        Route as "route",
        /// Asked while relevant to the first decision; offered in its section when only another decision needs it.
        Beslist as "beslist",
        /// Offered while a signal or action depends on it, never required.
        Info as "info",
    }

    /// Whether an answer is a fact from the file or somebody's judgement.
    pub enum Basis {
        /// A fact.
        Feit as "feit",
        /// A judgement.
        Oordeel as "oordeel",
    }
}

records! {
    /// A question with a finite set of answers.
    pub struct Fact {
        /// Id; a contract with every surface.
        id: String as "id",
        /// Id of the section that asks it.
        section: String as "sectie",
        /// What it is for.
        role: Role as "rol",
        /// Short name, for lists of answers.
        name: Text as "naam",
        /// The question.
        question: Text as "vraag",
        /// Who may judge, and how; one or two sentences.
        help: Option<Text> as "hulp" or default,
        /// Longer explanation, shown with the quoted norms.
        explanation: Option<Text> as "uitleg" or default,
        /// What is not known while it is open, in a list of a letter; without, its name.
        open_name: Option<Text> as "nog-open" or default,
        /// Why an open answer is worth finding out.
        why: Option<Text> as "waarom" or default fills Result,
        /// Who knows the answer.
        who_knows: Option<Text> as "wie-weet" or default fills Result,
        /// Norms the question comes from.
        norms: Vec<String> as "normen" or default,
        /// The answers, in order.
        options: Vec<Choice> as "optie",
        /// Refuses `weet-niet`.
        refuses_unknown: bool as "zonder-weet-niet" or default,
        /// Shows "Weet ik niet" beside an own option that leaves everything open.
        shows_unknown: bool as "met-weet-niet" or default,
        /// How texts read that name this fact between braces, while none of the options with an `in-zin` is chosen.
        unknown_in_sentence: Option<Text> as "in-zin-onbekend" or default,
        /// The dates that answer it; it is not asked while both are known.
        from_dates: Option<FromDates> as "uit-datums" or default,
        /// Values that can still change, as steps from → to; only these are offered as "what could change the outcome".
        changeable: Vec<Step> as "veranderbaar" or default,
    }
}

/// Stands in `bij-route` for a case without a route.
pub const NO_ROUTE: &str = "geen";

/// Whether a date or moment that names these routes is there on this one, or without any. One that names none is there
/// without a route only.
pub fn is_on_route(named: &[String], route: Option<&str>) -> bool {
    named.iter().any(|one| one == route.unwrap_or(NO_ROUTE)) || named.is_empty() && route.is_none()
}

impl Kader {
    /// The position of the first main decision: what the page asks for. `None` for a guide.
    pub fn main_decision(&self) -> Option<usize> {
        self.decisions.iter().position(|decision| decision.role == DecisionRole::Main)
    }
}

impl Fact {
    /// Ids of the values: the options that leave nothing open.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.options.iter().filter(|option| !option.is_open()).map(|option| option.id.as_str())
    }

    /// Whether "Weet ik niet" stands among the answers: an own option that leaves everything open takes its place, unless
    /// the fact shows both.
    pub fn offers_unknown(&self) -> bool {
        let own = self.options.iter().any(|option| option.unknown);
        !self.refuses_unknown && (self.shows_unknown || !own)
    }
}

records! {
    /// How two dates answer a fact.
    pub struct FromDates {
        /// Id of the date condition.
        condition: String as "voorwaarde",
        /// The option when it holds.
        yes: String as "ja",
        /// The option when it does not.
        no: String as "nee",
    }

    /// A step of a fact that can still change.
    pub struct Step {
        /// Value now.
        from: String as "van",
        /// Value it may become.
        to: String as "naar",
    }

    /// An answer to a question.
    ///
    /// An option without `onbekend` or `laat-open` is itself a value of the fact.
    pub struct Choice {
        /// Id; a contract with every surface.
        id: String as "id",
        /// The words beside the radio button.
        text: Text as "tekst",
        /// A short explanation below it.
        explanation: Option<Text> as "uitleg" or default,
        /// Leaves every value open (`?` in the model).
        unknown: bool as "onbekend" or default,
        /// Leaves these values open (`?` in the model).
        leaves_open: Vec<String> as "laat-open" or default,
        /// For a `?` option: what to do about it.
        find_out: Option<Text> as "uitzoeken" or default fills Result,
        /// For a `?` option: what is not known then, instead of that of the fact.
        open_name: Option<Text> as "nog-open" or default,
        /// Shown once chosen, to make sure it is meant.
        confirm: Option<Text> as "bevestig" or default,
        /// How a text reads that names this fact between braces, when this option is chosen.
        in_sentence: Option<Text> as "in-zin" or default,
    }
}

impl Choice {
    /// Whether this option leaves the fact unknown, wholly or in part.
    pub fn is_open(&self) -> bool {
        self.unknown || !self.leaves_open.is_empty()
    }

    /// Whether this answer to the question for the municipality is one: the others have no words to stand in a sentence.
    pub fn is_municipality(&self) -> bool {
        self.in_sentence.is_some() && !self.is_open()
    }
}

records! {
    /// A question for a date, always optional.
    pub struct DateFact {
        /// Id.
        id: String as "id",
        /// Id of the section that asks it.
        section: String as "sectie",
        /// The question.
        question: Text as "vraag",
        /// Short name, for the timeline and the list of answers.
        name: Text as "naam",
        /// Help line.
        help: Option<Text> as "hulp" or default,
        /// Where it is asked: ids of routes, and [`NO_ROUTE`] for none; without any, only where there is no route.
        on_routes: Vec<String> as "bij-route" or default,
        /// Its name in a calendar that others may see; without it the date is not exported.
        calendar: Option<Text> as "agenda" or default,
        /// Norms the question comes from.
        norms: Vec<String> as "normen" or default,
    }

    /// A decision: the heaviest status among its criteria.
    pub struct Decision {
        /// Id.
        id: String as "id",
        /// Whether the page is headed by it.
        role: DecisionRole as "rol",
        /// One word before its line in the headline block, such as "Huis".
        title: Text as "titel",
        /// Statuses with their outcomes, from light to heavy.
        grades: Vec<Grade> as "trede",
        /// What an undecided outcome and status read.
        undecided: Undecided as "onbeslist",
    }
}

keywords! {
    /// What a decision is to a kader.
    pub enum DecisionRole {
        /// It heads the page; the first of these is what is asked for.
        Main as "hoofd",
        /// It stands beside those.
        Beside as "neven",
    }

    /// Where the text points when somebody has to weigh.
    pub enum Points {
        /// To neither side, or to both.
        Open as "open",
        /// To a lighter outcome.
        Lighter as "lichter",
        /// To a heavier outcome.
        Heavier as "zwaarder",
    }

    /// On which side of a date something without a date stands.
    pub enum Beside {
        /// Just before it.
        Voor as "voor",
        /// With it, just after.
        Bij as "bij",
    }

    /// What somebody does at the municipality of a case.
    pub enum Contact {
        /// Applies there: by its page first.
        Apply as "melden",
        /// Calls, because it cannot wait: by telephone first.
        Call as "bellen",
    }

    /// How a status or outcome looks; the sign and the word carry the meaning, the colour repeats it.
    pub enum Tone {
        /// Met.
        Goed as "goed",
        /// Somebody weighs.
        Wegen as "wegen",
        /// Not met.
        Niet as "niet",
        /// Not known yet.
        Open as "open",
    }
}

records! {
    /// A status of a decision's criteria, and the outcome the decision has when this is the heaviest of them.
    pub struct Grade {
        /// Id of the status.
        status: String as "status",
        /// The status in words.
        status_name: Text as "statusnaam",
        /// The same as the judgement of one of two who judge; left out, the name of the status.
        judgement: Option<Text> as "oordeel" or default,
        /// How both look.
        tone: Tone as "toon",
        /// Id of the outcome.
        outcome: String as "uitkomst",
        /// The outcome in a few words, as in "Kan nog: past of gemeente weegt".
        short: Text as "kort",
        /// Headline.
        headline: Text as "kop" fills Result,
        /// One sentence below the headline; `{redenen}` reads the reasons for this status in short.
        summary: Text as "samenvatting" fills Outcome,
        /// With this outcome the decision does not apply to the case, and shows nothing.
        not_applicable: bool as "niet-aan-de-orde" or default,
        /// Other headlines for special situations; the first that holds wins.
        variants: Vec<Variant> as "variant" or default,
    }

    /// Another headline for the same outcome.
    pub struct Variant {
        /// When it applies.
        when: Option<Condition> as "als" or default,
        /// It applies only when all reasons with the weight of the outcome point there; `open` also when they differ.
        points: Option<Points> as "wijst" or default,
        /// Headline.
        headline: Text as "kop" fills Result,
        /// One sentence below it.
        summary: Text as "samenvatting" fills Outcome,
    }

    /// What an undecided decision reads.
    pub struct Undecided {
        /// An undecided status in words.
        status_name: Text as "statusnaam",
        /// Headline.
        headline: Text as "kop" fills Result,
        /// One sentence: `{mogelijk}` reads the outcomes still possible, `{beste}` the lightest of them.
        summary: Text as "samenvatting" fills Undecided,
        /// Added when the lightest outcome of all is no longer possible.
        without_lightest: Option<Text> as "zonder-lichtste" or default fills Undecided,
        /// Other headlines for some sets of outcomes; the first that holds wins.
        variants: Vec<UndecidedVariant> as "variant" or default,
    }

    /// Another headline while a decision is open between some outcomes.
    pub struct UndecidedVariant {
        /// Ids of outcomes: it applies when no others are possible.
        within: Vec<String> as "binnen",
        /// Headline.
        headline: Text as "kop" fills Result,
        /// One sentence below it.
        summary: Text as "samenvatting" fills Undecided,
    }

    /// A criterion: an ordered list of rules, first match wins, together covering every combination of their facts.
    pub struct Criterion {
        /// Id.
        id: String as "id",
        /// Id of its decision.
        decision: String as "besluit",
        /// Title.
        title: Text as "titel",
        /// Norms it comes from.
        norms: Vec<String> as "normen",
        /// Its reason when the status is certain but no single rule is.
        general_reason: Text as "algemene-reden" fills Result,
        /// The rules.
        rules: Vec<Rule> as "regel",
    }

    /// A rule of a criterion, with the reason it gives.
    pub struct Rule {
        /// Id, unique within its criterion.
        id: String as "id",
        /// When it applies; facts only.
        when: Condition as "als",
        /// Id of the status it gives.
        status: String as "status",
        /// Id of the force this has in the text.
        force: String as "kracht",
        /// Whether it rests on a fact or on a judgement.
        basis: Basis as "basis",
        /// The reason.
        reason: Text as "reden" fills Result,
        /// The same in a few words, as what is the case, to stand in a list: "minder dan 20 uur per week".
        short: Option<Text> as "kort" or default fills Result,
        /// For a status that somebody weighs: where the text points, and what tips it.
        direction: Option<Direction> as "richting" or default,
        /// What the reader can do about it.
        advice: Option<Text> as "advies" or default fills Result,
        /// A condition attached to the outcome, shown in the headline block.
        proviso: Option<Text> as "mits" or default fills Result,
        /// What to write down so that somebody else can weigh it, point by point; nothing is filled in here.
        prompts: Vec<Text> as "onderbouwing" or default fills Result,
        /// Norms behind the reason; at least one.
        norms: Vec<String> as "normen",
    }

    /// Where the text points when somebody has to weigh, and what tips it.
    pub struct Direction {
        /// To a lighter outcome, a heavier one, or neither.
        points: Points as "wijst",
        /// What tips it.
        tips: Option<Text> as "kantelt" or default fills Result,
        /// Who establishes that.
        who: Option<Text> as "wie" or default fills Result,
        /// What shows it.
        proof: Option<Text> as "bewijs" or default fills Result,
    }
}

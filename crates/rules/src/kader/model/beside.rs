//! The second half of the dictionary: what stands beside questions, rules and outcomes. Signals, things to do, other routes,
//! cards, words, the planner, the letter, and the norms behind all of it.

use super::super::{Condition, Text};
use super::{Beside, Contact};
use crate::prelude::*;
use crate::{keywords, records};

records! {
    /// Answers that do not go together: shown, asked again, never resolved silently.
    pub struct Contradiction {
        /// Id.
        id: String as "id",
        /// When the answers contradict; facts, options and `plan.…`.
        when: Condition as "als",
        /// What contradicts what.
        text: Text as "tekst" fills Result,
        /// Ids of the facts and dates to look at again.
        facts: Vec<String> as "feiten",
    }

    /// A thing to know beside the outcome.
    pub struct Signal {
        /// Id.
        id: String as "id",
        /// When it appears; left out where it always does.
        when: Option<Condition> as "als" or default,
        /// Why it always appears, for who reads the kader.
        always: Option<String> as "altijd" or default,
        /// When it is over and appears no more.
        over: Option<Condition> as "voorbij" or default,
        /// Appears also while its condition is not certain but possible.
        also_if_unknown: bool as "ook-als-onbekend" or default,
        /// Stands in the headline block.
        in_headline: bool as "in-kop" or default,
        /// What to know.
        text: Text as "tekst" fills Result,
        /// The place in law, in words, where it is background that is not in this policy; it has no norms then.
        background: Option<Text> as "achtergrond" or default,
        /// Norms behind it.
        norms: Vec<String> as "normen" or default,
    }

    /// What our copy of the sources lacks. A list that was lost is never filled in, and never called lapsed.
    pub struct Incomplete {
        /// Id.
        id: String as "id",
        /// What is missing, and what that means.
        text: Text as "tekst" fills Result,
        /// Stands in the headline block.
        in_headline: bool as "in-kop" or default,
        /// Norms that are not whole.
        norms: Vec<String> as "normen",
    }

    /// Sentences of the sources that can be read against each other: shown as they are, never resolved silently.
    pub struct SourceConflict {
        /// Id.
        id: String as "id",
        /// When it appears; left out where it always does.
        when: Option<Condition> as "als" or default,
        /// Why it always appears, for who reads the kader.
        always: Option<String> as "altijd" or default,
        /// When it is over and appears no more.
        over: Option<Condition> as "voorbij" or default,
        /// Appears also while its condition is not certain but possible.
        also_if_unknown: bool as "ook-als-onbekend" or default,
        /// What to ask.
        text: Text as "tekst" fills Result,
        /// The norms whose words stand against each other.
        norms: Vec<String> as "normen",
    }

    /// A step that is still to be made: something to find out, to do or to bring along.
    pub struct OpenStep {
        /// Id.
        id: String as "id",
        /// When it appears; left out where it always does.
        when: Option<Condition> as "als" or default,
        /// Why it always appears, for who reads the kader.
        always: Option<String> as "altijd" or default,
        /// When it is over and appears no more.
        over: Option<Condition> as "voorbij" or default,
        /// Appears also while its condition is not certain but possible.
        also_if_unknown: bool as "ook-als-onbekend" or default,
        /// What is still open.
        text: Text as "tekst" fills Result,
        /// Norms behind it.
        norms: Vec<String> as "normen" or default,
    }

    /// Another kader that a case may be handed over to, with what it takes along. It is offered, never done unasked.
    pub struct HandOver {
        /// Id.
        id: String as "id",
        /// Id of the other kader.
        kader: String as "naar",
        /// When it appears; left out where it always does.
        when: Option<Condition> as "als" or default,
        /// Why it always appears, for who reads the kader.
        always: Option<String> as "altijd" or default,
        /// When it is over and appears no more.
        over: Option<Condition> as "voorbij" or default,
        /// Appears also while its condition is not certain but possible.
        also_if_unknown: bool as "ook-als-onbekend" or default,
        /// What is offered.
        text: Text as "tekst" fills Result,
        /// Answers it takes along.
        takes: Vec<Taken> as "neemt" or default,
        /// Id of the form whose text goes along, for a form of the other kader: its `{meegenomen}`.
        form: Option<String> as "vorm" or default,
        /// Norms behind it.
        norms: Vec<String> as "normen" or default,
    }

    /// An answer that is taken along to another kader.
    pub struct Taken {
        /// When it is; left out: always.
        when: Option<Condition> as "als" or default,
        /// Id of the fact there.
        fact: String as "feit",
        /// Id of the option there; left out: the one chosen here for the fact with the same id.
        option: Option<String> as "antwoord" or default,
    }

    /// When actions are due.
    pub struct Phase {
        /// Id.
        id: String as "id",
        /// Heading.
        title: Text as "titel",
        /// When the first main decision is a no: the heading of what is due first with these actions behind it, as what can be
        /// done instead.
        instead: Option<Text> as "titel-bij-nee" or default,
    }

    /// A thing to do.
    pub struct Action {
        /// Id.
        id: String as "id",
        /// Id of the phase it belongs to.
        phase: String as "fase",
        /// When it appears; left out where it always does.
        when: Option<Condition> as "als" or default,
        /// Why it always appears, for who reads the kader.
        always: Option<String> as "altijd" or default,
        /// When it is over and appears no more.
        over: Option<Condition> as "voorbij" or default,
        /// Appears also while its condition is not certain but possible.
        also_if_unknown: bool as "ook-als-onbekend" or default,
        /// What to do; `{gemeente}` reads the municipality.
        text: Text as "tekst" fills Result,
        /// It is done at the municipality of the case: how to get there stands with it.
        contact: Option<Contact> as "contact" or default,
        /// Who does it, when not the reader.
        who: Option<Text> as "wie" or default fills Result,
        /// Makes it a paper to send along with the melding, by this name: it stands in a list of its own, and in the letter.
        paper: Option<Text> as "stuk" or default fills Result,
        /// The place in law, in words, where it is background that is not in this policy; it has no norms then.
        background: Option<Text> as "achtergrond" or default,
        /// Norms behind it.
        norms: Vec<String> as "normen" or default,
    }

    /// A situation this kader gives no verdict on: a page of its own, never a dead end.
    pub struct Route {
        /// Id.
        id: String as "id",
        /// When it applies; facts with role `route` only. Routes are tried in order, on definite values. Left out for the
        /// route without kader, which the host page asks for.
        when: Option<Condition> as "als" or default,
        /// Headline.
        headline: Text as "kop" fills Result,
        /// One or two sentences below it.
        summary: Text as "samenvatting" fills Result,
        /// What to do and to know.
        cards: Vec<Card> as "kaart",
        /// Ids of the kader's own cards that stand below them.
        further: Vec<String> as "infokaarten" or default,
    }

    /// A block of things to know that is not about this case alone: a later moment, what it costs, what goes wrong.
    pub struct InfoCard {
        /// Id; routes name it by this.
        id: String as "id",
        /// When it appears on the page of the outcome; left out where it always does.
        when: Option<Condition> as "als" or default,
        /// Why it always appears, for who reads the kader.
        always: Option<String> as "altijd" or default,
        /// When it is over and appears no more.
        over: Option<Condition> as "voorbij" or default,
        /// Appears also while its condition is not certain but possible.
        also_if_unknown: bool as "ook-als-onbekend" or default,
        /// The place in law, in words, where its points are background that is not in this policy.
        background: Option<Text> as "achtergrond" or default,
        /// Heading.
        title: Text as "titel" fills Result,
        /// Points, in order.
        points: Vec<Point> as "punt" fills Result,
    }

    /// A word a reader may not know.
    pub struct GlossaryEntry {
        /// The word as it stands in a list of words, such as "beschikking".
        word: String as "woord",
        /// Other forms in which it stands in texts, such as a plural or an abbreviation.
        forms: Vec<String> as "ook" or default,
        /// The voice in which it is explained, where only one of them needs that.
        voice: Option<String> as "stem" or default,
        /// What it means.
        explanation: Text as "uitleg",
        /// Norms that define or use it.
        norms: Vec<String> as "normen" or default,
    }

    /// A block of a route's page.
    pub struct Card {
        /// Heading.
        title: Text as "titel" fills Result,
        /// What comes first is done at the municipality of the case: how to get there stands above the points.
        contact: Option<Contact> as "contact" or default,
        /// Points, in order.
        points: Vec<Point> as "punt" fills Result,
    }

    /// A sentence with its norms: a point of a card, a way to bridge a gap, a remark with a date.
    pub struct Point {
        /// The sentence.
        text: Text as "tekst",
        /// Norms behind it.
        norms: Vec<String> as "normen" or default,
    }

    /// A computed date: the first known base plus an offset; absent while no base is known. The calendar clamps the day (31 minus a month, 29 February).
    ///
    /// With `zonder-datum` it is a milestone without a date of its own: the first known base only gives its place.
    pub struct Moment {
        /// Id.
        id: String as "id",
        /// Ids of dates or earlier moments, or `vandaag` or `controleer-voor`; the first that is known counts.
        bases: Vec<String> as "vanaf",
        /// Ids as in `vanaf`: it is not counted from a day before any of these that is known.
        not_before: Vec<String> as "niet-voor" or default,
        /// When it appears; left out where it always does.
        when: Option<Condition> as "als" or default,
        /// Why it always appears, for who reads the kader.
        always: Option<String> as "altijd" or default,
        /// When it is over and appears no more.
        over: Option<Condition> as "voorbij" or default,
        /// Appears also while its condition is not certain but possible.
        also_if_unknown: bool as "ook-als-onbekend" or default,
        /// Where it appears: ids of routes, and [`NO_ROUTE`](super::NO_ROUTE) for none; without any, only where there is no
        /// route.
        on_routes: Vec<String> as "bij-route" or default,
        /// Only while this date is not given.
        without: Option<String> as "zonder" or default,
        /// Calendar years to add.
        years: i32 as "jaren" or default,
        /// Calendar months to add.
        months: i32 as "maanden" or default,
        /// Days to add.
        days: i32 as "dagen" or default,
        /// It has no date: it stands just before or just after its first known base.
        undated: Option<Beside> as "zonder-datum" or default,
        /// It is background: not in this policy but in law, the place in that law in words. It has no norms then.
        background: Option<Text> as "achtergrond" or default,
        /// How firm it is, such as "ongeveer uiterlijk"; without a date, when it is, such as "bij het besluit".
        status: Text as "status",
        /// What happens then.
        text: Text as "tekst",
        /// Its name in a calendar that others may see; without it the date is not exported.
        calendar: Option<Text> as "agenda" or default,
        /// Norms behind it.
        norms: Vec<String> as "normen" or default,
    }

    /// A named condition on dates: `eerder` lies before `later`. Unknown while one of them is.
    pub struct DateCondition {
        /// Id, `plan.<id>` in conditions.
        id: String as "id",
        /// Id of a date or moment, or `vandaag` or `controleer-voor`, or a date `YYYY-MM-DD`.
        earlier: String as "eerder",
        /// Id of a date or moment, or `vandaag` or `controleer-voor`, or a date `YYYY-MM-DD`.
        later: String as "later",
        /// When given, the days between both stand on the timeline as a gap while the condition holds.
        gap: Option<Gap> as "gat" or default,
        /// What to know while the condition holds; it stands with those of the two dates that the reader gave.
        remark: Option<Point> as "opmerking" or default,
    }

    /// How a gap reads on the timeline.
    pub struct Gap {
        /// What it is.
        status: Text as "status",
        /// What to do about it.
        text: Text as "tekst",
        /// Norms behind it.
        norms: Vec<String> as "normen" or default,
        /// One line above the timeline: `{eerder}` and `{later}` read the dates, `{dagen}` the days between.
        summary: Option<Text> as "samenvatting" or default fills Planned,
        /// The same when both dates are known and there is no gap.
        summary_without: Option<Text> as "samenvatting-zonder" or default fills Planned,
    }

    /// A public holiday: the same day of every year, or so many days from Easter.
    pub struct Holiday {
        /// Its name, as in "Valt op Tweede Paasdag".
        name: Text as "naam",
        /// Month and day, `MM-DD`.
        on: Option<String> as "op" or default,
        /// Days after Easter Sunday; 0 is Easter Sunday itself, less than 0 lies before it.
        easter: Option<i32> as "pasen" or default,
        /// Days it moves in a year in which it would fall on a Sunday.
        if_sunday: i32 as "als-zondag" or default,
    }

    /// Texts of one municipality beside those of a norm: shown next to its quote, nothing is decided by them.
    pub struct LocalWording {
        /// Id of the municipality's option of the fact that asks for it.
        answer: String as "antwoord",
        /// Id of the norm the kader rests on.
        norm: String as "bij",
        /// Id of the norm with the words of that municipality.
        own: String as "eigen",
        /// What to know when reading them.
        remark: Option<Text> as "toelichting" or default,
    }

    /// A form that is taken home beside the letter, such as a short text for a record.
    pub struct Form {
        /// Id; its paragraphs name it by this.
        id: String as "id",
        /// The voice it is written in, where only one of them has it.
        voice: Option<String> as "stem" or default,
        /// What the button that copies it says; left out of a form that only goes along to another kader.
        button: Option<Text> as "knop" or default,
    }

    /// A paragraph of the draft letter, or of another form. `{gemeente}`, and the id of a fact, date, moment or gap in braces,
    /// read what was answered or computed, or a gap to fill by hand.
    pub struct Paragraph {
        /// Id.
        id: String as "id",
        /// Id of the form it is in; left out, it is in the letter.
        form: Option<String> as "vorm" or default,
        /// What has to be there for it, any of them: `actie.<id>`, `signaal.<id>`, `uitkomst.<besluit>.<uitkomst>`,
        /// `antwoord.<feit>.<optie>`, `route.<id>`, `datum.<id>`, `voorbij.<id>`, `contact` or `meegenomen`; or some of them at once,
        /// with ` en ` between them. Left out, it is always there.
        with: Vec<String> as "bij" or default,
        /// What may not be there, none of them.
        without: Vec<String> as "niet-bij" or default,
        /// Continues the paragraph before it.
        follows: Option<Follows> as "aan" or default,
        /// The paragraph.
        text: Text as "tekst" fills Letter,
        /// The points below it; without any the paragraph is left out too.
        list: Option<Listed> as "lijst" or default,
        /// Empty lines below it, to write on by hand.
        blank_lines: i32 as "ruimte" or default,
    }

    /// A norm: a place in a source and the words that stand there.
    pub struct Norm {
        /// Id; a contract with the register.
        id: String as "id",
        /// Id of the source.
        source: String as "bron",
        /// Place in the source, such as `2.2 Toelichting`.
        place: String as "vindplaats",
        /// The words, verbatim.
        quote: String as "citaat",
    }
}

keywords! {
    /// How a paragraph continues the one before it.
    pub enum Follows {
        /// On the same line.
        Sentence as "zin",
        /// On a line of its own.
        Line as "regel",
    }

    /// What is listed below a paragraph of a form.
    pub enum Listed {
        /// The answers that decisions rest on, each with its place in the source.
        Answers as "antwoorden",
        /// What is not met, in a few words each.
        NotMet as "niet-voldaan",
        /// What has to be weighed, in a few words each.
        Weighed as "weging",
        /// The same of every decision, with what tips it and who establishes that.
        Tips as "doorslag",
        /// On what condition something is met.
        Provisos as "mits",
        /// What was said about every criterion of the first decision, on whose word, with its place in the source.
        Claims as "beweringen",
        /// The papers to send along.
        Papers as "papieren",
        /// The names of what has to be found out.
        Open as "uitzoeken",
        /// What was answered and cannot all be true.
        Contradictions as "tegenspraken",
        /// The steps that are still to be made.
        Steps as "stappen",
        /// The things to know.
        Signals as "signalen",
        /// The sentences of the sources that stand against each other.
        Conflicts as "bronconflicten",
    }
}

/// Something that appears beside the outcome, when its condition holds and until it is over.
pub trait Appearing {
    /// When it appears; `None`: always.
    fn when(&self) -> Option<&Condition>;
    /// When it is over.
    fn over(&self) -> Option<&Condition>;
    /// Whether it appears also while its condition is not certain but possible.
    fn also_if_unknown(&self) -> bool;
}

macro_rules! appearing {
    ($($type:ident)*) => {$(
        impl Appearing for $type {
            fn when(&self) -> Option<&Condition> {
                self.when.as_ref()
            }

            fn over(&self) -> Option<&Condition> {
                self.over.as_ref()
            }

            fn also_if_unknown(&self) -> bool {
                self.also_if_unknown
            }
        }
    )*};
}

appearing! { Signal SourceConflict OpenStep HandOver Action InfoCard Moment }

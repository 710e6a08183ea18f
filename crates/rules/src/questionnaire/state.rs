//! The state of the page: one value, changed in one place, without a word about the browser.
//!
//! [`State::hear`] takes what the reader did and becomes the next state, with the assessment that belongs to it. Every view
//! is a function of that value.

use alloc::rc::Rc;

pub use super::event::{Effect, Event, Focus, Overlay, Place, Rules, Settings, Wiped};
use super::steps::{self, Item};
use super::two_judges::TwoJudges;
use crate::assessment::{Assessment, Engine, Input, Options, Target};
use crate::kader::{Table, Voice};
use crate::prelude::*;

/// Dates before this are still being typed: a browser hands over the year 2 on the way to 2026.
pub const FIRST_DATE: &str = "2000-01-01";
/// Dates after this are a slip of the finger.
pub const LAST_DATE: &str = "2099-12-31";

/// Everything the page shows, as one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Answers and dates.
    pub input: Input,
    /// What the answers lead to.
    pub assessment: Rc<Assessment>,
    /// Where the reader is.
    pub place: Place,
    /// What is shown on top of it.
    pub overlay: Option<Overlay>,
    /// What two people judged.
    pub two_judges: TwoJudges,
    /// The section that was shown last.
    pub section: usize,
    /// The furthest place since everything was empty, by its number. Beyond it the browser's history is of somebody before.
    pub reached: usize,
    /// Up to where questions are asked.
    pub target: Target,
    /// The questions of the section that is shown; fixed on entering, it only grows.
    pub list: Vec<Item>,
    /// Those of them that do not matter any more.
    pub moot: Vec<Item>,
    /// While an answer is changed from the outcome: the questions that already mattered then.
    pub returning: Option<Vec<String>>,
    /// Date fields as typed; only complete and possible dates are part of the input.
    pub typed: Table<String>,
    /// Date fields that held no date when the reader wanted to go on; in the order of the list.
    pub invalid: Vec<String>,
    /// The code as typed; gone once there are answers.
    pub code: String,
    /// That code was refused: it is not one, or not one of these rules.
    pub code_refused: bool,
    /// The answers were just taken over from a code.
    pub taken_over: bool,
    /// A question that can still change a criterion is open, and no step of its own leads there any more.
    pub skipped: bool,
    /// The word whose meaning is open, as in [`Event::Meaning`]; empty for none.
    pub meaning: String,
    /// Everything was just wiped.
    pub wiped: Option<Wiped>,
    /// How many times that happened; part of the key of every field, so that a wipe makes new fields.
    pub round: usize,
    /// What the host page asks for.
    pub settings: Settings,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
}

impl State {
    /// The state of a fresh page; `None` when the engine refuses even an empty input.
    pub fn new(engine: &Engine, settings: Settings, today: String) -> Option<State> {
        let input = Input { municipality: settings.municipality.clone(), ..Input::default() };
        let options = Options { today: today.clone(), voice: settings.voice, target: Target::Required };
        let assessment = Rc::new(engine.assess(&input, &options).ok()?);
        let place = if assessment.route.is_some() { Place::Result } else { Place::Section(0) };
        let mut state = State {
            input,
            assessment,
            place,
            overlay: None,
            two_judges: TwoJudges::default(),
            section: 0,
            reached: 0,
            target: Target::Required,
            list: Vec::new(),
            moot: Vec::new(),
            returning: None,
            typed: Table::default(),
            invalid: Vec::new(),
            code: String::new(),
            code_refused: false,
            taken_over: false,
            skipped: false,
            meaning: String::new(),
            wiped: None,
            round: 0,
            settings,
            today,
        };
        state.enter(engine, place);
        Some(state)
    }

    /// Becomes the state after an event; gives what the page has to do about it. Input the engine refuses changes nothing.
    pub fn hear(&mut self, engine: &Engine, event: Event) -> Effect {
        // The rules coming in do not make what was said old.
        if !matches!(event, Event::Arrive(..)) {
            self.wiped = None;
            self.taken_over = false;
        }
        self.apply(engine, event)
    }

    /// Whether something else than the first step is asked for before its texts are there.
    pub fn waits(&self) -> bool {
        self.place != Place::Section(0) && !matches!(self.settings.rules, Rules::Whole { .. })
    }

    /// Whether there is any answer, or the beginning of one.
    pub fn holds_answers(&self) -> bool {
        !(self.input.answers.is_empty() && self.typed.is_empty())
    }

    /// Whether two people can judge here: where the policy asks for it, in the voice of those who do it.
    pub fn offers_two_judges(&self, engine: &Engine) -> bool {
        self.settings.voice == Voice::Behandelaar
            && self.assessment.route.is_none()
            && engine.kader().meta.two_judges.is_some()
    }

    /// Whether there is anything to wipe.
    pub fn holds_anything(&self) -> bool {
        self.holds_answers() || !self.code.is_empty() || !self.two_judges.is_fresh()
    }

    /// The number of what is shown, for the browser's history: a section's index, the number of sections for the
    /// outcome, one more for where the rules come from, another for two people who judge. Their steps share it, so that
    /// going back leads to the outcome, and never from one judge to the other.
    pub fn number(&self, engine: &Engine) -> usize {
        let result = engine.kader().sections.len();
        match (self.overlay, self.place) {
            (Some(Overlay::Account), _) => result + 1,
            (Some(Overlay::TwoJudges), _) => result + 2,
            (None, Place::Section(index)) => index,
            (None, Place::Result) => result,
        }
    }

    /// Where the next button leads.
    pub fn next_place(&self, engine: &Engine) -> Place {
        if self.returning.is_some() || self.assessment.route.is_some() {
            return Place::Result;
        }
        steps::following(engine.kader(), &self.assessment, &self.input, self.section)
            .map_or(Place::Result, Place::Section)
    }

    /// Where "Vorige stap" leads; nowhere from the first step.
    pub fn previous_place(&self, engine: &Engine) -> Option<Place> {
        match self.place {
            Place::Result if self.without_kader(engine) => None,
            Place::Result => Some(Place::Section(self.section)),
            Place::Section(_) if self.returning.is_some() => Some(Place::Result),
            Place::Section(index) => {
                steps::preceding(engine.kader(), &self.assessment, &self.input, index).map(Place::Section)
            }
        }
    }

    /// Whether the outcome is certain while not every criterion is: time to say so, and to let the reader choose.
    pub fn decided_early(&self) -> bool {
        self.target == Target::Required
            && self.assessment.main().is_some_and(|main| {
                main.decided && main.criteria.iter().any(|criterion| criterion.status.is_none())
            })
    }

    /// Whether the host page asks for a municipality without rules: then there is nothing to answer.
    pub fn without_kader(&self, engine: &Engine) -> bool {
        self.assessment.route.is_some() && self.assessment.route == engine.kader().meta.route_without_kader
    }

    /// Questions elsewhere that matter only since the reader changed an answer.
    pub fn newly_relevant(&self, engine: &Engine) -> Vec<String> {
        let Some(before) = &self.returning else { return Vec::new() };
        let here = |id: &str| steps::item(engine.kader(), id).is_some_and(|item| self.list.contains(&item));
        let relevant = &self.assessment.relevant_questions;
        relevant.iter().filter(|id| !before.contains(id) && !here(id)).cloned().collect()
    }

    fn apply(&mut self, engine: &Engine, event: Event) -> Effect {
        let stay = Effect::default();
        if event.leaves_step() && !self.invalid.is_empty() {
            return Effect { focus: Some(Focus::Errors), remember: false };
        }
        match event {
            Event::Answer(fact, option) => {
                let mut input = self.input.clone();
                input.answers.insert(fact.clone(), option);
                if self.take(engine, input) {
                    self.grow(engine, &fact);
                }
                stay
            }
            Event::Date(id, text) => {
                self.type_date(engine, id, text);
                stay
            }
            Event::HalfTyped(half) => {
                let asked = matches!(self.place, Place::Section(_));
                let wrong = |id: &&str| {
                    let missing = self.typed.contains_key(id) && !self.input.dates.contains_key(id);
                    asked && (missing || half.iter().any(|one| one == id))
                };
                let dates = self.list.iter().filter_map(|item| steps::date(engine.kader(), *item));
                self.invalid = dates.map(|date| date.id.as_str()).filter(wrong).map(str::to_owned).collect();
                stay
            }
            Event::TypeCode(text) => {
                self.code = text;
                self.code_refused = false;
                stay
            }
            Event::TakeCode(read) => self.take_code(engine, read),
            Event::Next => self.go(engine, self.next_place(engine)),
            Event::Previous => match self.previous_place(engine) {
                Some(place) => self.go(engine, place),
                None => stay,
            },
            Event::ShowResult => self.go(engine, Place::Result),
            Event::Edit(id) => self.edit(engine, id),
            Event::GoTo(id) => Effect { focus: Some(Focus::Question(id)), remember: false },
            Event::Continue => self.go_on(engine),
            Event::ShowOverlay(top) => {
                let opener = core::mem::replace(&mut self.overlay, top).filter(|_| top.is_none());
                Effect { focus: Some(opener.map_or(Focus::Heading, Focus::Opener)), remember: true }
            }
            Event::Judge(act) => {
                let moved = self.two_judges.act(act, &self.input.answers);
                Effect { focus: moved.then_some(Focus::Heading), remember: false }
            }
            Event::Recall(number) => Effect { remember: false, ..self.recall(engine, number) },
            Event::Arrive(rules) => {
                let asked = self.waits() && self.holds_answers();
                self.settings.rules = rules;
                if let Rules::Whole { .. } = rules {
                    self.take(engine, self.input.clone());
                }
                Effect { focus: asked.then_some(Focus::Heading), remember: false }
            }
            Event::Meaning(word) => {
                self.meaning = if self.meaning == word { String::new() } else { word };
                stay
            }
            Event::Wipe(why, today) => {
                if let Some(fresh) = State::new(engine, self.settings.clone(), today) {
                    *self = State { wiped: Some(why), round: self.round + 1, ..fresh };
                }
                Effect {
                    focus: (why != Wiped::Left).then_some(Focus::Heading),
                    remember: why == Wiped::Asked,
                }
            }
        }
    }

    /// Takes over an input the engine accepts; anything else changes nothing.
    fn take(&mut self, engine: &Engine, input: Input) -> bool {
        let Ok(assessment) = engine.assess(&input, &self.options()) else { return false };
        self.input = input;
        self.assessment = Rc::new(assessment);
        if self.holds_answers() {
            self.code.clear();
            self.code_refused = false;
        }
        true
    }

    /// Takes over what the typed code was read as and shows what it leads to; a code that is refused changes nothing, and
    /// answers that are there already are never lost to one.
    fn take_code(&mut self, engine: &Engine, read: Option<Input>) -> Effect {
        if self.holds_answers() {
            return Effect::default();
        }
        let input = read.map(|read| Input { municipality: self.settings.municipality.clone(), ..read });
        if input.is_some_and(|input| self.take(engine, input)) {
            self.typed = self.input.dates.clone();
            self.taken_over = true;
            return self.go(engine, Place::Result);
        }
        self.code_refused = true;
        Effect { focus: Some(Focus::Code), remember: false }
    }

    fn options(&self) -> Options {
        Options { today: self.today.clone(), voice: self.settings.voice, target: self.target }
    }

    fn type_date(&mut self, engine: &Engine, id: String, text: String) {
        let mut input = self.input.clone();
        input.dates.remove(&id);
        let without = input.clone();
        if text.is_empty() {
            self.typed.remove(&id);
            self.invalid.retain(|one| *one != id);
        } else {
            if (FIRST_DATE..=LAST_DATE).contains(&text.as_str()) {
                input.dates.insert(id.clone(), text.clone());
            }
            self.typed.insert(id.clone(), text);
        }
        let taken = self.take(engine, input) || self.take(engine, without);
        if taken {
            if self.input.dates.contains_key(&id) {
                self.invalid.retain(|one| *one != id);
            }
            self.grow(engine, &id);
        }
    }

    /// Lets questions that came to matter appear below the one that was answered, and marks those that no longer do.
    fn grow(&mut self, engine: &Engine, answered: &str) {
        let now = steps::list(engine.kader(), &self.assessment, &self.input, self.section);
        let below = steps::item(engine.kader(), answered);
        steps::grow(&mut self.list, now, below);
        self.mark(engine);
    }

    fn mark(&mut self, engine: &Engine) {
        self.moot = steps::moot(engine, &self.assessment, &self.input, &self.options(), &self.list);
    }

    fn enter(&mut self, engine: &Engine, place: Place) {
        self.place = place;
        self.meaning.clear();
        self.invalid.clear();
        if let Place::Section(index) = place {
            self.section = index;
        }
        let sections = engine.kader().sections.len();
        self.reached = self.reached.max(if place == Place::Result { sections } else { self.section });
        self.list = steps::list(engine.kader(), &self.assessment, &self.input, self.section);
        self.mark(engine);
        let wide = Options { target: Target::Criteria, ..self.options() };
        let skipped =
            |wide: Assessment| wide.next_question.is_some() && self.assessment.next_question.is_none();
        self.skipped = engine.assess(&self.input, &wide).is_ok_and(skipped);
    }

    fn go(&mut self, engine: &Engine, place: Place) -> Effect {
        self.returning = None;
        self.enter(engine, place);
        Effect { focus: Some(Focus::Heading), remember: true }
    }

    fn recall(&mut self, engine: &Engine, number: usize) -> Effect {
        let sections = engine.kader().sections.len();
        // Where the rules come from is of nobody; two people judge an outcome.
        let place = if number == sections + 1 { 0 } else { number.min(sections) };
        let number = if place > self.reached { 0 } else { number };
        let covered = self.overlay.take();
        let cover = match number.saturating_sub(sections) {
            1 => Some(Overlay::Account),
            2 if self.offers_two_judges(engine) => Some(Overlay::TwoJudges),
            _ => None,
        };
        if cover.is_some() || (covered.is_some() && number == self.number(engine)) {
            self.overlay = covered;
            if cover == Some(Overlay::TwoJudges) && self.place != Place::Result {
                // It lies on top of the outcome only.
                let _ = self.go(engine, Place::Result);
            }
            return self.apply(engine, Event::ShowOverlay(cover));
        }
        self.go(engine, if number < sections { Place::Section(number) } else { Place::Result })
    }

    fn edit(&mut self, engine: &Engine, id: String) -> Effect {
        let kader = engine.kader();
        let Some(item) = steps::item(kader, &id) else { return Effect::default() };
        let Some(section) = steps::section_of(kader, item) else { return Effect::default() };
        let before = self.returning.take().unwrap_or_else(|| self.assessment.relevant_questions.clone());
        self.enter(engine, Place::Section(section));
        steps::grow(&mut self.list, vec![item], None);
        // The reader asks for this question, so it is shown in full whether it matters or not.
        self.mark(engine);
        self.moot.retain(|one| *one != item);
        self.returning = Some(before);
        Effect { focus: Some(Focus::Question(id)), remember: true }
    }

    /// To the first question from here on that can still change a criterion; from the outcome, to the first of all.
    fn go_on(&mut self, engine: &Engine) -> Effect {
        self.target = Target::Criteria;
        if !self.take(engine, self.input.clone()) {
            return Effect::default();
        }
        let kader = engine.kader();
        let section =
            |id: &String| steps::item(kader, id).and_then(|item| steps::section_of(kader, item)).unwrap_or(0);
        let from = if self.place == Place::Result { 0 } else { self.section };
        let relevant = self.assessment.relevant_questions.iter();
        let mut open = relevant.filter(|id| !self.input.answers.contains_key(id) && section(id) >= from);
        match open.next().map(|id| (section(id), id.clone())) {
            Some((here, id)) if self.place == Place::Section(here) => {
                self.grow(engine, "");
                Effect { focus: Some(Focus::Question(id)), remember: false }
            }
            Some((section, _)) => self.go(engine, Place::Section(section)),
            None => self.go(engine, self.next_place(engine)),
        }
    }
}

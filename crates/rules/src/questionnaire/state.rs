//! The state of the page: one value, changed in one place, without a word about the browser.
//!
//! [`State::hear`] takes what the reader did and becomes the next state, with the assessment that belongs to it. Every view
//! is a function of that value.

use alloc::rc::Rc;

pub use super::changed::{Before, Changed};
use super::dates::{self, Wrong};
pub use super::event::{Effect, Event, Focus, Overlay, Place, Rules, Settings, Wiped};
use super::steps::{self, Item};
use super::two_judges::TwoJudges;
use crate::assessment::{Assessment, Engine, Input, Options, Target};
use crate::kader::model::is_on_route;
use crate::kader::{Table, Voice};
use crate::prelude::*;

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
    /// All sections stand on one page; the section is the one to go back to.
    pub one_page: bool,
    /// The furthest place since everything was empty, by its number. Beyond it the browser's history is of somebody before.
    pub reached: usize,
    /// Up to where questions are asked.
    pub target: Target,
    /// The questions of the section that is shown, or of all; fixed on entering, it only grows.
    pub list: Vec<Item>,
    /// Those of them that do not matter any more.
    pub moot: Vec<Item>,
    /// While an answer is changed from the outcome: the questions that already mattered then.
    pub returning: Option<Vec<String>>,
    /// And what the outcome was before the first of those changes.
    pub before: Option<Before>,
    /// What the last changes did to it, while the outcome shows.
    pub changed: Option<Changed>,
    /// Dates as typed, in [parts](dates::parts); only those that are dates are part of the input.
    pub typed: Table<String>,
    /// Dates that were none when the reader wanted to go on, and still are not; in the order of the list.
    pub invalid: Vec<String>,
    /// The code as typed; gone once there are answers.
    pub code: String,
    /// That code was refused: it is not one, or not one of these rules.
    pub code_refused: bool,
    /// The answers were just taken over from a code.
    pub taken_over: bool,
    /// The facts another check answered when it handed over.
    pub brought: Vec<String>,
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
            one_page: false,
            reached: 0,
            target: Target::Required,
            list: Vec::new(),
            moot: Vec::new(),
            returning: None,
            before: None,
            changed: None,
            typed: Table::default(),
            invalid: Vec::new(),
            code: String::new(),
            code_refused: false,
            taken_over: false,
            brought: Vec::new(),
            skipped: false,
            meaning: String::new(),
            wiped: None,
            round: 0,
            settings,
            today,
        };
        state.enter(engine, place);
        state.begin_to_judge(engine);
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

    /// Takes over what another check answers, as far as these rules accept it.
    pub fn bring(&mut self, engine: &Engine, answers: &Table<String>) {
        self.brought.clear();
        for (fact, option) in answers {
            let mut input = self.input.clone();
            input.answers.insert(fact.clone(), option.clone());
            if self.take(engine, input) {
                self.brought.push(fact.clone());
            }
        }
        self.enter(engine, self.place);
    }

    /// Whether something else than the first step is asked for before its texts are there.
    pub fn waits(&self) -> bool {
        let first =
            self.place == Place::Section(0) && !self.one_page && self.overlay != Some(Overlay::TwoJudges);
        !first && !matches!(self.settings.rules, Rules::Whole { .. })
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
    /// outcome, one more for where the rules come from, another for two people who judge, and a last one for all sections
    /// on one page. The steps of two people share theirs, so that going back leads to the outcome, and never from one judge
    /// to the other.
    pub fn number(&self, engine: &Engine) -> usize {
        let result = engine.kader().sections.len();
        match (self.overlay, self.place) {
            (Some(Overlay::Account), _) => result + 1,
            (Some(Overlay::TwoJudges), _) => result + 2,
            (None, Place::Section(_)) if self.one_page => result + 3,
            (None, Place::Section(index)) => index,
            (None, Place::Result) => result,
        }
    }

    /// Where the next button leads.
    pub fn next_place(&self, engine: &Engine) -> Place {
        if self.returning.is_some() || self.assessment.route.is_some() || self.one_page {
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
            Place::Section(_) if self.one_page => None,
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
        if event.leaves_step() && self.is_held(engine) {
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
            Event::Date(id, field, text) => {
                self.type_date(engine, id, field, text);
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
                // Away from a page whose texts do not come.
                None if self.one_page => self.apply(engine, Event::OnePage(false)),
                None => stay,
            },
            Event::ShowResult => self.go(engine, Place::Result),
            Event::Edit(id) => self.edit(engine, id),
            Event::GoTo(id) => Effect { focus: Some(Focus::Wrong(id)), remember: false },
            Event::OnePage(one_page) => {
                self.one_page = one_page;
                self.go(engine, Place::Section(self.section))
            }
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
                    if self.overlay == Some(Overlay::TwoJudges) && self.place == Place::Section(0) {
                        self.overlay = None;
                        self.begin_to_judge(engine);
                    }
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
            self.typed = Table::default();
            for (id, day) in &self.input.dates {
                self.typed.extend(dates::split(day, true).map(|day| (id.clone(), dates::joined(day))));
            }
            self.taken_over = true;
            return self.go(engine, Place::Result);
        }
        self.code_refused = true;
        Effect { focus: Some(Focus::Code), remember: false }
    }

    /// Who comes to judge begins with that, where two people do. Whether they do, the opening of a pack does not say.
    fn begin_to_judge(&mut self, engine: &Engine) {
        let whole = matches!(self.settings.rules, Rules::Whole { .. });
        if self.settings.judges && (!whole || self.offers_two_judges(engine)) {
            self.overlay = Some(Overlay::TwoJudges);
        }
    }

    fn options(&self) -> Options {
        Options { today: self.today.clone(), voice: self.settings.voice, target: self.target }
    }

    /// What keeps what is typed as this date from being one.
    pub fn wrong_date(&self, id: &str) -> Option<Wrong> {
        self.typed.get(id).and_then(|typed| dates::read(typed).err())
    }

    /// Whether a date of this step is none, as far as it was typed: then nobody goes on, and it is said.
    fn is_held(&mut self, engine: &Engine) -> bool {
        let dates =
            self.list.iter().filter_map(|item| steps::date(engine.kader(), *item)).map(|date| &date.id);
        self.invalid = dates.filter(|id| self.wrong_date(id).is_some()).cloned().collect();
        !self.invalid.is_empty()
    }

    fn type_date(&mut self, engine: &Engine, id: String, field: usize, text: String) {
        let old = self.typed.remove(&id).unwrap_or_default();
        let mut parts = dates::parts(&old);
        let text = text.trim_ascii();
        if let Some(here) = parts.get_mut(field) {
            let pasted = text.len() > here.len() + 1;
            *here = text;
            parts = dates::split(text, pasted).unwrap_or(parts);
        }
        let typed = dates::joined(parts);
        let mut input = self.input.clone();
        input.dates.remove(&id);
        if let Ok(day) = dates::read(&typed) {
            input.dates.insert(id.clone(), day);
        }
        if parts != [""; 3] {
            self.typed.insert(id.clone(), typed);
        }
        if self.wrong_date(&id).is_none() {
            self.invalid.retain(|one| *one != id);
        }
        if self.take(engine, input) {
            self.grow(engine, &id);
        }
    }

    /// Lets questions that came to matter appear below the one that was answered, and marks those that no longer do.
    fn grow(&mut self, engine: &Engine, answered: &str) {
        let now = self.asked(engine);
        let below = steps::item(engine.kader(), answered);
        steps::grow(&mut self.list, now, below);
        self.mark(engine);
    }

    /// The questions to ask here now: those of the section, or of all; one that depends on another comes after it.
    fn asked(&self, engine: &Engine) -> Vec<Item> {
        let kader = engine.kader();
        let mut list = Vec::new();
        for section in 0..kader.sections.len() {
            if self.one_page || section == self.section {
                steps::grow(&mut list, steps::list(kader, &self.assessment, &self.input, section), None);
            }
        }
        steps::hold_back(engine, &self.input, &self.options(), &mut list);
        list
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
        self.list = self.asked(engine);
        self.mark(engine);
        let wide = Options { target: Target::Criteria, ..self.options() };
        let skipped =
            |wide: Assessment| wide.next_question.is_some() && self.assessment.next_question.is_none();
        self.skipped = engine.assess(&self.input, &wide).is_ok_and(skipped);
    }

    /// To a place; not to the outcome past a date that is none, which the browser's own buttons may have left behind.
    fn go(&mut self, engine: &Engine, mut place: Place) -> Effect {
        self.returning = None;
        let kader = engine.kader();
        let asked = place == Place::Result;
        for date in kader.dates.iter().filter(|_| asked) {
            if self.wrong_date(&date.id).is_some()
                && is_on_route(&date.on_routes, self.assessment.route.as_deref())
            {
                place =
                    Place::Section(kader.sections.iter().position(|one| one.id == date.section).unwrap_or(0));
            }
        }
        if place == Place::Result {
            self.changed = self.before.take().and_then(|before| self.since(&before));
        }
        self.enter(engine, place);
        let held = asked && place != Place::Result && self.is_held(engine);
        Effect { focus: Some(if held { Focus::Errors } else { Focus::Heading }), remember: true }
    }

    fn recall(&mut self, engine: &Engine, number: usize) -> Effect {
        let sections = engine.kader().sections.len();
        // Where the rules come from is of nobody; two people judge an outcome.
        let place = if matches!(number - number.min(sections), 1 | 3) { 0 } else { number.min(sections) };
        let number = if place > self.reached { 0 } else { number };
        let covered = self.overlay.take();
        let cover = match number.saturating_sub(sections) {
            1 => Some(Overlay::Account),
            2 if self.offers_two_judges(engine) => Some(Overlay::TwoJudges),
            _ => None,
        };
        if number == sections + 3 || number < sections {
            self.one_page = number > sections;
        }
        if cover.is_some() || (covered.is_some() && number == self.number(engine)) {
            self.overlay = covered;
            if cover == Some(Overlay::TwoJudges) && self.place != Place::Result {
                // It lies on top of the outcome only.
                let _ = self.go(engine, Place::Result);
            }
            return self.apply(engine, Event::ShowOverlay(cover));
        }
        let place = match number {
            _ if number < sections => Place::Section(number),
            _ if number == sections + 3 => Place::Section(self.section),
            _ => Place::Result,
        };
        self.go(engine, place)
    }

    fn edit(&mut self, engine: &Engine, id: String) -> Effect {
        let kader = engine.kader();
        let Some(item) = steps::item(kader, &id) else { return Effect::default() };
        let Some(section) = steps::section_of(kader, item) else { return Effect::default() };
        if self.place == Place::Result {
            self.before = Some(self.before());
            self.changed = None;
        }
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
        let from = if self.place == Place::Result || self.one_page { 0 } else { self.section };
        let relevant = self.assessment.relevant_questions.iter();
        let mut open = relevant.filter(|id| !self.input.answers.contains_key(id) && section(id) >= from);
        match open.next().map(|id| (section(id), id.clone())) {
            Some((here, id))
                if self.place == Place::Section(here) || self.one_page && self.place != Place::Result =>
            {
                self.grow(engine, "");
                Effect { focus: Some(Focus::Question(id)), remember: false }
            }
            Some((section, _)) => self.go(engine, Place::Section(section)),
            None => self.go(engine, self.next_place(engine)),
        }
    }
}

//! What people take home of an assessment, as text: a report, Markdown, a calendar, JSON, and the letter and other forms that
//! a kader writes.
//!
//! Pure, like the rest of this room: the same assessment gives the same bytes, on the page and on the command line. No
//! name, number or free text of anybody is in it, for nobody can enter any; where a letter needs one it leaves a gap.

mod calendar;
mod form;
mod json;
mod report;

use voorcheck_rules::assessment::model::{ActionResult, Assessment, Input};
use voorcheck_rules::kader::model::{Fact, Norm, Tone};
use voorcheck_rules::kader::{Kader, Text, Voice};

use crate::wording;

/// An assessment with everything its texts need.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// The kader it was made with.
    pub kader: &'a Kader,
    /// What was answered.
    pub input: &'a Input,
    /// What that led to.
    pub assessment: &'a Assessment,
    /// The voice the assessment was made in.
    pub voice: Voice,
    /// How to get to the municipality of this case, in one line, where the site that shows it knows that.
    pub door: Option<&'a str>,
    /// The check the reader came from, which may have something to say in this one.
    pub before: Option<&'a Dossier<'a>>,
}

impl<'a> Dossier<'a> {
    /// The whole assessment for a terminal, with the words of the source.
    pub fn report(&self) -> String {
        report::write::<false>(self)
    }

    /// The same as Markdown, with the words of the source.
    pub fn markdown(&self) -> String {
        report::write::<true>(self)
    }

    /// What to do that is no paper, by phase with its heading: first what is due first. Where the first main decision is a
    /// no, what can be done instead stands behind that, under a heading of its own.
    pub fn phases(&self) -> Vec<(&'a Text, Vec<&'a ActionResult>)> {
        let refused = self.assessment.main().is_some_and(|main| main.tone == Tone::Niet);
        let mut all: Vec<(&Text, Vec<&ActionResult>)> = Vec::new();
        for phase in &self.kader.phases {
            let actions = self.assessment.actions.iter();
            let mut due =
                actions.filter(|action| action.paper.is_none() && action.phase == phase.id).peekable();
            match (&phase.instead, all.first_mut()) {
                _ if due.peek().is_none() => {}
                (Some(title), Some(first)) if refused => {
                    first.0 = title;
                    first.1.extend(due);
                }
                _ => all.push((&phase.title, due.collect())),
            }
        }
        all
    }

    /// The dates of the timeline that have a neutral name and are not over, as iCalendar (RFC 5545); empty when there are
    /// none.
    pub fn calendar(&self) -> String {
        calendar::write(self)
    }

    /// The draft letter for the melding, as [`Dossier::form`].
    pub fn letter(&self) -> String {
        form::write(self, form::LETTER)
    }

    /// A form of the kader by its id: unwrapped, no mark-up, only letters of ISO 8859-1, which every text box keeps. Empty when
    /// the kader has no such form in this voice, and on a route that it does not name.
    pub fn form(&self, id: &str) -> String {
        let own = self.kader.forms.iter().find(|form| form.id == id);
        let spoken = own.is_some_and(|form| self.voice.speaks(form.voice.as_deref()));
        if spoken { form::write(self, id) } else { String::new() }
    }

    /// `{ "input": …, "assessment": … }`, the contract of every surface, as JSON with an indent of two spaces.
    pub fn json(&self) -> String {
        json::write(self)
    }

    /// How to get to the municipality of this case, for a step that is done there: its door, or how to find that.
    pub fn way_there(&self) -> &'a str {
        self.door.unwrap_or(self.voice.of(&self.kader.texts.find_contact))
    }

    fn say(&self, text: &'a Text) -> &'a str {
        text.get(self.voice)
    }

    fn fact(&self, id: &str) -> Option<&'a Fact> {
        self.kader.facts.iter().find(|fact| fact.id == id)
    }

    fn norm(&self, id: &str) -> Option<&'a Norm> {
        self.kader.norms.iter().find(|norm| norm.id == id)
    }

    /// The chosen municipality as it reads in a sentence.
    fn municipality(&self) -> Option<&'a str> {
        let fact = self.kader.meta.municipality_fact.as_ref()?;
        let given = self.input.answers.get(fact);
        let option = self.fact(fact)?.options.iter().find(|option| Some(&option.id) == given)?;
        option.in_sentence.as_ref().map(|name| self.say(name))
    }

    /// The words of an answer.
    fn option(&self, fact: &'a Fact, id: &str) -> &'a str {
        let option = fact.options.iter().find(|option| option.id == id);
        self.say(option.map_or(&self.kader.meta.unknown_option, |option| &option.text))
    }

    /// The short name of a fact or date.
    fn name(&self, id: &'a str) -> &'a str {
        let date = || self.kader.dates.iter().find(|date| date.id == id).map(|date| &date.name);
        self.fact(id).map(|fact| &fact.name).or_else(date).map_or(id, |name| self.say(name))
    }

    /// Which rules these are: title, area, validity, check, version; the last bracket, around the short hash, stays open.
    pub fn rules(&self) -> String {
        let (meta, kader) = (&self.kader.meta, &self.assessment.kader);
        [
            &*meta.title,
            ", ",
            &meta.area,
            ". Geldig vanaf ",
            &wording::date(&kader.valid_from),
            ". Bron vergeleken op ",
            &wording::date(&kader.source_checked_on),
            ". Versie ",
            &kader.version,
            " (",
            wording::short(&kader.sha256),
        ]
        .concat()
    }

    /// The places of norms, once each: "§ 2.2 · § 4.2".
    pub fn places(&self, norms: &[String]) -> String {
        let mut places: Vec<&str> = Vec::new();
        for id in norms {
            let Some(norm) = self.norm(id) else { continue };
            let number = norm.place.split(' ').next().filter(|number| wording::is_section(number));
            let place = number.unwrap_or(&norm.place);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let mut line = String::new();
        for place in places {
            if !line.is_empty() {
                line.push_str(" · ");
            }
            line.push_str(&wording::place(place));
        }
        line
    }
}

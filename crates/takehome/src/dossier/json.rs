//! The assessment with its input as JSON: the same bytes as `serde_json::to_string_pretty`. By hand, because the page
//! carries no JSON library, and what serde derives is several times this in Wasm.

use voorcheck_rules::assessment::model::{
    ActionResult, Assessment, CardResult, Change, ContradictionResult, CriterionResult, DecisionResult,
    DirectionResult, FindOut, HandOverResult, Heading, Input, KaderRef, LocalWordingResult, PointResult,
    Reason, RoutePage, SignalResult, TimelineEntry,
};
use voorcheck_rules::kader::Table;
use voorcheck_rules::kader::model::{Basis, Contact, DecisionRole, Points, Tone};

use super::Dossier;

pub(super) fn write(dossier: &Dossier<'_>) -> String {
    let mut json = Json { text: String::new(), depth: 0 };
    json.open('{');
    json.field("input", dossier.input);
    json.field("assessment", dossier.assessment);
    json.close('}');
    json.text.push('\n');
    json.text
}

/// A text in the making.
struct Json {
    text: String,
    depth: usize,
}

impl Json {
    #[inline(never)]
    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
    }

    #[inline(never)]
    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.text.ends_with(['{', '[']) {
            self.line();
        }
        self.text.push(bracket);
    }

    /// A new line, behind a comma unless it is the first one inside its brackets.
    #[inline(never)]
    fn next(&mut self) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
        self.line();
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in 0..self.depth {
            self.text.push_str("  ");
        }
    }

    #[inline(never)]
    fn list(&mut self, values: &mut dyn Iterator<Item = &dyn ToJson>) {
        self.open('[');
        for value in values {
            self.next();
            value.write(self);
        }
        self.close(']');
    }

    // Called for every field there is: as a parameter of its own, `value` would make a copy of this for each type.
    #[inline(never)]
    fn field(&mut self, name: &str, value: &dyn ToJson) {
        self.next();
        name.write(self);
        self.text.push_str(": ");
        value.write(self);
    }
}

/// Something that stands in the contract.
trait ToJson {
    fn write(&self, json: &mut Json);
}

impl ToJson for str {
    fn write(&self, json: &mut Json) {
        json.text.push('"');
        for letter in self.chars() {
            let short = match letter {
                '"' | '\\' => letter,
                '\u{8}' => 'b',
                '\t' => 't',
                '\n' => 'n',
                '\u{c}' => 'f',
                '\r' => 'r',
                '\0'..='\u{1f}' => 'u',
                _ => {
                    json.text.push(letter);
                    continue;
                }
            };
            json.text.push('\\');
            json.text.push(short);
            if short == 'u' {
                json.text.push_str(if letter < '\u{10}' { "000" } else { "001" });
                json.text.extend(char::from_digit(letter as u32 & 15, 16));
            }
        }
        json.text.push('"');
    }
}

impl ToJson for &'static str {
    fn write(&self, json: &mut Json) {
        str::write(self, json);
    }
}

impl ToJson for String {
    fn write(&self, json: &mut Json) {
        str::write(self, json);
    }
}

impl ToJson for bool {
    fn write(&self, json: &mut Json) {
        json.text.push_str(if *self { "true" } else { "false" });
    }
}

impl ToJson for i32 {
    fn write(&self, json: &mut Json) {
        json.text.push_str(&self.to_string());
    }
}

macro_rules! json_words {
    ($($type:ident)*) => {$(
        impl ToJson for $type {
            fn write(&self, json: &mut Json) {
                self.id().write(json);
            }
        }
    )*};
}

json_words! { Tone Basis Points DecisionRole Contact }

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, json: &mut Json) {
        match self {
            Some(value) => value.write(json),
            None => json.text.push_str("null"),
        }
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, json: &mut Json) {
        json.list(&mut self.iter().map(|value| value as &dyn ToJson));
    }
}

impl ToJson for Table<String> {
    fn write(&self, json: &mut Json) {
        json.open('{');
        for (name, value) in self {
            json.field(name, value);
        }
        json.close('}');
    }
}

impl ToJson for Input {
    fn write(&self, json: &mut Json) {
        json.open('{');
        json.field("answers", &self.answers);
        json.field("dates", &self.dates);
        if let Some(municipality) = &self.municipality {
            json.field("municipality", municipality);
        }
        json.close('}');
    }
}

/// The fields of a type, all of them, with their names in the contract.
macro_rules! json_fields {
    ($($type:ident { $($field:ident $name:literal)* })*) => {$(
        impl ToJson for $type {
            fn write(&self, json: &mut Json) {
                let $type { $($field),* } = self;
                json.open('{');
                $(json.field($name, $field);)*
                json.close('}');
            }
        }
    )*};
}

json_fields! {
    Assessment {
        kader "kader" engine "engine" today "today" disclaimer "disclaimer" dissent "dissent"
        municipality "municipality" route "route"
        route_page "routePage" guide "guide" decisions "decisions" relevant_questions "relevantQuestions"
        next_question "nextQuestion" offered_questions "offeredQuestions" contradictions "contradictions"
        to_find_out "toFindOut" signals "signals" incomplete "incomplete"
        source_conflicts "sourceConflicts" open_steps "openSteps" hand_overs "handOvers" actions "actions" cards "cards" timeline "timeline"
        timeline_summary "timelineSummary" local_wordings "localWordings"
    }
    KaderRef {
        id "id" version "version" valid_from "validFrom" sha256 "sha256" source_checked_on "sourceCheckedOn"
    }
    RoutePage { headline "headline" summary "summary" cards "cards" }
    Heading { headline "headline" summary "summary" }
    CardResult { id "id" background "background" title "title" contact "contact" points "points" }
    PointResult { text "text" norms "norms" }
    DecisionResult {
        id "id" title "title" outcome "outcome" possible_outcomes "possibleOutcomes" decided "decided"
        role "role" not_applicable "notApplicable"
        best_still_possible "bestStillPossible" tone "tone" headline "headline" summary "summary"
        provisos "provisos" criteria "criteria" decisive_answers "decisiveAnswers" changes "changes"
    }
    CriterionResult {
        id "id" title "title" status "status" status_name "statusName" tone "tone"
        possible_statuses "possibleStatuses" norms "norms" reasons "reasons"
    }
    Reason {
        id "id" text "text" short "short" direction "direction" force "force" force_name "forceName" basis "basis" advice "advice" prompts "prompts"
        norms "norms"
    }
    DirectionResult { points "points" tips "tips" who "who" proof "proof" }
    Change { facts "facts" outcome "outcome" }
    ContradictionResult { id "id" text "text" facts "facts" }
    FindOut { fact "fact" question "question" why "why" who_knows "whoKnows" }
    SignalResult { id "id" text "text" in_headline "inHeadline" background "background" norms "norms" }
    HandOverResult { id "id" kader "kader" text "text" answers "answers" norms "norms" }
    ActionResult { id "id" phase "phase" text "text" contact "contact" who "who" paper "paper" background "background" norms "norms" }
    TimelineEntry {
        id "id" date "date" days "days" status "status" text "text" norms "norms" remarks "remarks"
        background "background"
    }
    LocalWordingResult { municipality "municipality" norm "norm" own "own" remark "remark" }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Also one that no kader may hold: the municipality a website asks for is anybody's text.
    #[test]
    fn a_text_is_written_as_serde_writes_it() {
        let all = ('\0'..='\u{3fff}').collect::<String>();
        for text in ["“cliënt”: \"één\"\nmap\\bestand", &all] {
            let mut json = Json { text: String::new(), depth: 0 };
            text.write(&mut json);
            assert_eq!(json.text, serde_json::to_string(text).expect("a text is JSON"));
        }
    }
}

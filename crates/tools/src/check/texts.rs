//! Texts: none empty, only signs that every form can show, and `{…}` only where it will be filled in.

use std::collections::BTreeSet;

use voorcheck_rules::kader::model::{Decision, Fact, Kader};
use voorcheck_rules::kader::text::may_hold;
use voorcheck_rules::kader::{Text, Voice};

use super::{Report, signs, suggest};

/// Nothing is filled in: the text is read before the answers are.
const PLAIN: &[&str] = &[];
/// Texts of the assessment.
const RESULT: &[&str] = &["gemeente"];
/// The sentence of an outcome.
const OUTCOME: &[&str] = &["gemeente", "criteria"];
/// The sentence of an undecided outcome.
const UNDECIDED: &[&str] = &["gemeente", "mogelijk", "beste"];
/// The line above the timeline.
const PLANNED: &[&str] = &["eerder", "later", "dagen"];

pub(super) fn check(report: &mut Report, kader: &Kader) {
    let mut texts = Texts { report };
    texts.meta(kader);
    for (i, section) in kader.sections.iter().enumerate() {
        texts.text(format!("sectie[{i}].titel"), &section.title, PLAIN);
        texts.optional(format!("sectie[{i}].uitleg"), section.intro.as_ref(), PLAIN);
    }
    for (i, fact) in kader.facts.iter().enumerate() {
        texts.fact(&format!("feit[{i}]"), fact);
    }
    for (i, date) in kader.dates.iter().enumerate() {
        texts.text(format!("datum[{i}].vraag"), &date.question, PLAIN);
        texts.text(format!("datum[{i}].naam"), &date.name, PLAIN);
        texts.optional(format!("datum[{i}].hulp"), date.help.as_ref(), PLAIN);
        texts.optional(format!("datum[{i}].agenda"), date.calendar.as_ref(), PLAIN);
    }
    for (i, decision) in kader.decisions.iter().enumerate() {
        texts.decision(&format!("besluit[{i}]"), decision);
    }
    for (i, criterion) in kader.criteria.iter().enumerate() {
        texts.text(format!("criterium[{i}].titel"), &criterion.title, PLAIN);
        texts.text(format!("criterium[{i}].algemene-reden"), &criterion.general_reason, RESULT);
        for (j, rule) in criterion.rules.iter().enumerate() {
            let path = format!("criterium[{i}].regel[{j}]");
            texts.text(format!("{path}.reden"), &rule.reason, RESULT);
            texts.optional(format!("{path}.advies"), rule.advice.as_ref(), RESULT);
            texts.optional(format!("{path}.mits"), rule.proviso.as_ref(), RESULT);
            for (k, prompt) in rule.prompts.iter().enumerate() {
                texts.text(format!("{path}.onderbouwing[{k}]"), prompt, RESULT);
            }
        }
    }
    texts.around(kader);
    texts.further(kader);
    texts.planner(kader);
    texts.local(kader);
    texts.letter(kader);
    for (i, norm) in kader.norms.iter().enumerate() {
        texts.word(format!("norm[{i}].vindplaats"), &norm.place);
        texts.word(format!("norm[{i}].citaat"), &norm.quote);
    }
}

struct Texts<'r> {
    report: &'r mut Report,
}

impl Texts<'_> {
    fn meta(&mut self, kader: &Kader) {
        let meta = &kader.meta;
        for (field, word) in [("versie", &meta.version), ("titel", &meta.title), ("gebied", &meta.area)] {
            self.word(format!("kader.{field}"), word);
        }
        for (i, remark) in meta.remarks.iter().enumerate() {
            self.text(format!("kader.opmerkingen[{i}]"), remark, PLAIN);
        }
        self.text("kader.voorbehoud".into(), &meta.disclaimer, RESULT);
        self.text("kader.tegengeluid".into(), &meta.dissent, RESULT);
        self.text("kader.gemeente-onbekend".into(), &meta.municipality_unknown, PLAIN);
        self.text("kader.weet-niet".into(), &meta.unknown_option, PLAIN);
        for (i, source) in meta.sources.iter().enumerate() {
            self.word(format!("kader.bron[{i}].titel"), &source.title);
            self.word(format!("kader.bron[{i}].bestand"), &source.file);
            self.word(format!("kader.bron[{i}].publicatie"), &source.publication);
        }
        if let Some(two) = &meta.two_judges {
            self.text("kader.vier-ogen.tekst".into(), &two.text, PLAIN);
        }
        for (i, force) in meta.forces.iter().enumerate() {
            self.text(format!("kader.kracht[{i}].naam"), &force.name, PLAIN);
        }
    }

    fn fact(&mut self, path: &str, fact: &Fact) {
        self.text(format!("{path}.naam"), &fact.name, PLAIN);
        self.text(format!("{path}.vraag"), &fact.question, PLAIN);
        self.optional(format!("{path}.hulp"), fact.help.as_ref(), PLAIN);
        self.optional(format!("{path}.uitleg"), fact.explanation.as_ref(), PLAIN);
        self.optional(format!("{path}.waarom"), fact.why.as_ref(), RESULT);
        self.optional(format!("{path}.wie-weet"), fact.who_knows.as_ref(), RESULT);
        for (i, option) in fact.options.iter().enumerate() {
            let path = format!("{path}.optie[{i}]");
            self.text(format!("{path}.tekst"), &option.text, PLAIN);
            self.optional(format!("{path}.uitleg"), option.explanation.as_ref(), PLAIN);
            self.optional(format!("{path}.uitzoeken"), option.find_out.as_ref(), RESULT);
            self.optional(format!("{path}.bevestig"), option.confirm.as_ref(), PLAIN);
            self.optional(format!("{path}.in-zin"), option.in_sentence.as_ref(), PLAIN);
        }
    }

    fn decision(&mut self, path: &str, decision: &Decision) {
        self.text(format!("{path}.titel"), &decision.title, PLAIN);
        for (i, grade) in decision.grades.iter().enumerate() {
            let path = format!("{path}.trede[{i}]");
            self.text(format!("{path}.statusnaam"), &grade.status_name, PLAIN);
            self.text(format!("{path}.kort"), &grade.short, PLAIN);
            self.text(format!("{path}.kop"), &grade.headline, RESULT);
            self.text(format!("{path}.samenvatting"), &grade.summary, OUTCOME);
            for (j, variant) in grade.variants.iter().enumerate() {
                self.text(format!("{path}.variant[{j}].kop"), &variant.headline, RESULT);
                self.text(format!("{path}.variant[{j}].samenvatting"), &variant.summary, OUTCOME);
            }
        }
        let undecided = &decision.undecided;
        self.text(format!("{path}.onbeslist.statusnaam"), &undecided.status_name, PLAIN);
        self.text(format!("{path}.onbeslist.kop"), &undecided.headline, RESULT);
        self.text(format!("{path}.onbeslist.samenvatting"), &undecided.summary, UNDECIDED);
        self.optional(
            format!("{path}.onbeslist.zonder-lichtste"),
            undecided.without_lightest.as_ref(),
            UNDECIDED,
        );
    }

    fn around(&mut self, kader: &Kader) {
        for (i, contradiction) in kader.contradictions.iter().enumerate() {
            self.text(format!("tegenspraak[{i}].tekst"), &contradiction.text, RESULT);
        }
        for (i, signal) in kader.signals.iter().enumerate() {
            self.text(format!("signaal[{i}].tekst"), &signal.text, RESULT);
        }
        for (i, phase) in kader.phases.iter().enumerate() {
            self.text(format!("fase[{i}].titel"), &phase.title, PLAIN);
        }
        for (i, action) in kader.actions.iter().enumerate() {
            self.text(format!("actie[{i}].tekst"), &action.text, RESULT);
            self.optional(format!("actie[{i}].wie"), action.who.as_ref(), RESULT);
            self.optional(format!("actie[{i}].stuk"), action.paper.as_ref(), RESULT);
        }
        for (i, route) in kader.routes.iter().enumerate() {
            self.text(format!("route[{i}].kop"), &route.headline, RESULT);
            self.text(format!("route[{i}].samenvatting"), &route.summary, RESULT);
            for (j, card) in route.cards.iter().enumerate() {
                let path = format!("route[{i}].kaart[{j}]");
                self.text(format!("{path}.titel"), &card.title, RESULT);
                for (k, point) in card.points.iter().enumerate() {
                    self.text(format!("{path}.punt[{k}].tekst"), &point.text, RESULT);
                }
            }
        }
    }

    fn local(&mut self, kader: &Kader) {
        for (i, local) in kader.local_wordings.iter().enumerate() {
            self.optional(format!("plaatselijk[{i}].toelichting"), local.remark.as_ref(), PLAIN);
        }
    }

    fn further(&mut self, kader: &Kader) {
        for (i, card) in kader.cards.iter().enumerate() {
            self.text(format!("infokaart[{i}].titel"), &card.title, RESULT);
            for (j, point) in card.points.iter().enumerate() {
                self.text(format!("infokaart[{i}].punt[{j}].tekst"), &point.text, RESULT);
            }
        }
        for (i, word) in kader.glossary.iter().enumerate() {
            self.word(format!("woord[{i}].woord"), &word.word);
            for (j, form) in word.forms.iter().enumerate() {
                self.word(format!("woord[{i}].ook[{j}]"), form);
            }
            self.text(format!("woord[{i}].uitleg"), &word.explanation, PLAIN);
        }
    }

    fn planner(&mut self, kader: &Kader) {
        for (i, moment) in kader.moments.iter().enumerate() {
            self.text(format!("moment[{i}].status"), &moment.status, PLAIN);
            self.text(format!("moment[{i}].tekst"), &moment.text, PLAIN);
            self.optional(format!("moment[{i}].achtergrond"), moment.background.as_ref(), PLAIN);
            self.optional(format!("moment[{i}].agenda"), moment.calendar.as_ref(), PLAIN);
        }
        for (i, condition) in kader.date_conditions.iter().enumerate() {
            let path = format!("datumvoorwaarde[{i}]");
            if let Some(gap) = &condition.gap {
                self.text(format!("{path}.gat.status"), &gap.status, PLAIN);
                self.text(format!("{path}.gat.tekst"), &gap.text, PLAIN);
                for (j, step) in gap.steps.iter().enumerate() {
                    self.text(format!("{path}.gat.stap[{j}].tekst"), &step.text, PLAIN);
                }
                self.optional(format!("{path}.gat.samenvatting"), gap.summary.as_ref(), PLANNED);
                let without = gap.summary_without.as_ref();
                self.optional(format!("{path}.gat.samenvatting-zonder"), without, PLANNED);
            }
            if let Some(remark) = &condition.remark {
                self.text(format!("{path}.opmerking.tekst"), &remark.text, PLAIN);
            }
        }
        for (i, holiday) in kader.holidays.iter().enumerate() {
            self.text(format!("feestdag[{i}].naam"), &holiday.name, PLAIN);
        }
    }

    /// A letter may fill in every answer and every date.
    fn letter(&mut self, kader: &Kader) {
        let facts = kader.facts.iter().map(|fact| fact.id.as_str());
        let dates = kader.dates.iter().map(|date| date.id.as_str());
        let allowed: Vec<&str> = RESULT.iter().copied().chain(facts).chain(dates).collect();
        for (i, paragraph) in kader.letter.iter().enumerate() {
            self.text(format!("brief[{i}].tekst"), &paragraph.text, &allowed);
        }
    }

    fn word(&mut self, path: String, word: &str) {
        if word.trim().is_empty() {
            self.empty(path);
        } else {
            self.signs(&path, word);
        }
    }

    fn optional(&mut self, path: String, text: Option<&Text>, allowed: &[&str]) {
        if let Some(text) = text {
            self.text(path, text, allowed);
        }
    }

    fn text(&mut self, path: String, text: &Text, allowed: &[&str]) {
        let voices = [(Voice::Behandelaar, Some(&text.behandelaar)), (Voice::Inwoner, text.inwoner.as_ref())];
        for (voice, words) in voices {
            let Some(words) = words else { continue };
            let path = format!("{path}.{}", voice.id());
            if words.trim().is_empty() {
                self.empty(path);
            } else {
                self.signs(&path, words);
                self.placeholders(&path, words, allowed);
            }
        }
    }

    /// Each sign once: what is done about the first is done about all.
    fn signs(&mut self, path: &str, words: &str) {
        let mut told = BTreeSet::new();
        for (at, letter) in words.char_indices() {
            if !may_hold(letter) && told.insert(letter) {
                let (message, advice) = signs::told(letter, words.get(..at).unwrap_or_default());
                self.report.add("unknown-sign", path, message, advice);
            }
        }
    }

    fn empty(&mut self, path: String) {
        self.report.add(
            "empty-text",
            path,
            "Deze tekst is leeg.",
            "Schrijf de tekst, of laat het veld weg als dat mag.",
        );
    }

    fn placeholders(&mut self, path: &str, words: &str, allowed: &[&str]) {
        for found in braces(words) {
            let known = found.is_some_and(|name| allowed.contains(&name));
            if known {
                continue;
            }
            let message = match found {
                Some(name) => format!("`{{{name}}}` wordt hier niet ingevuld."),
                None => "Er staat een losse accolade in deze tekst.".to_owned(),
            };
            let advice = match (found, allowed) {
                (_, []) => "Schrijf de tekst zonder accolades.".to_owned(),
                (Some(name), _) => suggest::hint(name, allowed.iter().copied()),
                (None, _) => {
                    let whole: Vec<String> = allowed.iter().map(|name| format!("{{{name}}}")).collect();
                    let possible = suggest::list(whole.iter().map(String::as_str));
                    format!("Haal haar weg of maak haar af; mogelijk: {possible}.")
                }
            };
            self.report.add("unknown-placeholder", path, message, advice);
        }
    }
}

/// The names between braces, in order; `None` for a brace that has no partner.
fn braces(words: &str) -> Vec<Option<&str>> {
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(['{', '}']) {
        let (_, from) = rest.split_at(start);
        let inner = from
            .strip_prefix('{')
            .and_then(|inner| inner.split_once('}'))
            .filter(|(name, _)| !name.contains('{'));
        match inner {
            Some((name, after)) => {
                found.push(Some(name));
                rest = after;
            }
            None => {
                found.push(None);
                // Both braces are one byte.
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #[test]
    fn reads_braces() {
        assert_eq!(super::braces("geen"), []);
        assert_eq!(super::braces("{a} en {b}"), [Some("a"), Some("b")]);
        assert_eq!(super::braces("{a {b} c}"), [None, Some("b"), None]);
    }
}

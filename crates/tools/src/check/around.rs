//! What stands around a decision: actions, routes, hand-overs, words, the letter, norms and their local wording.

use std::collections::BTreeMap;

use voorcheck_rules::decision::space::{UNANSWERED, answers};
use voorcheck_rules::kader::Voice;
use voorcheck_rules::kader::model::{Kader, Route};

use super::Report;
use super::names::{self, Names, reference, twice};

pub(super) fn check(report: &mut Report, kader: &Kader, names: &Names) {
    for (i, action) in kader.actions.iter().enumerate() {
        let path = format!("actie[{i}].fase");
        reference(report, "unknown-phase", "De fase", &action.phase, &names.phases, path);
    }
    for (i, route) in kader.routes.iter().enumerate() {
        check_route(report, kader, names, route, &format!("route[{i}]"));
    }
    let municipality = kader.meta.municipality_fact.as_deref().and_then(|id| names.facts.get(id));
    for (i, local) in kader.local_wordings.iter().enumerate() {
        let path = format!("plaatselijk[{i}]");
        if municipality.is_none() && kader.meta.municipality_fact.is_none() {
            report.add(
                "no-municipality",
                path.clone(),
                "Dit zijn woorden van één gemeente, maar dit kader vraagt niet naar de gemeente.",
                "Noem in `[kader]` het `gemeente-feit`, of haal dit weg.",
            );
        }
        if let Some(fact) = municipality {
            let options: Vec<&str> = fact.options.iter().map(|option| option.id.as_str()).collect();
            reference(
                report,
                "unknown-option",
                "Het antwoord",
                &local.answer,
                &options,
                format!("{path}.antwoord"),
            );
        }
        for (field, norm) in [("bij", &local.norm), ("eigen", &local.own)] {
            names::norm(report, norm, &names.norms, format!("{path}.{field}"));
        }
    }
    taken_home(report, kader);
    hand_overs(report, kader, names);
    forms(report, kader);
    for (i, norm) in kader.norms.iter().enumerate() {
        reference(
            report,
            "unknown-source",
            "De bron",
            &norm.source,
            &names.sources,
            format!("norm[{i}].bron"),
        );
    }
}

/// A voice that is there.
fn spoken(report: &mut Report, voice: Option<&String>, path: String) {
    if let Some(voice) = voice {
        let voices = [Voice::Behandelaar, Voice::Inwoner].map(Voice::id);
        reference(report, "unknown-voice", "De stem", voice, &voices, path);
    }
}

/// The letter and the other forms: each paragraph in a form that is there, with things that are there.
fn taken_home(report: &mut Report, kader: &Kader) {
    let forms: Vec<&str> = kader.forms.iter().map(|form| form.id.as_str()).collect();
    for (i, form) in kader.forms.iter().enumerate() {
        spoken(report, form.voice.as_ref(), format!("vorm[{i}].stem"));
        if form.button.is_none() && !kader.hand_overs.iter().any(|one| one.form.as_ref() == Some(&form.id)) {
            let message =
                format!("De vorm `{}` heeft geen knop, en geen overdracht neemt haar mee.", form.id);
            let advice = "Schrijf een `knop`, of noem de vorm bij een overdracht.";
            report.add("unused-form", format!("vorm[{i}]"), message, advice);
        }
        if !kader.letter.iter().any(|paragraph| paragraph.form.as_ref() == Some(&form.id)) {
            let message = format!("De vorm `{}` heeft geen alinea.", form.id);
            let advice =
                format!("Schrijf een `[[brief]]` met `vorm = \"{}\"`, of haal de vorm weg.", form.id);
            report.add("empty-form", format!("vorm[{i}]"), message, advice);
        }
    }
    for (i, one) in kader.hand_overs.iter().enumerate() {
        if let Some(form) = &one.form {
            reference(report, "unknown-form", "De vorm", form, &forms, format!("overdracht[{i}].vorm"));
        }
    }
    let known = parts(kader);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    for (i, paragraph) in kader.letter.iter().enumerate() {
        if let Some(form) = &paragraph.form {
            reference(report, "unknown-form", "De vorm", form, &forms, format!("brief[{i}].vorm"));
        }
        for (field, list) in [("bij", &paragraph.with), ("niet-bij", &paragraph.without)] {
            for (j, part) in list.iter().enumerate() {
                let path = format!("brief[{i}].{field}[{j}]");
                if list.iter().take(j).any(|other| other == part) {
                    twice(report, path, part);
                } else {
                    for one in part.split(" en ") {
                        reference(report, "unknown-part", "Het onderdeel", one, &known, path.clone());
                    }
                }
            }
        }
    }
}

/// What a paragraph can go with.
fn parts(kader: &Kader) -> Vec<String> {
    let mut parts = vec!["contact".to_owned(), "meegenomen".to_owned()];
    parts.extend(kader.actions.iter().map(|action| format!("actie.{}", action.id)));
    parts.extend(kader.contradictions.iter().map(|one| format!("tegenspraak.{}", one.id)));
    parts.extend(kader.signals.iter().map(|signal| format!("signaal.{}", signal.id)));
    parts.extend(kader.routes.iter().map(|route| format!("route.{}", route.id)));
    for decision in &kader.decisions {
        let outcomes = decision.grades.iter().map(|grade| grade.outcome.as_str()).chain(["open"]);
        parts.extend(outcomes.map(|outcome| format!("uitkomst.{}.{outcome}", decision.id)));
    }
    for fact in &kader.facts {
        parts.extend(answers(fact).map(|answer| format!("antwoord.{}.{answer}", fact.id)));
        parts.push(format!("antwoord.{}.{UNANSWERED}", fact.id));
    }
    for date in &kader.dates {
        parts.extend([format!("datum.{}", date.id), format!("voorbij.{}", date.id)]);
    }
    parts.extend(kader.moments.iter().map(|moment| format!("datum.{}", moment.id)));
    let gaps = kader.date_conditions.iter().filter(|condition| condition.gap.is_some());
    parts.extend(gaps.map(|condition| format!("datum.{}", condition.id)));
    parts
}

/// Where a case can go, and what it takes along. Whether the other kader has it shows only where both are at hand.
fn hand_overs(report: &mut Report, kader: &Kader, names: &Names) {
    let facts: Vec<&str> = names.facts.keys().copied().collect();
    for (i, one) in kader.hand_overs.iter().enumerate() {
        if one.kader == kader.meta.id {
            let message = format!("De overdracht `{}` gaat naar dit kader zelf.", one.id);
            report.add("own-hand-over", format!("overdracht[{i}].naar"), message, "Noem een ander kader.");
        }
        for (j, taken) in one.takes.iter().enumerate().filter(|(_, taken)| taken.option.is_none()) {
            // What is taken as it was answered here is asked here.
            let path = format!("overdracht[{i}].neemt[{j}].feit");
            reference(report, "unknown-fact", "Het feit", &taken.fact, &facts, path);
        }
    }
}

/// Each form leads to one word, or a reader would get the meaning of another.
fn forms(report: &mut Report, kader: &Kader) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (i, word) in kader.glossary.iter().enumerate() {
        spoken(report, word.voice.as_ref(), format!("woord[{i}].stem"));
        let forms = word.forms.iter().enumerate().map(|(j, form)| (format!("woord[{i}].ook[{j}]"), form));
        for (path, form) in std::iter::once((format!("woord[{i}].woord"), &word.word)).chain(forms) {
            if let Some(first) = seen.insert(form.to_lowercase(), &word.word) {
                report.add(
                    "duplicate-form",
                    path,
                    format!("`{form}` hoort al bij het woord `{first}`."),
                    "Noem elke vorm bij één woord.",
                );
            }
        }
    }
}

fn check_route(report: &mut Report, kader: &Kader, names: &Names, route: &Route, path: &str) {
    let without_kader = kader.meta.route_without_kader.as_ref() == Some(&route.id);
    if route.when.is_none() && !without_kader {
        report.add(
            "route-without-condition",
            path,
            format!("De route `{}` heeft geen `als` en wordt dus nooit bereikt.", route.id),
            "Schrijf wanneer zij geldt; alleen de route van `route-zonder-kader` heeft geen `als`.",
        );
    }
    for (j, id) in route.further.iter().enumerate() {
        let path = format!("{path}.infokaarten[{j}]");
        if route.further.iter().take(j).any(|other| other == id) {
            twice(report, path, id);
        } else {
            reference(report, "unknown-card", "De infokaart", id, &names.cards, path);
        }
    }
}

//! What is wrong with the author's lists themselves, apart from the text: unknown ids, entries that are not needed.

use std::collections::{BTreeMap, BTreeSet};

use voorcheck_rules::kader::Problem;

use crate::check::suggest;
use crate::load::{Loaded, uses};

/// Every finding about norms, reasons and choices; places by path in the kader or the account.
pub(super) fn of_lists(loaded: &Loaded) -> Vec<Problem> {
    let mut findings = Vec::new();
    norms(loaded, &mut findings);
    choices(loaded, &mut findings);
    sources(loaded, &mut findings);
    findings
}

/// Every norm is used or listed as not used, and not both.
fn norms(loaded: &Loaded, findings: &mut Vec<Problem>) {
    let entries = &loaded.register.entries;
    let uses = uses(&loaded.kader);
    let used: BTreeSet<&str> = uses.iter().map(|one| one.norm).collect();
    let mut listed: BTreeMap<&str, String> = BTreeMap::new();
    for (i, unused) in loaded.account.unused.iter().enumerate() {
        let path = format!("verantwoording.niet-gebruikt[{i}]");
        reason(&unused.reason, &path, findings);
        empty(&unused.norms, "normen", &path, findings);
        for (j, norm) in unused.norms.iter().enumerate() {
            let path = format!("{path}.normen[{j}]");
            if !entries.iter().any(|entry| entry.norm.id == *norm) {
                findings.push(unknown_norm(loaded, norm, path));
            } else if used.contains(norm.as_str()) {
                let by = uses.iter().filter(|one| one.norm == norm).count();
                let message = match by {
                    1 => format!("De norm `{norm}` wordt wel gebruikt, op 1 plaats in het kader."),
                    _ => format!("De norm `{norm}` wordt wel gebruikt, op {by} plaatsen in het kader."),
                };
                findings.push(Problem::new("used-norm", path, message, "Haal hem uit deze lijst."));
            } else if let Some(first) = listed.get(norm.as_str()) {
                let message = format!("De norm `{norm}` staat hier al: {first}.");
                findings.push(Problem::new(
                    "listed-twice",
                    path,
                    message,
                    "Noem hem één keer, met één reden.",
                ));
            } else {
                listed.insert(norm, path);
            }
        }
    }
    for (i, entry) in entries.iter().enumerate() {
        let id = entry.norm.id.as_str();
        if !used.contains(id) && !listed.contains_key(id) {
            findings.push(Problem::new(
                "unused-norm",
                format!("norm[{i}]"),
                format!("Niets in het kader rust op de norm `{id}`."),
                "Noem de norm bij een vraag, regel, signaal, actie, kaart of moment, of zet hem met de reden onder \
                 `[[niet-gebruikt]]` in `verantwoording.toml`.",
            ));
        }
    }
}

fn choices(loaded: &Loaded, findings: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for (i, choice) in loaded.account.choices.iter().enumerate() {
        let path = format!("verantwoording.keuze[{i}]");
        if !seen.insert(&choice.id) {
            let message = format!("De keuze `{}` staat er twee keer.", choice.id);
            findings.push(Problem::new(
                "listed-twice",
                format!("{path}.id"),
                message,
                "Geef elke keuze een eigen id.",
            ));
        }
        for (field, text) in [
            ("id", &choice.id),
            ("titel", &choice.title),
            ("tekst", &choice.text),
            ("lezing", &choice.reading),
            ("anders", &choice.otherwise),
        ] {
            if text.trim().is_empty() {
                findings.push(blank(field, format!("{path}.{field}")));
            }
        }
        for (j, norm) in choice.norms.iter().enumerate() {
            if !loaded.register.entries.iter().any(|entry| entry.norm.id == *norm) {
                findings.push(unknown_norm(loaded, norm, format!("{path}.normen[{j}]")));
            }
        }
    }
}

/// Reasons and sources of what is said about the text.
fn sources(loaded: &Loaded, findings: &mut Vec<Problem>) {
    let known = || loaded.kader.meta.sources.iter().map(|source| source.id.as_str());
    let mut source = |id: &str, path: &str| {
        if !known().any(|source| source == id) {
            let message = format!("De bron `{id}` bestaat niet.");
            findings.push(Problem::new(
                "unknown-source",
                format!("{path}.bron"),
                message,
                suggest::hint(id, known()),
            ));
        }
    };
    for (i, scope) in loaded.account.scopes.iter().enumerate() {
        source(&scope.source, &format!("verantwoording.bereik[{i}]"));
    }
    for (i, entry) in loaded.account.not_normative.iter().enumerate() {
        source(&entry.source, &format!("verantwoording.niet-normatief[{i}]"));
    }
    for (i, scope) in loaded.account.scopes.iter().enumerate() {
        let path = format!("verantwoording.bereik[{i}]");
        reason(&scope.reason, &path, findings);
    }
    for (i, entry) in loaded.account.not_normative.iter().enumerate() {
        let path = format!("verantwoording.niet-normatief[{i}]");
        if entry.same_as.is_empty() {
            reason(entry.reason.as_deref().unwrap_or_default(), &path, findings);
        }
        for (j, norm) in entry.same_as.iter().enumerate() {
            if !loaded.register.entries.iter().any(|entry| entry.norm.id == *norm) {
                findings.push(unknown_norm(loaded, norm, format!("{path}.hetzelfde-als[{j}]")));
            }
        }
        empty(&entry.sentences, "zinnen", &path, findings);
    }
}

fn unknown_norm(loaded: &Loaded, norm: &str, path: String) -> Problem {
    let known = loaded.register.entries.iter().map(|entry| entry.norm.id.as_str());
    Problem::new("unknown-norm", path, format!("De norm `{norm}` bestaat niet."), suggest::hint(norm, known))
}

fn reason(reason: &str, path: &str, findings: &mut Vec<Problem>) {
    if reason.trim().is_empty() {
        findings.push(blank("reden", format!("{path}.reden")));
    }
}

fn blank(field: &str, path: String) -> Problem {
    Problem::new("empty-text", path, format!("`{field}` is leeg."), "Schrijf het in een korte zin op.")
}

fn empty(list: &[String], field: &str, path: &str, findings: &mut Vec<Problem>) {
    if list.is_empty() {
        let message = format!("`{field}` is een lege lijst.");
        let path = format!("{path}.{field}");
        findings.push(Problem::new("empty-list", path, message, "Vul de lijst, of haal dit onderdeel weg."));
    }
}

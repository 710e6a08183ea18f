//! The made-up kader of `tests/kaders/mini` with questions that are judged in pairs.

use std::fs;
use std::path::{Path, PathBuf};

use super::mini;

/// A condition on pairs: "(a1 and b1) or (a2 and b2) or …".
pub fn condition(pairs: usize) -> String {
    let term = |i| format!("  {{ a{i} = \"ja\", b{i} = \"ja\" }},\n");
    format!("[\n{}]", (1..=pairs).map(term).collect::<String>())
}

/// Adds the questions of these pairs: all a's before all b's, or each pair together.
fn ask(dir: &Path, pairs: usize, apart: bool) {
    let ids: Vec<String> = if apart {
        ["a", "b"].iter().flat_map(|name| (1..=pairs).map(move |i| format!("{name}{i}"))).collect()
    } else {
        (1..=pairs).flat_map(|i| [format!("a{i}"), format!("b{i}")]).collect()
    };
    let fact = |id: &String| {
        format!(
            "\n[[feit]]\nid = \"{id}\"\nsectie = \"tuin\"\nrol = \"beslist\"\nnaam = \"Vraag {id}\"\nvraag = \"Geldt {id}?\"\n\
             optie = [{{ id = \"ja\", tekst = \"Ja\" }}, {{ id = \"nee\", tekst = \"Nee\" }}]\n"
        )
    };
    let path = dir.join("vragen.toml");
    let text = fs::read_to_string(&path).unwrap() + &ids.iter().map(fact).collect::<String>();
    fs::write(path, text).unwrap();
}

/// One criterion judges all pairs, in its first rule.
#[track_caller]
pub fn in_a_criterion(name: &str, pairs: usize, apart: bool) -> PathBuf {
    let dir = mini::copy(name);
    ask(&dir, pairs, apart);
    let from = "als = { pacht = \"ja\" }\nstatus";
    mini::edit(&dir, "regels.toml", from, &format!("als = {}\nstatus", condition(pairs)));
    let from = "als = { pacht = \"nee\" }\nstatus";
    mini::edit(&dir, "regels.toml", from, "als = { pacht = [\"ja\", \"nee\"] }\nstatus");
    dir
}

/// Each pair has a criterion of its own; only the decision judges them together.
#[track_caller]
pub fn in_a_decision(name: &str, pairs: usize) -> PathBuf {
    let dir = mini::copy(name);
    ask(&dir, pairs, true);
    let rule = |id: &str, subject: &str, status: &str| {
        format!(
            "[[criterium.regel]]\nid = \"{id}\"\nals = {{ {subject} = \"ja\" }}\nstatus = \"{status}\"\nkracht = \"hard\"\n\
             basis = \"feit\"\nreden = \"Zo is het.\"\nkort = \"zo is het\"\nnormen = [\"R-1-01\"]\n"
        )
    };
    let criterion = |i| {
        format!(
            "\n[[criterium]]\nid = \"paar-{i}\"\nbesluit = \"tuin-krijgen\"\ntitel = \"Paar {i}\"\nnormen = [\"R-1-01\"]\n\
             algemene-reden = \"Een paar.\"\n{}{}{}",
            rule("een", &format!("a{i}"), "voldaan"),
            rule("twee", &format!("b{i}"), "niet-voldaan"),
            rule("rest", &format!("a{i}"), "voldaan").replace("\"ja\"", "[\"ja\", \"nee\"]"),
        )
    };
    let path = dir.join("regels.toml");
    let text = fs::read_to_string(&path).unwrap() + &(1..=pairs).map(criterion).collect::<String>();
    fs::write(path, text).unwrap();
    dir
}

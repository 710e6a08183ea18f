//! Scenarios: cases with what a reader expects of their assessment, written by policy people.
//!
//! `kaders/*/scenarios/*.toml`, one case per file:
//!
//! ```toml
//! titel = "Eerste behandeling zonder reden"
//! beschrijving = "Nooit eerder behandeld; lichtere hulp is niet geprobeerd."
//! vertrekt-van = "basis"              # of another file of this folder: its answers, dates, vandaag and doel
//! vandaag = "2026-11-22"
//! doel = "criteria"                   # or "uitkomst", which is what an absent one means
//! gemeente = "Utrecht"                # the municipality a host page asks for
//!
//! [antwoorden]
//! eerdere-poging = "nooit-eerder"     # "geen" takes an answer of `vertrekt-van` away
//! [datums]
//! datum-melding = "2026-12-01"
//!
//! [verwacht]                          # at least one of these
//! route = "geen"                      # or the id of a route
//! uitkomst = { persoon = "past-niet", plaats = ["kan", "kan-niet"] }   # decided; still open between exactly these
//! status = { uren = "voldaan" }       # by criterion, likewise
//! beste = { persoon = "past-niet" }   # the lightest outcome still possible
//! redenen = ["eerdere-terugval/nooit-eerder"]  # among the reasons
//! normen = ["R-2.2-13"]               # mentioned by a reason, signal or action, or on the page of the route
//! signalen = []                       # among the signals
//! niet-signalen = []                  # not among them
//! tegenspraken = []                   # exactly these
//! acties = []                         # among the actions
//! volgende-vraag = "geen"             # or the id of a fact
//! relevant = []                       # exactly these facts, in order
//! dagen = { gat = 30 }                # the length of gaps; 0 for no gap
//! momenten = { besluit = "2027-01-26" }  # dates on the timeline; "geen" for none
//! ```
//!
//! In `uitkomst` and `beste` a bare value speaks about the first decision.

// Not every test uses all of it.
#![allow(dead_code)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A scenario with everything it inherits.
#[derive(Clone, Debug, Serialize)]
pub struct Scenario {
    /// Folder of its kader.
    #[serde(skip)]
    pub kader: PathBuf,
    /// Id of its kader.
    #[serde(rename = "kader")]
    pub kader_id: String,
    /// File name without extension.
    pub stem: String,
    pub title: String,
    pub today: String,
    /// `outcome` or `criteria`.
    pub target: String,
    /// `{"answers": …, "dates": …}`.
    pub input: Value,
    pub expected: Expected,
}

/// What an outcome or status is expected to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Expectation {
    Decided(String),
    Undecided(Vec<String>),
}

/// By decision, or of the first decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ByDecision<T> {
    Each(BTreeMap<String, T>),
    First(T),
}

/// What is expected of an assessment; what is absent is free.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Expected {
    pub route: Option<String>,
    pub uitkomst: Option<ByDecision<Expectation>>,
    #[serde(default)]
    pub status: BTreeMap<String, Expectation>,
    pub beste: Option<ByDecision<String>>,
    #[serde(default)]
    pub redenen: Vec<String>,
    #[serde(default)]
    pub normen: Vec<String>,
    #[serde(default)]
    pub signalen: Vec<String>,
    #[serde(default)]
    pub niet_signalen: Vec<String>,
    pub tegenspraken: Option<Vec<String>>,
    #[serde(default)]
    pub acties: Vec<String>,
    pub volgende_vraag: Option<String>,
    pub relevant: Option<Vec<String>>,
    #[serde(default)]
    pub dagen: BTreeMap<String, i64>,
    #[serde(default)]
    pub momenten: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    titel: String,
    beschrijving: String,
    vertrekt_van: Option<String>,
    vandaag: Option<String>,
    doel: Option<String>,
    gemeente: Option<String>,
    #[serde(default)]
    antwoorden: BTreeMap<String, String>,
    #[serde(default)]
    datums: BTreeMap<String, String>,
    verwacht: Expected,
}

/// Every folder in `parent` that holds a kader, by name.
pub fn kaders(parent: &str) -> Vec<PathBuf> {
    let parent = Path::new(env!("CARGO_MANIFEST_DIR")).join(parent);
    let entries = fs::read_dir(&parent).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.join("kader.toml").is_file()).collect();
    folders.sort();
    folders
}

/// The scenarios of a kader, by name.
///
/// Errors: one sentence per file that cannot be used.
pub fn read_all(kader: &Path) -> Result<Vec<Scenario>, Vec<String>> {
    let folder = kader.join("scenarios");
    let entries = fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut stems: Vec<String> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    stems.sort();
    let (mut scenarios, mut complaints) = (Vec::new(), Vec::new());
    for stem in stems {
        match read(kader, &stem) {
            Ok(scenario) => scenarios.push(scenario),
            Err(complaint) => complaints.push(format!("{stem}.toml: {complaint}")),
        }
    }
    if complaints.is_empty() { Ok(scenarios) } else { Err(complaints) }
}

fn read(kader: &Path, stem: &str) -> Result<Scenario, String> {
    let own = read_file(kader, stem)?;
    if own.verwacht == Expected::default() {
        return Err("[verwacht] is leeg; een scenario zonder verwachting bewijst niets".to_owned());
    }
    if own.titel.trim().is_empty() || own.beschrijving.trim().is_empty() {
        return Err("titel en beschrijving zijn verplicht".to_owned());
    }
    // From the file itself back to the first it starts from; nearer values win.
    let mut chain = vec![stem.to_owned()];
    let (mut answers, mut dates) = (own.antwoorden, own.datums);
    let (mut today, mut target, mut municipality) = (own.vandaag, own.doel, own.gemeente);
    let mut before = own.vertrekt_van;
    while let Some(name) = before {
        if chain.contains(&name) {
            return Err(format!("vertrekt-van komt op zichzelf uit: {} → {name}", chain.join(" → ")));
        }
        let file =
            read_file(kader, &name).map_err(|complaint| format!("vertrekt-van {name}: {complaint}"))?;
        for (id, value) in file.antwoorden {
            answers.entry(id).or_insert(value);
        }
        for (id, value) in file.datums {
            dates.entry(id).or_insert(value);
        }
        today = today.or(file.vandaag);
        target = target.or(file.doel);
        municipality = municipality.or(file.gemeente);
        before = file.vertrekt_van;
        chain.push(name);
    }
    let given = |map: BTreeMap<String, String>| {
        map.into_iter().filter(|(_, value)| value != "geen").collect::<BTreeMap<_, _>>()
    };
    let mut input = json!({ "answers": given(answers), "dates": given(dates) });
    if let Some(municipality) = municipality {
        input["municipality"] = municipality.into();
    }
    Ok(Scenario {
        kader: kader.to_owned(),
        kader_id: kader.file_name().unwrap().to_str().unwrap().to_owned(),
        stem: stem.to_owned(),
        title: own.titel,
        today: today.ok_or("vandaag ontbreekt")?,
        target: match target.as_deref() {
            None | Some("uitkomst") => "outcome".to_owned(),
            Some("criteria") => "criteria".to_owned(),
            Some(other) => return Err(format!("doel kan niet `{other}` zijn; kies uit uitkomst, criteria")),
        },
        input,
        expected: own.verwacht,
    })
}

fn read_file(kader: &Path, stem: &str) -> Result<File, String> {
    let text = fs::read_to_string(kader.join("scenarios").join(format!("{stem}.toml")))
        .map_err(|error| error.to_string())?;
    toml::from_str(&text).map_err(|error| error.to_string())
}

impl Scenario {
    /// What an assessment (its JSON) has otherwise than expected; empty when all is well.
    pub fn complaints(&self, assessment: &Value) -> Vec<String> {
        let mut complaints = Complaints::default();
        self.expected.compare(assessment, &mut complaints);
        complaints.0
    }
}

#[derive(Default)]
struct Complaints(Vec<String>);

impl Complaints {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, expected: T, found: T) {
        if expected != found {
            self.0.push(format!("{what}: verwacht {expected:?}, gevonden {found:?}"));
        }
    }

    fn has(&mut self, what: &str, expected: &[String], found: &BTreeSet<String>) {
        for one in expected.iter().filter(|one| !found.contains(*one)) {
            self.0.push(format!("{what}: {one:?} ontbreekt in {found:?}"));
        }
    }
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is a list")).iter()
}

fn words(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|word| word.as_str().unwrap().to_owned()).collect()
}

fn ids(assessment: &Value, key: &str) -> BTreeSet<String> {
    list(assessment, key).map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

/// What was found, in the form it is expected in: `value` when decided, else `possible`.
fn expectation(value: &Value, possible: &Value) -> Expectation {
    match value.as_str() {
        Some(one) => Expectation::Decided(one.to_owned()),
        None => Expectation::Undecided(words(possible)),
    }
}

impl Expected {
    fn compare(&self, assessment: &Value, complaints: &mut Complaints) {
        if let Some(route) = &self.route {
            complaints.same("route", route.as_str(), assessment["route"].as_str().unwrap_or("geen"));
        }
        self.compare_decisions(assessment, complaints);
        let page = assessment["routePage"]["cards"].as_array().into_iter().flatten();
        let norms = ["signals", "actions"]
            .into_iter()
            .flat_map(|key| list(assessment, key))
            .chain(reasons(assessment).map(|(_, reason)| reason))
            .chain(page.flat_map(|card| list(card, "points")));
        let norms: BTreeSet<String> = norms.flat_map(|item| words(&item["norms"])).collect();
        complaints.has("normen", &self.normen, &norms);
        let signals = ids(assessment, "signals");
        complaints.has("signalen", &self.signalen, &signals);
        for one in self.niet_signalen.iter().filter(|one| signals.contains(*one)) {
            complaints.0.push(format!("niet-signalen: {one:?} is er wel"));
        }
        if let Some(expected) = &self.tegenspraken {
            complaints.same(
                "tegenspraken",
                expected.iter().cloned().collect(),
                ids(assessment, "contradictions"),
            );
        }
        complaints.has("acties", &self.acties, &ids(assessment, "actions"));
        if let Some(next) = &self.volgende_vraag {
            complaints.same(
                "volgende-vraag",
                next.as_str(),
                assessment["nextQuestion"].as_str().unwrap_or("geen"),
            );
        }
        if let Some(relevant) = &self.relevant {
            complaints.same("relevant", relevant.clone(), words(&assessment["relevantQuestions"]));
        }
        let entry = |id: &str| list(assessment, "timeline").find(|entry| entry["id"] == id);
        for (id, days) in &self.dagen {
            complaints.same(
                &format!("dagen.{id}"),
                *days,
                entry(id).map_or(0, |entry| entry["days"].as_i64().unwrap_or(0)),
            );
        }
        for (id, date) in &self.momenten {
            let found = entry(id).map_or("geen", |entry| entry["date"].as_str().unwrap());
            complaints.same(&format!("momenten.{id}"), date.as_str(), found);
        }
    }

    fn compare_decisions(&self, assessment: &Value, complaints: &mut Complaints) {
        let decision = |id: Option<&str>| {
            list(assessment, "decisions")
                .find(|decision| id.is_none_or(|id| decision["id"] == id))
                .unwrap_or(&Value::Null)
        };
        for (id, expected) in each(&self.uitkomst) {
            let found = decision(id);
            let found = expectation(&found["outcome"], &found["possibleOutcomes"]);
            complaints.same(&format!("uitkomst {}", id.unwrap_or_default()), expected, &found);
        }
        for (id, expected) in each(&self.beste) {
            let found = decision(id)["bestStillPossible"].as_str().unwrap_or("geen");
            complaints.same(&format!("beste {}", id.unwrap_or_default()), expected.as_str(), found);
        }
        let criteria = || list(assessment, "decisions").flat_map(|decision| list(decision, "criteria"));
        for (id, expected) in &self.status {
            match criteria().find(|criterion| criterion["id"] == id.as_str()) {
                Some(found) => {
                    let found = expectation(&found["status"], &found["possibleStatuses"]);
                    complaints.same(&format!("status {id}"), expected, &found);
                }
                None => complaints.0.push(format!("status {id}: dat criterium is er niet")),
            }
        }
        let given = reasons(assessment)
            .map(|(criterion, reason)| format!("{criterion}/{}", reason["id"].as_str().unwrap()));
        complaints.has("redenen", &self.redenen, &given.collect());
    }
}

fn each<T>(expected: &Option<ByDecision<T>>) -> Vec<(Option<&str>, &T)> {
    match expected {
        None => Vec::new(),
        Some(ByDecision::First(one)) => vec![(None, one)],
        Some(ByDecision::Each(map)) => map.iter().map(|(id, one)| (Some(id.as_str()), one)).collect(),
    }
}

/// Every reason with the id of its criterion.
fn reasons(assessment: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let criteria = list(assessment, "decisions").flat_map(|decision| list(decision, "criteria"));
    criteria.flat_map(|criterion| {
        list(criterion, "reasons").map(|reason| (criterion["id"].as_str().unwrap(), reason))
    })
}

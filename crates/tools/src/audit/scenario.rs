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
//! ook = [{ afgekickt = "net-klaar" }] # the same is expected with these answers instead: a case more for each
//!
//! [antwoorden]
//! eerdere-poging = "nooit-eerder"     # "geen" takes an answer of `vertrekt-van` away
//! [datums]
//! datum-melding = "2026-12-01"
//!
//! [verwacht]                          # at least one of the keys of [`Expected`]
//! uitkomst = { persoon = "past-niet", plaats = ["kan", "kan-niet"] }   # decided; still open between exactly these
//! ```

mod compare;
mod exercise;
mod expected;
mod given;
mod ids;
pub mod report;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::{Serialize, Serializer};
use voorcheck_rules::assessment::{Assessment, Engine, Input, Options, Target};
use voorcheck_rules::kader::{Problem, Table, Voice};
use voorcheck_rules::{keywords, records};

use crate::load::{TextFile, canonical, reading, strays, unseen};
pub use exercise::{Exercised, Kind, exercised};
pub use expected::{ByDecision, Expectation, Expected, Ground};
pub use given::given;

/// The folder of a kader that holds its scenarios.
pub const FOLDER: &str = "scenarios";

/// Takes away an answer or date of the scenario this one starts from.
const NONE: &str = "geen";

/// A scenario with everything it inherits. Its JSON is what the tests in a browser read.
#[derive(Clone, Debug, Serialize)]
pub struct Scenario {
    /// Id of its kader: the name of its folder.
    pub kader: String,
    /// File name without extension; a further case of the file has `#2` and so on behind it.
    pub stem: String,
    /// What the case is called.
    pub title: String,
    /// The case in a few sentences.
    #[serde(skip)]
    pub description: String,
    /// The scenario it starts from, by file name without extension.
    #[serde(skip)]
    pub base: Option<String>,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
    /// Up to where relevance reaches.
    #[serde(serialize_with = "target_id")]
    pub target: Target,
    /// Answers and dates.
    pub input: Input,
    /// The answers this file gives itself; `geen` takes one of its base away.
    #[serde(skip)]
    pub own_answers: Table<String>,
    /// The dates this file gives itself.
    #[serde(skip)]
    pub own_dates: Table<String>,
    /// The answers by which a further case of the file differs from its first.
    #[serde(skip)]
    pub also: Table<String>,
    /// What is expected.
    pub expected: Expected,
    /// The file as it was read, to find the line of a mistake.
    #[serde(skip)]
    source: String,
}

impl Scenario {
    /// How to assess it.
    pub fn options(&self, voice: Voice) -> Options {
        Options { today: self.today.clone(), voice, target: self.target }
    }

    /// What an assessment in this voice has otherwise than expected, in Dutch; empty when all is well.
    pub fn complaints(&self, assessment: &Assessment, voice: Voice) -> Vec<String> {
        self.expected.complaints(assessment, voice)
    }

    /// Assesses the case; what is otherwise than expected, refused input included.
    pub fn tried(&self, engine: &Engine, voice: Voice) -> Vec<String> {
        match engine.assess(&self.input, &self.options(voice)) {
            Ok(assessment) => self.complaints(&assessment, voice),
            Err(error) => vec![format!("geweigerd: {}", error.message)],
        }
    }

    /// The name of its file, without extension.
    pub fn file(&self) -> &str {
        self.stem.split('#').next().unwrap_or_default()
    }

    /// Whether the file gives this answer itself, or says that this part is expected.
    fn names(&self, part: &Exercised) -> bool {
        let expected = &self.expected;
        match part.kind {
            Kind::Rule => expected.reasons.contains(&part.id),
            Kind::Variant => expected.says.is_some() || expected.guide.is_some(),
            Kind::Route => expected.route.as_ref() == Some(&part.id),
            Kind::Contradiction => expected.contradictions.iter().flatten().any(|id| *id == part.id),
            Kind::Signal => {
                expected.signals.iter().chain(expected.signals_more.iter().flatten()).any(|id| *id == part.id)
            }
            Kind::SourceConflict => expected.source_conflicts.iter().flatten().any(|id| *id == part.id),
            Kind::OpenStep => expected.open_steps.iter().flatten().any(|id| *id == part.id),
            Kind::HandOver => expected.hand_overs.iter().flat_map(Table::keys).any(|id| *id == part.id),
            Kind::Action => {
                expected.actions.iter().chain(expected.actions_more.iter().flatten()).any(|id| *id == part.id)
            }
            Kind::Card => expected.cards.iter().flatten().any(|id| *id == part.id),
            Kind::Moment => expected.moments.contains_key(&part.id),
            Kind::DateCondition => !self.own_dates.is_empty(),
            Kind::Answer => {
                let mut own = self.own_answers.iter().chain(&self.also);
                own.any(|(fact, answer)| part.id == format!("{fact} = {answer}"))
            }
        }
    }

    /// The place of what is expected under this key, or otherwise than expected by a complaint that starts with it:
    /// `scenarios/basis.toml:19`.
    pub fn place(&self, complaint: &str) -> String {
        let key = complaint.split([' ', ':']).next().unwrap_or_default();
        format!("{FOLDER}/{}.toml:{}", self.file(), line_with(&self.source, key))
    }

    /// A problem at the line of this file that holds `word`.
    fn problem(&self, code: &'static str, word: &str, message: String, advice: String) -> Problem {
        problem(self.file(), code, message, advice, line_with(&self.source, word))
    }

    /// A problem at the line that gives `word` under this heading.
    fn problem_given(&self, heading: &str, word: &str, code: &'static str, message: String) -> Problem {
        let lines: Vec<&str> = self.source.lines().collect();
        let from = lines.iter().position(|line| line.trim() == format!("[{heading}]")).unwrap_or(0);
        let named =
            |line: &&str| line.split('=').next().is_some_and(|name| name.trim().trim_matches('"') == word);
        let at = lines.iter().skip(from).position(named).map(|at| from + at + 1);
        let line = at.unwrap_or_else(|| line_with(&self.source, word));
        problem(self.file(), code, message, String::new(), line)
    }
}

/// The scenarios of the kader in `dir`, by name, held against the kader the engine has; none without a folder of
/// scenarios.
///
/// Errors: every problem found, with file and line. Of one file the first mistake in its values is told, and all in its
/// notation.
pub fn read(dir: &Path, engine: &Engine) -> Result<Vec<Scenario>, Vec<Problem>> {
    let folder = dir.join(FOLDER);
    let mut files = BTreeMap::new();
    let mut problems = strays(dir, FOLDER, &[], true);
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match read_file(&path, &stem) {
            Ok(file) => drop(files.insert(stem, file)),
            Err(found) => problems.extend(found),
        }
    }
    if !problems.is_empty() {
        problems.sort_by(|a, b| a.place.cmp(&b.place));
        return Err(problems);
    }
    let kader = engine.kader().meta.id.clone();
    let mut scenarios = Vec::new();
    for (stem, (source, file)) in &files {
        match inherit(&files, stem, source, file, &kader) {
            Ok(scenario) => {
                let cases = cases(scenario, &file.also);
                problems.extend(cases.iter().flat_map(|case| ids::check(case, engine)));
                scenarios.extend(cases);
            }
            Err(problem) => problems.push(problem),
        }
    }
    // What is wrong with the expectations of a file is wrong with each of its cases.
    let mut seen = BTreeSet::new();
    problems.retain(|problem| seen.insert((problem.place.clone(), problem.message.clone())));
    if problems.is_empty() { Ok(scenarios) } else { Err(problems) }
}

/// The case of a file and its further ones.
fn cases(first: Scenario, also: &[Table<String>]) -> Vec<Scenario> {
    let further = also.iter().enumerate().map(|(at, answers)| {
        let mut case = first.clone();
        case.stem = format!("{}#{}", first.stem, at + 2);
        case.also.clone_from(answers);
        for (fact, answer) in answers {
            match answer.as_str() {
                NONE => drop(case.input.answers.remove(fact)),
                _ => case.input.answers.insert(fact.clone(), answer.clone()),
            }
        }
        case
    });
    let further: Vec<Scenario> = further.collect();
    [vec![first], further].concat()
}

records! {
    /// What a file says.
    pub struct File {
        /// What the case is called.
        title: String as "titel",
        /// The case in a few sentences.
        description: String as "beschrijving",
        /// The scenario it starts from.
        base: Option<String> as "vertrekt-van" or default,
        /// Today.
        today: Option<String> as "vandaag" or default,
        /// Up to where relevance reaches.
        target: Option<Goal> as "doel" or default,
        /// The municipality a host page asks for.
        municipality: Option<String> as "gemeente" or default,
        /// The same is expected with these answers instead.
        also: Vec<Table<String>> as "ook" or default,
        /// The answers.
        answers: Table<String> as "antwoorden" or default,
        /// The dates.
        dates: Table<String> as "datums" or default,
        /// What is expected.
        expected: Expected as "verwacht",
    }
}

keywords! {
    /// Up to where relevance reaches.
    pub enum Goal {
        /// The outcome of the first main decision.
        Outcome as "uitkomst",
        /// What the page asks.
        Required as "vereist",
        /// Every criterion.
        Criteria as "criteria",
    }
}

/// The text of each file with what it says, by name without extension.
type Files = BTreeMap<String, (String, File)>;

fn read_file(path: &Path, stem: &str) -> Result<(String, File), Vec<Problem>> {
    let read = read_text(path, format!("{FOLDER}/{stem}.toml"))?;
    let file = reading::of_toml(&read, &format!("{FOLDER}.{stem}"))?;
    Ok((read.text, file))
}

fn read_text(path: &Path, shown: String) -> Result<TextFile, Vec<Problem>> {
    let Some(text) = fs::read(path).ok().and_then(canonical) else {
        let message = "Dit bestand is niet te lezen als tekst in UTF-8.";
        let advice = "Controleer de naam en de rechten, en sla het op als UTF-8.";
        return Err(vec![Problem::new("unreadable-file", FOLDER, message, advice).at(shown, 1)]);
    };
    let read = TextFile::new(shown, text);
    let unseen = unseen(&read);
    if unseen.is_empty() { Ok(read) } else { Err(unseen) }
}

/// Joins a file with all it starts from; nearer values win.
fn inherit(files: &Files, stem: &str, source: &str, own: &File, kader: &str) -> Result<Scenario, Problem> {
    let at = |code, word: &str, message: String, advice: &str| {
        problem(stem, code, message, advice.to_owned(), line_with(source, word))
    };
    if own.title.trim().is_empty() || own.description.trim().is_empty() {
        let message = "De titel of de beschrijving is leeg.".to_owned();
        return Err(at("empty-text", "titel", message, "Schrijf in gewone woorden wat dit voor geval is."));
    }
    if own.expected == Expected::default() {
        let message =
            "Onder `[verwacht]` staat niets; een scenario zonder verwachting bewijst niets.".to_owned();
        return Err(at("empty-values", "verwacht", message, "Schrijf wat de uitkomst moet zijn."));
    }
    let mut answers = own.answers.clone();
    let mut dates = own.dates.clone();
    let mut today = own.today.clone();
    let mut target = own.target;
    let mut municipality = own.municipality.clone();
    let mut chain = vec![stem.to_owned()];
    let mut before = own.base.clone();
    while let Some(name) = before {
        if chain.contains(&name) {
            let message = format!("`vertrekt-van` komt op zichzelf uit: {} → {name}.", chain.join(" → "));
            return Err(at("circular-base", "vertrekt-van", message, "Vertrek van een ander scenario."));
        }
        let Some((_, file)) = files.get(&name) else {
            let message = format!("Het scenario `{name}` bestaat niet.");
            let advice = crate::check::suggest::hint(&name, files.keys().map(String::as_str));
            return Err(at("unknown-scenario", "vertrekt-van", message, &advice));
        };
        for (own, given) in [(&mut answers, &file.answers), (&mut dates, &file.dates)] {
            for (id, value) in given.iter().filter(|(id, _)| !own.contains_key(id)).collect::<Vec<_>>() {
                own.insert(id.clone(), value.clone());
            }
        }
        today = today.or_else(|| file.today.clone());
        target = target.or(file.target);
        municipality = municipality.or_else(|| file.municipality.clone());
        before = file.base.clone();
        chain.push(name);
    }
    let Some(today) = today else {
        let message = "Er staat geen datum bij `vandaag`.".to_owned();
        return Err(at(
            "missing-field",
            "titel",
            message,
            "Schrijf bijvoorbeeld `vandaag = \"2026-11-22\"`.",
        ));
    };
    let target = match target {
        None | Some(Goal::Outcome) => Target::Outcome,
        Some(Goal::Required) => Target::Required,
        Some(Goal::Criteria) => Target::Criteria,
    };
    let compared = compared(files, own).map_err(|name| {
        let message =
            format!("Het scenario `{name}` bestaat niet, of komt via `vergeleken-met` op zichzelf uit.");
        at("unknown-scenario", &name, message, "Noem een ander scenario van dit kader.")
    })?;
    let expected = expected::whole(&compared)
        .map_err(|(word, message)| at("invalid-value", &word, message, "Verbeter de lijst."))?;
    let given = |map: Table<String>| -> Table<String> {
        map.into_iter().filter(|(_, value)| value != NONE).collect()
    };
    Ok(Scenario {
        kader: kader.to_owned(),
        stem: stem.to_owned(),
        title: own.title.trim().to_owned(),
        description: own.description.trim().to_owned(),
        base: own.base.clone(),
        today,
        target,
        input: Input { answers: given(answers), dates: given(dates), municipality },
        own_answers: own.answers.clone(),
        own_dates: own.dates.clone(),
        also: Table::default(),
        expected,
        source: source.to_owned(),
    })
}

/// The expectations of a file, of the one it is compared with, and so on.
///
/// Errors: the name of a file that is not there or that was there before.
fn compared<'f>(files: &'f Files, own: &'f File) -> Result<Vec<&'f Expected>, String> {
    let mut chain = vec![&own.expected];
    let mut file = own;
    while let Some(name) = file.expected.compared_with.as_ref().or(file.base.as_ref()) {
        let next = files.get(name).map(|(_, file)| file);
        // A chain longer than there are files goes round.
        file = next.filter(|_| chain.len() <= files.len()).ok_or_else(|| name.clone())?;
        chain.push(&file.expected);
    }
    Ok(chain)
}

fn problem(stem: &str, code: &'static str, message: String, advice: String, line: usize) -> Problem {
    Problem::new(code, format!("{FOLDER}.{stem}"), message, advice).at(format!("{FOLDER}/{stem}.toml"), line)
}

/// The line, from 1, of the last place that holds this word: what is expected stands below what is given.
fn line_with(text: &str, word: &str) -> usize {
    let holds = |line: &str| {
        line.split(|c: char| !c.is_alphanumeric() && !"-_./".contains(c)).any(|part| part == word)
    };
    let lines: Vec<&str> = text.lines().collect();
    lines.iter().rposition(|line| holds(line)).map_or(1, |at| at + 1)
}

// Serde's signature.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn target_id<S: Serializer>(target: &Target, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(target.id())
}

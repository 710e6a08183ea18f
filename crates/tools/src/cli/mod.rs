//! The command line for policy people (feature `cli`): check a kader, build its pack, read its questions, assess a
//! case. The same engine as the page, the same words, no browser.
//!
//! [`run`] is the whole program but for the process around it: arguments, today, standard input and the two outputs
//! are parameters. Exit code 0; 1 when a kader was examined and something is wrong with it, which the report on standard
//! output says; 2 when the command was refused, with a message on standard error.

mod all;
mod args;
mod batch;
mod check;
mod checklist;
mod coverage;
mod diff;
mod input;
mod keep;
mod mutate;
mod new;
mod open;
mod questions;
mod readability;
mod scenarios;
mod schema;
mod site;
mod values;
mod verify;

use std::ffi::OsString;
use std::io::{self, Read, Write};

use clap::Parser;
use maud::Markup;
use serde::Serialize;
use voorcheck_rules::assessment::{Assessment, InputError, Options, Target};
use voorcheck_rules::kader::{Kader, Problem, Voice};
use voorcheck_site::fail::Fail;
use voorcheck_takehome::code;
use voorcheck_takehome::code::CodeError;
use voorcheck_takehome::dossier::Dossier;
use voorcheck_takehome::wording;

use crate::pack;
use args::{Args, Assess, Build, Code, Command, Questions};
use open::{Opened, open_on};
use values::{FORMS, OutputFormat};

/// Exit code of a command that did what was asked.
const DONE: u8 = 0;
/// Exit code of a command that did its work and found something wrong.
const WANTING: u8 = 1;
/// Exit code of a command that was refused; nothing was written.
const REFUSED: u8 = 2;

/// What a command has to say.
pub(crate) struct Answer {
    text: String,
    code: u8,
}

impl Answer {
    /// The report of an examination; `sound` when nothing is wrong.
    fn examined(text: String, sound: bool) -> Answer {
        Answer { text, code: if sound { DONE } else { WANTING } }
    }
}

impl From<String> for Answer {
    fn from(text: String) -> Answer {
        Answer { text, code: DONE }
    }
}

/// Why a command was refused.
#[derive(Debug)]
pub(crate) struct Refusal {
    code: &'static str,
    message: String,
    path: String,
}

impl Refusal {
    fn new(code: &'static str, message: impl Into<String>, path: impl Into<String>) -> Refusal {
        Refusal { code, message: message.into(), path: path.into() }
    }

    /// All problems of a kader, one per line; the same of several places is one.
    fn of_kader(problems: &[Problem]) -> Refusal {
        let told = told_once(problems);
        let count = match told.len() {
            1 => "1 melding:".to_owned(),
            number => format!("{number} meldingen:"),
        };
        let lines: String = told.iter().map(|problem| format!("\n{problem}")).collect();
        let path = problems.first().map(|problem| problem.path.clone()).unwrap_or_default();
        Refusal::new("invalid-kader", count + &lines, path)
    }
}

/// The problems, those that say the same together at the first of their places.
fn told_once(problems: &[Problem]) -> Vec<Problem> {
    let mut told: Vec<(Problem, Vec<String>)> = Vec::new();
    for problem in problems {
        let same = |one: &Problem| {
            (one.code, &one.message, &one.advice) == (problem.code, &problem.message, &problem.advice)
        };
        match (told.iter_mut().find(|(first, _)| same(first)), &problem.place) {
            (Some((_, others)), Some((file, line))) => others.push(format!("{file}:{line}")),
            (Some(_), None) | (None, _) => told.push((problem.clone(), Vec::new())),
        }
    }
    let whole = |(problem, mut others): (Problem, Vec<String>)| {
        let own = problem.place.as_ref().map(|(file, line)| format!("{file}:{line}"));
        others.dedup();
        others.retain(|other| Some(other) != own.as_ref());
        let advice = match others.is_empty() {
            true => problem.advice,
            false => format!("{} Ook op {}.", problem.advice, others.join(", ")),
        };
        Problem { advice, ..problem }
    };
    told.into_iter().map(whole).collect()
}

impl From<InputError> for Refusal {
    fn from(error: InputError) -> Refusal {
        Refusal::new(error.code, error.message, error.path)
    }
}

impl From<Fail> for Refusal {
    fn from(fail: Fail) -> Refusal {
        Refusal::new("no-site", fail.to_string(), "")
    }
}

impl From<CodeError> for Refusal {
    fn from(error: CodeError) -> Refusal {
        Refusal::new(error.id(), wording::code_error(error), "code")
    }
}

/// The one error envelope of every surface.
#[derive(Serialize)]
struct Envelope<'a> {
    error: ErrorBody<'a>,
}

#[derive(Serialize)]
struct ErrorBody<'a> {
    code: &'a str,
    message: &'a str,
    path: &'a str,
}

/// Runs the command line.
///
/// `args` includes the program's name; `today` (`YYYY-MM-DD`) is used where `--today` is not given. Returns the exit
/// code. A reader that goes away (`kader … | head`) ends the output quietly.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    today: &str,
    stdin: &mut dyn Read,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> u8 {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) if !error.use_stderr() => return finish(stdout, &error.to_string(), DONE),
        Err(error) => return finish(stderr, &args::refused(&error), REFUSED),
    };
    let json = args.command.wants_json();
    match command(&args.command, today, stdin) {
        Ok(answer) => finish(stdout, &answer.text, answer.code),
        Err(refusal) => {
            let envelope = Envelope {
                error: ErrorBody { code: refusal.code, message: &refusal.message, path: &refusal.path },
            };
            match serde_json::to_string(&envelope) {
                Ok(line) if json => finish(stderr, &line, REFUSED),
                _ => finish(stderr, &refusal.message, REFUSED),
            }
        }
    }
}

/// Writes what there is to say. The reader may have gone away, which is not our mistake.
fn finish(output: &mut dyn Write, text: &str, code: u8) -> u8 {
    // A calendar ends its lines as RFC 5545 wants, the last one too.
    let end = if text.ends_with("\r\n") { "\r\n" } else { "\n" };
    let text = text.trim_end();
    let written = write!(output, "{text}{end}").and_then(|()| output.flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => REFUSED,
        _ => code,
    }
}

fn command(command: &Command, today: &str, stdin: &mut dyn Read) -> Result<Answer, Refusal> {
    match command {
        Command::Check(args) => check::run(args, today),
        Command::All(args) => all::run(args),
        Command::Build(args) => build(args, today).map(Answer::from),
        Command::Checklist(args) => checklist::run(args, today),
        Command::Questions(args) => list_questions(args, today).map(Answer::from),
        Command::Assess(args) => assess(args, today, stdin).map(Answer::from),
        Command::Code(args) => hand_over(args, today, stdin).map(Answer::from),
        Command::Verify(args) => verify::run(args),
        Command::Coverage(args) => coverage::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Scenarios(args) => scenarios::run(args),
        Command::Mutate(args) => mutate::run(args),
        Command::Readability(args) => readability::run(args),
        Command::Site(args) => site::run(args).map(Answer::from),
        Command::New(args) => new::run(args, today),
        Command::Schema(args) => schema::run(args),
    }
}

fn build(args: &Build, today: &str) -> Result<String, Refusal> {
    let engine = open_on(&args.kader, args.today.as_deref().unwrap_or(today))?.engine;
    let (json, sha256) = pack::to_json(engine.kader()).map_err(|problem| Refusal::of_kader(&[problem]))?;
    let out = args.out.display();
    std::fs::write(&args.out, &json).map_err(|_| {
        let message = format!("`{out}` is niet te schrijven; controleer de map en de rechten.");
        Refusal::new("unwritable-file", message, "out")
    })?;
    Ok(format!("Geschreven: {out} ({} bytes).\nControleersom: {sha256}", json.len()))
}

fn list_questions(args: &Questions, today: &str) -> Result<String, Refusal> {
    let engine = open_on(&args.kader, args.today.as_deref().unwrap_or(today))?.engine;
    let described = engine.describe(args.voice.0);
    if args.json { to_json(&described) } else { Ok(questions::text(&described)) }
}

fn assess(args: &Assess, today: &str, stdin: &mut dyn Read) -> Result<String, Refusal> {
    let given = args.answers.as_ref().map(|path| input::answers(path, stdin)).transpose()?;
    // A scenario has a day of its own.
    let own = given.as_ref().and_then(|given| given.today.clone());
    let today = args.today.clone().or(own).unwrap_or_else(|| today.to_owned());
    let Opened { engine, sha256 } = open_on(&args.kader, &today)?;
    if let Some(path) = &args.batch {
        return batch::lines(&engine, args, &today, &input::text(path, stdin, "batch")?);
    }
    let input = match &args.code {
        Some(text) => code::read(engine.kader(), &sha256, text)?,
        None => given.map(|given| given.input).unwrap_or_default(),
    };
    let options = Options { today, voice: args.voice.0, target: args.target.0 };
    let assessment = engine.assess(&input, &options)?;
    if args.json {
        return to_json(&assessment);
    }
    let dossier = Dossier {
        kader: engine.kader(),
        input: &input,
        assessment: &assessment,
        voice: options.voice,
        door: None,
        before: None,
    };
    let (text, nothing) = match &args.form {
        OutputFormat::Verslag => {
            (dossier.report() + &next_question(engine.kader(), &assessment, options.voice), "")
        }
        OutputFormat::Markdown => (dossier.markdown(), ""),
        OutputFormat::Agenda => (dossier.calendar(), "Er is geen datum die in een agenda hoort en nog komt."),
        OutputFormat::Brief => (dossier.letter(), "Dit kader heeft voor dit geval geen brief."),
        OutputFormat::Dossier => (dossier.json(), ""),
        OutputFormat::Own(id) => {
            let own = &engine.kader().forms;
            if !own.iter().any(|form| form.id == *id) {
                let known: Vec<&str> = FORMS.into_iter().chain(own.iter().map(|form| &*form.id)).collect();
                let message = format!("`{id}` is geen vorm; kies uit: {}", known.join(", "));
                return Err(Refusal::new("unknown-form", message, "form"));
            }
            (dossier.form(id), "Dit kader heeft deze vorm niet voor dit geval, of niet in deze stem.")
        }
    };
    if text.is_empty() { Err(Refusal::new("nothing-to-write", nothing, "form")) } else { Ok(text) }
}

/// What to answer next, for who fills in a case by hand.
fn next_question(kader: &Kader, assessment: &Assessment, voice: Voice) -> String {
    let fact = kader.facts.iter().find(|fact| Some(&fact.id) == assessment.next_question.as_ref());
    fact.map(|fact| format!("\nVolgende vraag: {} [{}]\n", fact.name.get(voice), fact.id)).unwrap_or_default()
}

/// The code of answers. They are assessed too, so that bad ones are refused in the same words.
fn hand_over(args: &Code, today: &str, stdin: &mut dyn Read) -> Result<String, Refusal> {
    let input::Given { input, today: own } = input::answers(&args.answers, stdin)?;
    let today = args.today.clone().or(own).unwrap_or_else(|| today.to_owned());
    let Opened { engine, sha256 } = open_on(&args.kader, &today)?;
    let options = Options { today, voice: Voice::default(), target: Target::default() };
    engine.assess(&input, &options)?;
    code::write(engine.kader(), &sha256, &input).ok_or_else(|| {
        let message =
            "Deze antwoorden passen niet in een code: een datum ligt buiten 2000 tot en met 2099, of het kader vraagt te veel.";
        Refusal::new("unwritable-answers", message, "answers")
    })
}

/// Ends like every other text.
fn to_html(markup: Markup) -> String {
    markup.into_string() + "\n"
}

fn to_json(value: &impl Serialize) -> Result<String, Refusal> {
    serde_json::to_string_pretty(value)
        .map_err(|_| Refusal::new("invalid-kader", "De uitkomst is niet als JSON te schrijven.", ""))
}

//! Answers: as JSON, from a file or another program, or as an author writes them, in a scenario.

use std::io::Read;
use std::path::Path;

use voorcheck_rules::assessment::Input;
use voorcheck_rules::kader::element::Element;
use voorcheck_rules::kader::{Problem, Table};
use voorcheck_rules::records;

use super::Refusal;
use crate::audit::scenario;
use crate::load::reading;

records! {
    /// What somebody answered, as JSON says it.
    pub struct Answered {
        /// Chosen option by fact id.
        answers: Table<String> as "answers" or default,
        /// Date by date id.
        dates: Table<String> as "dates" or default,
        /// Municipality the host page asks for.
        municipality: Option<String> as "municipality" or default,
    }

    /// A case of a batch. What it leaves out is as the options of the command say.
    pub struct Case {
        /// The answers.
        input: Answered as "input",
        /// Today.
        today: Option<String> as "today" or default,
        /// The voice.
        voice: Option<String> as "voice" or default,
        /// Up to where relevance reaches.
        target: Option<String> as "target" or default,
    }
}

/// Answers, and the day they were given for, when it is said.
pub(super) struct Given {
    pub input: Input,
    pub today: Option<String>,
}

impl From<Answered> for Input {
    fn from(answered: Answered) -> Input {
        let Answered { answers, dates, municipality } = answered;
        Input { answers, dates, municipality }
    }
}

/// Something from JSON.
///
/// Errors: `invalid-input`, with everything that is wrong, each with its path.
pub(super) fn of_json<T: Element>(json: &str) -> Result<T, Refusal> {
    reading::of_json(json).map_err(|problems: Vec<Problem>| {
        let told = |problem: &Problem| {
            let path = if problem.path.is_empty() { String::new() } else { format!("`{}`: ", problem.path) };
            format!("{path}{} {}", problem.message, problem.advice)
        };
        Refusal::new("invalid-input", problems.iter().map(told).collect::<Vec<_>>().join(" "), "")
    })
}

/// The text of a file, or (`-`) of standard input.
pub(super) fn text(path: &Path, stdin: &mut dyn Read, option: &str) -> Result<String, Refusal> {
    let unreadable = |name: &str| {
        let message = format!(
            "{name} niet te lezen; geef een scenario (`.toml`) of een JSON-bestand in UTF-8, of `-` voor de standaardinvoer."
        );
        Refusal::new("unreadable-file", message, option)
    };
    let mut json = String::new();
    if path.as_os_str() == "-" {
        stdin.read_to_string(&mut json).map_err(|_| unreadable("De standaardinvoer is"))?;
    } else {
        json = std::fs::read_to_string(path).map_err(|_| unreadable(&format!("`{}` is", path.display())))?;
    }
    Ok(json.trim_start_matches('\u{feff}').to_owned())
}

/// The answers, from a file or (`-`) from standard input. A file of TOML is a scenario, or has the answers of one.
pub(super) fn answers(path: &Path, stdin: &mut dyn Read) -> Result<Given, Refusal> {
    let unusable = |message: String| format!("De antwoorden zijn niet te gebruiken. {message}");
    if path.extension().is_some_and(|extension| extension == "toml") {
        let given = scenario::given(path).map_err(|problems| Refusal::of_kader(&problems));
        return given
            .map(|(input, today)| Given { input, today })
            .map_err(|Refusal { code, message, path }| Refusal::new(code, unusable(message), path));
    }
    let json = text(path, stdin, "answers")?;
    let answered = of_json::<Answered>(&json)
        .map_err(|Refusal { code, message, path }| Refusal::new(code, unusable(message), path))?;
    Ok(Given { input: answered.into(), today: None })
}

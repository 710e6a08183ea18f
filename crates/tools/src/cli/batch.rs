//! `kader assess --batch`: many cases in one go, for another program.

use serde::Deserialize;

use super::Refusal;
use super::args::Assess;
use super::values::{target, voice};
use crate::load::dutch;
use voorcheck_rules::assessment::{Engine, Input, Options};

/// A case on a line of its own. What it leaves out is as the options of the command say.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    input: Input,
    today: Option<String>,
    voice: Option<String>,
    target: Option<String>,
}

/// The assessment of every line, each as JSON on a line of its own. Refused at the first line that cannot be assessed.
pub(super) fn lines(engine: &Engine, args: &Assess, today: &str, text: &str) -> Result<String, Refusal> {
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        lines.push(assessed(engine, args, today, line).map_err(|Refusal { code, message, path }| {
            Refusal::new(code, format!("Regel {}: {message}", index + 1), path)
        })?);
    }
    Ok(lines.join("\n"))
}

fn assessed(engine: &Engine, args: &Assess, today: &str, line: &str) -> Result<String, Refusal> {
    let case: Case = serde_json::from_str(line).map_err(|error| {
        let fault = dutch::of_json(&error);
        Refusal::new("invalid-input", format!("{} {}", fault.message, fault.advice), "")
    })?;
    let refused = |path| move |message| Refusal::new("invalid-options", message, path);
    let voice = case.voice.as_deref().map_or(Ok(args.voice), voice).map_err(refused("voice"))?;
    let target = case.target.as_deref().map_or(Ok(args.target), target).map_err(refused("target"))?;
    let today = case.today.unwrap_or_else(|| today.to_owned());
    let assessment = engine.assess(&case.input, &Options { today, voice: voice.0, target: target.0 })?;
    serde_json::to_string(&assessment)
        .map_err(|_| Refusal::new("invalid-kader", "De uitkomst is niet als JSON te schrijven.", ""))
}

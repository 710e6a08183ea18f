//! `kader assess --batch`: many cases in one go, for another program.

use super::Refusal;
use super::args::Assess;
use super::input::{self, Case};
use super::values::{target, voice};
use voorcheck_rules::assessment::{Engine, Options};

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
    let case: Case = input::of_json(line)?;
    let refused = |path| move |message| Refusal::new("invalid-options", message, path);
    let voice = case.voice.as_deref().map_or(Ok(args.voice), voice).map_err(refused("voice"))?;
    let target = case.target.as_deref().map_or(Ok(args.target), target).map_err(refused("target"))?;
    let today = case.today.unwrap_or_else(|| today.to_owned());
    let assessment =
        engine.assess(&case.input.into(), &Options { today, voice: voice.0, target: target.0 })?;
    serde_json::to_string(&assessment)
        .map_err(|_| Refusal::new("invalid-kader", "De uitkomst is niet als JSON te schrijven.", ""))
}

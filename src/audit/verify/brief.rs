//! The examination in a few lines: what was asked, what came out.

use super::model::Verification;
use super::words::number;

/// What every report says about its numbers.
pub const NOT_CLIENTS: &str = "Alle aantallen zijn combinaties van antwoorden: een bewijs dat de regels sluiten. Zij zeggen \
     niets over cliënten. Bijna elke combinatie bevat wel een antwoord dat niet past; hoe vaak zulke antwoorden echt \
     voorkomen, is hier niet bekend en volgt er niet uit.";

/// A question of the examination and its answer.
pub struct Line {
    /// What was examined.
    pub question: &'static str,
    /// What came out.
    pub answer: String,
}

/// The results in a few lines.
pub fn brief(shown: &Verification) -> Vec<Line> {
    let sum = |numbers: &mut dyn Iterator<Item = usize>| numbers.sum::<usize>();
    let with = |codes: &[&str]| shown.findings.iter().filter(|finding| codes.contains(&finding.code)).count();
    let verdict = |good: String, wrong: usize| match wrong {
        0 => good,
        1 => "nee: 1 bevinding".to_owned(),
        wrong => format!("nee: {wrong} bevindingen"),
    };
    let rules = sum(&mut shown.criteria.iter().map(|criterion| criterion.rules.len()));
    let outcomes = sum(&mut shown.decisions.iter().map(|decision| decision.outcomes.len()));
    let deciding = shown.facts.iter().filter(|fact| fact.role == "beslist").count();
    let conditions = sum(&mut shown.conditions.iter().map(|of| of.examined));
    let dead = ["dead-route", "dead-variant", "dead-contradiction", "dead-signal", "dead-action"];
    let bad_orders = [
        "not-monotone",
        "unknown-fact",
        "unknown-value",
        "duplicate-value",
        "duplicate-order",
        "empty-rank",
        "too-few-ranks",
    ];
    let walked = shown.passes.iter().filter(|pass| pass.diagrams.is_some());
    let assignments: u128 = walked.clone().map(|pass| pass.assignments).sum();
    let skipped = shown.passes.len() - walked.count();
    let and_skipped =
        if skipped == 0 { String::new() } else { format!("; {skipped} niet gedaan, want te veel") };
    let orders = match shown.orders.len() {
        0 => "niet onderzocht: dit kader noemt geen volgorde van antwoorden".to_owned(),
        number => format!("ja, bij alle {number} vragen met een volgorde"),
    };
    let line = |question, answer| Line { question, answer };
    vec![
        line("Elke combinatie heeft een status", format!("ja, bij alle {} criteria", shown.criteria.len())),
        line(
            "Elke regel geeft ergens een reden",
            verdict(format!("ja, alle {rules} regels"), with(&["dead-rule"])),
        ),
        line(
            "Elke uitkomst komt ergens voor",
            verdict(format!("ja, alle {outcomes} uitkomsten"), with(&["unreachable-outcome"])),
        ),
        line(
            "Elke vraag die beslist, doet ergens ter zake",
            verdict(format!("ja, alle {deciding} vragen"), with(&["idle-fact"])),
        ),
        line("Een gunstiger antwoord geeft nooit een zwaardere uitkomst", verdict(orders, with(&bad_orders))),
        line(
            "Elke route, kop, tegenspraak, actie en elk signaal kan verschijnen",
            verdict(format!("ja, alle {conditions}"), with(&dead)),
        ),
        line(
            "Ook met tegenstrijdige antwoorden komt er een uitkomst",
            verdict(
                format!("ja, bij alle {} tegenspraken", shown.contradictions.each.len()),
                with(&["contradiction-fails"]),
            ),
        ),
        line(
            "Een tweede berekening zegt hetzelfde",
            verdict(
                format!("ja, bij alle {} deelantwoorden{and_skipped}", number(assignments)),
                with(&["reasoning-differs"]),
            ),
        ),
    ]
}

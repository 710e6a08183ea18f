//! The examination in a few lines: what was asked, what came out.

use super::dutch::number;
use super::model::{PassShown, Proof, Verification};

/// What every report says about its numbers.
pub const NOT_CLIENTS: &str = "Alle aantallen zijn combinaties van antwoorden: een bewijs dat de regels sluiten. Zij zeggen \
     niets over cliënten. Tellen er veel vragen mee, dan bevat bijna elke combinatie wel een antwoord dat niet past; hoe vaak \
     zulke antwoorden in het echt voorkomen, is hier niet bekend en volgt er niet uit.";

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
    let dead = sum(&mut shown.conditions.iter().map(|of| of.dead));
    let bad_orders = [
        "not-monotone",
        "unknown-fact",
        "unknown-value",
        "duplicate-value",
        "duplicate-order",
        "empty-rank",
        "too-few-ranks",
    ];
    let walked = shown.passes.iter().filter(|pass| pass.proof == Proof::EveryAssignment);
    let assignments: u128 = walked.map(|pass| pass.assignments).sum();
    let composed = shown.passes.iter().filter(|pass| pass.proof == Proof::Composition);
    let drawn: u64 = composed.clone().map(|pass| pass.drawn).sum();
    let again = match composed.count() {
        0 => yes(assignments, "deelantwoord", "deelantwoorden"),
        count => {
            let (decisions, their) = if count == 1 { ("besluit", "zijn") } else { ("besluiten", "hun") };
            format!(
                "ja, {} deelantwoorden; {count} {decisions} door samenstelling van {their} criteria, met {} getrokken \
                 deelantwoorden",
                number(assignments),
                number(drawn)
            )
        }
    };
    let orders = match shown.orders.len() {
        0 => "niet onderzocht: dit kader noemt geen volgorde van antwoorden".to_owned(),
        count => yes(count as u128, "vraag met een volgorde", "vragen met een volgorde"),
    };
    let line = |question, answer| Line { question, answer };
    vec![
        line("Elke combinatie heeft een status", yes(shown.criteria.len() as u128, "criterium", "criteria")),
        line(
            "Elke regel geeft ergens een reden",
            verdict(yes(rules as u128, "regel", "regels"), with(&["dead-rule"])),
        ),
        line(
            "Elke uitkomst komt ergens voor",
            verdict(yes(outcomes as u128, "uitkomst", "uitkomsten"), with(&["unreachable-outcome"])),
        ),
        line(
            "Elke vraag die beslist, doet ergens ter zake",
            verdict(yes(deciding as u128, "vraag", "vragen"), with(&["idle-fact"])),
        ),
        line("Een gunstiger antwoord geeft nooit een zwaardere uitkomst", verdict(orders, with(&bad_orders))),
        line(
            "Elke route en kop, en alles naast de uitkomst, kan verschijnen",
            verdict(yes(conditions as u128, "onderdeel", "onderdelen"), dead),
        ),
        line(
            "Ook met tegenstrijdige antwoorden komt er een uitkomst",
            verdict(
                yes(shown.contradictions.each.len() as u128, "tegenspraak", "tegenspraken"),
                with(&["contradiction-fails"]),
            ),
        ),
        line(
            "Een tweede berekening zegt hetzelfde",
            verdict(again, with(&["reasoning-differs", "not-walked"])),
        ),
    ]
}

/// The proof of a decision or criterion, and how much was done for it.
pub fn proof(pass: &PassShown) -> String {
    match pass.proof {
        Proof::EveryAssignment => match pass.assignments {
            1 => "het enige deelantwoord".to_owned(),
            count => format!("elk van de {} deelantwoorden", number(count)),
        },
        Proof::Composition => {
            format!("samengesteld uit zijn criteria, en {} deelantwoorden getrokken", number(pass.drawn))
        }
        Proof::None if pass.drawn > 0 => {
            format!("niet bewezen, wel {} deelantwoorden getrokken", number(pass.drawn))
        }
        Proof::None => "niet gedaan".to_owned(),
    }
}

/// "ja, 48 regels".
fn yes(count: u128, one: &str, many: &str) -> String {
    match count {
        0 => format!("niet van toepassing: geen {many}"),
        1 => format!("ja, 1 {one}"),
        count => format!("ja, {} {many}", number(count)),
    }
}

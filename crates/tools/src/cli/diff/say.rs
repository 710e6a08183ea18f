//! The sentences of a comparison, the same on paper and on a page.

use voorcheck_rules::assessment::dutch::listed;

use crate::audit::diff::model::{
    Answer, Change, ChangeKind, ConditionDifference, CriterionDifference, DecisionDifference, Difference,
    FieldChange, Named, OneSidedAnswer, OneSidedQuestion, Piece, Resting, RouteDifference, RuleRef, Side,
    Which,
};
pub use crate::audit::verify::dutch::combinations;
use crate::audit::verify::dutch::number;

/// Stands above everything: how to read the numbers.
pub const ABOUT_NUMBERS: &str = "Een combinatie is één antwoord op elke vraag waar een besluit of criterium naar kijkt. De \
     aantallen zijn precies uitgerekend over alle combinaties die beide kaders kennen, zonder steekproef. Zij bewijzen wat \
     de regels doen. Zij zeggen niets over cliënten: hoe vaak iemand in zo’n geval is, staat hier niet, en een \
     aandeel is geen kans.";

/// Stands above an example.
pub const ABOUT_EXAMPLE: &str =
    "Voorbeeld, met zo weinig mogelijk antwoorden. Wat er verder ook geantwoord wordt, dit verschil blijft:";

/// Stands where a pack was compared.
pub const ABOUT_PACKS: &str =
    "Van een pakket zijn alleen de normen in gebruik bekend; alleen die zijn vergeleken.";

/// The heading of conditions that follow something else, or changed themselves.
pub fn conditions(follows: bool) -> &'static str {
    if follows {
        "Signalen, acties en kaarten die daaruit volgen"
    } else {
        "Signalen, acties, kaarten, tegenspraken en koppen"
    }
}

/// Stands above conditions that did not change themselves.
pub const ABOUT_FOLLOWING: &str = "De voorwaarde van wat hieronder staat is in beide kaders gelijk; zij volgt een uitkomst of \
     status, en die is soms anders.";

/// The sides, as "Regionaal kader, versie 1.0.0 (id)".
pub fn side(side: &Side) -> String {
    format!("{}, versie {} ({})", side.title, side.version, side.id)
}

/// A share as a percentage, never rounded to nothing or to all.
pub fn share(share: f64) -> String {
    match share * 100.0 {
        percent if percent > 0.0 && percent < 0.01 => "minder dan 0,01 %".to_owned(),
        percent if percent < 100.0 && percent > 99.99 => "meer dan 99,99 %".to_owned(),
        percent => {
            format!("{percent:.2}").trim_end_matches('0').trim_end_matches('.').replace('.', ",") + " %"
        }
    }
}

/// What it comes to, in a few sentences.
pub fn in_short(difference: &Difference) -> Vec<String> {
    if difference.same_words && difference.same_outcomes {
        let same = "Deze twee kaders zijn gelijk: dezelfde woorden, en bij elke combinatie van antwoorden hetzelfde.";
        return vec![same.to_owned()];
    }
    let mut short: Vec<String> = Vec::new();
    if difference.same_outcomes {
        short.push(
            "Elke combinatie van antwoorden komt in beide kaders op hetzelfde uit: dezelfde uitkomsten en criteria, \
             en dezelfde signalen, acties en kaarten."
                .to_owned(),
        );
    } else {
        short.extend(difference.decisions.iter().map(decision));
        let criteria: Vec<&str> = difference
            .criteria
            .iter()
            .filter(|criterion| criterion.differing > 0)
            .map(|criterion| criterion.criterion.name.as_str())
            .collect();
        if !criteria.is_empty() {
            short.push(format!("Criteria met soms een andere status: {}.", criteria.join("; ")));
        }
        short.extend(difference.routes.as_ref().filter(|routes| routes.differing > 0).map(routes));
        if !difference.conditions.is_empty() {
            let count = difference.conditions.len();
            let follow = difference.conditions.iter().filter(|condition| condition.follows).count();
            let what = if count == 1 {
                "1 signaal, actie, kaart, tegenspraak of kop verschijnt".to_owned()
            } else {
                format!("{count} signalen, acties, kaarten, tegenspraken of koppen verschijnen")
            };
            let why = match follow {
                0 => String::new(),
                all if all == count => ", alleen doordat een uitkomst of status anders is".to_owned(),
                some => format!("; {some} daarvan alleen doordat een uitkomst of status anders is"),
            };
            short.push(format!("{what} in andere gevallen{why}."));
        }
        if !difference.one_sided.is_empty() {
            short.push(
                "Niet alle vragen en antwoorden staan in allebei; zie ‘Wat maar een van beide kent’."
                    .to_owned(),
            );
        }
    }
    if let Some(moved) = moved(difference) {
        // It belongs to the numbers: who gave such an answer is counted there as if nothing changed.
        short.insert(difference.decisions.len().min(short.len()), moved);
    }
    if !difference.resting.is_empty() {
        let parts: usize = difference.resting.iter().map(|one| one.parts.len()).sum();
        let (norms, texts) = (difference.resting.len(), RESTING);
        short.push(format!("Citaten die veranderden: {norms}. Onderdelen die erop rusten en gelijk bleven: {parts}; zie ‘{texts}’."));
    }
    let counts: Vec<String> = difference
        .changes
        .iter()
        .map(|group| format!("{} onder ‘{}’", group.changes.len(), group.title))
        .collect();
    if counts.is_empty() {
        short.push("De woorden zijn gelijk.".to_owned());
    } else {
        short.push(format!("Onderdelen die anders luiden: {}.", counts.join(", ")));
    }
    short
}

/// The heading of what rests on a quote that changed.
pub const RESTING: &str = "Wat op een veranderd citaat rust en zelf gelijk bleef";
/// Stands above that.
pub const ABOUT_RESTING: &str =
    "De zin in de bron is anders, deze onderdelen niet. Kijk bij elk of de tekst nog klopt.";

/// What rests on one norm.
pub fn resting(resting: &Resting) -> String {
    format!("{}: {}.", resting.norm, resting.parts.join(", "))
}

/// Questions and answers that kept their id and have other words: they may mean something else now.
fn moved(difference: &Difference) -> Option<String> {
    let changes = difference.changes.iter().flat_map(|group| &group.changes);
    let changed = changes.filter(|change| {
        let words = match change.what.as_str() {
            "antwoord" => "tekst",
            "vraag" => "vraag",
            _ => return false,
        };
        let field = |field: &FieldChange| field.field.split(" (").next() == Some(words);
        change.kind == ChangeKind::Changed && change.fields.iter().any(field)
    });
    let names: Vec<&str> = changed.map(|change| change.name.as_str()).collect();
    if names.is_empty() {
        return None;
    }
    Some(format!(
        "Let op: deze vragen en antwoorden houden hun id en luiden anders: {}. Betekenen zij iets anders, dan komen mensen die \
         eerst zo antwoordden nu misschien ergens anders op uit. De aantallen hier tellen dat niet mee.",
        listed(&names)
    ))
}

/// A decision in one sentence.
pub fn decision(decision: &DecisionDifference) -> String {
    let name = &decision.decision.name;
    match (decision.known_to, decision.compared) {
        (Which::From, _) => format!("{name}: dit besluit staat alleen in A en is niet te vergelijken."),
        (Which::To, _) => format!("{name}: dit besluit staat alleen in B en is niet te vergelijken."),
        (_, false) => format!(
            "{name}: niet te vergelijken, want op een van de vragen kennen A en B geen zelfde antwoord."
        ),
        _ if decision.differing == 0 => {
            format!("{name}: geen enkele van de {} heeft een andere uitkomst.", combinations(decision.cases))
        }
        _ => format!(
            "{name}: van de {} {} ({}) een andere uitkomst.",
            combinations(decision.cases),
            have(decision.differing),
            share(decision.share)
        ),
    }
}

fn have(count: u128) -> String {
    if count == 1 { "heeft er 1".to_owned() } else { format!("hebben er {}", number(count)) }
}

/// What could not be compared for a decision, if anything.
pub fn left_out(decision: &DecisionDifference) -> Option<String> {
    let said = |count: u128, whose: &str| {
        (count > 0).then(|| format!("{} met een antwoord dat alleen {whose} kent", combinations(count)))
    };
    let parts: Vec<String> =
        [said(decision.left_out_from, "A"), said(decision.left_out_to, "B")].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Niet vergeleken: {}.", listed(&parts)))
}

/// A criterion in one sentence.
pub fn criterion(criterion: &CriterionDifference) -> String {
    let name = &criterion.criterion.name;
    match (criterion.known_to, criterion.compared) {
        (Which::From, _) => format!("{name}: dit criterium staat alleen in A."),
        (Which::To, _) => format!("{name}: dit criterium staat alleen in B."),
        (_, false) => format!(
            "{name}: niet te vergelijken, want op een van de vragen kennen A en B geen zelfde antwoord."
        ),
        _ => format!(
            "{name}: van de {} van antwoorden op de eigen vragen {} ({}) een andere status.",
            combinations(criterion.cases),
            have(criterion.differing),
            share(criterion.share)
        ),
    }
}

/// Where cases go in one sentence.
pub fn routes(routes: &RouteDifference) -> String {
    format!(
        "Eigen pagina’s: van de {} op de openingsvragen {} ({}) een andere pagina.",
        combinations(routes.cases),
        have(routes.differing),
        share(routes.share)
    )
}

/// "gemeente weegt → past niet".
pub fn from_to(from: &Named, to: &Named) -> String {
    format!("{} → {}", from.name, to.name)
}

/// A route, or that the case is assessed.
pub fn route(route: Option<&Named>) -> String {
    route.map_or("gewone inschatting".to_owned(), |route| format!("‘{}’", route.name))
}

/// An answer with its question.
pub fn answer(answer: &Answer) -> String {
    match answer.question.split_once('.') {
        Some(("plan", _)) => format!("datumvoorwaarde {}: {}", answer.name, answer.text),
        // To choose an option is to answer the question.
        _ => format!("{}: {}", answer.name, answer.text),
    }
}

/// Answers on one line.
pub fn answers(answers: &[Answer]) -> String {
    if answers.is_empty() {
        return "bij elk antwoord".to_owned();
    }
    let mut said: Vec<String> = Vec::new();
    for answer in answers.iter().map(answer) {
        if !said.contains(&answer) {
            said.push(answer);
        }
    }
    said.join("; ")
}

/// A rule with its status, reason and norms.
pub fn rule(rule: Option<&RuleRef>) -> String {
    let Some(rule) = rule else { return "dit criterium bestaat hier niet".to_owned() };
    let norms: Vec<&str> = rule.norms.iter().map(|norm| norm.id.as_str()).collect();
    format!("regel `{}`: {}. {} ({})", rule.rule, rule.status.name, rule.reason, norms.join(", "))
}

/// A pair of rules in few words.
pub fn rule_pair(from: Option<&RuleRef>, to: Option<&RuleRef>) -> String {
    let one = |rule: Option<&RuleRef>| {
        rule.map_or("geen criterium".to_owned(), |rule| format!("`{}` ({})", rule.rule, rule.status.name))
    };
    format!("{} → {}", one(from), one(to))
}

/// "signaal `te-laat`".
pub fn condition(condition: &ConditionDifference) -> String {
    format!("{} `{}`", condition.kind, condition.id)
}

/// The letter of a side, and that of the other.
fn letters(which: Which) -> (&'static str, &'static str) {
    if which == Which::To { ("B", "A") } else { ("A", "B") }
}

/// A question only one of both asks.
pub fn one_sided_question(question: &OneSidedQuestion) -> String {
    let (letter, other) = letters(question.known_to);
    format!("Alleen in {letter}: de vraag ‘{}’. {other} kijkt niet naar het antwoord.", question.text)
}

/// An answer only one of both offers.
pub fn one_sided_answer(answer: &OneSidedAnswer) -> String {
    let (letter, _) = letters(answer.known_to);
    format!(
        "Alleen in {letter}: bij ‘{}’ het antwoord ‘{}’. Gevallen met dit antwoord zijn niet vergeleken.",
        answer.name, answer.text
    )
}

/// When a condition holds in one kader and not in the other; a reference when that is an example already told.
pub fn only_when(difference: &Difference, answers: &[Answer]) -> String {
    let given = |answer: &Answer| answers.iter().any(|given| self::answer(given) == self::answer(answer));
    for decision in &difference.decisions {
        for group in &decision.groups {
            let told = &group.example.answers;
            if told.is_empty() || !told.iter().all(given) {
                continue;
            }
            let known: Vec<String> = told.iter().map(answer).collect();
            let more: Vec<Answer> =
                answers.iter().filter(|answer| !known.contains(&self::answer(answer))).cloned().collect();
            let more =
                if more.is_empty() { String::new() } else { format!(", met ook {}", self::answers(&more)) };
            let (from, to) = (&group.from, &group.to);
            return format!("in het voorbeeld bij {} ({}){more}", decision.decision.name, from_to(from, to));
        }
    }
    format!("als {}", self::answers(answers))
}

/// What happened to a part, with its name.
pub fn change(change: &Change) -> String {
    let kind = match change.kind {
        ChangeKind::Added => "Nieuw in B",
        ChangeKind::Gone => "Alleen in A",
        ChangeKind::Changed => "Anders",
        ChangeKind::Renumbered => "Zelfde woorden, ander id",
        ChangeKind::Reordered => "Andere volgorde",
    };
    format!("{kind}: {}", change.name)
}

/// The name of a field, as readers know it.
pub fn field(field: &str) -> String {
    let name = field.replace(['-', '.'], " ");
    if name == "als" { "voorwaarde".to_owned() } else { name }
}

/// Whether two texts have so little in common that both read better whole.
pub fn mostly_other_words(pieces: &[Piece]) -> bool {
    let words = |of: &dyn Fn(Which) -> bool| {
        let pieces = pieces.iter().filter(|piece| of(piece.of));
        pieces.map(|piece| piece.text.split_whitespace().count()).sum::<usize>()
    };
    words(&|of| of == Which::Both) * 2 < words(&|of| of != Which::Both)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_to_nothing_or_to_all() {
        assert_eq!(share(0.0), "0 %");
        assert_eq!(share(0.5), "50 %");
        assert_eq!(share(0.012345), "1,23 %");
        assert_eq!(share(1e-9), "minder dan 0,01 %");
        assert_eq!(share(0.999_999), "meer dan 99,99 %");
        assert_eq!(share(1.0), "100 %");
    }
}

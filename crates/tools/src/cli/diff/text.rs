//! A comparison on paper.

use super::say;
use crate::audit::diff::model::{
    Change, ChangeKind, ConditionDifference, Difference, Example, FieldChange, OutcomeGroup, Piece, RulePair,
    StatusGroup, Which,
};
use crate::cli::paper::Paper;

/// The comparison as a page of text.
pub fn page(difference: &Difference) -> String {
    let mut paper = Paper::default();
    paper.title("Verschil tussen twee kaders");
    paper.paragraph("A  ", &say::side(&difference.from));
    paper.paragraph("B  ", &say::side(&difference.to));
    paper.heading("In het kort");
    for line in say::in_short(difference) {
        paper.paragraph("- ", &line);
    }
    if !(difference.same_words && difference.same_outcomes) {
        paper.gap();
        paper.paragraph("", say::ABOUT_NUMBERS);
        decisions(&mut paper, difference);
        criteria(&mut paper, difference);
        routes(&mut paper, difference);
        conditions(&mut paper, difference, false);
        one_sided(&mut paper, difference);
        changes(&mut paper, difference);
        conditions(&mut paper, difference, true);
    }
    paper.heading("Wat vergeleken is");
    if !difference.whole_register {
        paper.paragraph("", say::ABOUT_PACKS);
    }
    paper.paragraph("A  ", &format!("Controleersom {}", difference.from.sha256));
    paper.paragraph("B  ", &format!("Controleersom {}", difference.to.sha256));
    paper.into_text()
}

fn decisions(paper: &mut Paper, difference: &Difference) {
    for decision in &difference.decisions {
        if decision.groups.is_empty() && say::left_out(decision).is_none() {
            continue;
        }
        paper.heading(&format!("Besluit {}", decision.decision.name));
        paper.paragraph("", &say::decision(decision));
        if let Some(left_out) = say::left_out(decision) {
            paper.paragraph("", &left_out);
        }
        for group in &decision.groups {
            outcome_group(paper, group);
        }
    }
}

fn outcome_group(paper: &mut Paper, group: &OutcomeGroup) {
    let count = format!("{} ({})", say::combinations(group.count), say::share(group.share));
    paper.gap();
    paper.paragraph("* ", &format!("{}: {count}", say::from_to(&group.from, &group.to)));
    example(paper, &group.example);
    if group.responsible.is_empty() {
        paper.paragraph(
            "  ",
            "De criteria geven in dit voorbeeld dezelfde status; het besluit zelf is anders.",
        );
    } else {
        paper.paragraph("  ", "Dit komt in het voorbeeld door:");
    }
    for rules in &group.responsible {
        rule_pair(paper, rules);
    }
    if !group.causes.is_empty() {
        paper.paragraph(
            "  ",
            "Regels die in deze groep een andere status geven (soms meer dan een tegelijk):",
        );
    }
    for cause in &group.causes {
        let rules = say::rule_pair(cause.rules.from.as_ref(), cause.rules.to.as_ref());
        let name = &cause.rules.criterion.name;
        paper.paragraph("  - ", &format!("{name}: {rules}: {}", say::combinations(cause.count)));
    }
}

fn example(paper: &mut Paper, example: &Example) {
    paper.paragraph("  ", say::ABOUT_EXAMPLE);
    if example.answers.is_empty() {
        paper.paragraph("  - ", "bij elk antwoord");
    }
    for answer in &example.answers {
        paper.paragraph("  - ", &say::answer(answer));
    }
    if !example.rest.is_empty() {
        paper.paragraph("  ", &format!("Voor een volledig geval: {}.", say::answers(&example.rest)));
    }
}

fn rule_pair(paper: &mut Paper, rules: &RulePair) {
    paper.paragraph("  - ", &format!("{}:", rules.criterion.name));
    paper.paragraph("    A  ", &say::rule(rules.from.as_ref()));
    paper.paragraph("    B  ", &say::rule(rules.to.as_ref()));
}

fn criteria(paper: &mut Paper, difference: &Difference) {
    let differing: Vec<_> = difference.criteria.iter().filter(|c| c.differing > 0 || !c.compared).collect();
    if differing.is_empty() {
        return;
    }
    paper.heading("Criteria met een andere status");
    for criterion in differing {
        paper.gap();
        paper.paragraph("", &say::criterion(criterion));
        for group in &criterion.groups {
            status_group(paper, group);
        }
    }
}

fn status_group(paper: &mut Paper, group: &StatusGroup) {
    paper.paragraph(
        "* ",
        &format!("{}: {}", say::from_to(&group.from, &group.to), say::combinations(group.count)),
    );
    for change in &group.rules {
        paper.paragraph("  - ", &format!("Als {}:", say::answers(&change.example.answers)));
        paper.paragraph("    A  ", &say::rule(change.rules.from.as_ref()));
        paper.paragraph("    B  ", &say::rule(change.rules.to.as_ref()));
    }
}

fn routes(paper: &mut Paper, difference: &Difference) {
    let Some(routes) = difference.routes.as_ref().filter(|routes| routes.differing > 0) else { return };
    paper.heading("Eigen pagina’s");
    paper.paragraph("", &say::routes(routes));
    for group in &routes.groups {
        let (from, to) = (say::route(group.from.as_ref()), say::route(group.to.as_ref()));
        paper.paragraph("* ", &format!("{from} → {to}: {}", say::combinations(group.count)));
        paper.paragraph("  ", &format!("Bijvoorbeeld als {}.", say::answers(&group.example.answers)));
    }
}

/// Conditions that changed themselves, or those that follow what else changed.
fn conditions(paper: &mut Paper, difference: &Difference, follows: bool) {
    let conditions: Vec<_> = difference.conditions.iter().filter(|one| one.follows == follows).collect();
    if conditions.is_empty() {
        return;
    }
    paper.heading(say::conditions(follows));
    if follows {
        paper.paragraph("", say::ABOUT_FOLLOWING);
    }
    for condition in conditions {
        self::condition(paper, difference, condition);
    }
}

fn condition(paper: &mut Paper, difference: &Difference, condition: &ConditionDifference) {
    paper.paragraph("- ", &format!("{}: {}", say::condition(condition), condition.text));
    for (letter, answers) in [("A", &condition.only_in_from), ("B", &condition.only_in_to)] {
        if let Some(answers) = answers {
            paper.paragraph("  ", &format!("Alleen in {letter} {}.", say::only_when(difference, answers)));
        }
    }
}

fn one_sided(paper: &mut Paper, difference: &Difference) {
    if difference.one_sided.is_empty() {
        return;
    }
    paper.heading("Wat maar een van beide kent");
    for question in &difference.one_sided.questions {
        paper.paragraph("- ", &say::one_sided_question(question));
    }
    for answer in &difference.one_sided.answers {
        paper.paragraph("- ", &say::one_sided_answer(answer));
    }
}

fn changes(paper: &mut Paper, difference: &Difference) {
    for group in &difference.changes {
        paper.heading(group.title);
        if group.changes.iter().flat_map(|change| &change.fields).any(|field| !field.pieces.is_empty()) {
            paper.paragraph("", "[-Zo-] staat wat alleen in A staat, {+zo+} wat alleen in B staat.");
        }
        for change in &group.changes {
            self::change(paper, change);
        }
    }
}

fn change(paper: &mut Paper, change: &Change) {
    paper.gap();
    paper.paragraph("- ", &say::change(change));
    for field in &change.fields {
        match (change.kind, field.from.as_ref().or(field.to.as_ref())) {
            (ChangeKind::Added | ChangeKind::Gone, Some(only)) => {
                paper.paragraph("  ", &format!("{}: {only}", say::field(&field.field)));
            }
            _ => self::field(paper, field),
        }
    }
}

fn field(paper: &mut Paper, field: &FieldChange) {
    // Columns within which two whole values read better on one line.
    const ONE_LINE: usize = 70;
    let name = say::field(&field.field);
    match (&field.from, &field.to) {
        (Some(from), Some(to)) if say::mostly_other_words(&field.pieces) => {
            if from.len() + to.len() < ONE_LINE {
                paper.paragraph("  ", &format!("{name}: {from} → {to}"));
            } else {
                paper.paragraph("  ", &format!("{name}:"));
                paper.paragraph("    A  ", from);
                paper.paragraph("    B  ", to);
            }
        }
        (Some(_), Some(_)) => {
            paper.paragraph("  ", &format!("{name}: {}", marked(&field.pieces)));
        }
        (Some(only), None) => paper.paragraph("  ", &format!("{name}, alleen in A: {only}")),
        (None, Some(only)) => paper.paragraph("  ", &format!("{name}, alleen in B: {only}")),
        (None, None) => {}
    }
}

/// The words of both, with marks around what is in one of them.
fn marked(pieces: &[Piece]) -> String {
    let mark = |piece: &Piece| {
        let (open, close) = match piece.of {
            Which::From => ("[-", "-]"),
            Which::To => ("{+", "+}"),
            Which::Both => return piece.text.clone(),
        };
        let words = piece.text.trim();
        let (before, after) = piece.text.split_once(words).unwrap_or_default();
        if words.is_empty() { piece.text.clone() } else { format!("{before}{open}{words}{close}{after}") }
    };
    pieces.iter().map(mark).collect()
}

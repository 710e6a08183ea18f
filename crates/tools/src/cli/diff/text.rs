//! A comparison as a page of text.

use voorcheck_takehome::sheet::{Format, Sheet};

use super::say;
use crate::audit::diff::model::{
    Change, ChangeKind, ConditionDifference, Difference, Example, FieldChange, OutcomeGroup, Piece, RulePair,
    StatusGroup, Which,
};

/// The comparison as a page of text.
pub fn page(difference: &Difference) -> String {
    let mut sheet = Sheet::new(Format::Report);
    sheet.heading(true, &["Verschil tussen twee kaders"]);
    sheet.behind("A  ", &say::side(&difference.from));
    sheet.behind("B  ", &say::side(&difference.to));
    sheet.heading(false, &["In het kort"]);
    for line in say::in_short(difference) {
        sheet.point(&[&line]);
    }
    if !(difference.same_words && difference.same_outcomes) {
        sheet.paragraph(say::ABOUT_NUMBERS);
        decisions(&mut sheet, difference);
        criteria(&mut sheet, difference);
        routes(&mut sheet, difference);
        conditions(&mut sheet, difference, false);
        one_sided(&mut sheet, difference);
        resting(&mut sheet, difference);
        changes(&mut sheet, difference);
        conditions(&mut sheet, difference, true);
    }
    sheet.heading(false, &["Wat vergeleken is"]);
    if !difference.whole_register {
        sheet.behind("", say::ABOUT_PACKS);
    }
    sheet.behind("A  ", &format!("Controleersom {}", difference.from.sha256));
    sheet.behind("B  ", &format!("Controleersom {}", difference.to.sha256));
    sheet.into_text()
}

fn decisions(sheet: &mut Sheet, difference: &Difference) {
    for decision in &difference.decisions {
        if decision.groups.is_empty() && say::left_out(decision).is_none() {
            continue;
        }
        sheet.heading(false, &[&format!("Besluit {}", decision.decision.name)]);
        sheet.behind("", &say::decision(decision));
        if let Some(left_out) = say::left_out(decision) {
            sheet.behind("", &left_out);
        }
        for group in &decision.groups {
            outcome_group(sheet, group);
        }
    }
}

fn outcome_group(sheet: &mut Sheet, group: &OutcomeGroup) {
    let count = format!("{} ({})", say::combinations(group.count), say::share(group.share));
    sheet.gap();
    sheet.behind("* ", &format!("{}: {count}", say::from_to(&group.from, &group.to)));
    example(sheet, &group.example);
    if group.responsible.is_empty() {
        sheet.behind("  ", "De criteria geven in dit voorbeeld dezelfde status; het besluit zelf is anders.");
    } else {
        sheet.behind("  ", "Dit komt in het voorbeeld door:");
    }
    for rules in &group.responsible {
        rule_pair(sheet, rules);
    }
    if !group.causes.is_empty() {
        sheet.behind("  ", "Regels die in deze groep een andere status geven (soms meer dan een tegelijk):");
    }
    for cause in &group.causes {
        let rules = say::rule_pair(cause.rules.from.as_ref(), cause.rules.to.as_ref());
        let name = &cause.rules.criterion.name;
        sheet.behind("  - ", &format!("{name}: {rules}: {}", say::combinations(cause.count)));
    }
}

fn example(sheet: &mut Sheet, example: &Example) {
    sheet.behind("  ", say::ABOUT_EXAMPLE);
    if example.answers.is_empty() {
        sheet.behind("  - ", "bij elk antwoord");
    }
    for answer in &example.answers {
        sheet.behind("  - ", &say::answer(answer));
    }
    if !example.rest.is_empty() {
        sheet.behind("  ", &format!("Voor een volledig geval: {}.", say::answers(&example.rest)));
    }
}

fn rule_pair(sheet: &mut Sheet, rules: &RulePair) {
    sheet.behind("  - ", &format!("{}:", rules.criterion.name));
    sheet.behind("    A  ", &say::rule(rules.from.as_ref()));
    sheet.behind("    B  ", &say::rule(rules.to.as_ref()));
}

fn criteria(sheet: &mut Sheet, difference: &Difference) {
    let differing: Vec<_> = difference.criteria.iter().filter(|c| c.differing > 0 || !c.compared).collect();
    if differing.is_empty() {
        return;
    }
    sheet.heading(false, &["Criteria met een andere status"]);
    for criterion in differing {
        sheet.paragraph(&say::criterion(criterion));
        for group in &criterion.groups {
            status_group(sheet, group);
        }
    }
}

fn status_group(sheet: &mut Sheet, group: &StatusGroup) {
    sheet.behind(
        "* ",
        &format!("{}: {}", say::from_to(&group.from, &group.to), say::combinations(group.count)),
    );
    for change in &group.rules {
        sheet.behind("  - ", &format!("Als {}:", say::answers(&change.example.answers)));
        sheet.behind("    A  ", &say::rule(change.rules.from.as_ref()));
        sheet.behind("    B  ", &say::rule(change.rules.to.as_ref()));
    }
}

fn routes(sheet: &mut Sheet, difference: &Difference) {
    let Some(routes) = difference.routes.as_ref().filter(|routes| routes.differing > 0) else { return };
    sheet.heading(false, &["Eigen pagina’s"]);
    sheet.behind("", &say::routes(routes));
    for group in &routes.groups {
        let (from, to) = (say::route(group.from.as_ref()), say::route(group.to.as_ref()));
        sheet.behind("* ", &format!("{from} → {to}: {}", say::combinations(group.count)));
        sheet.behind("  ", &format!("Bijvoorbeeld als {}.", say::answers(&group.example.answers)));
    }
}

/// Conditions that changed themselves, or those that follow what else changed.
fn conditions(sheet: &mut Sheet, difference: &Difference, follows: bool) {
    let conditions: Vec<_> = difference.conditions.iter().filter(|one| one.follows == follows).collect();
    if conditions.is_empty() {
        return;
    }
    sheet.heading(false, &[say::conditions(follows)]);
    if follows {
        sheet.behind("", say::ABOUT_FOLLOWING);
    }
    for condition in conditions {
        self::condition(sheet, difference, condition);
    }
}

fn condition(sheet: &mut Sheet, difference: &Difference, condition: &ConditionDifference) {
    sheet.point(&[&format!("{}: {}", say::condition(condition), condition.text)]);
    for (letter, answers) in [("A", &condition.only_in_from), ("B", &condition.only_in_to)] {
        if let Some(answers) = answers {
            sheet.behind("  ", &format!("Alleen in {letter} {}.", say::only_when(difference, answers)));
        }
    }
}

fn one_sided(sheet: &mut Sheet, difference: &Difference) {
    if difference.one_sided.is_empty() {
        return;
    }
    sheet.heading(false, &["Wat maar een van beide kent"]);
    for question in &difference.one_sided.questions {
        sheet.point(&[&say::one_sided_question(question)]);
    }
    for answer in &difference.one_sided.answers {
        sheet.point(&[&say::one_sided_answer(answer)]);
    }
}

fn resting(sheet: &mut Sheet, difference: &Difference) {
    if difference.resting.is_empty() {
        return;
    }
    sheet.heading(false, &[say::RESTING]);
    sheet.behind("", say::ABOUT_RESTING);
    for one in &difference.resting {
        sheet.point(&[&say::resting(one)]);
    }
}

fn changes(sheet: &mut Sheet, difference: &Difference) {
    for group in &difference.changes {
        sheet.heading(false, &[group.title]);
        if group.changes.iter().flat_map(|change| &change.fields).any(|field| !field.pieces.is_empty()) {
            sheet.behind("", "[-Zo-] staat wat alleen in A staat, {+zo+} wat alleen in B staat.");
        }
        for change in &group.changes {
            self::change(sheet, change);
        }
    }
}

fn change(sheet: &mut Sheet, change: &Change) {
    sheet.gap();
    sheet.point(&[&say::change(change)]);
    for field in &change.fields {
        match (change.kind, field.from.as_ref().or(field.to.as_ref())) {
            (ChangeKind::Added | ChangeKind::Gone, Some(only)) => {
                sheet.behind("  ", &format!("{}: {only}", say::field(&field.field)));
            }
            _ => self::field(sheet, field),
        }
    }
}

fn field(sheet: &mut Sheet, field: &FieldChange) {
    // Columns within which two whole values read better on one line.
    const ONE_LINE: usize = 70;
    let name = say::field(&field.field);
    match (&field.from, &field.to) {
        (Some(from), Some(to)) if say::mostly_other_words(&field.pieces) => {
            if from.len() + to.len() < ONE_LINE {
                sheet.behind("  ", &format!("{name}: {from} → {to}"));
            } else {
                sheet.behind("  ", &format!("{name}:"));
                sheet.behind("    A  ", from);
                sheet.behind("    B  ", to);
            }
        }
        (Some(_), Some(_)) => {
            sheet.behind("  ", &format!("{name}: {}", marked(&field.pieces)));
        }
        (Some(only), None) => sheet.behind("  ", &format!("{name}, alleen in A: {only}")),
        (None, Some(only)) => sheet.behind("  ", &format!("{name}, alleen in B: {only}")),
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

//! Where the text points, over all reasons of an outcome, as a function of the answers.

use voorcheck_rules::decision::{Diagrams, Ref};
use voorcheck_rules::kader::model::{Points, Rule};

/// Where a rule points; one that says nothing points to neither side.
pub fn points(rule: &Rule) -> Points {
    rule.direction.as_ref().map_or(Points::Open, |direction| direction.points)
}

/// Where the reasons of an outcome together point to `to`. Each reason comes with where it points and with the answers that
/// give it; the function speaks of the cases that have the outcome, in which there is one.
pub fn pointing(diagrams: &mut Diagrams, reasons: &[(Points, Ref)], to: Points) -> Ref {
    if to == Points::Open {
        let lighter = pointing(diagrams, reasons, Points::Lighter);
        let heavier = pointing(diagrams, reasons, Points::Heavier);
        let either = diagrams.or(lighter, heavier);
        return diagrams.not(either);
    }
    let elsewhere = reasons.iter().filter(|(points, _)| *points != to);
    let elsewhere = elsewhere.fold(Ref::FALSE, |all, (_, given)| diagrams.or(all, *given));
    diagrams.not(elsewhere)
}
